"""Numbers of clauses: what style a label is in, and where a typed one ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
ANNEXES = frozenset({"annex", "exhibit", "schedule", "appendix", "attachment"})
PARTS = ANNEXES | {"part", "chapter", "module"}
_SECTIONS = "section|article|clause|paragraph"
_PARTS = "|".join(sorted(PARTS))
# Behind "Section 3" comes punctuation, a title or nothing; "Section 3 of ..." is running text.
_BEFORE_TITLE = r"(?:[.:)](?=\s|$|[A-Z])|(?=\s*[–—-]\s|\s*$|\s+[^\s\da-z]))(?:\s*[–—-](?=\s))?"
_TYPED = re.compile(
    rf"""^\s*(?:
        (?P<section>(?:(?i:{_SECTIONS})\s|§)\s*
          (?:\d+(?:\.\d+)*(?:\([a-z0-9]+\))*|[IVXLC]{{1,6}}|[A-Z])) {_BEFORE_TITLE}
      | (?P<part>(?i:{_PARTS})\s+(?:[IVX]{{1,5}}|[A-Z]|\d{{1,2}}[A-Z]?)(?:[.-](?:\d{{1,2}}|[A-Z]))?)
          (?:{_BEFORE_TITLE}|(?=\s+to\s))
      | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})(?=[.)\s])[.)]?
      | (?P<number>\d{{1,3}})[.)](?!\d)
      | \((?P<round>\d{{1,3}}|[A-Za-z]{{1,5}})\)
      | (?P<letter>[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}})[.)](?=\s)
      | (?P<mixed>[A-Z]\d{{1,2}}(?:\.\d{{1,2}})*)[.)]?(?=\s)
      | (?P<bullet>[-•–—*▪◦●○·\uf0b7])(?=\s)
    )\s*""",
    re.VERBOSE,
)
_NAMED = re.compile(rf"(?:(?i:({_SECTIONS}|{_PARTS}))\s+|(§)\s*)([\dA-Z][\w.()-]*)")
_TITLE_WORDS = 8
_MODALS = frozenset({"shall", "will", "must", "may", "agrees", "agree"})


@dataclass(frozen=True, slots=True)
class Label:
    """A clause number, typed or automatic.

    Attributes:
        shown: As the reader sees it, for example ``(b)``.
        style: ``decimal``, ``lower-letter``, ``upper-letter``, ``lower-roman``, ``upper-roman``,
            ``mixed``, ``bullet``, or ``part`` for an annex and the like.
        parts: For a decimal number its parts, ``4.2`` -> ("4", "2"); otherwise the value alone.
        brackets: The punctuation around the value, for example ``()`` or ``.``.
        ambiguous: Whether it may be a letter or a roman numeral: (i), (v), (c).
        name: The word before the number, in lower case: ``article``, ``section``, ``exhibit``.
    """

    shown: str
    style: str
    parts: tuple[str, ...]
    brackets: str
    ambiguous: bool = False
    name: str = ""

    @property
    def cited(self) -> str:
        """Return the label as a lawyer cites it: ``Article IV``, ``4.2``, ``(b)``."""
        if not self.name:
            return self.shown.rstrip(".")
        value = ".".join(self.parts)
        return f"§ {value}" if self.name == "§" else f"{self.name.capitalize()} {value}"

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

    def continues(self, other: Label) -> bool:
        """Return whether this is the number right behind `other` on the same level of a list.

        (b) continues (a), (iv) continues (iii), 4.3 continues 4.2.
        """
        if other.precedes(self):
            return True
        if (self.style, self.brackets, self.name) != (other.style, other.brackets, other.name):
            return False
        if self.style.startswith("decimal"):
            *above, last = other.parts
            return self.parts == (*above, str(int(last) + 1))
        mine, theirs = self.parts[0].lower(), other.parts[0].lower()
        if self.style.endswith("roman"):
            return _roman_value(mine) == _roman_value(theirs) + 1
        # "bb" follows "aa", and "aa" follows "z".
        return self.style.endswith("letter") and _letter_value(mine) == _letter_value(theirs) + 1


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
    if match is None or (shown and (match["bullet"] or match["part"])):
        return shown, 0
    if match["part"] and not _names_part(text, match):
        return shown, 0
    named = match["section"] or match["part"]
    if match.end() >= len(text):
        # "ARTICLE IV" alone on its line is number and text at once.
        return (_from_shown(named.strip()), 0) if named else (shown, 0)
    return _from_shown(match.group().strip(" –—-") if named else match.group().strip()), match.end()


def is_title(text: str, *, words: int = _TITLE_WORDS) -> bool:
    """Return whether a line is short and no sentence."""
    found = text.split()
    ends_open = text.rstrip()[-1:].isalnum() or text.rstrip().endswith(")")
    return len(found) <= words and ends_open and not _MODALS.intersection(found)


def names_annex(text: str) -> bool:
    """Return whether a line begins like the title of an annex or the like."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower().rstrip(".:") in ANNEXES


def _names_part(text: str, match: re.Match[str]) -> bool:
    """Return whether "Annex 3 ..." opens the annex and does not only speak of it."""
    between = text[match.end("part") : match.end()]
    return bool(between.strip()) or is_title(text, words=2 * _TITLE_WORDS)


@lru_cache(maxsize=1_000)  # the same few numbers come again and again
def _from_shown(shown: str) -> Label:
    named = _NAMED.match(shown)
    name = (named[1] or named[2]).lower() if named else ""
    bare = shown[named.start(3) :] if named else shown
    if name in PARTS:
        return Label(shown, "part", (bare.rstrip(".:) "),), "", name=name)
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
        return Label(shown, style, tuple(value.split(".")), brackets, name=name)
    if re.fullmatch(r"[A-Za-z]+", value):
        style, ambiguous = _style(value)
        return Label(shown, style, (value,), brackets, ambiguous, name)
    return Label(shown, "mixed", (value,), brackets)


def _style(value: str) -> tuple[str, bool]:
    case = "lower" if value.islower() else "upper"
    roman = bool(_ROMAN.match(value.lower()))
    if roman and (len(value) > 1 or value.lower() in "ivx"):
        return f"{case}-roman", len(value) == 1
    return f"{case}-letter", False


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman_value(numeral: str) -> int:
    """Return the value of a roman numeral in lower case."""
    values = [_ROMAN_DIGITS[digit] for digit in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _letter_value(letters: str) -> int:
    """Return the place of a letter in a list: a is 1, z is 26, aa is 27, bb is 28."""
    return (len(letters) - 1) * 26 + ord(letters[0]) - ord("a") + 1
