"""Word's automatic numbering: what the lists are, and which number comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contractscan.parsers.docx._formats import format_number
from contractscan.parsers.docx._names import (
    HIDDEN,
    INDENT,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    STYLE,
    VAL,
    child_value,
    is_on,
    whole,
    word,
)
from contractscan.parsers.docx._styles import PLAIN, Style, Styles, paragraph_format
from contractscan.parsers.docx._symbols import bullet

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTHS = 9
_NO_LIST = "0"
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_LABEL = 80
_LEVEL, _NUMBER_FORMAT, _ABSTRACT = word("lvl"), word("numFmt"), word("abstractNumId")
_INDEX, _START_OVERRIDE = word("ilvl"), word("startOverride")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: Its first number.
        format: Word's name of the number format, for example ``lowerLetter``.
        text: The label with ``%1`` .. ``%9`` for the numbers of the levels.
        restart: It starts anew after a number of a level above this one; 0 never.
        legal: Whether all its numbers are shown as decimals.
        style: The paragraph style that is tied to it.
        hidden: Whether its label is hidden.
        layout: Indents that it gives its paragraphs.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int = DEPTHS
    legal: bool = False
    style: str | None = None
    hidden: bool = False
    layout: Style = PLAIN


@dataclass(slots=True)
class Numbers:
    """A ``w:num``: a list of the document that uses an abstract definition.

    Attributes:
        abstract: Id of the definition; lists with the same definition count on together.
        levels: The levels after the list's own changes.
        restarts: Levels that start anew where this list is first used, with the number.
    """

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """The number of one paragraph.

    Attributes:
        text: As the reader sees it; None if nothing is shown.
        depth: Level in the list, 0 the outermost.
        layout: Indents that the list gives.
        bullet: Whether it is a mark, not a number.
    """

    text: str | None
    depth: int
    layout: Style
    bullet: bool


class Numbering:
    """Counts the paragraphs of a document, in the order in which they are asked for."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._defined: dict[str, dict[int, Level]] = {}
        self._numbers: dict[str, Numbers | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for element in root.iterfind(word("abstractNum")):
                self._abstracts.setdefault(element.get(_ABSTRACT, ""), element)
            for element in root.iterfind(word("num")):
                self._nums.setdefault(element.get(word("numId"), ""), element)

    def next_label(self, own: Style, style: Style) -> Label | None:
        """Count one paragraph and return its label; None if it is in no list.

        Args:
            own: The paragraph's own formatting.
            style: Its style.
        """
        place = self.place_of(own, style)
        if place is None:
            return None
        number_id, numbers, depth = place
        level = numbers.levels.get(depth)
        if level is None:
            return None
        if level.format == "bullet":
            self._count(number_id, numbers, depth)
            return Label(bullet(level.text), depth, level.layout, bullet=True)
        values = self._count(number_id, numbers, depth)
        text = None if level.hidden else _shown(level, depth, numbers, values)
        return Label(text, depth, level.layout, bullet=False)

    def add_built_in(self, name: str, levels: dict[int, Level]) -> None:
        """Add a list that every Word has, though no file defines it."""
        self._numbers[name] = Numbers(name, levels)

    def named(self, name: str) -> str | None:
        """Return the id of the list with a name, in lower case; None if there is none."""
        if self._numbers.get(name):
            return name
        for number_id, num in self._nums.items():
            definition = self._abstracts.get(child_value(num, _ABSTRACT) or "")
            if definition is not None:
                own = child_value(definition, word("name"))
                if own is not None and own.lower() == name:
                    return number_id
        return None

    def set_next(self, number_id: str, depth: int, value: int) -> None:
        """Let a level of a list go on with a number, if there is such a list."""
        numbers = self._find(number_id)
        if numbers is not None:
            self._begun.add((number_id, depth))
            values = self._counters.setdefault(numbers.abstract, [None] * DEPTHS)
            values[depth] = value - 1

    def place_of(self, own: Style, style: Style) -> tuple[str, Numbers, int] | None:
        """Return id and list of a paragraph and its level there; None if it is in no list."""
        number_id = own.number or style.number
        if number_id is None or number_id == _NO_LIST:
            return None
        numbers = self._find(number_id)
        return None if numbers is None else (number_id, numbers, _depth(own, style, numbers))

    def _count(self, number_id: str, numbers: Numbers, depth: int) -> list[int | None]:
        values = self._counters.setdefault(numbers.abstract, [None] * DEPTHS)
        if (number_id, depth) not in self._begun:
            self._begun.add((number_id, depth))
            if depth in numbers.restarts:
                values[depth] = None
        for above in range(depth):
            if values[above] is None:
                values[above] = _start(numbers, above)
        before = values[depth]
        values[depth] = _start(numbers, depth) if before is None else before + 1
        for below in range(depth + 1, DEPTHS):
            level = numbers.levels.get(below)
            if level is None or depth < min(level.restart, below):
                values[below] = None
        return values

    def _find(self, number_id: str) -> Numbers | None:
        if number_id not in self._numbers:
            self._numbers[number_id] = self._build(number_id)
        return self._numbers[number_id]

    def _build(self, number_id: str) -> Numbers | None:
        num = self._nums.get(number_id)
        if num is None:
            return None
        abstract_id = self._definition(child_value(num, _ABSTRACT) or "")
        if abstract_id is None:
            return None
        numbers = Numbers(abstract_id, dict(self._levels(abstract_id)))
        for override in num.iterfind(word("lvlOverride")):
            _override(override, numbers)
        return numbers

    def _levels(self, abstract_id: str) -> dict[int, Level]:
        levels = self._defined.get(abstract_id)
        if levels is None:
            levels = self._defined[abstract_id] = {}
            for element in self._abstracts[abstract_id].iterfind(_LEVEL):
                depth = whole(element.get(_INDEX))
                if depth is not None and 0 <= depth < DEPTHS:
                    levels.setdefault(depth, _read_level(element))
        return levels

    def _definition(self, abstract_id: str) -> str | None:
        """Return the definition that holds the levels; one may refer to a numbering style."""
        seen: set[str] = set()
        while abstract_id in self._abstracts and abstract_id not in seen:
            seen.add(abstract_id)
            link = child_value(self._abstracts[abstract_id], word("numStyleLink"))
            if link is None:
                return abstract_id
            num = self._nums.get(self._styles.number_of(link) or "")
            target = child_value(num, _ABSTRACT) if num is not None else None
            abstract_id = target or self._with_style_link(link) or ""
        return None

    def _with_style_link(self, link: str) -> str | None:
        for abstract_id, element in self._abstracts.items():
            if child_value(element, word("styleLink")) == link:
                return abstract_id
        return None


def _depth(own: Style, style: Style, numbers: Numbers) -> int:
    if own.depth is not None:
        return max(0, min(own.depth, DEPTHS - 1))
    for style_id in style.chain:
        for depth, level in numbers.levels.items():
            if level.style == style_id:
                return depth
    return max(0, min(style.depth or 0, DEPTHS - 1))


def _start(numbers: Numbers, depth: int) -> int:
    if depth in numbers.restarts:
        return numbers.restarts[depth]
    level = numbers.levels.get(depth)
    return level.start if level else 1


def _shown(level: Level, depth: int, numbers: Numbers, values: list[int | None]) -> str | None:
    def number(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        if index > depth:
            return ""
        value = values[index]
        source = numbers.levels.get(index) or Level()
        style = "decimal" if level.legal and source.format != "none" else source.format
        return format_number(1 if value is None else value, style)

    return " ".join(_PLACEHOLDER.sub(number, level.text).split())[:_LONGEST_LABEL] or None


def _override(element: _Element, numbers: Numbers) -> None:
    depth = whole(element.get(_INDEX))
    if depth is None or not 0 <= depth < DEPTHS:
        return
    changed = element.find(_LEVEL)
    if changed is not None:
        numbers.levels[depth] = _read_level(changed)
    start = whole(child_value(element, _START_OVERRIDE))
    if element.find(_START_OVERRIDE) is not None:
        numbers.restarts[depth] = start or 0


def _read_level(element: _Element) -> Level:
    children = {child.tag: child for child in element}
    values = {tag: child.get(VAL) for tag, child in children.items()}
    restart = whole(values.get(word("lvlRestart")))
    legal = children.get(word("isLgl"))
    looks = children.get(RUN_PROPERTIES)
    hidden = None if looks is None else looks.find(HIDDEN)
    return Level(
        start=whole(values.get(word("start"))) or 0,
        format=_number_format(element),
        text=values.get(word("lvlText")) or "",
        restart=DEPTHS if restart is None else restart,
        legal=legal is not None and is_on(legal),
        style=values.get(STYLE),
        hidden=hidden is not None and is_on(hidden),
        layout=_layout(children.get(PARAGRAPH_PROPERTIES)),
    )


def _layout(properties: _Element | None) -> Style:
    if properties is None or properties.find(INDENT) is None:
        return PLAIN
    layout = paragraph_format(properties)
    return Style(left=layout.left, first=layout.first)


def _number_format(element: _Element) -> str:
    """Return the format; newer ones stand in ``mc:AlternateContent`` with an older fallback."""
    for candidate in element.iter(_NUMBER_FORMAT):
        value = candidate.get(VAL) or "decimal"
        if value != "custom":
            return value
        zeros = (candidate.get(word("format")) or "").split(",")[0].strip()
        if zeros.isdigit():
            return zeros
    return "decimal"
