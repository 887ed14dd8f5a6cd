"""Rows of tables: cut out of lines, and joined where a page break cut them in two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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
    pairs = [(a, b) for a, b in zip(row.cells, following.cells, strict=True) if a and b]
    going_on = [b[0].text[0].islower() and not ends_sentence(a[-1].text) for a, b in pairs]
    return any(going_on) and 2 * sum(going_on) >= len(going_on)


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


def baselines(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines that stand side by side, from top to bottom."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if groups and _beside(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        if len(group) > 1:
            group.sort(key=lambda line: line.x0)
    return groups


def _beside(group: list[Line], line: Line) -> bool:
    return line.y - group[0].y < 0.45 * min(line.size, group[0].size) and all(
        line.x0 >= other.x1 - 1.0 or line.x1 <= other.x0 + 1.0 for other in group
    )


def cut_rows(places: list[tuple[Line, int]], count: int) -> list[Row]:
    """Cut the lines of a table into rows: a row ends where the order turns back to the left."""
    if _is_line_by_line(places):
        places = sorted(places, key=lambda pair: (round(pair[0].y / 2), pair[1]))
    rows: list[Row] = []
    cells: list[list[Line]] = [[] for _ in range(count)]
    last = -1
    bottom = 0.0
    for line, place in places:
        drops = place == last and line.y - bottom > 2.2 * line.size
        if place < last or drops:
            rows.append(_row(cells))
            cells = [[] for _ in range(count)]
        cells[place].append(line)
        last, bottom = place, line.y
    rows.append(_row(cells))
    tops = [min(line.y for cell in row.cells for line in cell) for row in rows]
    if all(below > above - 2.0 for above, below in pairwise(tops)):
        return rows
    return _rows_by_height(places, count)


def _rows_by_height(places: list[tuple[Line, int]], count: int) -> list[Row]:
    """Cut a table into rows where what was filled in later doesn't stand in order."""
    rows = []
    for group in baselines([line for line, _ in places]):
        column = {id(line): place for line, place in places}
        cells: list[list[Line]] = [[] for _ in range(count)]
        for line in group:
            cells[column[id(line)]].append(line)
        rows.append(_row(cells))
    return rows


def _row(cells: Sequence[Sequence[Line]]) -> Row:
    page = next(line.page for cell in cells for line in cell)
    return Row(tuple(map(tuple, cells)), page)


def _is_line_by_line(places: list[tuple[Line, int]]) -> bool:
    """Return whether a table was drawn line by line and not cell by cell."""
    return all(a[0].y <= b[0].y + 2.0 for a, b in pairwise(places))
