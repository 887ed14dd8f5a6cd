"""How a document is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ocr = Literal["auto", "always", "never"]
Revisions = Literal["accepted", "original"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices that change what a parser returns.

    Attributes:
        password: Opens an encrypted PDF.
        revisions: Which view of tracked changes is read: as accepted, or as it was before.
        ocr: Which pages of a PDF are read from their picture: those without a text layer, if
            the extra ``ocr`` is installed; all; or none.
        embedded: Whether it stands inside another document; what it embeds itself is not read.
    """

    password: str | None = None
    revisions: Revisions = "accepted"
    ocr: Ocr = "auto"
    embedded: bool = False
