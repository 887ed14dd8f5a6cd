"""An agreement as the matcher reads it: words, concepts, statements and norms.

To the concepts of the lexicons come those of the contract itself: its names for the two
parties, and its defined terms, which carry what their definitions name ("Applicable Privacy
Laws" is a mention of the CCPA when its definition names the CCPA).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from contractscan.language.concepts import ConceptFinder, Hit
from contractscan.language.tokens import Reading, read
from contractscan.matching.contract_terms import party_hits, term_hits
from contractscan.matching.norms import Norm, find_norms
from contractscan.matching.precedence import Precedence, read_precedence
from contractscan.matching.purposes import purpose_words
from contractscan.matching.statements import (
    Statement,
    build_statements,
    heading_hits,
)
from contractscan.matching.terms import terms_of
from contractscan.rules.suggestions import Terms
from contractscan.structure.agreement import Agreement


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """An agreement, read.

    Attributes:
        agreement: Clauses, parties and definitions.
        reading: Words of the document.
        statements: In text order.
        norms: In text order.
        by_concept: For each concept the norms in whose sentence it occurs.
        by_clause: Index of a clause -> the concepts in its sentences.
        purposes: Index of a statement that names a purpose -> number of its telling words.
        precedence: Which parts win where clauses conflict.
        terms: What it calls the parties, the personal information and itself.
    """

    agreement: Agreement
    reading: Reading
    statements: tuple[Statement, ...]
    norms: tuple[Norm, ...]
    by_concept: Mapping[str, tuple[int, ...]]
    by_clause: Mapping[int, frozenset[str]]
    purposes: Mapping[int, int]
    precedence: Precedence
    terms: Terms

    def near(self, statement: Statement) -> frozenset[str]:
        """Return the concepts in and around a statement.

        They are those of its clause, of the clause or the whole list before, and of the
        headings above.
        """
        index = statement.clause.index
        clauses = self.agreement.clauses
        before = clauses[index - 1] if index else statement.clause
        in_list = before.parent is not None and not clauses[before.parent].is_heading
        first = before.parent if in_list and before.parent is not None else before.index
        around = (self.by_clause.get(i, frozenset()) for i in range(first, index + 1))
        return statement.heading_concepts.union(*around)


_SUBPROCESSORS = frozenset({"party-subprocessor", "subprocessor", "subprocessor-ensure"})


def _without_vendor_as_subprocessor(hits: Iterable[Hit], parties: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out that a vendor whom the contract calls "Subcontractor" is one of the vendor's."""
    vendor = {hit.start for hit in parties if hit.concept == "party-vendor"}
    return (hit for hit in hits if hit.concept not in _SUBPROCESSORS or hit.start not in vendor)


def read_for_matching(
    agreement: Agreement, finder: ConceptFinder, generic_words: frozenset[str]
) -> ReadAgreement:
    """Return an agreement with its concepts, statements and norms.

    Args:
        agreement: What the structure layer found.
        finder: The compiled lexicons.
        generic_words: Words that do not make a purpose specific.
    """
    reading = read(agreement.document.text, finder.known_words | generic_words)
    parties = party_hits(agreement, reading)
    hits = sorted([*_without_vendor_as_subprocessor(finder.find(reading), parties), *parties])
    hits = sorted({*hits, *term_hits(agreement, reading, hits)})
    statements = build_statements(agreement, reading, hits)
    norms = tuple(find_norms(statements))
    by_concept: dict[str, list[int]] = defaultdict(list)
    for number, norm in enumerate(norms):
        for concept in norm.statement.concepts:
            by_concept[concept].append(number)
    by_clause: dict[int, frozenset[str]] = defaultdict(frozenset)
    for statement in statements:
        by_clause[statement.clause.index] |= statement.concepts
    frozen = {concept: tuple(numbers) for concept, numbers in by_concept.items()}
    purposes = purpose_words(
        agreement, reading, statements, heading_hits(agreement, reading, hits), generic_words
    )
    return ReadAgreement(
        agreement=agreement,
        reading=reading,
        statements=statements,
        norms=norms,
        by_concept=frozen,
        by_clause=dict(by_clause),
        purposes=purposes,
        precedence=read_precedence(agreement, statements),
        terms=terms_of(agreement, statements),
    )
