"""Bytes -> characters, for the formats that are text."""

from __future__ import annotations

import codecs
import re

from contractscan.errors import DamagedDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROBE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# What office software writes into English contracts: quotes, dashes, bullet, euro, ™, nbsp, £, §,
# ©, «, ®, °, ±, ², ³, ´, µ, ¶, ·, », fractions, and accented letters of names.
_WINDOWS_1252 = frozenset(
    b"\x80\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e\x9f\xa0"
)
_WINDOWS_1252_TEXT = _WINDOWS_1252 | frozenset(range(0xA1, 0x100))

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_NOTHING = (
    *(0xAD, 0x2060, 0xFEFF),
    *range(0x200B, 0x2010),  # zero width, and marks of direction
    *range(0x202A, 0x202F),  # embedding and override of direction
    *range(0x2066, 0x206A),
)
_PLAIN: dict[int, str | None] = {
    **{number: None for number in (*range(32), *range(0x7F, 0xA0)) if number not in (9, 10)},
    **dict.fromkeys(_NOTHING),
    **{ord(char): " " for char in _SPACES},
    0x2011: "-",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n\n",
}
_LINE_END = re.compile(r"\r\n?|\v")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str] | None:
    """Return text and the name of its encoding, or None if the bytes are not text.

    Args:
        data: The whole file.
        declared: The encoding that the file itself names, which is tried after UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _attempt(data, encoding)
    wide = _wide_encoding(data[:_PROBE])
    if wide is not None:
        return _attempt(data, wide)
    if looks_binary(data):
        return None
    return _attempt(data, "utf-8") or _attempt(data, declared) or _guess(data)


def decode_or_refuse(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Return the text of a file called `name`, and its encoding.

    Raises:
        DamagedDocument: The bytes are in no encoding that is known.
    """
    decoded = decode(data, declared)
    if decoded is None:
        raise DamagedDocument(
            f"{name} is in an unknown character encoding.", "Save it as UTF-8 and scan it again."
        )
    return decoded


def looks_binary(data: bytes) -> bool:
    """Return whether bytes without a byte order mark are no text: NULs or many control codes."""
    head = data[:_PROBE]
    if b"\0" in head:
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) * 0.01)


def plain(text: str) -> str:
    """Return text with simple line ends and spaces, without soft hyphens and control codes."""
    return _LINE_END.sub("\n", text).replace("\f", "\n").translate(_PLAIN)


def one_line(text: str) -> str:
    """Return the text of a block: `plain`, with every run of white space a single space."""
    return " ".join(plain(text).split())


def _attempt(data: bytes, encoding: str | None) -> tuple[str, str] | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding), encoding
    except (UnicodeError, LookupError):
        return None


def _wide_encoding(head: bytes) -> str | None:
    """Return the UTF-16 of text that came without a byte order mark."""
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, str] | None:
    """Return text in an encoding that is told by its letters alone."""
    high = {byte for byte in data if byte >= 0x80}
    share = sum(byte >= 0x80 for byte in data[:_PROBE]) / max(1, len(data[:_PROBE]))
    if high <= _WINDOWS_1252_TEXT and share < 0.05:
        found = _attempt(data, "windows-1252")
        if found is not None:
            return found
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE]).best()
    return None if best is None else _attempt(data, best.encoding)
