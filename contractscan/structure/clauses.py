"""Document -> tree of clauses: numbers, headings, list items with their lead-ins.

A list item takes the sentence that introduces it: "Vendor shall not: (a) sell ...". The tree
keeps for every clause the chain of those introducing sentences as spans of the document, so
that a quote never leaves the original text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import zip_longest

from contractscan.document import Block, BlockKind, Document, Span
from contractscan.structure.headings import Heading, heading_rank, is_heading, part_of
from contractscan.structure.levels import Level, Levels
from contractscan.structure.numbering import Label, is_title, names_annex, read_label
from contractscan.structure.openings import Opening, find_openings
from contractscan.structure.tables import reach_of


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
        label: The number as it is shown; None without one.
        part: The annex and the like that it stands in, for example ``Exhibit A``, so that clauses
            of the same number are told apart; empty outside them. Where a file holds several
            agreements it begins with the title of the agreement.
        agreement: Which agreement of the document it belongs to, counted from 0.
        annex: The annex alone.
    """

    index: int
    block: Block
    span: Span
    number: str | None
    parent: int | None
    headings: tuple[int, ...]
    label: Label | None = None
    part: str = ""
    agreement: int = 0
    annex: str = ""

    @property
    def is_heading(self) -> bool:
        """Return whether the clause is a heading without text of its own."""
        return self.block.kind is BlockKind.HEADING

    @property
    def citation(self) -> str | None:
        """Return its number and the part that it stands in: ``Exhibit A, 2.1``."""
        return ", ".join(filter(None, (self.part, self.number))) or None


@dataclass(slots=True)
class _Builder:
    document: Document
    clauses: list[Clause] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)
    last_plain: int | None = None
    last_decimal: int | None = None
    agreement: int = 0
    title: str = ""

    def text(self, index: int) -> str:
        return self.document.quote(self.clauses[index].span)


_TITLE_WORDS = 8


def build_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in reading order, each with its parent and headings."""
    builder = _Builder(document)
    openings = {opening.block: opening for opening in find_openings(document)}
    pairs = zip_longest(document.blocks, document.blocks[1:])
    for number, (block, below) in enumerate(pairs):
        if number in openings:
            _open_agreement(builder, openings[number])
        titled = is_heading(document, block, below)
        _add(builder, replace(block, kind=BlockKind.HEADING) if titled else block)
    return tuple(builder.clauses)


def _open_agreement(builder: _Builder, opening: Opening) -> None:
    """Begin anew: no heading or number reaches from one agreement into the next."""
    builder.agreement += opening.block > 0
    builder.title = opening.title
    builder.headings.clear()
    builder.levels.clear()
    builder.last_plain = builder.last_decimal = None


def _add(builder: _Builder, block: Block) -> None:
    if block.kind is not BlockKind.FOOTNOTE:
        builder.headings = [each for each in builder.headings if block.path.startswith(each.reach)]
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
    above = [heading for heading in builder.headings if heading.clause != index]
    number = _number(builder, label, parent, above)
    if label is None and parent is None and _goes_on(builder, block, span):
        number = builder.clauses[builder.last_decimal or 0].number
    if label is not None and label.style == "decimal":
        builder.last_decimal = index
    headings = tuple(heading.clause for heading in above)
    annex = part_of(above)
    builder.clauses.append(
        Clause(
            index=index,
            block=block,
            span=span,
            number=number,
            parent=parent,
            headings=headings,
            label=label,
            part=", ".join(filter(None, (builder.title, annex))),
            agreement=builder.agreement,
            annex=annex,
        )
    )


def _goes_on(builder: _Builder, block: Block, span: Span) -> bool:
    """Return whether a paragraph without a number belongs to the numbered clause above it.

    It does if that clause is no more than a title or ends in a colon, or if it goes on with a
    small letter.
    """
    if builder.last_decimal is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    above = builder.text(builder.last_decimal).rstrip()
    count = len(above.split())
    titled = count <= _TITLE_WORDS or (count <= 2 * _TITLE_WORDS and above[-1:].isalnum())
    return titled or above.endswith(":") or builder.document.quote(span)[:1].islower()


def _open_heading(
    builder: _Builder, block: Block, text: str, label: Label | None, index: int
) -> None:
    rank = heading_rank(block, text, label, builder.headings)
    # An annex goes on behind the table in which its title stands.
    reach = "" if names_annex(text) else reach_of(builder.document.blocks, index)
    while (
        builder.headings
        and builder.headings[-1].rank >= rank
        and builder.headings[-1].reach.startswith(reach)
    ):
        builder.headings.pop()
    builder.headings.append(Heading(rank, index, label, block.level, reach))
    builder.levels.clear()
    builder.last_plain = builder.last_decimal = None
    if label is not None and label.style == "decimal":
        builder.levels.open.append(Level("decimal", index, label))


def _place(builder: _Builder, block: Block, label: Label | None, index: int) -> int | None:
    """Return the clause that introduces a paragraph or list item, and open its level."""
    levels = builder.levels
    if label is not None and not _introduces_next(builder):
        levels.resume(label)
    style = _style(builder, block, label)
    if style is None:
        levels.suspend()
        builder.last_plain = index
        text = builder.document.quote(block.span)
        if names_annex(text):
            builder.last_decimal = None
            if is_title(text):
                builder.headings.clear()
        return None
    depth = block.level if block.label and block.kind is BlockKind.LIST_ITEM else None
    levels.close_deeper(depth)
    sibling = levels.close_from(style)
    if sibling is None:
        while label is not None and levels.open and _counts_on(builder, levels.open[-1], label):
            levels.open.pop()
    parent: int | None
    if sibling is not None:
        parent = sibling.parent
    elif levels.open:
        parent = levels.open[-1].clause
    elif label is not None and label.style == "decimal" and not _introduces(builder):
        parent = None
    else:
        parent = builder.last_plain
    levels.open.append(Level(style, index, label, depth, parent))
    return parent


def _counts_on(builder: _Builder, level: Level, label: Label) -> bool:
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


def _introduces_next(builder: _Builder) -> bool:
    """Return whether the clause just above is running text that introduces what follows."""
    return builder.last_plain == len(builder.clauses) - 1 and _introduces(builder)


def _style(builder: _Builder, block: Block, label: Label | None) -> str | None:
    """Return a key of the list level: same key, same level; None for running text."""
    if label is None:
        return None if block.kind is not BlockKind.LIST_ITEM else f"item{block.level}"
    if label.style == "part":
        return None
    if label.style == "decimal":
        return _decimal_style(builder, block, label)
    if label.style == "bullet":
        return f"bullet{block.level}" if block.level else f"bullet@{round(block.indent / 9)}"
    if label.ambiguous:
        for level in reversed(builder.levels.open):
            if level.label is not None and level.label.precedes(label):
                return level.style
    return f"{label.style}{label.brackets}"


def _decimal_style(builder: _Builder, block: Block, label: Label) -> str:
    """Return the key of a decimal number; plain numbers may run on several levels at once."""
    levels = builder.levels.open
    if len(label.parts) > 1:
        before = [x for x in levels if x.label is not None and label.continues(x.label)]
        return before[-1].style if before else f"decimal{len(label.parts)}"
    if block.label:
        return f"decimal1@{block.level}"
    plain = [x for x in levels if x.style.startswith("decimal1")]
    before = [x for x in levels if x.label is not None and label.continues(x.label)]
    if before:
        indents = [abs(builder.clauses[x.clause].block.indent - block.indent) for x in before]
        return before[max(n for n, x in enumerate(indents) if x == min(indents))].style
    if plain and label.parts == ("1",) and levels[-1] is plain[-1]:
        above = plain[-1].clause
        is_last = above == len(builder.clauses) - 1
        if is_last and builder.text(above).rstrip().endswith(":"):
            return f"decimal1#{len(plain)}"
    return "decimal1"


def _number(
    builder: _Builder, label: Label | None, parent: int | None, headings: list[Heading]
) -> str | None:
    """Return the number by which a lawyer would cite the clause, within its annex."""
    above = _number_above(builder, parent, headings)
    if label is None or label.style == "bullet":
        return above
    shown = label.cited
    if label.name:
        article = _article(headings) if label.name == "section" else None
        return f"{article}, {shown}" if article else shown
    hangs = parent is not None or (label.style != "decimal" and above != shown)
    if above is None or not hangs or _stands_alone(label, parent, above):
        return shown
    return above + (shown if shown.startswith("(") else f"({shown.strip('()')})")


def _stands_alone(label: Label, parent: int | None, above: str) -> bool:
    """Return whether a number is cited without the one above: 4.2 below 4, part B after part A."""
    if label.style == "decimal" and len(label.parts) > 1:
        return True
    return parent is None and above.isalpha() and label.style.startswith("upper")


def _number_above(builder: _Builder, parent: int | None, headings: list[Heading]) -> str | None:
    """Return the number of the clause that introduces a clause, or of the heading above it."""
    above = [h.clause for h in reversed(headings) if not h.is_part]
    chain = above if parent is None else [parent, *above]
    return next((n for i in chain if (n := builder.clauses[i].number) is not None), None)


def _article(headings: list[Heading]) -> str | None:
    """Return how the article is cited whose sections count from 1."""
    labels = [heading.label for heading in headings if heading.label is not None]
    return next((label.cited for label in labels if label.name == "article"), None)
