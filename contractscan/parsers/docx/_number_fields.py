"""Numbers that Word computes from fields in the text: LISTNUM, AUTONUM, AUTONUMLGL, AUTONUMOUT.

A file holds the instruction alone; the number is counted wherever the file is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractscan.parsers.docx._names import whole
from contractscan.parsers.docx._numbering import DEPTHS, Level, Numbering
from contractscan.parsers.docx._styles import PLAIN, Style

_INSTRUCTION = re.compile(r"\s*(LISTNUM|AUTONUM(?:LGL|OUT)?)\b(.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r"\\([A-Za-z*])\s*(?:\"([^\"]*)\"|([^\s\\]+))?")
_NAME = re.compile(r"\s*(?:\"([^\"]+)\"|([^\s\\]+))")
_UNNAMED = "numberdefault"


def _outline(*labels: str) -> dict[int, Level]:
    formats = {
        "1": "decimal",
        "a": "lowerLetter",
        "A": "upperLetter",
        "i": "lowerRoman",
        "I": "upperRoman",
    }
    levels = {}
    for depth, label in enumerate(labels):
        sign = next(char for char in label if char in formats)
        levels[depth] = Level(format=formats[sign], text=label.replace(sign, f"%{depth + 1}"))
    return levels


_LEGAL = {
    depth: Level(text="".join(f"%{above + 1}." for above in range(depth + 1)))
    for depth in range(DEPTHS)
}
BUILT_IN = {
    "numberdefault": _outline("1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i."),
    "outlinedefault": _outline("I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"),
    "legaldefault": _LEGAL,
    "autonum": {depth: Level(text=f"%{depth + 1}.") for depth in range(DEPTHS)},
    "autonumlgl": _LEGAL,
    "autonumout": _outline("I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"),
}
"""The lists that every Word has, by their names in lower case; the last three are our names."""


@dataclass(frozen=True, slots=True)
class Place:
    """The paragraph in which a field stands.

    Attributes:
        number: Id of the list that numbers it, if one does.
        depth: Its level there, 0 the outermost.
        rank: Its rank as a heading, 0 for running text.
    """

    number: str | None = None
    depth: int = 0
    rank: int = 0


def is_number_field(instruction: str) -> bool:
    """Return whether a field shows a number that is counted."""
    return _INSTRUCTION.match(instruction) is not None


class NumberFields:
    """Counts such fields, in the order in which they are asked for."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        for name, levels in BUILT_IN.items():
            numbering.add_built_in(name, levels)
        self._below_heading = 0

    def shown(self, instruction: str, place: Place) -> str:
        """Return the number that a field shows.

        Args:
            instruction: What stands in the field.
            place: Where it stands.
        """
        match = _INSTRUCTION.match(instruction)
        if match is None:
            return ""
        kind, rest = match[1].lower(), match[2]
        if kind != "listnum":
            return self._automatic(kind, rest, place)
        return self._of_list(rest, place)

    def _automatic(self, kind: str, rest: str, place: Place) -> str:
        """Number a heading by its rank, other text one level below the heading above it."""
        depth = min(place.rank - 1 if place.rank else self._below_heading, DEPTHS - 1)
        if place.rank:
            self._below_heading = place.rank
        text = self._next(kind, depth)
        return text.rstrip(".") if "e" in _switches(rest) else text

    def _of_list(self, rest: str, place: Place) -> str:
        name = _NAME.match(rest)
        switches = _switches(rest)
        number, depth = _UNNAMED, 0
        if name is not None:
            number = self.numbering.named((name[1] or name[2]).lower()) or _UNNAMED
        elif place.number is not None:
            number, depth = place.number, place.depth + 1
        wanted, start = whole(switches.get("l")), whole(switches.get("s"))
        depth = depth if wanted is None else wanted - 1
        depth = max(0, min(depth, DEPTHS - 1))
        if start is not None:
            self.numbering.set_next(number, depth, start)
        return self._next(number, depth)

    def _next(self, number: str, depth: int) -> str:
        label = self.numbering.next_label(Style(number=number, depth=depth), PLAIN)
        return (label.text if label else None) or ""


def _switches(rest: str) -> dict[str, str]:
    return {letter.lower(): quoted or plain for letter, quoted, plain in _SWITCH.findall(rest)}
