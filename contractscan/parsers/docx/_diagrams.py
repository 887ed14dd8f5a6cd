"""The text of a diagram (SmartArt), which Word keeps as points and the lines between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT, _CONNECTION, _TEXT = f"{_DIAGRAM}pt", f"{_DIAGRAM}cxn", f"{_DIAGRAM}t"
_PARAGRAPH, _RUN_TEXT, _BREAK = f"{_DRAWING}p", f"{_DRAWING}t", f"{_DRAWING}br"


def diagram_texts(model: _Element) -> Iterator[tuple[int, str]]:
    """Yield depth and text of each paragraph of a diagram, a point before those below it.

    Args:
        model: The data of the diagram.
    """
    points = {point.get("modelId", ""): point for point in model.iter(_POINT)}
    below = _below(model)
    roots = [key for key, point in points.items() if point.get("type") == "doc"]
    waiting = [(0, key) for key in [*roots, *points]][::-1]
    seen: set[str] = set()
    while waiting:
        depth, key = waiting.pop()
        if key in seen or key not in points:
            continue
        seen.add(key)
        point = points[key]
        for text in _paragraphs(point):
            yield max(0, depth - 1), text
        if point.get("type") != "pres":
            waiting += [(depth + 1, child) for child in reversed(below[key])]


def _below(model: _Element) -> dict[str, list[str]]:
    """Return the points below each point, in their order."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in model.iter(_CONNECTION):
        if line.get("type", "parOf") == "parOf":
            order = line.get("srcOrd", "")
            rank = int(order) if order.isdecimal() and len(order) < 9 else 0
            found[line.get("srcId", "")].append((rank, line.get("destId", "")))
    return defaultdict(list, {key: [child for _, child in sorted(v)] for key, v in found.items()})


def _paragraphs(point: _Element) -> Iterator[str]:
    # A point of presentation holds the hint that an empty shape shows in the editor.
    if point.get("type") == "pres":
        return
    for text in point.iterfind(_TEXT):
        for paragraph in text.iter(_PARAGRAPH):
            pieces = (
                " " if part.tag == _BREAK else part.text or ""
                for part in paragraph.iter(_RUN_TEXT, _BREAK)
            )
            joined = " ".join("".join(pieces).split())
            if joined:
                yield joined
