"""Take lines, drawn rules and pictures from one page, with few calls into pdfium.

Calls through ctypes cost more than pdfium's own work, so nothing here asks for every character:
one call gives the text of the page, and about ten calls a line give its place and font.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from statistics import median

import pypdfium2.raw as pdfium

from contractscan.parsers.pdf._drawings import Underlines, read_drawings
from contractscan.parsers.pdf._fonts import Fonts
from contractscan.parsers.pdf._labels import is_bare_label
from contractscan.parsers.pdf._model import Handle, Line, Page, Rule
from contractscan.parsers.pdf._ruled import is_ruled, upright_rules
from contractscan.parsers.pdf._text import SOFT_HYPHEN, looks_garbled, normalise

_LINE = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_WORDS = re.compile(r"\S+")
_NEXT_LINE = 0.6  # of the size of the letters: farther down than a footnote's number stands up


class PageReader:
    """Reads the text of one open page."""

    def __init__(self, page: Handle, textpage: Handle, number: int) -> None:
        self._page = page.raw
        self._text = textpage.raw
        self._turn = pdfium.FPDFPage_GetRotation(self._page)
        box = page.get_cropbox(fallback_ok=True)
        self._box = tuple(map(float, box))
        width, height = box[2] - box[0], box[3] - box[1]
        if self._turn % 2:
            width, height = height, width
        self.page = Page(number, width, height)
        self._doubles = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(value) for value in self._doubles]
        self._matrix = pdfium.FS_MATRIX()
        self._fonts = Fonts(self._text)
        self._walls: list[Rule] = []
        self._underlines = Underlines(())

    def read(self, text: str) -> Page:
        """Fill in the lines, the rules and what else is drawn."""
        text = self._aligned(text)
        self.page.garbled = looks_garbled(text)
        read_drawings(self._page, self.page, self._shown)
        self._underlines = Underlines(self.page.rules)
        if is_ruled(self.page.rules):
            self._walls = list(upright_rules(self.page.rules))
        else:
            self.page.rules.clear()
        for start, part in self._parts(text):
            for first, line in self._by_baseline(start, part):
                self.page.lines.extend(self._lines(first, line))
        return self.page

    def _aligned(self, text: str) -> str:
        """Return text whose indices are pdfium's: it counts UTF-16 units, Python characters."""
        count = pdfium.FPDFText_CountChars(self._text)
        if len(text) == count:
            return text
        padded = "".join(char if char <= "\uffff" else f"{char}\u200b" for char in text)
        if len(padded) == count:
            return padded
        codes = (pdfium.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\u200b" for code in codes)

    def _parts(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the lines with their index; a hyphen inside of a line doesn't end it."""
        start, pending, baseline = 0, "", 0.0
        for match in _LINE.finditer(text):
            part = match[0]
            if pending:
                if abs(self._origin(match.start())[1] - baseline) < 0.5:
                    pending = f"{pending[:-1]}-{part}"
                else:
                    yield start, pending
                    pending, start = part, match.start()
            else:
                pending, start = part, match.start()
            if pending[-1] in "\ufffe\x02":
                baseline = self._origin(match.end() - 1)[1]
            else:
                yield start, pending
                pending = ""
        if pending:
            yield start, pending

    def _by_baseline(self, start: int, part: str) -> Iterator[tuple[int, str]]:
        """Yield the lines of a part; on turned pages pdfium runs some of them into one."""
        first, baseline = 0, None
        for word in _WORDS.finditer(part) if self._turn else ():
            begin = start + word.start()
            y = self._origin(begin)[1]
            self._is_upright(begin)  # reads the matrix, on which the size depends
            if baseline is None:
                baseline = y
            elif abs(y - baseline) > _NEXT_LINE * self._size(begin):
                yield start + first, part[first : word.start()]
                first, baseline = word.start(), y
        yield start + first, part[first:]

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._refs[0], self._refs[1])
        return self._shown(self._doubles[0].value, self._doubles[1].value)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
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

    def _lines(self, start: int, part: str) -> Iterator[Line]:
        head = len(part) - len(part.lstrip())
        body = part.strip()
        text = normalise(body)
        if not text:
            return
        start += head
        hyphen = body[-1] in "\ufffe\x02\u00ad"
        boxes = self._boxes(start, len(body))
        if not boxes or not self._is_upright(start):
            return
        cuts = self._cuts(boxes, self._size(start))
        walls = self._walls_in(boxes, start) if self._walls else []
        if not walls and len(cuts) == 1 and is_bare_label(text.partition(" ")[0]):
            line = self._line(start, start + len(body) - 1, text, boxes)
            if boxes[0][1] - boxes[0][0] < 3.0 * line.size and boxes[1][0] == cuts[0]:
                yield line._replace(text=_marked(text) if hyphen else text, label_gap=True)
                return
        if not cuts and not walls:
            text = _marked(text) if hyphen else text
            yield self._line(start, start + len(body) - 1, text, boxes)
            return
        yield from self._split(start, body, boxes, (cuts, walls), hyphen)

    def _boxes(self, start: int, count: int) -> list[tuple[float, float]]:
        """Return the horizontal extents of the runs of a line, from left to right."""
        found = []
        for number in range(pdfium.FPDFText_CountRects(self._text, start, count)):
            pdfium.FPDFText_GetRect(self._text, number, *self._refs)
            left, top, right, bottom = (value.value for value in self._doubles)
            if not self._turn:
                found.append((left - self._box[0], right - self._box[0]))
                continue
            first, second = self._shown(left, bottom)[0], self._shown(right, top)[0]
            found.append((first, second) if first < second else (second, first))
        if len(found) > 1:
            found.sort()
        return found

    def _size(self, index: int) -> float:
        size = float(pdfium.FPDFText_GetFontSize(self._text, index))
        matrix = self._matrix
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        return size * scale

    def _is_upright(self, index: int) -> bool:
        """Return whether text runs left to right as shown; watermarks run askew."""
        if not pdfium.FPDFText_GetMatrix(self._text, index, ctypes.byref(self._matrix)):
            self._matrix.a = self._matrix.d = 1.0
            self._matrix.b = self._matrix.c = 0.0
            return True
        a, b = self._matrix.a, self._matrix.b
        if self._turn == 0:
            return bool(abs(b) < 0.1 * a or abs(b) < -0.01 * a)
        angle = (round(math.degrees(math.atan2(b, a))) - 90 * self._turn) % 360
        return angle in (0, 1, 2, 358, 359)

    def _cuts(self, boxes: list[tuple[float, float]], size: float) -> list[float]:
        """Return where a line is cut because two columns or cells stand side by side."""
        cuts, reach = [], boxes[0][1]
        for left, right in boxes[1:]:
            if left - reach > max(size, 8.0):
                cuts.append(left)
            reach = max(reach, right)
        return cuts

    def _walls_in(self, boxes: list[tuple[float, float]], start: int) -> list[float]:
        """Return where upright rules cross a line, as borders of cells do."""
        y = self._origin(start)[1] - 1.0
        left, right = boxes[0][0], max(box[1] for box in boxes)
        return [
            (wall.x0 + wall.x1) / 2
            for wall in self._walls
            if wall.y0 <= y <= wall.y1 and left < wall.x0 < right
        ]

    def _split(
        self,
        start: int,
        body: str,
        boxes: list[tuple[float, float]],
        borders: tuple[list[float], list[float]],
        hyphen: bool,
    ) -> Iterator[Line]:
        pieces = self._pieces(start, body, *borders)
        first, last, text = pieces[0]
        merged = False
        for begin, end, piece in pieces[1:]:
            if is_bare_label(text) and not merged and not borders[1]:
                text, last, merged = f"{text} {piece}", end, True
                continue
            yield self._piece(first, last, text, boxes)._replace(label_gap=merged)
            first, last, text, merged = begin, end, piece, False
        text = _marked(text) if hyphen else text
        yield self._piece(first, last, text, boxes)._replace(label_gap=merged)

    def _piece(self, first: int, last: int, text: str, boxes: list[tuple[float, float]]) -> Line:
        inner = self._boxes(first, last - first + 1) or boxes
        self._is_upright(first)
        return self._line(first, last, text, inner)

    def _pieces(
        self, start: int, body: str, cuts: list[float], walls: list[float]
    ) -> list[tuple[int, int, str]]:
        """Return first index, last index and text of the parts of a line."""
        begin, found = 0, []
        for offset in self._gaps(start, body, cuts, walls):
            found.append((begin, offset))
            begin = offset
        found.append((begin, len(body)))
        pieces = [(a, b, normalise(body[a:b])) for a, b in found]
        return [
            (start + a, start + a + len(body[a:b].rstrip()) - 1, text)
            for a, b, text in pieces
            if text
        ]

    def _gaps(self, start: int, body: str, cuts: list[float], walls: list[float]) -> list[int]:
        """Return where words begin behind a drawn rule or after an uncommonly wide gap.

        In a justified line all gaps may be wide, and none of them parts two columns.
        """
        widths: list[tuple[int, float, float]] = []
        reach = None
        for match in _WORDS.finditer(body):
            left, _ = self._extent(start + match.start())
            if reach is not None:
                widths.append((match.start(), left - reach, left))
            _, reach = self._extent(start + match.end() - 1)
        found = []
        for number, (offset, width, left) in enumerate(widths):
            others = [other for n, (_, other, _) in enumerate(widths) if n != number]
            usual = median(others) if others else 0.0
            is_cut = width > 2.0 * usual and any(abs(left - cut) < 2.0 for cut in cuts)
            if is_cut or any(left - width - 1.0 <= wall <= left + 1.0 for wall in walls):
                found.append(offset)
        return found

    def _extent(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharBox(
            self._text, index, self._refs[0], self._refs[1], self._refs[2], self._refs[3]
        )
        left, right, bottom, top = (value.value for value in self._doubles)
        first, second = self._shown(left, bottom)[0], self._shown(right, top)[0]
        return (first, second) if first < second else (second, first)

    def _line(self, first: int, last: int, text: str, boxes: list[tuple[float, float]]) -> Line:
        size = self._size(first)
        bold, italic = self._fonts.look(first)
        line = Line(
            text,
            boxes[0][0],
            max(right for _, right in boxes),
            self._origin(first)[1],
            size,
            bold,
            bold and self._fonts.look(last)[0],
            self.page.number,
        )
        if (italic and self._fonts.look(last)[1]) or self._underlines.under(line):
            return line._replace(emphasis=True)
        return line


def _marked(text: str) -> str:
    """Return a line with the sign for a hyphen at its end."""
    return text.rstrip("-") + SOFT_HYPHEN
