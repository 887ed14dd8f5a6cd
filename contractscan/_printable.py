"""Text of strangers made harmless for a terminal."""

from __future__ import annotations

import re

# Control codes, with them escape sequences; marks that turn the direction of writing; letters
# that nobody sees; what is no character in XML; and the lone surrogates that Python makes of odd
# bytes in file names.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff"
    "\U000e0000-\U000e007f]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """Return text without anything that a terminal obeys; a space stands in its place."""
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub(" ", text))
