"""Table rows that a page break cuts in two."""

from __future__ import annotations

from contractscan.parsers.pdf._labels import label_of
from contractscan.parsers.pdf._model import Line, Row

_CLOSERS = "\"'”’)]"


def ends_sentence(text: str) -> bool:
    """Return whether text ends with a full stop or the like, quotes and brackets aside."""
    return text.rstrip(_CLOSERS).endswith((".", "!", "?", ":", ";"))


def row_goes_on(row: Row, following: Row) -> bool:
    """Return whether a row is the rest of one that a page break cut."""
    if following.page <= _last_page(row) or len(row.cells) != len(following.cells):
        return False
    if not following.cells[0]:
        return True
    for cell, rest in zip(row.cells, following.cells, strict=True):
        if not cell or not rest:
            continue
        if rest[0].text[0].islower() and not ends_sentence(cell[-1].text):
            return True
    return False


def grow_row(row: Row, line: Line) -> Row | None:
    """Return a row with the line that a page break left alone under its last cell."""
    number = max(n for n, cell in enumerate(row.cells) if cell)
    cell = row.cells[number]
    if not number or line.page == row.page or abs(line.x0 - cell[-1].x0) > 2.0:
        return None
    if line.page - cell[-1].page > 1 or label_of(line.text):
        return None
    cells = (*row.cells[:number], (*cell, line), *row.cells[number + 1 :])
    return row._replace(cells=cells)


def _last_page(row: Row) -> int:
    return max(line.page for cell in row.cells for line in cell)


def merge_rows(row: Row, following: Row) -> Row:
    cells = tuple(a + b for a, b in zip(row.cells, following.cells, strict=True))
    return row._replace(cells=cells)
