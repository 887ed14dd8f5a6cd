"""Numbers of list items as letters and roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STYLES = {
    "a": "a",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}


def ordinal(number: int, style: str) -> str:
    """Return a number as browsers write it: ``3`` is ``c`` in style ``a``, ``III`` in ``I``.

    Args:
        number: What is counted; letters and roman numerals exist from 1 on.
        style: ``1``, ``a``, ``A``, ``i``, ``I``, or the name of a CSS list style.
    """
    style = _STYLES.get(style, style)
    if style in ("a", "A") and number > 0:
        return letters(number) if style == "a" else letters(number).upper()
    if style in ("i", "I") and 0 < number < 4000:
        return roman(number) if style == "i" else roman(number).upper()
    return str(number)


def letters(number: int) -> str:
    """Return 1 as ``a``, 26 as ``z``, 27 as ``aa``."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """Return a number in lower-case roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
