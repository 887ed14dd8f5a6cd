"""The pieces that the steps of the PDF parser hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

Handle = Any
"""An object of pdfium, whose types ctypes doesn't tell."""


class Line(NamedTuple):
    """One line of text, or the part of it that stands in one column.

    Coordinates are points as the reader sees the page: x to the right, y downwards.

    Attributes:
        text: Normalised; `SOFT_HYPHEN` at its end marks a hyphen before a line break.
        x0: Left edge.
        x1: Right edge.
        y: Baseline, from the top of the page.
        size: Font size as shown.
        bold: Whether it begins in bold.
        bold_end: Whether it begins and ends in bold.
        page: Counted from 0.
        left: Left edge of its column.
        right: Right edge of its column.
        label_gap: Whether a number stands apart in front of the text, as in a numbered margin.
        emphasis: Whether it begins and ends in italics, or is underlined from end to end.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    bold_end: bool
    page: int
    left: float = 0.0
    right: float = 0.0
    label_gap: bool = False
    emphasis: bool = False


class Row(NamedTuple):
    """One row of a table; each cell is its lines from top to bottom."""

    cells: tuple[tuple[Line, ...], ...]
    page: int
    ruled: bool = False


class Rule(NamedTuple):
    """A drawn straight line or the edge of a drawn rectangle, in points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


Item = Line | Row


@dataclass(slots=True)
class Page:
    """What was taken from one page before it was closed."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    picture_share: float = 0.0
    strokes: int = 0
    garbled: bool = False
    unreadable: bool = False
    recognised: bool = False
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in reading order; `is_note` for small print at the foot."""

    lines: list[Line]
    is_note: bool = False


class LineStart(NamedTuple):
    """Where a line begins in the text of the document.

    Attributes:
        offset: Of its first character that is part of the text.
        line: The line.
        skipped: How many of its characters before that are not, such as a bullet.
    """

    offset: int
    line: Line
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in one document.

    Attributes:
        size: Font size of the running text.
        left: Left edge of the running text.
        leading: Distance between baselines inside a paragraph, as a multiple of the font size.
        leadings: The same by font size in half points.
        spaced: Whether paragraphs are set apart by more than that distance.
    """

    size: float
    left: float
    leading: float
    leadings: dict[int, float]
    spaced: bool = False

    def leading_of(self, size: float) -> float:
        """Return the usual distance in points between two lines of a font size."""
        return self.leadings.get(round(size * 2), self.leading) * size
