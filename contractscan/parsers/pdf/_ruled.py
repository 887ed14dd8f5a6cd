"""Tables with drawn rules: pdfplumber finds the cells from the lines that pdfium saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from contractscan.parsers.pdf._model import Line, Page, Row, Rule

_MAX_RULES = 1500
_TOLERANCE = 3.0
_SMALLEST_CELL = 6.0
_Box = tuple[float, float, float, float]


class RuledTable:
    """The rows of one table and where it stands on its page."""

    def __init__(self, cells: Sequence[_Box]) -> None:
        self.box = (
            min(cell[0] for cell in cells),
            min(cell[1] for cell in cells),
            max(cell[2] for cell in cells),
            max(cell[3] for cell in cells),
        )
        tops: dict[int, list[_Box]] = {}
        for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
            tops.setdefault(round(cell[1]), []).append(cell)
        self.rows = list(tops.values())

    @property
    def is_table(self) -> bool:
        """Return whether it has columns; a box around text has none."""
        return max(map(len, self.rows)) > 1

    def fill(self, lines: Sequence[Line], page: int) -> tuple[list[Row], set[int]]:
        """Return the rows with their text, and the identities of the lines used."""
        used: set[int] = set()
        rows = []
        for row in self.rows:
            cells = []
            for box in row:
                inside = [line for line in lines if id(line) not in used and _is_inside(line, box)]
                used.update(map(id, inside))
                cells.append(tuple(inside))
            if any(cells):
                rows.append(Row(tuple(cells), page, ruled=True))
        return rows, used


def is_ruled(rules: Sequence[Rule]) -> bool:
    """Return whether the drawn lines could make a table with columns."""
    upright = {round(rule.x0) for rule in rules if _is_upright(rule)}
    if len(rules) > _MAX_RULES or len(upright) < 2:
        return False
    return len({round(rule.y0) for rule in rules if not _is_upright(rule)}) > 1


def find_tables(page: Page) -> list[RuledTable]:
    """Return the tables with columns that the rules of a page enclose, from top to bottom."""
    from pdfplumber import table

    edges = table.merge_edges(
        [_edge(rule) for rule in page.rules], _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE
    )
    crossings = table.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    cells = [
        cell
        for cell in table.intersections_to_cells(crossings)
        if cell[2] - cell[0] > _SMALLEST_CELL and cell[3] - cell[1] > _SMALLEST_CELL
    ]
    found = [RuledTable(group) for group in table.cells_to_tables(cells)] if cells else []
    return sorted((t for t in found if t.is_table), key=lambda t: t.box[1])


def upright_rules(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the vertical ones."""
    return (rule for rule in rules if _is_upright(rule))


def _is_upright(rule: Rule) -> bool:
    return rule.x1 - rule.x0 < rule.y1 - rule.y0


def _is_inside(line: Line, box: _Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, line.y - 0.3 * line.size
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _edge(rule: Rule) -> dict[str, Any]:
    upright = _is_upright(rule)
    x = (rule.x0 + rule.x1) / 2
    y = (rule.y0 + rule.y1) / 2
    x0, x1 = (x, x) if upright else (rule.x0, rule.x1)
    top, bottom = (rule.y0, rule.y1) if upright else (y, y)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "v" if upright else "h",
        "object_type": "line",
    }
