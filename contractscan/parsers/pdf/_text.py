"""Characters: what PDF fonts make of them, and hyphens at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

SOFT_HYPHEN = "\u00ad"
"""At the end of a line: a hyphen that may or may not belong to the word."""

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_SPACES += "\u205f\u3000\t"
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufffe\uffff"
_BULLETS = (
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf075\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u2219"
)
_BULLETS += "\uf0be\u27a2\u2756\u25fc\u25b8\u25ba\u25cb"

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(range(32)),
    **dict.fromkeys(range(127, 160)),
    **dict.fromkeys(map(ord, _NOTHING)),
    **{ord(char): " " for char in _SPACES},
    **{ord(char): "•" for char in _BULLETS},
    **_LIGATURES,
    0x2010: "-",
    0x2011: "-",
    0xF02D: "-",
    0xF020: " ",
}
_ODD = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2026\u20ac\u2122]")
_GARBAGE = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = re.compile(r"[\w'’-]+$")
_BROKEN = re.compile(r"([\w'’-]+)[-\u00ad]\n([\w'’]+(?:-[\w'’]+)*)")
_POSSESSIVE = re.compile("['’]s?$")
_LONGEST_REST = 4
_TAIL = re.compile(r"[\w'’]+(?:-[\w'’]+)*")

_PREFIXES = frozenset(
    (
        *("all", "anti", "at", "best", "co", "cost", "cross", "data", "de", "end", "ex", "first"),
        *("full", "half", "high", "in", "inter", "intra", "long", "low", "multi", "non", "off"),
        *("on", "one", "opt", "part", "post", "pre", "re", "real", "second", "self", "short", "so"),
        *("sub", "then", "third", "two", "up", "well"),
    )
)


def normalise(text: str) -> str:
    """Return text with ligatures spelt out and white space made plain; quotes and § stay."""
    if _ODD.search(text):
        text = text.translate(_TABLE)
    return " ".join(text.split())


def looks_garbled(text: str) -> bool:
    """Return whether the fonts of a page give signs instead of letters."""
    bad = len(_GARBAGE.findall(text))
    return bad > 12 and bad > 0.3 * len("".join(text.split()))


_ENOUGH_ENDS = 3
_ADVERB = re.compile(r"[a-z]{4,}ly")
_SYLLABLES = re.compile(
    r"[a-z]{0,3}[ts]ions?|[a-z]{0,3}(?:tional|tionally)|ments?|ings?|ed|ly|t?ys?|[a-z]?ties|[a-z]{0,2}ity"
    r"|[a-z]{0,2}[ai]bl[ey]|ness|[a-z]{0,2}[ae]n(?:ce|ces|cy|t|ts)|[a-z]?al|[a-z]?(?:er|or)s?|[a-z]{0,2}ures?"
    r"|[a-z]{0,2}ive(?:ly)?|[a-z]{0,2}ates?|[a-z]{0,2}ated|[a-z]{0,2}ating"
)


class Hyphenation:
    """Decides at line ends whether a hyphen belongs to the word.

    Learns from the words of the document itself: a word seen elsewhere with its hyphen keeps it, a
    word seen elsewhere in one piece loses it. What is left follows the habit of the document.
    """

    def __init__(self, lines: Iterable[str], cells: Iterable[str] = ()) -> None:
        """Learn from a document.

        Args:
            lines: Its lines, none of which cuts a word without a hyphen.
            cells: Its table cells, lines apart, in which words may be cut without a hyphen.
        """
        text = "\n".join(lines)
        ends = [*_BROKEN.findall(text), *(end for cell in cells for end in _BROKEN.findall(cell))]
        self._words = set(_WORD.findall(_BROKEN.sub("\n", text).lower()))
        self._ends = len(ends)
        self._breaks_words = any(
            (head + tail).lower() in self._words and f"{head}-{tail}".lower() not in self._words
            for head, tail in ends
        )

    def join(self, text: str, following: str) -> tuple[str, str]:
        """Return what stands for `text` and what connects it with the line that follows."""
        head = _broken_word(text)
        if not head:
            if text.endswith("-") and not text.endswith(" -") and following[:1].isalnum():
                return text, ""
            return text.rstrip(SOFT_HYPHEN), " "
        tail_match = _TAIL.match(following)
        if tail_match is None:
            return text[:-1] + "-", " "
        if self._keeps_hyphen(head, tail_match[0]):
            return text[:-1] + "-", ""
        return text[:-1], ""

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        joined, hyphenated = (head + tail).lower(), f"{head}-{tail}".lower()
        if hyphenated in self._words or not tail[0].islower() or not head[-1].isalpha():
            return True
        if joined in self._words:
            return False
        if head.lower() in _PREFIXES or "-" in head:
            return True
        if _SYLLABLES.fullmatch(tail):
            return False
        is_habit = not self._breaks_words and self._ends >= _ENOUGH_ENDS
        return is_habit or self._is_word(head.lower())

    def _is_word(self, head: str) -> bool:
        """Return whether what stands before a hyphen is a word in itself, not a syllable."""
        return (
            head in self._words or f"{head}s" in self._words or _ADVERB.fullmatch(head) is not None
        )

    def joins_cell(self, text: str, following: str, *, fills_line: bool) -> bool:
        """Return whether a narrow table cell cut a word without a hyphen.

        Args:
            text: The text of the cell so far.
            following: The next line.
            fills_line: Whether its last word fills a line alone.
        """
        head, tail = _HEAD.search(text), _TAIL.match(following)
        if head is None or tail is None:
            return False
        first, second = head[0].lower(), tail[0].lower()
        # Letters occur as labels of list items; of them only two are words.
        is_known = (
            first in self._words,
            second in self._words and (len(second) > 1 or second in "ai"),
        )
        if _POSSESSIVE.sub("", first + second) in self._words:
            return not all(is_known)
        # Below a word that fills its line stand a few letters that are no word.
        is_rest = len(second) <= _LONGEST_REST and tail[0][0].islower()
        return fills_line and is_rest and not any(is_known)


def _broken_word(line: str) -> str:
    if not line.endswith(("-", SOFT_HYPHEN)):
        return ""
    match = _HEAD.search(line[:-1])
    return match[0] if match else ""
