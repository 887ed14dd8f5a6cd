"""How a document is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices that change what a parser returns.

    Attributes:
        password: Opens an encrypted PDF.
        revisions: Which view of tracked changes is read: as accepted, or as it was before.
    """

    password: str | None = None
    revisions: Literal["accepted", "original"] = "accepted"
