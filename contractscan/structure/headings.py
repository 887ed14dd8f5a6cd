"""Headings: which lines are titles, how high they stand, and which part of a contract they open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractscan.document import Block, BlockKind, Document
from contractscan.structure.numbering import (
    PARTS,
    Label,
    is_title,
    names_annex,
    read_label,
)

_TITLE_WORDS = 16
_ANNEX, _PART, _ARTICLE, _SECTION = 1, 2, 3, 4
_UNNUMBERED = 7


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the following clauses stand under.

    Attributes:
        rank: How high it stands; 1 is the highest.
        clause: Index of its clause.
        label: Its number; None without one.
        level: The rank that the word processor gives it; 0 without one.
        reach: How the paths begin of the blocks that it can speak of, for one in a table.
    """

    rank: int
    clause: int
    label: Label | None
    level: int
    reach: str = ""

    @property
    def is_part(self) -> bool:
        """Return whether it opens an annex, a part or the like."""
        return self.label is not None and self.label.name in PARTS


def part_of(headings: Sequence[Heading]) -> str:
    """Return how the annex and the part are cited that the headings open: ``Annex 1, Part B``."""
    labels = [heading.label for heading in headings if heading.is_part]
    return ", ".join(label.cited for label in labels if label is not None)


def is_heading(document: Document, block: Block, below: Block | None) -> bool:
    """Return whether a line that the layout does not show as a heading is one all the same.

    It is if it is the title of the clauses below ("4 ..." over "4.1"), or a name with a number
    and perhaps a title: "ARTICLE IV", "Annex 3: European terms".

    Args:
        document: The document.
        block: The line.
        below: The block below it; None at the end.
    """
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    text = document.quote(block.span)
    label, offset = read_label(text, block.label)
    if label is None or not is_title(text[offset:], words=_TITLE_WORDS):
        return False
    if label.name:
        return text[offset:][:1].isupper() or label.style == "part"
    if label.style != "decimal" or below is None or not text.rstrip()[-1:].isalnum():
        return False
    first, _ = read_label(document.quote(below.span), below.label)
    return first is not None and first.style == "decimal" and first.parts == (*label.parts, "1")


def heading_rank(block: Block, text: str, label: Label | None, above: Sequence[Heading]) -> int:
    """Return how high a heading stands: annexes above sections above their subsections.

    Args:
        block: The heading.
        text: Its text.
        label: Its number.
        above: The headings that are open, the outermost first.
    """
    if label is not None and label.name in ("part", "chapter", "module", "article"):
        return _rank_of_division(label, above)
    if names_annex(text) or (label is not None and label.style == "part"):
        return _ANNEX
    if label is not None and label.style == "decimal":
        return _ARTICLE + len(label.parts)
    if not block.level:
        return _UNNUMBERED
    # A heading that Word puts on the level of "ARTICLE IV" stands beside it and not below.
    beside = [h.rank for h in above if h.rank > _PART and h.level == block.level and h.label]
    return min([max(_SECTION, block.level + _ARTICLE), *beside])


def _rank_of_division(label: Label, above: Sequence[Heading]) -> int:
    """Return the rank of an article or part: that of the one before, or below a section."""
    for heading in above:
        if heading.label is not None and heading.label.name == label.name:
            return heading.rank
    if above and above[-1].label is not None and above[-1].label.style == "decimal":
        return above[-1].rank + 1
    return _ARTICLE if label.name == "article" else _PART
