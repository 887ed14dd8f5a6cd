"""One number as Word writes it in a list: 3, iii, c, 3rd, Third."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CHICAGO = "*†‡§"
# Word itself shows no more; beyond them a damaged file would fill the memory with letters.
_LARGEST_ROMAN = 3999
_LARGEST_LETTERS = 780


def format_number(value: int, style: str) -> str:
    """Return a number in one of Word's number formats; decimal if the format is unknown.

    Args:
        value: The number.
        style: The value of ``w:numFmt``, for example ``lowerRoman``.
    """
    if style == "none":
        return ""
    formatter = _FORMATTERS.get(style)
    return str(value) if formatter is None or value < 0 else formatter(value)


def _letters(value: int) -> str:
    if not 0 < value <= _LARGEST_LETTERS:
        return str(value) if value else ""
    repeats, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (repeats + 1)


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value) if value else ""
    parts = []
    for worth, numeral in _ROMAN:
        count, value = divmod(value, worth)
        parts.append(numeral * count)
    return "".join(parts)


def _ordinal(value: int) -> str:
    teens = 10 < value % 100 < 14
    return f"{value}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _cardinal_words(value: int) -> str:
    if value >= 100:
        return str(value)
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_words(value: int) -> str:
    if value >= 100:
        return _ordinal(value)
    head, dash, last = _cardinal_words(value).rpartition("-")
    if last.endswith("y"):
        return head + dash + last[:-1] + "ieth"
    return head + dash + _IRREGULAR.get(last, f"{last}th")


def _chicago(value: int) -> str:
    if not 0 < value <= _LARGEST_LETTERS:
        return str(value)
    repeats, mark = divmod(value - 1, len(_CHICAGO))
    return _CHICAGO[mark] * (repeats + 1)


_FORMATTERS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "decimalZero": lambda value: f"{value:02d}",
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal_words(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "numberInDash": lambda value: f"- {value} -",
    "chicago": _chicago,
    "001": lambda value: f"{value:03d}",
    "0001": lambda value: f"{value:04d}",
    "00001": lambda value: f"{value:05d}",
}
