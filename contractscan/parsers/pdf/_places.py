"""The way back from the text of a Document to rectangles on the pages of its PDF."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from contractscan.document import Span
from contractscan.parsers._options import ReadOptions
from contractscan.parsers.pdf._model import Handle, Line, LineStart
from contractscan.parsers.pdf._reading import LOCK, open_pdf
from contractscan.parsers.pdf._text import SOFT_HYPHEN, normalise
from contractscan.parsers.pdf._turns import text_of

Corner = tuple[float, float]
# Reach of letters above and below the baseline, in parts of the font size.
_ABOVE, _BELOW = 0.8, 0.25
_BESIDE = 0.5  # points; letters stand in a wider cell, of which pdfium tells what is black
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around words of one line.

    Attributes:
        page: Counted from 0.
        corners: Upper left, upper right, lower left, lower right as the words are read, in the
            coordinates of the file: points, y upwards.
        exact: Whether the place of every letter is known; otherwise the ends are reckoned from
            the number of letters.
    """

    page: int
    corners: tuple[Corner, Corner, Corner, Corner]
    exact: bool = True


class _Char(NamedTuple):
    """A visible character of a page, in points as the reader sees it, y downwards."""

    text: str
    x0: float
    x1: float
    y: float


class Places:
    """Where on the pages the lines of a document stand."""

    def __init__(
        self, data: bytes, name: str, options: ReadOptions, starts: Sequence[LineStart]
    ) -> None:
        """Keep what it takes to look at the pages again.

        Args:
            data: The whole file.
            name: How it is called in errors.
            options: How it was read.
            starts: Where in the text each line begins.
        """
        self._data, self._name, self._options = data, name, options
        self._starts = sorted(starts, key=_offset)
        self._pages: dict[int, _Page] = {}

    def find(self, span: Span) -> tuple[Box, ...]:
        """Return the rectangles around the words of a span, a line each, in reading order.

        Nothing is returned for text that stands in no line, such as the values of form fields.
        """
        return tuple(self._boxes(span))

    def is_blank(self, page: int, corner: Corner, opposite: Corner) -> bool:
        """Return whether no letter stands in a rectangle of a page.

        Args:
            page: Counted from 0.
            corner: A corner of the rectangle, in the coordinates of the file.
            opposite: The corner across.
        """
        return self._page(page).is_blank(corner, opposite)

    def _boxes(self, span: Span) -> Iterator[Box]:
        first = max(0, bisect_right(self._starts, span.start, key=_offset) - 1)
        for number, start in enumerate(self._starts[first:], first):
            if start.offset >= span.end:
                return
            following = self._starts[number + 1 : number + 2]
            end = min([span.end, *map(_offset, following)])
            before = start.offset - start.skipped
            begin = max(span.start - before, start.skipped)
            words = start.line.text[begin : max(begin, end - before)]
            if words.strip():
                begin += len(words) - len(words.lstrip())
                yield self._box(start.line, begin, begin + len(words.strip()))

    def _box(self, line: Line, first: int, last: int) -> Box:
        """Return the rectangle around ``line.text[first:last]``."""
        page = self._page(line.page)
        extents = page.extents(line)
        if extents is not None:
            shown = [e for e in extents[first:last] if e is not None]
            x0, x1 = min(e[0] for e in shown), max(e[1] for e in shown)
        else:
            width = (line.x1 - line.x0) / len(line.text)
            x0, x1 = line.x0 + first * width, line.x0 + last * width
        top, bottom = line.y - _ABOVE * line.size, line.y + _BELOW * line.size
        x0, x1 = x0 - _BESIDE, x1 + _BESIDE
        ends = ((x0, top), (x1, top), (x0, bottom), (x1, bottom))
        upper_left, upper_right, lower_left, lower_right = map(page.in_file, ends)
        corners = (upper_left, upper_right, lower_left, lower_right)
        return Box(line.page, corners, exact=extents is not None)

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            with LOCK:
                document = open_pdf(self._data, self._name, self._options)
                try:
                    self._pages[number] = _Page(document, number)
                finally:
                    document.close()
        return self._pages[number]


class _Page:
    """The characters of one page, and the way from what is shown to the coordinates of the file."""

    def __init__(self, document: Handle, number: int) -> None:
        page = document[number]
        self._turn = pdfium.FPDFPage_GetRotation(page.raw)
        self._box = tuple(map(float, page.get_cropbox(fallback_ok=True)))
        self._chars: list[_Char] = []
        try:
            textpage = text_of(page)
            try:
                self._turn = pdfium.FPDFPage_GetRotation(page.raw)
                self._chars = list(self._read(textpage.raw))
            finally:
                textpage.close()
        except pypdfium2.PdfiumError:
            pass  # the line as a whole still has its place
        finally:
            page.close()

    def _read(self, text: Handle) -> Iterator[_Char]:
        values = [ctypes.c_double() for _ in range(4)]
        for index in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            shown = normalise(chr(code)) if 0 < code < 0x110000 else ""
            if not shown or not pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, values)):
                continue
            left, right, bottom, top = (value.value for value in values)
            ends = self._shown(left, bottom), self._shown(right, top)
            (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*ends, strict=True))
            # A ligature is several letters side by side.
            width = (x1 - x0) / len(shown)
            for number, letter in enumerate(shown):
                start = x0 + number * width
                yield _Char(letter, start, start + width, (y0 + y1) / 2)

    def extents(self, line: Line) -> list[tuple[float, float] | None] | None:
        """Return for each character of a line where it begins and ends; None for blanks.

        Returns:
            None if the characters on the page are not those of the line, as with recognised text.
        """
        height = (line.y - _ABOVE * line.size - _SLACK, line.y + _BELOW * line.size + _SLACK)
        found = [
            char
            for char in self._chars
            if height[0] <= char.y <= height[1]
            and line.x0 - _SLACK <= (char.x0 + char.x1) / 2 <= line.x1 + _SLACK
        ]
        wanted = [char for char in line.text if not char.isspace() and char != SOFT_HYPHEN]
        for order in (found, sorted(found, key=lambda char: char.x0)):
            letters = [char.text for char in order]
            if letters[: len(wanted)] == wanted:
                positions = iter(order)
                return [
                    None if char.isspace() or char == SOFT_HYPHEN else _extent(next(positions))
                    for char in line.text
                ]
        return None

    def is_blank(self, corner: Corner, opposite: Corner) -> bool:
        """Return whether no letter stands in a rectangle, in the coordinates of the file."""
        ends = self._shown(*corner), self._shown(*opposite)
        (left, right), (top, bottom) = (sorted(axis) for axis in zip(*ends, strict=True))
        return not any(
            char.x1 > left and char.x0 < right and top < char.y < bottom for char in self._chars
        )

    def _shown(self, x: float, y: float) -> Corner:
        """Turn a point of the file into one of the page as the reader sees it."""
        left, bottom, right, top = self._box
        match self._turn:
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case 3:
                return top - y, right - x
        return x - left, top - y

    def in_file(self, point: Corner) -> Corner:
        """Turn a point of the page as the reader sees it into one of the file."""
        left, bottom, right, top = self._box
        x, y = point
        match self._turn:
            case 1:
                return left + y, bottom + x
            case 2:
                return right - x, bottom + y
            case 3:
                return right - y, top - x
        return left + x, top - y


def _offset(start: LineStart) -> int:
    return start.offset


def _extent(char: _Char) -> tuple[float, float]:
    return char.x0, char.x1
