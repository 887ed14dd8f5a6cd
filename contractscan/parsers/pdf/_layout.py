"""Put the lines of a page into reading order: columns, numbered margins, tables without rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from contractscan.parsers.pdf._bands import Band, Interval, find_bands
from contractscan.parsers.pdf._labels import is_bare_label
from contractscan.parsers.pdf._measures import is_full
from contractscan.parsers.pdf._model import Item, Line, Page, Row
from contractscan.parsers.pdf._rows import baselines, cut_rows
from contractscan.parsers.pdf._ruled import RuledTable

_LABEL_REACH = 90.0
_LINES_BESIDE = 3
_MOST_COLUMNS = 5
_WRAPPED = 0.8
_Filled = tuple[RuledTable, list[Row]]


def lay_out(page: Page, tables: Sequence[RuledTable] = ()) -> list[Item]:
    """Return the lines and rows of a page in the order in which a person reads them.

    Args:
        page: One page, freed of running heads and the like.
        tables: Its tables with drawn rules, from top to bottom.
    """
    lines = [_with_bullet(line, page.dots) for line in page.lines] if page.dots else page.lines
    filled: list[_Filled] = []
    rest: Sequence[Line] = lines
    for table in tables:
        rows, used = table.fill(rest, page.number)
        rest = [line for line in rest if id(line) not in used]
        filled.append((table, rows))
    if any(_has_text_beside(table, rest) for table, _ in filled):
        items = _read_in_columns(lines, rest, filled)
        if items is not None:
            return items
    return _read_by_height(rest, filled)


def _read_by_height(rest: Sequence[Line], filled: Sequence[_Filled]) -> list[Item]:
    """Read what stands above a table before it, and what stands below it after it."""
    items: list[Item] = []
    for table, rows in filled:
        items.extend(_read_lines([line for line in rest if line.y <= table.box[1] + 1.0]))
        rest = [line for line in rest if line.y > table.box[1] + 1.0]
        items.extend(rows)
    items.extend(_read_lines(rest))
    return items


def _has_text_beside(table: RuledTable, rest: Sequence[Line]) -> bool:
    """Return whether a table stands in one column of a page and text in another."""
    left, top, right, bottom = table.box
    beside = [line for line in rest if top <= line.y <= bottom]
    return sum(line.x1 < left or line.x0 > right for line in beside) >= _LINES_BESIDE


def _read_in_columns(
    lines: Sequence[Line], rest: Sequence[Line], filled: Sequence[_Filled]
) -> list[Item] | None:
    """Read tables that stand in a column, where each row is like a line of running text.

    Returns:
        None if the rows would not come out as they went in: the page has no columns of text.
    """
    kept = set(map(id, rest))
    rows: dict[str, Row] = {}
    places: dict[int, Line] = {}
    for table, own in filled:
        for row in own:
            parts = [line for cell in row.cells for line in cell]
            mark = f"\0{len(rows)}"
            rows[mark] = row
            y = min(line.y for line in parts)
            line = parts[0]._replace(text=mark, x0=table.box[0], x1=table.box[2], y=y)
            places[id(parts[0])] = line
    found = _read_lines([places.get(id(x), x) for x in lines if id(x) in kept or id(x) in places])
    marks = [item.text for item in found if isinstance(item, Line) and item.text in rows]
    if sorted(marks) != sorted(rows):
        return None
    return [rows.get(item.text, item) if isinstance(item, Line) else item for item in found]


def _with_bullet(line: Line, dots: Sequence[tuple[float, float]]) -> Line:
    """Put a bullet in front of a line that has one drawn to its left."""
    middle = line.y - 0.3 * line.size
    for x, y in dots:
        if 2.0 < line.x0 - x < 3.0 * line.size and abs(y - middle) < 0.35 * line.size:
            return line._replace(text=f"• {line.text}", x0=x)
    return line


def _read_lines(lines: Sequence[Line]) -> list[Item]:
    groups = [_join_labels(group) for group in baselines(lines)]
    order = {id(line): number for number, line in enumerate(lines)}
    items: list[Item] = []
    for band in find_bands(groups, order):
        if isinstance(band, Band):
            items.extend(_read_band(band, order))
        else:
            items.extend(band)
    return items


def _join_labels(group: list[Line]) -> list[Line]:
    """Put a number of the margin in front of its line, and pieces that touch together."""
    if len(group) == 1:
        return group
    joined = [group[0]]
    for line in group[1:]:
        last = joined[-1]
        gap = line.x0 - last.x1
        if (is_bare_label(last.text) and gap < _LABEL_REACH) or gap < 0.4 * line.size:
            glue = "" if gap < 0.1 * line.size and not is_bare_label(last.text) else " "
            joined[-1] = last._replace(
                text=f"{last.text}{glue}{line.text}",
                x1=line.x1,
                bold=line.bold,
                bold_end=line.bold_end,
                size=line.size,
                label_gap=is_bare_label(last.text),
            )
        else:
            joined.append(line)
    return joined


def _read_band(band: Band, order: dict[int, int]) -> Iterator[Item]:
    columns = band.columns()
    if len(columns) < 2:
        yield from (line for group in band.groups for line in group)
        return
    if len(band.groups) == 1:
        yield _as_one(band.groups[0])
        return
    places = _places(band, columns, order)
    if _is_text(places, columns):
        for number, (left, right) in enumerate(columns):
            for line, place in sorted(places, key=lambda pair: pair[0].y):
                if place == number:
                    yield line._replace(left=left, right=right)
        return
    yield from cut_rows(places, len(columns))


def _as_one(group: list[Line]) -> Line:
    """Return pieces that stand apart on a single line, where there is no table, as that line."""
    first, last = group[0], group[-1]
    text = " ".join(line.text for line in group)
    return first._replace(text=text, x1=last.x1, bold_end=last.bold_end)


def _places(band: Band, columns: list[Interval], order: dict[int, int]) -> list[tuple[Line, int]]:
    """Return the lines in the order of the file, each with the number of its column."""
    known: list[tuple[int, Line]] = []
    for group in band.groups:
        for line in group:
            # A line that was put together from pieces takes the place of the line before it.
            known.append((order.get(id(line), known[-1][0] if known else 0), line))
    known.sort(key=lambda pair: pair[0])
    return [(line, _column_of(line, columns)) for _, line in known]


def _column_of(line: Line, columns: list[Interval]) -> int:
    return next((n for n, (_, right) in enumerate(columns) if line.x0 < right), len(columns) - 1)


def _is_text(places: list[tuple[Line, int]], columns: list[Interval]) -> bool:
    """Return whether columns hold running text; else they are the cells of a table."""
    switches = sum(a[1] != b[1] for a, b in pairwise(places))
    by_column: list[list[Line]] = [[] for _ in columns]
    for line, place in places:
        by_column[place].append(line)
    counts = [len(lines) for lines in by_column]
    if len(columns) > _MOST_COLUMNS or min(counts) < 4:
        return False
    density = min(_density(lines) for lines in by_column)
    if switches < len(columns):
        return density > 0.6 and (len(columns) <= 3 or _is_wrapped(by_column, columns))
    if switches < 0.8 * (2 * min(counts) - 1):
        return False
    widths = [right - left for left, right in columns]
    if density <= 0.75 or max(widths) >= 1.6 * min(widths):
        return False
    return (len(columns) <= 3 and _is_filled(by_column, columns)) or _is_wrapped(by_column, columns)


def _is_filled(by_column: Sequence[Sequence[Line]], columns: Sequence[Interval]) -> bool:
    """Return whether half the lines of every column reach to its right edge."""
    fullness = min(
        sum(line.x1 > right - 0.15 * (right - left) for line in lines) / len(lines)
        for lines, (left, right) in zip(by_column, columns, strict=True)
    )
    return fullness > 0.5


def _is_wrapped(by_column: Sequence[Sequence[Line]], columns: Sequence[Interval]) -> bool:
    """Return whether the lines of every column end where the next word would not fit.

    In narrow columns few lines reach the right edge; in a table cells end anywhere.
    """
    for lines, (_, right) in zip(by_column, columns, strict=True):
        column = [line._replace(right=right) for line in sorted(lines, key=lambda line: line.y)]
        full = sum(is_full(line, below) for line, below in pairwise(column))
        if full <= _WRAPPED * (len(column) - 1):
            return False
    return True


def _density(lines: list[Line]) -> float:
    """Return how much of the height of a column is filled with lines."""
    heights = sorted(line.y for line in lines)
    span = heights[-1] - heights[0]
    if span <= 0:
        return 0.0
    gaps = [b - a for a, b in pairwise(heights)]
    return median(gaps) * len(gaps) / span
