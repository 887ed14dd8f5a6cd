"""Join lines to paragraphs, over the ends of lines, columns and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractscan.parsers.pdf._labels import awaits_number, is_bullet, label_kind, label_of
from contractscan.parsers.pdf._measures import is_full, slack
from contractscan.parsers.pdf._model import Item, Line, Measures, Page, Paragraph, Row
from contractscan.parsers.pdf._rows import ends_sentence, grow_row, merge_rows, row_goes_on
from contractscan.parsers.pdf._text import SOFT_HYPHEN

_OPENING = "\"“‘'([{"
_LIST_CONNECTIVES = (" and", " or", " and/or", ", and", ", or")
_NOTE_SIZE = 0.88
_NOTE_ZONE = 0.5


def join_lines(pages: Sequence[Page], measures: Measures) -> Iterator[Paragraph | Row]:
    """Yield paragraphs and table rows in reading order."""
    joiner = _Joiner(measures)
    for page in pages:
        body, notes = _split_notes(page, measures)
        for item in body:
            yield from joiner.take(item)
        joiner.notes.extend(notes)
    yield from joiner.close()


class _Joiner:
    """Holds the paragraph or row that may still go on."""

    def __init__(self, measures: Measures) -> None:
        self.notes: list[Paragraph] = []
        self._measures = measures
        self._paragraph: Paragraph | None = None
        self._row: Row | None = None

    def take(self, item: Item) -> Iterator[Paragraph | Row]:
        """Add a line or row, and yield what it brought to an end."""
        if isinstance(item, Row):
            if self._row and row_goes_on(self._row, item):
                self._row = merge_rows(self._row, item)
                return
            yield from self.close()
            self._row = item
            return
        if self._row and (grown := grow_row(self._row, item)):
            self._row = grown
            return
        if self._paragraph and _goes_on(self._paragraph.lines, item, self._measures):
            self._paragraph.lines.append(item)
            return
        yield from self.close()
        self._paragraph = Paragraph([item])

    def close(self) -> Iterator[Paragraph | Row]:
        """Yield what was held, and the notes of the pages on which it stood."""
        if self._row:
            yield self._row
        if self._paragraph:
            yield self._paragraph
        self._row = self._paragraph = None
        yield from self.notes
        self.notes = []


def _split_notes(page: Page, measures: Measures) -> tuple[list[Item], list[Paragraph]]:
    """Part the small print at the foot of a page from its text, which may go on overleaf."""
    start = len(page.items)
    while start and _is_note(page.items[start - 1], page, measures):
        start -= 1
    if not start:
        return page.items, []
    notes: list[Paragraph] = []
    for line in page.items[start:]:
        if not isinstance(line, Line):
            continue
        if notes and not line.text[0].isdigit() and line.text[0] not in "*†‡§":
            notes[-1].lines.append(line)
        else:
            notes.append(Paragraph([line], is_note=True))
    return page.items[:start], notes


def _is_note(item: Item, page: Page, measures: Measures) -> bool:
    return (
        isinstance(item, Line)
        and item.size < _NOTE_SIZE * measures.size
        and item.y > _NOTE_ZONE * page.height
    )


def _goes_on(lines: list[Line], line: Line, measures: Measures) -> bool:
    """Return whether a line continues the paragraph of the lines before it."""
    last = lines[-1]
    same_flow = line.page == last.page and line.y > last.y and line.right == last.right
    if same_flow and line.y - last.y > measures.leading_of(line.size) + 0.17 * line.size:
        return False
    if not _looks_alike(last, line) or not _indent_agrees(lines, line, same_flow):
        return False
    if label_of(line.text) and not _label_is_wrapped(lines, line, measures):
        return False
    return _wraps(last, line) if same_flow else _crosses_break(lines, line)


def _looks_alike(last: Line, line: Line) -> bool:
    """Return whether size and weight allow that two lines are of one paragraph."""
    if not _size_agrees(last, line):
        return False
    stops_bold = last.bold and last.bold_end and not line.bold
    starts_bold = line.bold and line.bold_end and not last.bold_end
    return not (stops_bold or starts_bold) or is_full(last, line)


def _size_agrees(last: Line, line: Line) -> bool:
    """Return whether font sizes are near enough; code in running text is often set smaller."""
    difference = abs(line.size - last.size) / max(line.size, last.size)
    if difference <= 0.08:
        return True
    return difference < 0.25 and is_full(last, line) and not ends_sentence(last.text)


def _label_is_wrapped(lines: list[Line], line: Line, measures: Measures) -> bool:
    """Return whether what looks like a label stands there because the line before was full."""
    last = lines[-1]
    if not is_full(last, line) or line.label_gap:
        return False
    if awaits_number(last.text):
        return True
    label, own = label_of(line.text), label_of(lines[0].text)
    if is_bullet(label):
        return False
    ends = ends_sentence(last.text) or last.text.endswith((*_LIST_CONNECTIVES, ","))
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
    return first.x0 - here < 6 * line.size and (is_full(last, line) or _is_centred(last, line))


def _is_centred(last: Line, line: Line) -> bool:
    return abs((last.x0 + last.x1) - (line.x0 + line.x1)) < 4.0


def _wraps(last: Line, line: Line) -> bool:
    """Return whether a line of the same column is the next one of its paragraph."""
    if is_full(last, line) or last.text.endswith((SOFT_HYPHEN, "-")):
        return True
    if ends_sentence(last.text):
        return False
    start = line.text.lstrip(_OPENING)[:1]
    if start.islower() or last.text.endswith((",", " and", " or", " the", " of")):
        return True
    return _is_nearly_full(last, line)


def _is_nearly_full(last: Line, line: Line) -> bool:
    return slack(last, line) < max(2.5 * line.size, 0.08 * (last.right - last.x0))


def _crosses_break(lines: list[Line], line: Line) -> bool:
    """Return whether a paragraph goes on at the top of the next column or page."""
    last = lines[-1]
    if last.bold and last.bold_end != line.bold and len(lines) == 1:
        return False
    start = line.text.lstrip(_OPENING)[:1]
    if last.text.endswith((SOFT_HYPHEN, "-", ",")):
        return True
    if not ends_sentence(last.text):
        return start.islower() or _is_nearly_full(last, line) or awaits_number(last.text)
    return is_full(last, line) and not last.text.endswith((";", ":")) and len(lines) > 1
