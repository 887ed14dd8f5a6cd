"""Document -> tree of clauses: numbers, headings, list items with their lead-ins.

A list item takes the sentence that introduces it: "Vendor shall not: (a) sell ...". The tree
keeps for every clause the chain of those introducing sentences as spans of the document, so
that a quote never leaves the original text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest

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
    depth: int | None = None  # the level of an automatic number


@dataclass(slots=True)
class _Builder:
    document: Document
    clauses: list[Clause] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)  # (rank, clause index)
    open_levels: list[_Open] = field(default_factory=list)
    last_plain: int | None = None
    last_decimal: int | None = None

    def text(self, index: int) -> str:
        return self.document.quote(self.clauses[index].span)


_LONGEST_ENDING = 20  # characters that tell whether a sentence is left open
_LEAD_IN_END = re.compile(
    r"(?:[:—–]|\b(?:and|or|to|that|following)|[^.;!?:)\"”’])\s*$", re.IGNORECASE
)
_TITLE_WORDS = 8
_MODALS = frozenset({"shall", "will", "must", "may", "agrees", "agree"})
_ANNEXES = frozenset({"annex", "exhibit", "schedule", "appendix", "attachment"})


def build_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in reading order, each with its parent and headings."""
    builder = _Builder(document)
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        is_title = below is not None and _is_title_over(document, block, below)
        _add(builder, replace(block, kind=BlockKind.HEADING) if is_title else block)
    return tuple(builder.clauses)


def _is_title_over(document: Document, block: Block, below: Block) -> bool:
    """Return whether a numbered line is only the title of the clauses below: "4 ..." over "4.1"."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    text = document.quote(block.span)
    label, offset = read_label(text, block.label)
    words = text[offset:].split()
    if label is None or label.style != "decimal" or not 0 < len(words) <= 2 * _TITLE_WORDS:
        return False
    if not words[-1][-1].isalnum() or _MODALS.intersection(words):
        return False
    first, _ = read_label(document.quote(below.span), below.label)
    return first is not None and first.style == "decimal" and first.parts == (*label.parts, "1")


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
    if label is None and parent is None and _goes_on(builder, block, span):
        number = builder.clauses[builder.last_decimal or 0].number
    if label is not None and label.style == "decimal":
        builder.last_decimal = index
    builder.clauses.append(Clause(index, block, span, number, parent, headings))


def _goes_on(builder: _Builder, block: Block, span: Span) -> bool:
    """Return whether a paragraph without a number belongs to the numbered clause above it.

    It does if that clause is no more than a title or ends in a colon, or if it goes on with a
    small letter.
    """
    if builder.last_decimal is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    above = builder.text(builder.last_decimal).rstrip()
    count = len(above.split())
    is_title = count <= _TITLE_WORDS or (count <= 2 * _TITLE_WORDS and above[-1:].isalnum())
    return is_title or above.endswith(":") or builder.document.quote(span)[:1].islower()


def _open_heading(
    builder: _Builder, block: Block, text: str, label: Label | None, index: int
) -> None:
    rank = _heading_rank(block, text, label)
    while builder.headings and builder.headings[-1][0] >= rank:
        builder.headings.pop()
    builder.headings.append((rank, index))
    builder.open_levels.clear()
    builder.last_plain = builder.last_decimal = None
    if label is not None and label.style == "decimal":
        builder.open_levels.append(_Open("decimal", index, label))


def _heading_rank(block: Block, text: str, label: Label | None) -> int:
    """Return how high a heading stands: annexes above sections above their subsections."""
    if _names_annex(text):
        return 1
    if label is not None and label.style == "decimal":
        return 1 + len(label.parts)
    return max(2, block.level + 1) if block.level else 5


def _names_annex(text: str) -> bool:
    """Return whether a line begins like the title of an annex or the like."""
    words = text.split()
    return bool(words) and words[0].lower().rstrip(".:") in _ANNEXES


def _is_title(text: str) -> bool:
    """Return whether a line is short and no sentence."""
    return len(text.split()) <= _TITLE_WORDS and text.rstrip()[-1:].isalnum()


def _place(builder: _Builder, block: Block, label: Label | None, index: int) -> int | None:
    """Return the clause that introduces a paragraph or list item, and open its level."""
    style = _style(builder, block, label)
    if style is None:
        builder.open_levels.clear()
        builder.last_plain = index
        if _names_annex(builder.document.quote(block.span)):
            builder.last_decimal = None
            if _is_title(builder.document.quote(block.span)):
                builder.headings.clear()
        return None
    levels = builder.open_levels
    depth = block.level if block.label and block.kind is BlockKind.LIST_ITEM else None
    while depth is not None and levels and (levels[-1].depth or 0) > depth:
        levels.pop()
    position = next((i for i, level in enumerate(levels) if level.style == style), None)
    if position is not None:
        del levels[position:]
    else:
        while label is not None and levels and _counts_on(builder, levels[-1], label):
            levels.pop()
    parent: int | None
    if levels:
        parent = levels[-1].clause
    elif label is not None and label.style == "decimal" and not _introduces(builder):
        parent = None
    else:
        parent = builder.last_plain
    levels.append(_Open(style, index, label, depth))
    return parent


def _counts_on(builder: _Builder, level: _Open, label: Label) -> bool:
    """Return whether a plain number follows that of a section and so stands beside it.

    After the heading 6, or after 6.4, a 7 is no item of theirs.
    """
    if level.label is None or not level.label.counts_to(label):
        return False
    return builder.clauses[level.clause].is_heading or len(level.label.parts) > 1


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
        return _decimal_style(builder, block, label)
    if label.style == "bullet":
        return f"bullet{block.level}" if block.level else f"bullet@{round(block.indent / 9)}"
    if label.ambiguous:
        for level in reversed(builder.open_levels):
            if level.label is not None and level.label.precedes(label):
                return level.style
    return f"{label.style}{label.brackets}"


def _decimal_style(builder: _Builder, block: Block, label: Label) -> str:
    """Return the key of a decimal number; plain numbers may run on several levels at once."""
    if len(label.parts) > 1:
        return f"decimal{len(label.parts)}"
    if block.label:
        return f"decimal1@{block.level}"
    plain = [level for level in builder.open_levels if level.style.startswith("decimal1")]
    before = [level for level in plain if level.label and level.label.counts_to(label)]
    if before:
        indents = [abs(builder.clauses[x.clause].block.indent - block.indent) for x in before]
        return before[max(n for n, x in enumerate(indents) if x == min(indents))].style
    if plain and label.parts == ("1",) and builder.open_levels[-1] is plain[-1]:
        above = plain[-1].clause
        is_last = above == len(builder.clauses) - 1
        if is_last and builder.text(above).rstrip().endswith(":"):
            return f"decimal1#{len(plain)}"
    return "decimal1"


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
    if parent is None and above and above.isalpha() and label.style.startswith("upper"):
        return shown
    hangs = parent is not None or (label.style != "decimal" and above != shown)
    if above is not None and hangs:
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
