"""How text looks: whether the fonts of a page are bold or slanted."""

from __future__ import annotations

import ctypes
import re

import pypdfium2.raw as pdfium

from contractscan.parsers.pdf._model import Handle

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_FORCE_BOLD, _SLANTED = 1 << 18, 1 << 6


class Fonts:
    """The fonts of one page, each of which is asked once."""

    def __init__(self, textpage: Handle) -> None:
        self._text = textpage
        self._known: dict[int | None, tuple[bool, bool]] = {}

    def look(self, index: int) -> tuple[bool, bool]:
        """Return whether a character is bold, and whether it is in italics."""
        text_object = pdfium.FPDFText_GetTextObject(self._text, index)
        if not text_object:
            return False, False
        font = pdfium.FPDFTextObj_GetFont(text_object)
        address = ctypes.cast(font, ctypes.c_void_p).value
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = _look_of(font) if font else (False, False)
        return known


def _look_of(font: Handle) -> tuple[bool, bool]:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    name, flags = buffer.value, pdfium.FPDFFont_GetFlags(font)
    bold = _BOLD.search(name) is not None or bool(flags & _FORCE_BOLD)
    return bold, _ITALIC.search(name) is not None or bool(flags & _SLANTED)
