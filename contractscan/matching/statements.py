"""Agreement -> statements: sentences with their lead-in, their headings and their hits.

A statement is the unit that is read for norms. It refers to words by their index in the
reading of the whole document, so that every hit leads back to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from contractscan.document import BlockKind, Span
from contractscan.language.concepts import Hit
from contractscan.language.sentences import split_sentences
from contractscan.language.tokens import Reading
from contractscan.structure.agreement import Agreement
from contractscan.structure.clauses import Clause, lead_in

Range = tuple[int, int]


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
        heading_concepts: Names of the concepts in the headings above it.
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


class HitIndex:
    """Looks up the hits that lie inside a range of words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Index hits that are sorted by their first word."""
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def within(self, first: int, last: int) -> list[Hit]:
        """Return the hits between two word indices, the second exclusive."""
        low = bisect_left(self._starts, first)
        high = bisect_left(self._starts, last)
        return [hit for hit in self._hits[low:high] if hit.end <= last]


_RECITAL = re.compile(r"^\W*(?:whereas|recitals?)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"^\W{0,4}[A-Z][^.\n]{1,90}?[\"”]?\s*(?:\([^)]{0,40}\)\s*)?(?:shall mean|means|has the meaning|have the meaning|shall have the meaning)\b"
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
    index = HitIndex(hits)
    headings = {
        clause: frozenset(hit.concept for hit in found)
        for clause, found in heading_hits(agreement, reading, hits).items()
    }
    tails = _tails(agreement)
    children = _children(agreement, reading)
    statements: list[Statement] = []
    for clause in agreement.clauses:
        if not clause.is_heading:
            statements += _of_clause(
                agreement, clause, reading, index, headings, tails, children
            )
    return tuple(replace(statement, index=number) for number, statement in enumerate(statements))


def word_range(reading: Reading, span: Span) -> Range:
    """Return the words that lie in a span of the text."""
    return bisect_left(reading.starts, span.start), bisect_left(reading.starts, span.end)


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
    part stands in a paragraph of its own that begins in lower case.
    """
    tails: dict[int, Span] = {}
    items: list[int] = []
    for clause in agreement.clauses:
        text = agreement.document.quote(clause.span)
        if clause.parent is not None:
            items.append(clause.index)
        elif items and not clause.is_heading and text[:1].islower():
            tails.update(dict.fromkeys(items, clause.span))
            items = []
        else:
            items = []
    return tails


def _of_clause(
    agreement: Agreement,
    clause: Clause,
    reading: Reading,
    index: HitIndex,
    headings: dict[int, frozenset[str]],
    tails: dict[int, Span],
    children: dict[int, list[Range]],
) -> list[Statement]:
    document = agreement.document
    first, last = word_range(reading, clause.span)
    if first == last:
        return []
    sentences = split_sentences(reading, first, last, document.text)
    openings = [word_range(reading, s) for s in lead_in(document, agreement.clauses, clause)]
    above = frozenset[str]().union(*(headings.get(i, frozenset()) for i in clause.headings))
    operative = not _is_recital(agreement, clause) and not _DEFINES.match(document.quote(clause.span))
    build = _Builder(clause, reading, index, above, operative)
    for number, sentence in enumerate(sentences):
        opening = openings if number == 0 else []
        tail = []
        if clause.index in tails and number == len(sentences) - 1:
            tail = [word_range(reading, tails[clause.index])]
        build.add([*opening, sentence, *tail], sentence, first=number == 0)
        items = inline_items(reading.words, sentence) or semicolon_items(reading.words, sentence, index)
        for lead, item in items:
            build.add([*opening, lead, item, *tail], sentence, first=False)
    if clause.block.kind is BlockKind.TABLE_ROW and len(sentences) > 1:
        build.add([(first, last)], (first, last), first=True)
    listed = children.get(clause.index, [])
    if listed and last - first < _LONGEST_COMPOSITE:
        tail = _tail_of_list(agreement, clause, reading, tails)
        ranges = [*openings, sentences[-1], *listed, *tail]
        if sum(end - start for start, end in ranges) < _LONGEST_COMPOSITE:
            build.add(ranges, (sentences[-1][0], listed[-1][1]), first=False, composite=True)
    return build.statements


def _tail_of_list(
    agreement: Agreement, clause: Clause, reading: Reading, tails: dict[int, Span]
) -> list[Range]:
    """Return the words after a list that continue its sentence."""
    for other in agreement.clauses[clause.index + 1 :]:
        if other.parent == clause.index and other.index in tails:
            return [word_range(reading, tails[other.index])]
        if other.parent is None:
            break
    return []


_LONGEST_COMPOSITE = 400
_ENUMERATOR = re.compile(r"(?:[a-h]|i{1,3}|iv|vi{0,3}|ix|x|\d)$")


def inline_items(words: Sequence[str], sentence: Range) -> list[tuple[Range, Range]]:
    """Return the items of a list inside a sentence, each with the words that introduce it.

    "Vendor shall not (a) sell it; (b) rent it" reads like a list with two items.
    """
    first, last = sentence
    marks = [
        i
        for i in range(first, last - 2)
        if words[i] == "(" and words[i + 2] == ")" and _ENUMERATOR.match(words[i + 1])
    ]
    if len(marks) < 2 or marks[0] == first:
        return []
    lead = (first, marks[0])
    return [(lead, (a + 3, b)) for a, b in zip(marks, [*marks[1:], last], strict=True) if b > a + 3]


def semicolon_items(
    words: Sequence[str], sentence: Range, index: HitIndex
) -> list[tuple[Range, Range]]:
    """Return the parts of a sentence between semicolons that share its first modal verb.

    "Vendor will not sell it; use it for its own ends; or combine it" sets three bans. A part
    with a modal verb of its own is left alone.
    """
    first, last = sentence
    marks = [i for i in range(first, last) if words[i] == ";"]
    if not marks:
        return []
    modal = next((h for h in index.within(first, marks[0]) if _is_modal(h)), None)
    if modal is None:
        return []
    lead = (first, modal.end)
    edges = [modal.end - 1, *marks, last]
    parts = [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if b > a + 1]
    return [
        (lead, part)
        for number, part in enumerate(parts)
        if number == 0 or not any(_is_modal(h) for h in index.within(*part))
    ]


def _is_modal(hit: Hit) -> bool:
    return hit.concept.startswith("modal-") and hit.concept != "modal-right"


@dataclass(slots=True)
class _Builder:
    """Collects the statements of one clause."""

    clause: Clause
    reading: Reading
    index: HitIndex
    above: frozenset[str]
    operative: bool
    statements: list[Statement] = field(default_factory=list)

    def add(
        self, ranges: list[Range], own: Range, *, first: bool, composite: bool = False
    ) -> None:
        """Add a statement made of ranges of words; `own` is what will be quoted."""
        words: list[str] = []
        hits: list[Hit] = []
        for start, end in ranges:
            shift = len(words) - start
            words += self.reading.words[start:end]
            found = self.index.within(start, end)
            hits += [Hit(h.start + shift, h.end + shift, h.concept) for h in found]
        span = Span(self.reading.starts[own[0]], self.reading.ends[own[1] - 1])
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
                operative=self.operative,
                first=first,
                composite=composite,
            )
        )


def _is_recital(agreement: Agreement, clause: Clause) -> bool:
    if _RECITAL.match(agreement.document.quote(clause.span)):
        return True
    return any(
        _RECITAL.match(agreement.document.quote(agreement.clauses[i].span)) for i in clause.headings
    )
