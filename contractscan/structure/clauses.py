"""Document -> tree of clauses: numbers, headings, list items with their lead-ins.

A list item takes the sentence that introduces it: "Vendor shall not: (a) sell ...". The tree
keeps for every clause the chain of those introducing sentences as spans of the document, so
that a quote never leaves the original text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contractscan.document import Block, BlockKind, Document, Span
from contractscan.structure.numbering import Label, read_label


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of the clause tree: a block of the document in its place.

    Attributes:
        index: Its place in reading order.
        block: The block of the document.
        span: Its own text, without a typed number.
        number: The number as the reader would cite it, for example ``4.2(b)``; None without one.
        parent: Index of the clause that introduces it; None at the top.
        headings: Indices of the headings that it stands under, the outermost first.
    """

    index: int
    block: Block
    span: Span
    number: str | None
    parent: int | None
    headings: tuple[int, ...]

    @property
    def is_heading(self) -> bool:
        """Return whether the clause is a heading without text of its own."""
        return self.block.kind is BlockKind.HEADING


@dataclass(slots=True)
class _Open:
    """A list level that further items may continue."""

    style: str
    clause: int
    label: Label | None


@dataclass(slots=True)
class _Builder:
    document: Document
    clauses: list[Clause] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)  # (rank, clause index)
    open_levels: list[_Open] = field(default_factory=list)
    last_plain: int | None = None

    def text(self, index: int) -> str:
        return self.document.quote(self.clauses[index].span)


_LONGEST_ENDING = 20  # characters that tell whether a sentence is left open
_LEAD_IN_END = re.compile(
    r"(?:[:—–]|\b(?:and|or|to|that|following)|[^.;!?:)\"”’])\s*$", re.IGNORECASE
)
_SPELLED_RANK = {"annex": 1, "exhibit": 1, "schedule": 1, "appendix": 1, "attachment": 1}


def build_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in reading order, each with its parent and headings."""
    builder = _Builder(document)
    for block in document.blocks:
        _add(builder, block)
    return tuple(builder.clauses)


def _add(builder: _Builder, block: Block) -> None:
    text = builder.document.quote(block.span)
    label, offset = read_label(text, block.label)
    span = Span(block.span.start + offset, block.span.end)
    index = len(builder.clauses)
    if block.kind is BlockKind.HEADING and not text.rstrip().endswith(":"):
        _open_heading(builder, block, text, label, index)
        parent = None
    elif block.kind in (BlockKind.TABLE_ROW, BlockKind.FOOTNOTE):
        parent = None
    else:
        parent = _place(builder, block, label, index)
    headings = tuple(i for _, i in builder.headings if i != index)
    number = _number(builder, label, parent, headings)
    builder.clauses.append(Clause(index, block, span, number, parent, headings))


def _open_heading(
    builder: _Builder, block: Block, text: str, label: Label | None, index: int
) -> None:
    rank = _heading_rank(block, text, label)
    while builder.headings and builder.headings[-1][0] >= rank:
        builder.headings.pop()
    builder.headings.append((rank, index))
    builder.open_levels.clear()
    builder.last_plain = None
    if label is not None and label.style == "decimal":
        builder.open_levels.append(_Open("decimal", index, label))


def _heading_rank(block: Block, text: str, label: Label | None) -> int:
    """Return how high a heading stands: annexes above sections above their subsections."""
    first = text.split(maxsplit=1)[0].lower().rstrip(".:") if text.strip() else ""
    if first in _SPELLED_RANK:
        return 1
    if label is not None and label.style == "decimal":
        return 1 + len(label.parts)
    return max(2, block.level + 1) if block.level else 5


def _place(builder: _Builder, block: Block, label: Label | None, index: int) -> int | None:
    """Return the clause that introduces a paragraph or list item, and open its level."""
    style = _style(builder, block, label)
    if style is None:
        builder.open_levels.clear()
        builder.last_plain = index
        return None
    levels = builder.open_levels
    position = next((i for i, level in enumerate(levels) if level.style == style), None)
    if position is not None:
        del levels[position:]
    parent: int | None
    if levels:
        parent = levels[-1].clause
    elif label is not None and label.style == "decimal" and not _introduces(builder):
        parent = None
    else:
        parent = builder.last_plain
    levels.append(_Open(style, index, label))
    return parent


def _introduces(builder: _Builder) -> bool:
    """Return whether the last running text ends in a colon, so that numbers below are its items."""
    return builder.last_plain is not None and builder.text(builder.last_plain).rstrip().endswith(
        ":"
    )


def _style(builder: _Builder, block: Block, label: Label | None) -> str | None:
    """Return a key of the list level: same key, same level; None for running text."""
    if label is None:
        return None if block.kind is not BlockKind.LIST_ITEM else f"item{block.level}"
    if label.style == "decimal":
        return f"decimal{len(label.parts)}"
    if label.style == "bullet":
        return f"bullet{block.level}" if block.level else f"bullet@{round(block.indent / 9)}"
    if label.ambiguous:
        for level in reversed(builder.open_levels):
            if level.label is not None and level.label.precedes(label):
                return level.style
    return f"{label.style}{label.brackets}"


def _number(
    builder: _Builder, label: Label | None, parent: int | None, headings: tuple[int, ...]
) -> str | None:
    """Return the number by which a lawyer would cite the clause."""
    above = builder.clauses[parent].number if parent is not None else None
    if above is None:
        above = next(
            (n for i in reversed(headings) if (n := builder.clauses[i].number) is not None), None
        )
    if label is None or label.style == "bullet":
        return above
    shown = label.shown.rstrip(".")
    if label.style == "decimal" and len(label.parts) > 1:
        return shown
    if label.style == "decimal" and label.brackets == "." and parent is None:
        return shown
    if above is not None and above != shown and (label.style != "decimal" or parent is not None):
        return above + (shown if shown.startswith("(") else f"({shown.strip('()')})")
    return shown


def lead_in(document: Document, clauses: tuple[Clause, ...], clause: Clause) -> tuple[Span, ...]:
    """Return the introducing text of a clause, outermost first, as spans of the document.

    A parent introduces its items only if its last sentence is left open ("... shall:").
    """
    chain: list[Span] = []
    parent = clause.parent
    while parent is not None:
        above = clauses[parent]
        opening = _open_sentence(document, above.span)
        if opening is None:
            break
        chain.append(opening)
        parent = above.parent
    return tuple(reversed(chain))


_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"(])")


def _open_sentence(document: Document, span: Span) -> Span | None:
    """Return the last sentence of a span if it is left open for items to continue."""
    text = document.quote(span).rstrip()
    if not text or not _LEAD_IN_END.search(text[-_LONGEST_ENDING:]):
        return None
    start = 0
    for match in _SENTENCE_END.finditer(text):
        start = match.end()
    return Span(span.start + start, span.start + len(text))
