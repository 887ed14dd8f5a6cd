"""What HTML and Markdown share: a passage with line breaks -> blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractscan.document import BlockKind
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import one_line
from contractscan.parsers._lines import (
    LABEL,
    ends_sentence,
    heading_level,
    is_plain_title,
    starts_item,
)

SOFT_BREAK = "\v"
"""A line end of the source that the reader does not see."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage stands on the page.

    Attributes:
        kind: What it is.
        label: The number that the reader sees before it.
        level: Rank or depth.
        indent: Distance from the left edge in points.
        bold: Whether all of it is in bold type, as headings are.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    label: str | None = None
    level: int = 0
    indent: float = 0.0
    bold: bool = False


def add_passage(builder: DocumentBuilder, text: str, path: str, look: Look) -> None:
    """Append a passage, a block for each list item that was typed on a line of its own.

    Args:
        builder: Where the blocks go.
        text: The passage; a newline is a line break that the reader sees, `SOFT_BREAK` one that
            only the source has.
        path: Where it stands in the file.
        look: How it stands on the page.
    """
    label = look.label
    for piece, is_item in _pieces(text):
        kind, level = look.kind, look.level
        if kind is BlockKind.PARAGRAPH:
            rank = heading_by_look(piece, bold=look.bold)
            if rank is not None:
                kind, level = BlockKind.HEADING, rank
            elif is_item:
                kind = BlockKind.LIST_ITEM
        shown = None if LABEL.match(piece) else label
        builder.add(kind, piece, path, label=shown, level=level, indent=look.indent)
        label = None


def heading_by_look(text: str, *, bold: bool) -> int | None:
    """Return the rank of a paragraph that is typed as a heading; otherwise None."""
    if not text or not (bold or text.isupper()):
        return None
    rank = heading_level(text)
    if rank is None and bold and is_plain_title(text):
        rank = 2
    return rank


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return the blocks of a passage and whether each begins with a typed list label."""
    pieces: list[tuple[str, bool]] = []
    hard = True
    for token in re.split(f"([\n{SOFT_BREAK}])", text):
        if token in ("\n", SOFT_BREAK):
            hard = token == "\n"
            continue
        line = one_line(token)
        if not line:
            continue
        before = pieces[-1][0] if pieces else None
        item = starts_item(line, before)
        if before is None or item or (hard and _breaks(before, line)):
            pieces.append((line, item))
        else:
            pieces[-1] = (f"{before} {line}", pieces[-1][1])
    return pieces


def _breaks(before: str, line: str) -> bool:
    return ends_sentence(before) or heading_level(before) is not None or line[0].isupper()
