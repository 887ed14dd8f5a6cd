"""Paragraphs, tables, rows and cells through whatever Word wraps around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._names import word

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset({names.PARAGRAPH, names.TABLE, names.CHUNK})
ROWS = frozenset({names.ROW})
CELLS = frozenset({names.CELL})

_NEVER = frozenset(
    {
        names.CONTROL_PROPERTIES,
        word("sdtEndPr"),
        word("sectPr"),
        word("tblPr"),
        word("tblGrid"),
        word("tblPrEx"),
        word("trPr"),
        word("tcPr"),
    }
)


def parts(parent: _Element, wanted: frozenset[str], skipped: frozenset[str]) -> Iterator[_Element]:
    """Yield the wanted elements below a parent, in order, but none inside another.

    Args:
        parent: The body, a cell, a table, a row, a note or a text box.
        wanted: Names of the elements to yield.
        skipped: Names of elements whose content is not shown in this view.
    """
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in _NEVER or tag in skipped:
            continue
        elif tag == names.ALTERNATE:
            branch = names.chosen_branch(child)
            if branch is not None:
                yield from parts(branch, wanted, skipped)
        elif len(child):
            yield from parts(child, wanted, skipped)


def row_is_shown(row: _Element, skipped: frozenset[str]) -> bool:
    """Return whether a table row is there in this view of the tracked changes."""
    return not _marked(row, "trPr", skipped)


def cell_is_shown(cell: _Element, original: bool) -> bool:
    """Return whether a cell is read: not deleted, and not the rest of a merged cell."""
    properties = cell.find(word("tcPr"))
    if properties is None:
        return True
    gone = word("cellIns") if original else word("cellDel")
    if properties.find(gone) is not None:
        return False
    merged = properties.find(word("hMerge"))
    return merged is None or merged.get(names.VAL) == "restart"


def continues_above(cell: _Element) -> bool:
    """Return whether a cell is the lower part of one that is merged over several rows."""
    merged = cell.find(f"{word('tcPr')}/{word('vMerge')}")
    return merged is not None and merged.get(names.VAL) != "restart"


def _marked(parent: _Element, properties: str, marks: frozenset[str]) -> bool:
    element = parent.find(word(properties))
    return element is not None and any(child.tag in marks for child in element)
