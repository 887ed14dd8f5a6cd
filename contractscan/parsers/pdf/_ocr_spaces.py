"""Spaces that text recognition overlooked, put back where the picture shows a gap.

The engine reads letters well but drops narrow spaces. The columns of a line without ink tell the
words apart; the spaces that it did read tell how wide a space is in that line.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractscan.parsers.pdf._model import Handle
    from contractscan.parsers.pdf._ocr import Piece

_ENOUGH_SPACES = 2
_SHARE_OF_SPACE = 0.6
_TIMES_INNER = 1.4
_SHARE_OF_HEIGHT = 0.14
_INK = 0.45

Gap = tuple[float, float]


def mend_spaces(picture: Handle, piece: Piece) -> str:
    """Return the text of a piece with the spaces that were overlooked.

    Args:
        picture: The page, rows of pixels of three channels.
        piece: What was read, with the places of its letters.
    """
    text, letters = piece.text, piece.letters
    if "".join(char for char, _, _ in letters).replace(" ", "") != text.replace(" ", ""):
        return text
    letters = tuple(letter for letter in letters if letter[0] != " ")
    gaps = _gaps(picture, piece)
    known, unknown = _sorted_gaps(text, letters, gaps)
    if len(known) < _ENOUGH_SPACES or not unknown:
        return text
    usual = median(known)
    height = piece.corners[3][1] - piece.corners[0][1]
    inner = sorted(unknown.values())[int(0.8 * len(unknown))]
    least = max(_SHARE_OF_SPACE * usual, _TIMES_INNER * inner, _SHARE_OF_HEIGHT * height)
    return _with_spaces(text, {number for number, width in unknown.items() if width >= least})


def _gaps(picture: Handle, piece: Piece) -> list[Gap]:
    """Return the columns without ink between the letters of a piece, from left to right."""
    import numpy

    (x0, y0), (x1, y1), _, (_, y3) = piece.corners
    height = int(y3 - y0)
    columns = numpy.arange(max(0, int(x0)), min(picture.shape[1], int(x1) + 1))
    if height < 6 or len(columns) < 2:
        return []
    tops = y0 + (columns - x0) * (y1 - y0) / max(1.0, x1 - x0)
    # The upper and lower edge may hold the tails of other lines.
    inner = range(int(0.1 * height), int(0.9 * height))
    rows = numpy.array([tops + offset for offset in inner]).round().astype(int)
    rows = rows.clip(0, picture.shape[0] - 1)
    grey = picture[rows, columns, 1].astype(float)
    paper, ink = numpy.percentile(grey, 90), grey.min()
    has_ink = grey.min(axis=0) < paper - _INK * (paper - ink)
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([1], has_ink, [1]))))
    return [
        (float(columns[a]), float(columns[b - 1] + 1))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if a > 0 and b < len(columns)
    ]


def _sorted_gaps(
    text: str, letters: Sequence[tuple[str, float, float]], gaps: Sequence[Gap]
) -> tuple[list[float], dict[int, float]]:
    """Return the widths of gaps at spaces, and by number of the letter before them of others."""
    spaced = _spaced(text)
    centres = [(left + right) / 2 for _, left, right in letters]
    known: list[float] = []
    unknown: dict[int, float] = {}
    for left, right in gaps:
        middle = (left + right) / 2
        number = sum(centre < middle for centre in centres) - 1
        if not 0 <= number < len(centres) - 1:
            continue
        if spaced & {number - 1, number, number + 1}:
            # A letter may be placed one too far; the space beside it explains the gap.
            if right - left >= 2.0:
                known.append(right - left)
        else:
            unknown[number] = max(right - left, unknown.get(number, 0.0))
    return _widest(known, len(spaced)), unknown


def _widest(widths: list[float], count: int) -> list[float]:
    return sorted(widths, reverse=True)[:count]


def _spaced(text: str) -> set[int]:
    """Return the numbers of the letters that a space follows, counted without spaces."""
    found, number = set(), -1
    for char in text:
        if char == " ":
            found.add(number)
        else:
            number += 1
    return found


def _with_spaces(text: str, after: set[int]) -> str:
    parts, number = [], -1
    for char in text:
        number += char != " "
        parts.append(f"{char} " if char != " " and number in after else char)
    return "".join(parts)
