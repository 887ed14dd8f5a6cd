"""Names of WordprocessingML elements and attributes, and how their values are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{WORD}}}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
ALTERNATE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Fallback"
CHECKBOX, CHECKED, CHECKED_VALUE = f"{_W14}checkbox", f"{_W14}checked", f"{_W14}val"
DIAGRAM = f"{_DIAGRAM}relIds"
DIAGRAM_DATA, CHUNK_ID = f"{_LINKS}dm", f"{_LINKS}id"
MATH, MATH_PARAGRAPH, MATH_TEXT = f"{_MATH}oMath", f"{_MATH}oMathPara", f"{_MATH}t"

VAL = f"{_W}val"


def word(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return _W + name


DOCUMENT, BODY = word("document"), word("body")
PARAGRAPH, TABLE, ROW, CELL = word("p"), word("tbl"), word("tr"), word("tc")
RUN, TEXT, DELETED_TEXT = word("r"), word("t"), word("delText")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = word("pPr"), word("rPr")
INSERTED, DELETED = word("ins"), word("del")
MOVED_FROM, MOVED_TO = word("moveFrom"), word("moveTo")
CONTROL, CONTROL_CONTENT, CONTROL_PROPERTIES = word("sdt"), word("sdtContent"), word("sdtPr")
BOX_CONTENT, CHUNK = word("txbxContent"), word("altChunk")
NUMBERING_PROPERTIES, NUMBERING_ID, LEVEL_INDEX = word("numPr"), word("numId"), word("ilvl")
INDENT, OUTLINE_LEVEL, STYLE = word("ind"), word("outlineLvl"), word("pStyle")
SHADING, COLOR, HIDDEN = word("shd"), word("color"), word("vanish")
BOLD, CAPS, ITALIC, UNDERLINE = word("b"), word("caps"), word("i"), word("u")

_OFF = frozenset({"0", "false", "off", "none"})
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_LONGEST_NUMBER = 9


def is_on(element: _Element) -> bool:
    """Return whether a switch such as ``w:b`` is on; without a value it is."""
    value = element.get(VAL)
    return value is None or value.lower() not in _OFF


def whole(value: str | None) -> int | None:
    """Return a whole number; None if it is none, or absurdly long."""
    if value is None or len(value) > _LONGEST_NUMBER:
        return None
    try:
        return int(value)
    except ValueError:
        return None


def points(value: str | None) -> float | None:
    """Return a measure in points: twentieths of a point, or a number with its unit."""
    if not value or len(value) > 2 * _LONGEST_NUMBER:
        return None
    factor = _POINTS.get(value[-2:])
    try:
        measure = float(value[:-2]) * factor if factor else float(value) / 20
    except ValueError:
        return None
    # A measure wider than the largest page that Word allows is a broken file, not an indent.
    return round(measure, 2) if abs(measure) < 1584 else None


def child_value(element: _Element, name: str) -> str | None:
    """Return the ``w:val`` of a child; None without such a child."""
    child = element.find(name)
    return None if child is None else child.get(VAL)


def chosen_branch(alternate: _Element) -> _Element | None:
    """Return the branch of ``mc:AlternateContent`` that holds text, the first that does.

    Word writes a text box twice, once for itself and once for older programs.
    """
    for branch in alternate:
        if next(branch.iter(TEXT, DELETED_TEXT, DIAGRAM), None) is not None:
            return branch
    return None
