"""Agreement -> statements: sentences with their lead-in, their headings and their hits.

A statement is the unit that is read for norms. It refers to words by their index in the
reading of the whole document, so that every hit leads back to the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from contractscan.document import BlockKind, Document, Span
from contractscan.language.concepts import Hit
from contractscan.language.sentences import split_sentences
from contractscan.language.tokens import Reading
from contractscan.matching.clause_openings import opening_concepts
from contractscan.matching.items import (
    HitIndex,
    Range,
    inline_items,
    semicolon_items,
    word_range,
)
from contractscan.matching.scopes import scope_concepts
from contractscan.structure.agreement import Agreement
from contractscan.structure.clauses import Clause
from contractscan.structure.lead_ins import lead_in


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list item in its context.

    Attributes:
        index: Its place among the statements of the agreement.
        clause: The clause that it stands in.
        ranges: Half-open ranges of word indices: lead-ins, the sentence itself, its tail.
        own: The range of the sentence itself.
        span: The sentence in the document; the quote.
        words: The words of all ranges in order.
        hits: Concepts in order; positions count from the first word of `words`.
        concepts: Names of all concepts in it.
        heading_concepts: Names of the concepts in the headings above it, and of those that the
            scope of its part lends.
        operative: Whether it can bind: neither a recital nor a mere definition.
        first: Whether it is the first sentence of its clause.
        composite: Whether it is a whole list read as one sentence.
    """

    index: int
    clause: Clause
    ranges: tuple[Range, ...]
    own: Range
    span: Span
    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    concepts: frozenset[str]
    heading_concepts: frozenset[str]
    operative: bool
    first: bool
    composite: bool = False

    @property
    def own_start(self) -> int:
        """Position in `words` of the sentence itself; below zero for a part of a sentence."""
        return len(self.words) - (self.own[1] - self.own[0])


_RECITAL = re.compile(r"^\W*(?:whereas|recitals?)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"^\W{0,4}[A-Z][^.\n]{1,90}?[\"”]?\s*(?:\([^)]{0,40}\)\s*)?"
    # Not the noun: "by any means", "reasonable means".
    r"(?:(?:shall )?(?<!\bby )(?<!\bany )(?<!\ball )(?<!\bother )(?<!\bsuch )(?<!sonable )"
    r"(?<!eptable )(?<!appropriate )(?<!technical )means?(?! of\b)"
    r"|(?:shall )?ha(?:s|ve) the meanings?)\b"
)
# A sentence that defines a term, after others in its paragraph.
_DEFINES_TERM = re.compile(
    r"^\W{0,2}[\"“][^\"“”\n]{2,60}[\"”]\s*(?:\([^)]{0,40}\)\s*)?"
    r"(?:shall )?(?:means?|refers? to|has the meaning|have the meaning)\b"
)


def build_statements(
    agreement: Agreement, reading: Reading, hits: Sequence[Hit]
) -> tuple[Statement, ...]:
    """Return the statements of an agreement in text order.

    Args:
        agreement: Clauses with their lead-ins and headings.
        reading: Words of the whole document.
        hits: Concepts in it, sorted.
    """
    headings = {
        clause: frozenset(hit.concept for hit in found)
        for clause, found in heading_hits(agreement, reading, hits).items()
    }
    for heading in _headings_of_everything(agreement):
        headings[heading] = frozenset()
    index = HitIndex(hits)
    context = _Context(
        agreement,
        reading,
        index,
        headings,
        scope_concepts(agreement, reading, index),
        opening_concepts(agreement, reading, index),
        _tails(agreement),
        _children(agreement, reading),
    )
    statements: list[Statement] = []
    for clause in agreement.clauses:
        if not clause.is_heading:
            statements += _of_clause(clause, context)
    return tuple(replace(statement, index=number) for number, statement in enumerate(statements))


_MOST_CLAUSES = 0.6


def _headings_of_everything(agreement: Agreement) -> list[int]:
    """Return the headings under which most of the agreement stands, such as its title.

    A title ("GDPR Addendum") says what occasioned the agreement, not what a clause covers.
    """
    texts = [clause for clause in agreement.clauses if not clause.is_heading]
    counts = Counter(heading for clause in texts for heading in clause.headings)
    return [heading for heading, count in counts.items() if count > _MOST_CLAUSES * len(texts)]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the statements of every clause are made from."""

    agreement: Agreement
    reading: Reading
    index: HitIndex
    headings: dict[int, frozenset[str]]
    scopes: Mapping[int, frozenset[str]]
    openings: Mapping[int, frozenset[str]]
    tails: dict[int, Span]
    children: dict[int, list[Range]]


def heading_hits(
    agreement: Agreement, reading: Reading, hits: Sequence[Hit]
) -> dict[int, list[Hit]]:
    """Return the concepts in each heading: index of its clause -> hits."""
    index = HitIndex(hits)
    return {
        clause.index: index.within(*word_range(reading, clause.block.span))
        for clause in agreement.clauses
        if clause.is_heading
    }


def _children(agreement: Agreement, reading: Reading) -> dict[int, list[Range]]:
    """Return the items that each clause introduces, as ranges of words."""
    children: dict[int, list[Range]] = {}
    for clause in agreement.clauses:
        if clause.parent is not None:
            children.setdefault(clause.parent, []).append(word_range(reading, clause.span))
    return children


def _tails(agreement: Agreement) -> dict[int, Span]:
    """Return for each list item the words after the list that continue its sentence.

    "... shall not: (a) sell, (b) rent Personal Data, in each case except as agreed": the last
    part stands in a paragraph of its own that begins in lower case, or behind a series of items
    that ends without a full stop.
    """
    tails: dict[int, Span] = {}
    items: list[int] = []
    for clause in agreement.clauses:
        text = agreement.document.quote(clause.span)
        if clause.parent is not None:
            items.append(clause.index)
        elif items and not clause.is_heading and _goes_on(agreement, items, clause, text):
            tails.update(dict.fromkeys(items, clause.span))
            items = []
        else:
            items = []
    return tails


_SERIES = re.compile(r"(?:,|;|\b(?:and|or))$")


def _goes_on(agreement: Agreement, items: Sequence[int], clause: Clause, text: str) -> bool:
    """Return whether a paragraph continues the sentence of the list before it."""
    if text[:1].islower():
        return True
    if clause.number is not None or len(items) < 2:
        return False
    before, last = (agreement.document.quote(agreement.clauses[i].span) for i in items[-2:])
    return _SERIES.search(before.rstrip()) is not None and last.rstrip()[-1:].isalnum()


def _of_clause(clause: Clause, context: _Context) -> list[Statement]:
    document, reading = context.agreement.document, context.reading
    first, last = word_range(reading, clause.span)
    if first == last:
        return []
    sentences = split_sentences(reading, first, last, document.text)
    openings = _openings(clause, context)
    build = _builder(clause, context)
    for number, sentence in enumerate(sentences):
        opening = openings if number == 0 else []
        tail = []
        if clause.index in context.tails and number == len(sentences) - 1:
            tail = [word_range(reading, context.tails[clause.index])]
        build.add([*opening, sentence, *tail], sentence, first=number == 0)
        parts = inline_items(reading.words, sentence)
        parts = parts or semicolon_items(reading.words, sentence, context.index)
        for lead, item in parts:
            build.add([*opening, lead, item, *tail], sentence, first=False)
        for cell in _cells_with_subject(clause, sentence, context):
            build.add([cell], sentence, first=False)
    if clause.block.kind is BlockKind.TABLE_ROW and len(sentences) > 1:
        build.add([(first, last)], (first, last), first=True)
    listed = context.children.get(clause.index, [])
    if listed and _introduces_list(clause, context):
        ranges = [*openings, sentences[-1], *listed, *_tail_of_list(clause, context)]
        if sum(end - start for start, end in ranges) < _LONGEST_COMPOSITE:
            build.add(ranges, (sentences[-1][0], listed[-1][1]), first=False, composite=True)
    return build.statements


def _cells_with_subject(clause: Clause, sentence: Range, context: _Context) -> list[Range]:
    """Return the cells inside a row's sentence that begin with a party.

    In "Security | Vendor maintains ..." the label is no part of the sentence.
    """
    cells = [word_range(context.reading, cell) for cell in clause.block.cells]
    found = []
    for first, last in cells:
        opens = first + (context.reading.words[first : first + 1] == ("the",))
        if sentence[0] < first < sentence[1] and any(
            hit.start == opens and hit.concept in _SUBJECTS
            for hit in context.index.within(first, last)
        ):
            found.append((first, min(last, sentence[1])))
    return found


def _introduces_list(clause: Clause, context: _Context) -> bool:
    """Return whether a clause leaves its last sentence open for the items below it."""
    clauses = context.agreement.clauses
    first = next((c for c in clauses[clause.index + 1 :] if c.parent == clause.index), None)
    return first is not None and bool(lead_in(context.agreement.document, clauses, first))


def _openings(clause: Clause, context: _Context) -> list[Range]:
    """Return the lead-ins of a clause; a heading that sounds like a rule, "No sale", is none."""
    clauses = context.agreement.clauses
    spans = lead_in(context.agreement.document, clauses, clause)
    if not spans:
        return []
    headings = [word_range(context.reading, clauses[i].span) for i in clause.headings]
    rules = [
        words
        for words in headings
        if any(hit.concept.startswith("modal-") for hit in context.index.within(*words))
    ]
    return [words for s in spans if (words := word_range(context.reading, s)) not in rules]


def _builder(clause: Clause, context: _Context) -> _Builder:
    above = context.scopes.get(clause.index, frozenset()).union(
        context.openings.get(clause.index, frozenset()),
        *(context.headings.get(heading, frozenset()) for heading in clause.headings),
    )
    text = context.agreement.document.quote(clause.span)
    recital = _is_recital(context.agreement, clause)
    defines = _DEFINES.match(text) is not None
    document = context.agreement.document
    return _Builder(clause, document, context.reading, context.index, above, recital, defines)


def _tail_of_list(clause: Clause, context: _Context) -> list[Range]:
    """Return the words after a list that continue its sentence."""
    for other in context.agreement.clauses[clause.index + 1 :]:
        if other.parent == clause.index and other.index in context.tails:
            return [word_range(context.reading, context.tails[other.index])]
        if other.parent is None:
            break
    return []


_LONGEST_COMPOSITE = 400
_SUBJECTS = ("party-vendor", "party-business", "party-both", "party-service")


@dataclass(slots=True)
class _Builder:
    """Collects the statements of one clause."""

    clause: Clause
    document: Document
    reading: Reading
    index: HitIndex
    above: frozenset[str]
    recital: bool
    defines: bool
    statements: list[Statement] = field(default_factory=list)

    def add(self, ranges: list[Range], own: Range, *, first: bool, composite: bool = False) -> None:
        """Add a statement made of ranges of words; `own` is what will be quoted."""
        words: list[str] = []
        hits: list[Hit] = []
        for start, end in ranges:
            shift = len(words) - start
            words += self.reading.words[start:end]
            found = self.index.within(start, end)
            hits += [Hit(h.start + shift, h.end + shift, h.concept) for h in found]
        span = Span(self.reading.starts[own[0]], self.reading.ends[own[1] - 1])
        # Quotation marks are no words: the sentence begins before its first one.
        quote = self.document.text[max(0, span.start - 1) : span.end]
        defines = self.defines or _DEFINES_TERM.match(quote) is not None
        self.statements.append(
            Statement(
                index=-1,
                clause=self.clause,
                ranges=tuple(ranges),
                own=own,
                span=span,
                words=tuple(words),
                hits=tuple(hits),
                concepts=frozenset(hit.concept for hit in hits),
                heading_concepts=self.above,
                operative=not self.recital and (not defines or _is_rule(hits)),
                first=first,
                composite=composite,
            )
        )


_PARTIES = ("party-vendor", "party-business")
_RULES = ("modal-duty", "modal-prohibition")


def _is_rule(hits: Sequence[Hit]) -> bool:
    """Return whether a sentence begins like a rule, "Vendor shall ...", and no definition."""
    subjects = [hit.end for hit in hits if hit.concept in _PARTIES and hit.start <= 1]
    modals = [hit.start for hit in hits if hit.concept in _RULES]
    return any(0 <= modal - end <= 1 for end in subjects for modal in modals)


def _is_recital(agreement: Agreement, clause: Clause) -> bool:
    if _RECITAL.match(agreement.document.quote(clause.span)):
        return True
    return any(
        _RECITAL.match(agreement.document.quote(agreement.clauses[i].span)) for i in clause.headings
    )
