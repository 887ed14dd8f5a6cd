"""Join lines to paragraphs, over the ends of lines, columns and pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contractscan.parsers.pdf._labels import awaits_number, is_bullet, label_kind, label_of
from contractscan.parsers.pdf._model import Item, Line, Measures, Page, Paragraph, Row
from contractscan.parsers.pdf._text import SOFT_HYPHEN

_CLOSERS = "\"'”’)]"
_OPENING = "\"“‘'([{"
_LIST_CONNECTIVES = (" and", " or", " and/or", ", and", ", or")


def measure(pages: Sequence[Page]) -> Measures:
    """Return what is usual in the lines of a document."""
    sizes: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    gaps: dict[int, Counter[float]] = defaultdict(Counter)
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            lefts[round(line.x0)] += 1
        for above, below in zip(lines, lines[1:], strict=False):
            gap = below.y - above.y
            if 0.8 * below.size < gap < 2.6 * below.size and abs(below.size - above.size) < 0.3:
                gaps[round(below.size * 2)][round(gap / below.size, 2)] += 1
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    leadings = {key: _usual_gap(counter) for key, counter in gaps.items()}
    left = min((x for x, n in lefts.items() if n >= max(lefts.values()) * 0.2), default=0)
    leading = leadings.get(round(size * 2), 1.2)
    measures = Measures(size or 10.0, float(left), leading, leadings)
    return replace(measures, spaced=_is_spaced(pages, measures))


def _is_spaced(pages: Iterable[Page], measures: Measures) -> bool:
    """Return whether paragraphs are set apart by more than the usual distance of lines."""
    ends = apart = 0
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for above, below in zip(lines, lines[1:], strict=False):
            if below.y > above.y and not _is_full(above, below):
                ends += 1
                apart += below.y - above.y > measures.leading_of(below.size) + 0.17 * below.size
    return apart > 0.6 * ends


def _usual_gap(counter: Counter[float]) -> float:
    """Return the smallest gap that is frequent: lines of one paragraph, not paragraphs."""
    near: Counter[float] = Counter()
    for gap, count in counter.items():
        near[round(gap * 20) / 20] += count
    frequent = [gap for gap, count in near.items() if count >= 0.25 * max(near.values())]
    smallest = min(frequent)
    return max(gap for gap in counter if gap <= smallest + 0.05)


def set_margins(pages: Iterable[Page]) -> None:
    """Give every line outside of columns the margins of the pages of its size."""
    rights: dict[int, list[float]] = defaultdict(list)
    pages = list(pages)
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and not item.right and len(item.text) > 40:
                rights[round(page.width)].append(item.x1)
    margins = {width: sorted(found)[int(len(found) * 0.97)] for width, found in rights.items()}
    for page in pages:
        right = margins.get(round(page.width), page.width * 0.88)
        page.items = [
            item._replace(right=max(right, 1.0))
            if isinstance(item, Line) and not item.right
            else item
            for item in page.items
        ]


def join_lines(pages: Sequence[Page], measures: Measures) -> Iterator[Paragraph | Row]:
    """Yield paragraphs and table rows in reading order."""
    paragraph: Paragraph | None = None
    row: Row | None = None
    for item in (item for page in pages for item in page.items):
        if isinstance(item, Row):
            if row and _row_goes_on(row, item):
                row = _merge_rows(row, item)
                continue
            if paragraph:
                yield paragraph
                paragraph = None
            if row:
                yield row
            row = item
            continue
        if row and (grown := _grow_row(row, item)):
            row = grown
            continue
        if row:
            yield row
            row = None
        if paragraph and _goes_on(paragraph.lines, item, measures):
            paragraph.lines.append(item)
            continue
        if paragraph:
            yield paragraph
        paragraph = Paragraph([item])
    if row:
        yield row
    if paragraph:
        yield paragraph


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith((".", "!", "?", ":", ";"))


def _row_goes_on(row: Row, following: Row) -> bool:
    """Return whether a row is the rest of one that a page break cut."""
    if following.page <= _last_page(row) or len(row.cells) != len(following.cells):
        return False
    if not following.cells[0]:
        return True
    for cell, rest in zip(row.cells, following.cells, strict=True):
        if not cell or not rest:
            continue
        if rest[0].text[0].islower() and not _ends_sentence(cell[-1].text):
            return True
    return False


def _grow_row(row: Row, line: Line) -> Row | None:
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


def _merge_rows(row: Row, following: Row) -> Row:
    cells = tuple(a + b for a, b in zip(row.cells, following.cells, strict=True))
    return row._replace(cells=cells)


def _goes_on(lines: list[Line], line: Line, measures: Measures) -> bool:
    """Return whether a line continues the paragraph of the lines before it."""
    last = lines[-1]
    if not _size_agrees(last, line):
        return False
    same_flow = line.page == last.page and line.y > last.y and line.right == last.right
    if same_flow and line.y - last.y > measures.leading_of(line.size) + 0.17 * line.size:
        return False
    if last.bold_end and last.bold and not line.bold and not _is_full(last, line):
        return False
    if line.bold and line.bold_end and not last.bold_end and not _is_full(last, line):
        return False
    if label_of(line.text) and not _label_is_wrapped(lines, line, measures):
        return False
    if not _indent_agrees(lines, line, same_flow):
        return False
    return _wraps(last, line) if same_flow else _crosses_break(lines, line)


def _size_agrees(last: Line, line: Line) -> bool:
    """Return whether font sizes are near enough; code in running text is often set smaller."""
    difference = abs(line.size - last.size) / max(line.size, last.size)
    if difference <= 0.08:
        return True
    return difference < 0.25 and _is_full(last, line) and not _ends_sentence(last.text)


def _label_is_wrapped(lines: list[Line], line: Line, measures: Measures) -> bool:
    """Return whether what looks like a label stands there because the line before was full."""
    last = lines[-1]
    if not _is_full(last, line) or line.label_gap:
        return False
    if awaits_number(last.text):
        return True
    label, own = label_of(line.text), label_of(lines[0].text)
    if is_bullet(label):
        return False
    ends = _ends_sentence(last.text) or last.text.endswith((*_LIST_CONNECTIVES, ","))
    if not ends:
        return True
    if own and label_kind(own) == label_kind(label) and abs(line.x0 - lines[0].x0) < 2.0:
        return False
    # Where paragraphs stand apart, a list without a gap runs inside of its paragraph.
    return measures.spaced and not last.text.endswith((".", ":"))


def _indent_agrees(lines: list[Line], line: Line, same_flow: bool) -> bool:
    first, last = lines[0], lines[-1]
    # In another column only the distance from the column's own edge can be compared.
    shift = 0.0 if line.left == last.left else line.left - last.left
    here = line.x0 - shift
    tolerance = 0.35 * line.size
    if len(lines) > 1:
        if abs(here - last.x0) <= tolerance:
            return True
        centres = abs((here + line.x1 - shift) - (last.x0 + last.x1)) / 2
        return same_flow and centres < 2.0 and last.x0 > first.left + tolerance
    if abs(here - first.x0) <= tolerance:
        return True
    if here > first.x0:
        return bool(label_of(first.text)) or _is_centred(last, line)
    return first.x0 - here < 6 * line.size and (_is_full(last, line) or _is_centred(last, line))


def _is_centred(last: Line, line: Line) -> bool:
    return abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 4.0


def _is_full(last: Line, line: Line) -> bool:
    """Return whether the first word of a line would not have fitted onto the one before."""
    return _slack(last, line) < 0


def _slack(last: Line, line: Line) -> float:
    """Return the room that would have been left after the first word of the next line."""
    word, _, _ = line.text.partition(" ")
    wide = (line.x1 - line.x0) / max(1, len(line.text))
    return last.right - last.x1 - wide * (len(word) + 0.5)


def _wraps(last: Line, line: Line) -> bool:
    """Return whether a line of the same column is the next one of its paragraph."""
    if _is_full(last, line) or last.text.endswith((SOFT_HYPHEN, "-")):
        return True
    if _ends_sentence(last.text):
        return False
    start = line.text.lstrip(_OPENING)[:1]
    if start.islower() or last.text.endswith((",", " and", " or", " the", " of")):
        return True
    return _slack(last, line) < max(2.5 * line.size, 0.08 * (last.right - last.x0))


def _crosses_break(lines: list[Line], line: Line) -> bool:
    """Return whether a paragraph goes on at the top of the next column or page."""
    last = lines[-1]
    if last.bold and last.bold_end != line.bold and len(lines) == 1:
        return False
    start = line.text.lstrip(_OPENING)[:1]
    if last.text.endswith((SOFT_HYPHEN, "-", ",")):
        return True
    if not _ends_sentence(last.text):
        return start.islower() or _is_full(last, line) or awaits_number(last.text)
    return _is_full(last, line) and not last.text.endswith((";", ":")) and len(lines) > 1
