"""How a report that we wrote is told from a contract, when it lies in the contracts' folder."""

from __future__ import annotations

import os
from typing import Final

# What every HTML report has in its head, and every report for people has as its last sentence.
GENERATOR: Final = "contractscan"
CLOSING: Final = "contractscan finds wording; it is not legal advice."
KIND: Final = "contractscan-report"
REASON: Final = "It is a report that contractscan wrote, not a contract."
_MARKUP: Final = f'<meta name="generator" content="{GENERATOR}">'.encode()
_WITHIN: Final = 1_000  # bytes or characters from either end


def is_own_report(data: bytes) -> bool:
    """Return whether the bytes of a file are a report of ours: HTML, Markdown or text.

    Args:
        data: All, or at least those from both ends.
    """
    return _MARKUP in data[:_WITHIN] or CLOSING.encode() in data[-_WITHIN:]


def is_own_file(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is a report of ours; False if it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 (takes any kind of path)
            head = file.read(_WITHIN)
            file.seek(max(0, os.fstat(file.fileno()).st_size - _WITHIN))
            return is_own_report(head + file.read(_WITHIN))
    except OSError:
        return False


def is_own_text(text: str) -> bool:
    """Return whether text was read from a report of ours in another format: a printed one."""
    return CLOSING in " ".join(text[-_WITHIN:].split())
