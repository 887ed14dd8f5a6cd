"""What is drawn on a page besides its text: pictures, and the rules that make a table."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator

import pypdfium2.raw as pdfium

from contractscan.parsers.pdf._model import Handle, Line, Page, Rule

_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 400
_THIN = 3.0
_OVERHANG = 3.0
_CHECKBOX = 9.0
_DOT = (1.5, 7.0)
_Shown = Callable[[float, float], tuple[float, float]]


class Underlines:
    """The rules of a page that may underline its lines, by their height."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_height: dict[int, list[Rule]] = {}
        for rule in rules:
            if rule.y1 - rule.y0 <= _THIN < rule.x1 - rule.x0:
                self._by_height.setdefault(round(rule.y1), []).append(rule)

    def under(self, line: Line) -> bool:
        """Return whether a rule just below a line is about as long as the line."""
        if not self._by_height:
            return False
        heights = range(round(line.y), round(line.y + 0.3 * line.size) + 1)
        return any(
            abs(rule.x0 - line.x0) < _OVERHANG and abs(rule.x1 - line.x1) < _OVERHANG
            for height in heights
            for rule in self._by_height.get(height, ())
        )


def read_drawings(handle: Handle, page: Page, shown: _Shown) -> None:
    """Fill in the rules of a page, and how much of it pictures and strokes cover.

    Args:
        handle: The open page.
        page: Takes what is found.
        shown: Turns a point of the file into one of the page as the reader sees it.
    """
    area = max(1.0, page.width * page.height)
    for kind, item in _objects(handle):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _bounds(item, shown)
            page.picture_share += (x1 - x0) * (y1 - y0) / area
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            page.strokes += 1
            box = _bounds(item, shown)
            if _is_dot(box):
                page.dots.append(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            else:
                page.rules.extend(_rules(item, box, shown))


def _objects(page: Handle) -> Iterator[tuple[int, Handle]]:
    """Yield the objects of a page; the limit keeps drawings of a million strokes bounded."""
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, item
            continue
        for inner in range(min(pdfium.FPDFFormObj_CountObjects(item), _MAX_SEGMENTS)):
            child = pdfium.FPDFFormObj_GetObject(item, inner)
            yield pdfium.FPDFPageObj_GetType(child), child


def _bounds(item: Handle, shown: _Shown) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an object as shown."""
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, values)):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (value.value for value in values)
    return _sorted(shown(left, bottom), shown(right, top))


def _sorted(
    first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float, float, float]:
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(first, second, strict=True))
    return x0, y0, x1, y1


def _is_dot(box: tuple[float, float, float, float]) -> bool:
    """Return whether a drawing can be a bullet; browsers draw bullets and don't write them."""
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] < width < _DOT[1] and abs(width - height) < 0.2 * width


def _rules(item: Handle, box: tuple[float, float, float, float], shown: _Shown) -> Iterator[Rule]:
    """Yield the straight lines of a path, if it can be part of a table's grid."""
    x0, y0, x1, y1 = box
    is_narrow, is_flat = x1 - x0 <= _THIN, y1 - y0 <= _THIN
    if is_narrow != is_flat:
        # A line, or a rectangle so thin that it looks like one.
        yield Rule(x0, y0, x1, y1)
    elif min(x1 - x0, y1 - y0) > _CHECKBOX and _is_stroked(item):
        yield from _segments(item, shown)


def _is_stroked(item: Handle) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _segments(item: Handle, shown: _Shown) -> Iterator[Rule]:
    count = pdfium.FPDFPath_CountSegments(item)
    if count > _MAX_SEGMENTS:
        return
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return
    start = here = (0.0, 0.0)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        there = shown(*_point(segment, matrix))
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = there
        else:
            yield from _straight(here, there)
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(here, start)


def _point(segment: Handle, matrix: Handle) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return a * x.value + c * y.value + e, b * x.value + d * y.value + f


def _straight(here: tuple[float, float], there: tuple[float, float]) -> Iterator[Rule]:
    """Yield the line between two points if it runs along the page's edges."""
    x0, y0, x1, y1 = _sorted(here, there)
    if (x1 - x0 <= 1.0) != (y1 - y0 <= 1.0):
        yield Rule(x0, y0, x1, y1)
