"""Styles of a Word document, with what they inherit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from contractscan.parsers.docx._names import (
    BOLD,
    CAPS,
    COLOR,
    HIDDEN,
    INDENT,
    ITALIC,
    LEVEL_INDEX,
    NUMBERING_ID,
    NUMBERING_PROPERTIES,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SHADING,
    UNDERLINE,
    VAL,
    child_value,
    is_on,
    points,
    whole,
    word,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

NEVER_HEADING = -1
SWITCHES = {
    BOLD: "bold",
    CAPS: "caps",
    HIDDEN: "hidden",
    ITALIC: "italic",
    UNDERLINE: "underlined",
}
"""Elements that turn something on or off for a run, and the attributes of `Style` for them."""

_LONGEST_CHAIN = 64
_HIGHLIGHT = word("highlight")
_FILL = word("fill")
_STYLE_ID, _TYPE, _DEFAULT = word("styleId"), word("type"), word("default")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, or direct formatting, says; None where it says nothing.

    Attributes:
        chain: Its own id and those of the styles that it is based on, nearest first.
        rank: Rank as a heading, 1 the highest; 0 for running text; `NEVER_HEADING` for a table
            of contents.
        number: The list that it puts its paragraphs into.
        depth: The level in that list.
        left: Left indent in points.
        first: Indent of the first line against `left`; negative if it hangs.
        bold: Whether text is bold.
        caps: Whether text is shown in capitals.
        italic: Whether text is set in italics.
        underlined: Whether text is underlined.
        hidden: Whether text is hidden.
        white: Whether text is white.
        shaded: Whether text stands on a coloured ground.
    """

    chain: tuple[str, ...] = ()
    rank: int | None = None
    number: str | None = None
    depth: int | None = None
    left: float | None = None
    first: float | None = None
    bold: bool | None = None
    caps: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    shaded: bool | None = None

    def over(self, base: Style) -> Style:
        """Return this style with what it leaves open taken from another."""
        if self is PLAIN or base is PLAIN:
            return base if self is PLAIN else self
        mine, theirs = _values(self), _values(base)
        merged = (b if a is None else a for a, b in zip(mine, theirs, strict=True))
        return Style(self.chain + base.chain, *merged)


PLAIN = Style()
_values = attrgetter(*(item.name for item in fields(Style) if item.name != "chain"))


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Style] = {}
        self._complete: dict[str, Style] = {}
        self._defaults = PLAIN
        self._default_id: str | None = None
        if root is not None:
            self._load(root)
        self.default = self.get(self._default_id)

    def get(self, style_id: str | None) -> Style:
        """Return a paragraph style; the default style if there is none of that id."""
        if style_id is None or style_id not in self._elements:
            style_id = self._default_id
        if style_id is None:
            return self._defaults
        style = self._complete.get(style_id)
        if style is None:
            style = self._resolve(style_id).over(self._defaults)
            self._complete[style_id] = style
        return style

    def character(self, style_id: str) -> Style:
        """Return a character style; one that says nothing if there is none of that id."""
        return self._resolve(style_id) if style_id in self._elements else PLAIN

    def number_of(self, style_id: str) -> str | None:
        """Return the list that a numbering style stands for."""
        return self.character(style_id).number

    def has_hidden_text(self) -> bool:
        """Return whether any style hides text or makes it white."""
        return any(
            next(element.iter(HIDDEN), None) is not None
            or any(is_white(color) for color in element.iter(COLOR))
            for element in self._elements.values()
        ) or bool(self._defaults.hidden or self._defaults.white)

    def table_is_shaded(self, style_id: str | None) -> bool:
        """Return whether a table style colours any of its cells."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            if any(is_coloured(shading) for shading in element.iter(SHADING)):
                return True
            style_id = child_value(element, word("basedOn"))
        return False

    def _load(self, root: _Element) -> None:
        for element in root.iterfind(word("style")):
            style_id = element.get(_STYLE_ID)
            if not style_id:
                continue
            self._elements.setdefault(style_id, element)
            if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on"):
                self._default_id = style_id
        for path in ("rPrDefault", "pPrDefault"):
            holder = root.find(f"{word('docDefaults')}/{word(path)}")
            if holder is not None:
                self._defaults = _own(holder, ()).over(self._defaults)

    def _resolve(self, style_id: str) -> Style:
        cached = self._resolved.get(style_id)
        if cached is not None:
            return cached
        style, current = PLAIN, style_id
        seen: set[str] = set()
        # A style based on itself, directly or in a ring, ends where the ring closes.
        while current in self._elements and current not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(current)
            element = self._elements[current]
            style = style.over(_own(element, (current,)))
            current = child_value(element, word("basedOn")) or ""
        self._resolved[style_id] = style
        return style


def paragraph_format(properties: _Element) -> Style:
    """Return what a paragraph's own ``w:pPr`` says; its mark's formatting does not count."""
    found: dict[str, object] = {}
    for child in properties:
        _take_paragraph_property(child, found)
    return Style(**found) if found else PLAIN  # type: ignore[arg-type]


def run_format(properties: _Element) -> Style:
    """Return what a run's ``w:rPr`` says."""
    found: dict[str, object] = {}
    for child in properties:
        _take_run_property(child, found)
    return Style(**found) if found else PLAIN  # type: ignore[arg-type]


def is_white(color: _Element) -> bool:
    """Return whether a ``w:color`` is white."""
    return (color.get(VAL) or "").lower() in ("ffffff", "white")


def is_coloured(shading: _Element) -> bool:
    """Return whether a ``w:shd`` or ``w:highlight`` puts a colour behind the text."""
    fill = (shading.get(_FILL) or shading.get(VAL) or "").lower()
    if fill not in ("", "auto", "ffffff", "white", "none", "clear", "nil"):
        return True
    theme = shading.get(word("themeFill"))
    pattern = (shading.get(VAL) or "clear").lower()
    return theme not in (None, "background1") or pattern.startswith(("pct", "solid"))


def _own(element: _Element, chain: tuple[str, ...]) -> Style:
    style = Style(chain, rank=_rank_by_name(element))
    for child in element:
        if child.tag == PARAGRAPH_PROPERTIES:
            style = style.over(paragraph_format(child))
        elif child.tag == RUN_PROPERTIES:
            style = style.over(run_format(child))
    return style


def _rank_by_name(element: _Element) -> int | None:
    """Return the rank that a built-in style has; its name is English in every language."""
    name = (child_value(element, word("name")) or "").lower()
    if name == "title":
        return 1
    if name == "subtitle":
        return 2
    if name.startswith("toc "):
        return NEVER_HEADING
    head, _, rank = name.partition(" ")
    return int(rank) if head == "heading" and rank in set("123456789") else None


def _take_paragraph_property(child: _Element, found: dict[str, object]) -> None:
    tag = child.tag
    if tag == NUMBERING_PROPERTIES:
        found["number"] = child_value(child, NUMBERING_ID)
        found["depth"] = whole(child_value(child, LEVEL_INDEX))
    elif tag == INDENT:
        found["left"] = points(child.get(word("left")) or child.get(word("start")))
        hanging = points(child.get(word("hanging")))
        found["first"] = points(child.get(word("firstLine"))) if hanging is None else -hanging
    elif tag == OUTLINE_LEVEL:
        level = whole(child.get(VAL))
        found["rank"] = None if level is None else (level + 1 if 0 <= level < 9 else 0)
    elif tag == SHADING:
        found["shaded"] = is_coloured(child)


def _take_run_property(child: _Element, found: dict[str, object]) -> None:
    tag = child.tag
    if tag in SWITCHES:
        found[SWITCHES[tag]] = is_on(child)
    elif tag == COLOR:
        found["white"] = is_white(child)
    elif tag in (SHADING, _HIGHLIGHT):
        found["shaded"] = bool(found.get("shaded")) or is_coloured(child)
