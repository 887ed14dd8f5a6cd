"""Remove what belongs to the page and not to the text: running heads, page and line numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from contractscan.parsers.pdf._model import Line, Page

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:[Pp]age|PAGE|[Pp]\.|[Pp]g\.?)?\s*\d{1,4}\s*(?:(?:of|OF|/|von)\s*\d{1,4})?[-–—|\s]*"
    r"|[ivxl]{1,7})$"
)
_SURE_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|pg\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I
)
_LINE_NUMBER = re.compile(r"(\d{1,4})(?:\s+|$)")
_ZONE_LINES = 4
_ZONE_SHARE = 0.2
_SAME_PLACE = 4.0


def remove_furniture(pages: list[Page]) -> None:
    """Take running heads, footers, page numbers, line numbers and watermarks out of the pages."""
    _remove_line_numbers(pages)
    repeated = _repeated_in_margins(pages) | _repeated_anywhere(pages)
    spared = set().union(*(_body_of(page, repeated) for page in pages))
    _remove(pages, (repeated - spared) | _page_numbers(pages))
    _remove(pages, _repeated_table_heads(pages))


def _remove(pages: list[Page], doomed: set[int]) -> None:
    for page in pages if doomed else ():
        page.lines = [line for line in page.lines if id(line) not in doomed]


def _body_of(page: Page, doomed: set[int]) -> set[int]:
    """Return the text of a page that is a copy of another page: it repeats, but stays."""
    lines = [line for line in page.lines if id(line) in doomed]
    if len(page.lines) <= _ZONE_LINES or len(lines) * 2 <= len(page.lines):
        return set()
    ordered = sorted(lines, key=lambda line: line.y)
    return set(map(id, ordered[1:-1]))


def _repeated_table_heads(pages: list[Page]) -> set[int]:
    """Return the lines at the top of a page that repeat the head of the table before it."""
    doomed: set[int] = set()
    before: dict[tuple[str, int], list[float]] = {}
    for page in pages:
        found: list[Line] = []
        shifts: list[float] | None = None
        for line in sorted(page.lines, key=lambda line: line.y):
            moved = [height - line.y for height in before.get((line.text, round(line.x0)), [])]
            if shifts is not None:
                moved = [a for a in shifts if any(abs(a - b) <= 1.0 for b in moved)]
            if not moved:
                break
            shifts = moved
            found.append(line)
        if any(abs(a.y - b.y) < 1.0 for a, b in pairwise(found)):
            doomed.update(map(id, found))
        before = defaultdict(list)
        for line in page.lines:
            before[line.text, round(line.x0)].append(line.y)
    return doomed


def _margin_lines(page: Page) -> list[Line]:
    """Return the outermost lines at the top and at the foot of a page."""
    top = [line for line in page.lines if line.y < page.height * _ZONE_SHARE]
    foot = [line for line in page.lines if line.y > page.height * (1 - _ZONE_SHARE)]
    return _outermost(top, 1.0) + _outermost(foot, -1.0)


def _outermost(lines: Iterable[Line], sign: float) -> list[Line]:
    ordered = sorted(lines, key=lambda line: sign * line.y)
    found: list[Line] = []
    baselines = 0
    for line in ordered:
        if not found or abs(line.y - found[-1].y) > 2.0:
            baselines += 1
        if baselines > _ZONE_LINES:
            break
        found.append(line)
    return found


def _repeated_in_margins(pages: list[Page]) -> set[int]:
    """Return the lines that stand with the same words at the same height on several pages."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for line in _margin_lines(page):
            for key in _keys(line):
                groups[key].append(line)
    needed = 2 if len(pages) <= 5 else 3
    doomed: set[int] = set()
    for lines in groups.values():
        for cluster in _clusters(lines):
            if len({line.page for line in cluster}) >= needed:
                doomed.update(map(id, cluster))
    return doomed


def _keys(line: Line) -> set[str]:
    """Return the words of a line as they are, and with a number that may count the pages."""
    text = line.text.casefold()
    keys = {text}
    numbers = list(_DIGITS.finditer(text))
    for number in numbers[:1] + numbers[-1:]:
        offset = int(number[0][:9]) - line.page
        keys.add(f"{text[: number.start()]}\0{offset}\0{text[number.end() :]}")
    return keys


def _clusters(lines: list[Line]) -> Iterable[list[Line]]:
    ordered = sorted(lines, key=lambda line: line.y)
    cluster: list[Line] = []
    for line in ordered:
        if cluster and line.y - cluster[-1].y > _SAME_PLACE:
            yield cluster
            cluster = []
        cluster.append(line)
    if cluster:
        yield cluster


def _repeated_anywhere(pages: list[Page]) -> set[int]:
    """Return watermarks: the same words on the same spot of most pages."""
    if len(pages) < 3:
        return set()
    groups: dict[tuple[str, int, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            groups[line.text, round(line.x0 / 3), round(line.y / 3)].append(line)
    needed = max(3, len(pages) * 0.6)
    return {id(line) for lines in groups.values() if len(lines) >= needed for line in lines}


def _page_numbers(pages: list[Page]) -> set[int]:
    """Return numbers in the margins that count the pages."""
    offsets: dict[int, list[Line]] = defaultdict(list)
    doomed = set()
    for page in pages:
        for line in _margin_lines(page):
            if _SURE_PAGE_NUMBER.match(line.text):
                doomed.add(id(line))
            elif _PAGE_NUMBER.match(line.text) and (number := _DIGITS.search(line.text)):
                offsets[int(number[0]) - page.number].append(line)
    for lines in offsets.values():
        if len({line.page for line in lines}) >= max(2, len(pages) * 0.3):
            doomed.update(map(id, lines))
    return doomed


def _remove_line_numbers(pages: list[Page]) -> None:
    """Strip the numbers that pleadings print in front of every line."""
    for page in pages:
        numbered = [
            (line, int(match[1]))
            for line in page.lines
            if (match := _LINE_NUMBER.match(line.text)) and not line.bold
        ]
        if len(numbered) < max(8, len(page.lines) * 0.5):
            continue
        steps = sum(b[1] - a[1] == 1 for a, b in pairwise(numbered))
        if steps < (len(numbered) - 1) * 0.8:
            continue
        doomed = {id(line) for line, _ in numbered}
        page.lines = [
            _without_number(line) if id(line) in doomed else line
            for line in page.lines
            if id(line) not in doomed or _LINE_NUMBER.sub("", line.text, count=1)
        ]


def _without_number(line: Line) -> Line:
    rest = _LINE_NUMBER.sub("", line.text, count=1)
    width = (line.x1 - line.x0) / max(1, len(line.text))
    return line._replace(text=rest, x0=line.x0 + width * (len(line.text) - len(rest)))
