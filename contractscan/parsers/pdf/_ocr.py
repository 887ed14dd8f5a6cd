"""Read the text of a page from its picture, with the models that come inside of rapidocr's wheel.

Nothing is fetched: the paths of the models are given to rapidocr, which then has no reason to
download any, and where a model is missing the extra counts as not installed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

from contractscan.parsers.pdf._model import Handle, Line, Page
from contractscan.parsers.pdf._ocr_spaces import mend_spaces
from contractscan.parsers.pdf._text import normalise

INSTALL = "pip install 'contractscan[ocr]'"

_DPI = 200
_LONGEST_SIDE = 3500
_DETECTION_SIDE = 1600
_MODELS = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx", "Cls": "*_cls_*.onnx"}
_SURE = 0.75
_FONT_SHARE = 0.95
_DESCENT = 0.3
_USUAL = (0.72, 1.3)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: 0x2E, 0x3001: 0x2C}


class Piece(NamedTuple):
    """Text that was found in a picture, in pixels.

    Attributes:
        text: What was read.
        score: How sure the engine is, in 0..1.
        corners: Top left, top right, bottom right, bottom left, in the direction of the text.
        letters: Left and right edge of every letter, counted from the left end of the piece.
    """

    text: str
    score: float
    corners: tuple[tuple[float, float], ...]
    letters: tuple[tuple[str, float, float], ...] = ()


def is_installed() -> bool:
    """Return whether pages can be recognised: the extra is installed, and its models are there."""
    return find_spec("onnxruntime") is not None and len(_model_paths()) == len(_MODELS)


def recognise(page: Handle, number: int) -> Page:
    """Return a page with the lines that its picture shows, as upright as a person would hold it.

    Args:
        page: The open page.
        number: Counted from 0.
    """
    width, height = page.get_size()
    scale = min(_DPI / 72.0, _LONGEST_SIDE / max(width, height, 1.0))
    picture = page.render(scale=scale, may_draw_forms=False, rev_byteorder=False).to_numpy()
    turns, pieces = _read_upright(_three_channels(picture))
    if turns % 2:
        width, height = height, width
    found = Page(number, width, height, recognised=True)
    found.lines = lines_of(pieces, scale, number)
    return found


def lines_of(pieces: Sequence[Piece], scale: float, number: int) -> list[Line]:
    """Return pieces as the lines that text with a text layer would have given, from top to bottom.

    Boxes differ in height with the letters in them, and scans lie askew. So the lines are turned
    level, and the boxes of about the usual height get the usual font size.
    """
    upright = [piece for piece in pieces if not _is_tall(piece)]
    if not upright:
        return []
    slope = _slope(upright)
    usual = median(_height(piece) for piece in upright)
    found = []
    for piece in upright:
        text = normalise(piece.text.translate(_WIDE))
        if not text:
            continue
        height = _height(piece)
        if _USUAL[0] * usual <= height <= _USUAL[1] * usual:
            height = usual
        (x0, top), (x1, _), _, (_, bottom) = piece.corners
        middle = (top + bottom) / 2
        size = height / scale * _FONT_SHARE
        y = (middle - slope * x0) / scale + _DESCENT * size
        left, right = ((x + slope * middle) / scale for x in (x0, x1))
        found.append(Line(text, left, right, y, size, False, False, number))
    return list(_joined(found))


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines from top to bottom, with pieces that the engine parted without need as one."""
    rest = sorted(lines, key=lambda line: line.y)
    while rest:
        first = rest[0]
        level = [line for line in rest if line.y - first.y < 0.45 * min(line.size, first.size)]
        rest = rest[len(level) :]
        level.sort(key=lambda line: line.x0)
        held = level[0]
        for line in level[1:]:
            if -2.0 * line.size < line.x0 - held.x1 <= max(line.size, 8.0):
                held = held._replace(text=f"{held.text} {line.text}", x1=max(held.x1, line.x1))
            else:
                yield held
                held = line
        yield held


def _read_upright(picture: Handle) -> tuple[int, list[Piece]]:
    """Return the pieces of a page, and by how many quarters it was turned to be read."""
    import numpy

    pieces = _read(picture)
    if not pieces or _is_upright(pieces):
        return 0, pieces
    turned = {
        turns: _read(numpy.ascontiguousarray(numpy.rot90(picture, turns))) for turns in (1, 2, 3)
    }
    best = max(turned, key=lambda turns: _worth(turned[turns]))
    if _worth(turned[best]) > 1.2 * _worth(pieces):
        return best, turned[best]
    return 0, pieces


def _is_upright(pieces: Sequence[Piece]) -> bool:
    letters = sum(len(piece.text) for piece in pieces)
    tall = sum(len(piece.text) for piece in pieces if _is_tall(piece))
    sure = sum(piece.score * len(piece.text) for piece in pieces) / max(1, letters)
    return tall < 0.5 * letters and sure > _SURE


def _worth(pieces: Sequence[Piece]) -> float:
    """Return how much text was read, and how surely; turned letters make little of both."""
    return sum(piece.score**4 * len(piece.text) for piece in pieces if not _is_tall(piece))


def _read(picture: Handle) -> list[Piece]:
    """Return what the engine reads in a picture of three channels."""
    result = _engine(os.getpid())(
        picture, use_cls=False, return_word_box=True, return_single_char_box=True
    )
    if getattr(result, "boxes", None) is None or getattr(result, "txts", None) is None:
        return []
    letters = result.word_results
    if len(letters) != len(result.txts):
        letters = ((),) * len(result.txts)
    pieces = [
        Piece(
            text,
            float(score),
            tuple((float(x), float(y)) for x, y in box),
            tuple((char, float(at[0][0]), float(at[1][0])) for char, _, at in places),
        )
        for text, score, box, places in zip(
            result.txts, result.scores, result.boxes, letters, strict=True
        )
    ]
    return [piece._replace(text=mend_spaces(picture, piece)) for piece in pieces]


@cache
def _engine(process: int) -> Handle:
    """Return the one engine of a process; threads of an engine don't outlive a fork."""
    del process
    from rapidocr import RapidOCR

    paths = {f"{part}.model_path": str(path) for part, path in _model_paths().items()}
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LONGEST_SIDE,
            # One thread, one line at a time: the same text on any machine, whatever runs beside.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "Rec.rec_batch_num": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
            **paths,
        }
    )


def _model_paths() -> dict[str, Path]:
    """Return the models inside of the installed package, as far as they are there."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return {}
    folder = Path(spec.submodule_search_locations[0], "models")
    found = {part: sorted(folder.glob(pattern)) for part, pattern in _MODELS.items()}
    return {part: paths[0] for part, paths in found.items() if paths}


def _three_channels(picture: Handle) -> Handle:
    import numpy

    if picture.ndim == 2 or picture.shape[2] == 1:
        return numpy.repeat(picture.reshape(*picture.shape[:2], 1), 3, axis=2)
    return numpy.ascontiguousarray(picture[:, :, :3])


def _is_tall(piece: Piece) -> bool:
    xs, ys = zip(*piece.corners, strict=True)
    return max(ys) - min(ys) > 1.5 * (max(xs) - min(xs)) and len(piece.text) > 2


def _height(piece: Piece) -> float:
    """Return the height of the letters, whatever the slope of the line."""
    (_, y0), (_, y1), (_, y2), (_, y3) = piece.corners
    return (y3 - y0 + y2 - y1) / 2


def _slope(pieces: Sequence[Piece]) -> float:
    """Return by how much the lines of a page fall to the right; wide pieces tell it best."""
    widest = max(piece.corners[1][0] - piece.corners[0][0] for piece in pieces)
    slopes = []
    for piece in pieces:
        (x0, y0), (x1, y1), (_, y2), (_, y3) = piece.corners
        if x1 - x0 > 0.5 * widest > 0:
            slopes.append((y1 - y0 + y2 - y3) / 2 / (x1 - x0))
    slope = median(slopes) if slopes else 0.0
    return slope if abs(slope) < 0.1 else 0.0
