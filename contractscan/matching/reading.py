"""An agreement as the matcher reads it: words, concepts, statements and norms.

To the concepts of the lexicons come those of the contract itself: its names for the two
parties, and its defined terms, which carry what their definitions name ("Applicable Privacy
Laws" is a mention of the CCPA when its definition names the CCPA).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from contractscan.document import Span
from contractscan.language.concepts import ConceptFinder, Hit
from contractscan.language.tokens import Reading, read
from contractscan.matching.items import HitIndex, word_range
from contractscan.matching.norms import Norm, find_norms
from contractscan.matching.precedence import Precedence, read_precedence
from contractscan.matching.purposes import purpose_words
from contractscan.matching.statements import (
    Statement,
    build_statements,
    heading_hits,
)
from contractscan.structure.agreement import Agreement

_LAW_TERM = re.compile(
    r"law|legislation|regulation|requirement|\bacts?\b|rules|ccpa|cpra", re.IGNORECASE
)
_DATA_TERM = re.compile(
    r"data\b|information|content|\bpi\b|\bpii\b|records|materials", re.IGNORECASE
)
_ACT_TERM = re.compile(
    r"process|\bacts?\b|\buses?\b|disclosure|activit|\bsale\b|restricted|prohibited|restriction|prohibition",
    re.IGNORECASE,
)
_PEOPLE_TERM = re.compile(r"person\b|individual|resident|consumer|subject\b|user", re.IGNORECASE)
_CARRIED_BY = (
    (_LAW_TERM, ("ccpa", "us-privacy-law", "european-law", "privacy-law", "any-country-law")),
    (_DATA_TERM, ("personal-information", "european-data")),
    (_PEOPLE_TERM, ("european-data",)),
    (
        _ACT_TERM,
        (
            "retain",
            "use",
            "disclose",
            "sell",
            "share-for-advertising",
            "combine",
            "other-source",
            "own-interaction",
            "other-purpose",
            "commercial-purpose",
            "outside-direct-relationship",
        ),
    ),
)


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
    """

    agreement: Agreement
    reading: Reading
    statements: tuple[Statement, ...]
    norms: tuple[Norm, ...]
    by_concept: Mapping[str, tuple[int, ...]]
    by_clause: Mapping[int, frozenset[str]]
    purposes: Mapping[int, int]
    precedence: Precedence

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
    hits = finder.find(reading)
    hits += _party_hits(agreement, reading)
    hits = _in_order(set(hits + _definition_hits(agreement, reading, _in_order(hits))))
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
    )


def _in_order(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=attrgetter("start", "end", "concept"))


_ARTICLES = frozenset({"the", "a", "an", "each", "any", "such", "its", "our", "their", "as"})
_PRONOUNS = frozenset({"we", "us", "you", "We", "Us", "You"})
_COMPOUNDS = frozenset(
    "purpose purposes day days relationship data information personal hours needs operations "
    "contact contacts records activities interests".split()
)


def _party_hits(agreement: Agreement, reading: Reading) -> list[Hit]:
    """Return where the contract's names for the two parties stand."""
    names = {
        **dict.fromkeys(agreement.parties.business, "party-business"),
        **dict.fromkeys(agreement.parties.vendor, "party-vendor"),
    }
    for name in [name for name in names if name in _PRONOUNS]:
        names.setdefault(name.capitalize(), names[name])
    text = agreement.document.text
    found = list(_occurrences(text, reading, names))
    hits = [
        Hit(start, end, names[name])
        for name, start, end in found
        if _speaks_of_party(name, text, reading, start, end)
    ]
    # "Shipper Data": what the contract calls by the name of the business is what it hands over.
    hits += [
        Hit(start, end + 1, "personal-information")
        for name, start, end in found
        if names[name] == "party-business"
        and name.lower() not in _PRONOUNS
        and "data" in reading.words[end : end + 1]
    ]
    return hits


_WHAT_IS_KEPT = frozenset({"data", "information", "content"})
# "Client data is not sold" speaks of data, "give Client information about it" of Client.
_HANDING_OVER = frozenset(
    "give gives giving provide provides providing send sends sending furnish supply offer show "
    "deliver to from for with by".split()
)


def _speaks_of_party(name: str, text: str, reading: Reading, start: int, end: int) -> bool:
    """Return whether a name stands for the party and not in "direct business relationship"."""
    if name in _PRONOUNS:
        return True
    following = reading.words[end] if end < len(reading.words) else ""
    if name[0].islower():
        before = reading.words[start - 1] if start else ""
        return before in _ARTICLES and following not in _COMPOUNDS
    if not following:
        return True
    if following in _WHAT_IS_KEPT and reading.words[start - 1] not in _HANDING_OVER:
        return False
    if not name[-1].islower():
        return True
    # "Customer Personal Data", "Business Day": part of another term.
    beside = reading.starts[end] == reading.ends[end - 1] + 1
    return not (beside and text[reading.starts[end]].isupper() and following not in _VERBS)


_VERBS = frozenset({"shall", "will", "may", "must", "is", "and", "or", "agrees", "acknowledges"})


def _definition_hits(agreement: Agreement, reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits of what defined terms carry, wherever the terms are used."""
    index = HitIndex(hits)
    bodies: dict[str, list[Span]] = defaultdict(list)
    for definition in agreement.definitions:
        if any(pattern.search(definition.term) for pattern, _ in _CARRIED_BY):
            bodies[definition.term] += definition.spans
    carried = {
        term: {
            hit.concept
            for span in spans
            for hit in index.within(*word_range(reading, span))
            if hit.concept in _carriable(term)
        }
        for term, spans in bodies.items()
    }
    for term, spans in bodies.items():
        if _names_california(spans, reading, index):
            carried[term].discard("european-data")
    _follow_terms(agreement, bodies, carried)
    terms = {term: term for term, concepts in carried.items() if concepts}
    found: list[Hit] = []
    for term, start, end in _occurrences(agreement.document.text, reading, terms):
        found += [Hit(start, end, concept) for concept in sorted(carried[term])]
    return found


def _names_california(spans: Sequence[Span], reading: Reading, index: HitIndex) -> bool:
    """Return whether a definition of data speaks of California or the United States too."""
    return any(
        hit.concept in ("ccpa", "us-privacy-law", "us-scope")
        for span in spans
        for hit in index.within(*word_range(reading, span))
    )


def _carriable(term: str) -> set[str]:
    """Return the concepts that a term can carry; "Data Protection Law" is law and no data."""
    if _LAW_TERM.search(term):
        return set(_CARRIED_BY[0][1])
    return {c for pattern, concepts in _CARRIED_BY if pattern.search(term) for c in concepts}


def _follow_terms(
    agreement: Agreement, bodies: Mapping[str, Sequence[Span]], carried: dict[str, set[str]]
) -> None:
    """Let a term carry what the terms in its definition carry, two steps deep."""
    texts = {
        term: " ".join(agreement.document.quote(span) for span in spans)
        for term, spans in bodies.items()
    }
    for _ in range(2):
        for term, text in texts.items():
            for other in bodies:
                if other != term and carried[other] and other in text:
                    carried[term] |= carried[other] & _carriable(term)


def _occurrences(text: str, reading: Reading, names: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return where names stand as written: name, first word, word after the last."""
    ordered = sorted(names, key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    found = []
    for match in pattern.finditer(text):
        start, end = word_range(reading, Span(match.start(), match.end()))
        if end > start:
            found.append((match.group(), start, end))
    return found
