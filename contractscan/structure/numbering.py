"""Numbers of clauses: what style a label is in, and where a typed one ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_TYPED = re.compile(
    r"""^\s*(?:
        (?P<named>(?:Section|Article|Clause|Paragraph|§)\s*\d+(?:\.\d+)*(?:\([a-z0-9]+\))?)(?=[.:)\s–—-])[.:)]?
      | (?P<dotted>\d{1,3}(?:\.\d{1,3}){1,5})(?=[.)\s])[.)]?
      | (?P<number>\d{1,3})[.)](?!\d)
      | \((?P<round>\d{1,3}|[A-Za-z]{1,5})\)
      | (?P<letter>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s)
      | (?P<mixed>[A-Z]\d{1,2}(?:\.\d{1,2})*)[.)]?(?=\s)
      | (?P<bullet>[-•–—*▪◦●○·\uf0b7])(?=\s)
    )\s*""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A clause number, typed or automatic.

    Attributes:
        shown: As the reader sees it, for example ``(b)``.
        style: ``decimal``, ``lower-letter``, ``upper-letter``, ``lower-roman``, ``upper-roman``,
            ``mixed`` or ``bullet``.
        parts: For a decimal number its parts, ``4.2`` -> ("4", "2"); otherwise the value alone.
        brackets: The punctuation around the value, for example ``()`` or ``.``.
        ambiguous: Whether it may be a letter or a roman numeral: (i), (v), (c).
    """

    shown: str
    style: str
    parts: tuple[str, ...]
    brackets: str
    ambiguous: bool = False

    def counts_to(self, other: Label) -> bool:
        """Return whether `other` is the plain number that follows: 7 after 6 and after 6.4."""
        if self.style != "decimal" or other.style != "decimal" or len(other.parts) != 1:
            return False
        return int(self.parts[0]) + 1 == int(other.parts[0])

    def precedes(self, other: Label) -> bool:
        """Return whether `other` is the letter that follows this one in the same style."""
        mine, theirs = self.parts[0], other.parts[0]
        return (
            self.brackets == other.brackets
            and len(mine) == len(theirs) == 1
            and self.style.endswith("letter")
            and ord(theirs) == ord(mine) + 1
        )


def read_label(text: str, automatic: str | None) -> tuple[Label | None, int]:
    """Return the label of a block and the offset at which its own text begins.

    Args:
        text: Text of the block.
        automatic: The number or bullet that the word processor shows, which is no part of the
            text. Where it is a bullet, a number that was typed behind it counts.
    """
    shown = _from_shown(automatic.strip()) if automatic else None
    if shown is not None and shown.style != "bullet":
        return shown, 0
    match = _TYPED.match(text)
    if match is None or match.end() >= len(text) or (shown and match.group("bullet")):
        return shown, 0
    return _from_shown(match.group().strip()), match.end()


def _from_shown(shown: str) -> Label:
    bare = re.sub(r"^(?:Section|Article|Clause|Paragraph|§)\s*", "", shown)
    core = re.sub(r"[^A-Za-z0-9.()]", "", bare).strip(".")
    if not core:
        return Label(shown, "bullet", (shown,), "")
    nested = re.fullmatch(r"([\d.]+)((?:\([A-Za-z0-9]+\))+)", core)
    if nested:
        last = re.findall(r"\(([A-Za-z0-9]+)\)", nested.group(2))[-1]
        style, ambiguous = _style(last)
        return Label(shown, style, (last,), "()", ambiguous)
    brackets = "".join(c for c in core if c in "()") or ("." if bare.endswith(".") else "")
    value = core.strip("().")
    if re.fullmatch(r"\d+(?:\.\d+)*", value):
        style = "decimal" if brackets in ("", ".") else f"decimal{brackets}"
        return Label(shown, style, tuple(value.split(".")), brackets)
    if re.fullmatch(r"[A-Za-z]+", value):
        style, ambiguous = _style(value)
        return Label(shown, style, (value,), brackets, ambiguous)
    return Label(shown, "mixed", (value,), brackets)


def _style(value: str) -> tuple[str, bool]:
    case = "lower" if value.islower() else "upper"
    roman = bool(_ROMAN.match(value.lower()))
    if roman and (len(value) > 1 or value.lower() in "ivx"):
        return f"{case}-roman", len(value) == 1
    return f"{case}-letter", False
