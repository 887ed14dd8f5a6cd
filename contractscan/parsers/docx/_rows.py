"""Table rows: one block a row, unless a cell holds several paragraphs of prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from contractscan.document import BlockKind
from contractscan.parsers._lines import starts_item
from contractscan.parsers.docx._inline import Passage

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_PARAGRAPH = 80
_BULLET = "•"


@dataclass(slots=True)
class Entry:
    """What becomes a block.

    Attributes:
        kind: What it is on the page.
        text: Its text; blank for an empty paragraph.
        path: Where it stands in the file.
        label: The automatic number that is shown.
        level: Rank of a heading, depth of a list item.
        indent: Distance from the left edge in points.
        cells: For a table row, the texts of its cells.
        notes: Footnotes and endnotes that it cites.
        boxes: What hangs on it: contents of text boxes, diagrams, an embedded document.
        passages: What its text, and that of the entries broken off it, was read from.
    """

    kind: BlockKind
    text: str
    path: str
    label: str | None = None
    level: int = 0
    indent: float = 0.0
    cells: tuple[str, ...] = ()
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def broken_apart(lines: list[str]) -> list[str]:
    """Return what a paragraph's lines amount to: mostly one text, but list items each their own.

    Authors, and programs that write DOCX from Markdown, break a list into lines without making
    paragraphs of them, and set a blank line where a new paragraph is meant.
    """
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        if not line:
            continue
        begins = not before or starts_item(line, before)
        if begins and pieces[-1]:
            pieces.append(line)
        else:
            pieces[-1] = f"{pieces[-1]} {line}".lstrip()
    return pieces


def arranged(cells: list[list[Entry]], path: str) -> Iterator[Entry]:
    """Yield a row as one entry, or as the paragraphs of its cells.

    A frame of one column, nested tables and cells with several paragraphs of prose or list items
    are laid out as text: gluing them into one row would glue their sentences.
    """
    if len(cells) == 1 or any(_holds_prose(cell) for cell in cells):
        yield from _as_paragraphs(cells)
    else:
        yield _as_row(cells, path)


def _holds_prose(cell: list[Entry]) -> bool:
    if any(entry.kind is BlockKind.TABLE_ROW for entry in cell):
        return True
    filled = [entry for entry in cell if entry.text]
    if len(filled) < 2:
        return False
    return any(
        entry.label is not None
        or entry.kind is BlockKind.LIST_ITEM
        or len(entry.text) > _LONG_PARAGRAPH
        for entry in filled
    )


def _as_paragraphs(cells: list[list[Entry]]) -> Iterator[Entry]:
    waiting: str | None = None
    for cell in cells:
        for entry in cell:
            if not entry.text:
                # A cell with nothing but an automatic number numbers what follows it.
                waiting = entry.label or waiting
            elif waiting and entry.label is None and not entry.cells:
                entry.label, waiting = waiting, None
                if entry.kind is BlockKind.PARAGRAPH:
                    entry.kind = BlockKind.LIST_ITEM
            yield entry


def _as_row(cells: list[list[Entry]], path: str) -> Entry:
    entries = [entry for cell in cells for entry in cell]
    labels = [entry.label for entry in entries if entry.label and entry.label != _BULLET]
    texts = tuple(" ".join(entry.text for entry in cell if entry.text) for cell in cells)
    return Entry(
        BlockKind.TABLE_ROW,
        " ".join(text for text in texts if text),
        path,
        label=labels[0] if labels else None,
        cells=texts,
        notes=[note for entry in entries for note in entry.notes],
        boxes=[box for entry in entries for box in entry.boxes],
        passages=[passage for entry in entries for passage in entry.passages],
    )
