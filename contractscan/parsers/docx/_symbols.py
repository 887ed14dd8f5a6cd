"""Characters that Word takes from symbol fonts, as Unicode."""

from __future__ import annotations

BULLET = "•"
CHECKED_BOX, EMPTY_BOX = "☒", "☐"

# By the code in Wingdings and Symbol, where the fonts agree or only one is used for text.
_WINGDINGS = {
    0x6F: EMPTY_BOX, 0x70: EMPTY_BOX, 0x71: EMPTY_BOX, 0x72: EMPTY_BOX, 0xA8: EMPTY_BOX,
    0x78: CHECKED_BOX, 0xFD: CHECKED_BOX, 0xFE: "☑", 0xFC: "✓", 0xFB: "✗",
    0x52: "☑", 0x53: CHECKED_BOX, 0x54: CHECKED_BOX, 0xA3: EMPTY_BOX,
    0xE0: "→", 0xDF: "←", 0x6C: BULLET, 0x6E: "▪", 0xA7: "▪", 0x9F: BULLET, 0xD8: "➢",
}  # fmt: skip
_SYMBOL = {
    0xB7: BULLET, 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™",
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xAE: "→", 0xAC: "←",
    0xB9: "≠", 0xBC: "…", 0xD7: "·", 0xA5: "∞", 0x2D: "−", 0x61: "α", 0x62: "β", 0x6D: "µ",
}  # fmt: skip
_PRIVATE = 0xF000
_MARKS_OF_BOXES = frozenset("☐☒☑✓✗")

# Left out: soft hyphen, zero-width space and joiners, byte order mark, word joiner.
CLEANED = str.maketrans(
    {
        0x00AD: None,
        0x200B: None,
        0x200C: None,
        0x200D: None,
        0x2060: None,
        0xFEFF: None,
        0x2011: "-",
        # Text typed in a symbol font arrives in the private area.
        **{_PRIVATE + code: mark for code, mark in _SYMBOL.items()},
        **{_PRIVATE + code: mark for code, mark in _WINGDINGS.items()},
    }
)


def symbol(font: str, code: str) -> str:
    """Return the character of a ``w:sym``; nothing if its font is unknown.

    Args:
        font: Name of the font.
        code: Its code in hexadecimal.
    """
    try:
        number = int(code, 16) if len(code) <= 6 else 0
    except ValueError:
        return ""
    number -= _PRIVATE if number >= _PRIVATE else 0
    family = font.lower()
    if "wingdings" in family or "webdings" in family:
        return _WINGDINGS.get(number, BULLET)
    if family == "symbol":
        return _SYMBOL.get(number) or (chr(number) if 0x20 <= number < 0x7F else "")
    return chr(number) if 0x20 <= number < 0xD800 else ""


def bullet(text: str) -> str:
    """Return the mark of a list without numbers: a box if it is one, else a bullet."""
    mark = text.strip().translate(CLEANED)
    return mark if mark in _MARKS_OF_BOXES else BULLET
