"""How much a contract may hold, so that reading it takes less than a gigabyte of memory.

The longest contracts have a few thousand pages. A word takes about 600 bytes while a contract is
analysed, a paragraph 2,000; docs/robustness.md has the measurements.
"""

from __future__ import annotations

from contractscan.errors import InputTooLarge

MOST_BYTES_WITH_PICTURES = 512_000_000
"""Of a file in a format that can hold pictures."""

MOST_BYTES_OF_TEXT = 16_000_000
"""Of a file that is text."""

MOST_CHARACTERS = 6_000_000
MOST_WORDS = 1_000_000
MOST_BLOCKS = 250_000

_SPLIT = "Check where it comes from; split it if it is genuine."


def large_file(name: str, size: int, most: int) -> InputTooLarge:
    """Return the error for a file with more bytes than are read of its format."""
    return InputTooLarge(
        f"{name} has {size / 1e6:,.0f} MB, and contractscan reads at most {most / 1e6:,.0f} MB of "
        "a file of its kind.",
        _SPLIT,
    )


def check_source(name: str, text: str, *, weight: int = 1) -> None:
    """Do nothing with the source of a text that can be taken apart within the memory.

    Args:
        name: What the error calls the file.
        text: The whole source.
        weight: How many times more memory its parts take than those of plain text.

    Raises:
        InputTooLarge: It is too long.
    """
    check_amount(name, characters=weight * len(text), blocks=weight * text.count("\n") // 2)


def check_amount(name: str, *, characters: int, words: int = 0, blocks: int = 0) -> None:
    """Do nothing with an amount of text that a contract may have.

    Raises:
        InputTooLarge: It is more.
    """
    if characters > MOST_CHARACTERS or words > MOST_WORDS or blocks > MOST_BLOCKS:
        raise InputTooLarge(f"{name} holds more text than contractscan reads.", _SPLIT)
