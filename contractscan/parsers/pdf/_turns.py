"""How a page must be turned to be read: not always as it is shown."""

from __future__ import annotations

import ctypes
import math
from collections import Counter

import pypdfium2.raw as pdfium

from contractscan.parsers.pdf._model import Handle

_SAMPLE = 48  # characters
_FEWEST = 200  # characters; fewer may be a stamp at the edge of a picture
_MOST_SIDEWAYS = 0.8


def text_of(page: Handle) -> Handle:
    """Return the text of a page, which is turned in memory so that its text stands upright.

    A page is read as it is shown, unless nearly all of its text runs another way: somebody turned
    the page, or a wide table stands sideways on it.

    Args:
        page: An open page of pypdfium2.

    Returns:
        Its open text, to be closed by the caller.
    """
    text = page.get_textpage()
    turn = _reading_turn(page.raw, text.raw)
    if turn == pdfium.FPDFPage_GetRotation(page.raw):
        return text
    text.close()
    page.set_rotation(90 * turn)
    return page.get_textpage()


def _reading_turn(page: Handle, text: Handle) -> int:
    """Return by how many quarters, clockwise, a page is turned to be read."""
    shown = int(pdfium.FPDFPage_GetRotation(page))
    count = pdfium.FPDFText_CountChars(text)
    if count < _FEWEST:
        return shown
    quarters = Counter(
        quarter
        for index in range(0, count, max(1, count // _SAMPLE))
        if (quarter := _quarter(text, index)) is not None
    )
    if not quarters:
        return shown
    most, number = quarters.most_common(1)[0]
    return most if number >= _MOST_SIDEWAYS * quarters.total() else shown


def _quarter(text: Handle, index: int) -> int | None:
    """Return the direction in which a character runs, in quarters; None for a space."""
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetUnicode(text, index) <= ord(" "):
        return None
    if not pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return None
    return round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4
