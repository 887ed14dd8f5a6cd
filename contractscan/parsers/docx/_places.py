"""The way back from the text of a Document to the elements that it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contractscan.document import BlockKind, Document, Span
from contractscan.parsers.docx._inline import Passage
from contractscan.parsers.docx._symbols import CLEANED

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Place:
    """A character that was read.

    Attributes:
        element: What it was taken from: mostly a ``w:t``, but also a symbol, a formula, a box.
        index: Its index in the text that was taken from the element.
    """

    element: _Element
    index: int


@dataclass(slots=True)
class _Stretch:
    """Text that lies together in the document and was read from some passages."""

    passages: Sequence[Passage]
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Places:
    """Where the text of a document was read.

    The text and the elements are counted in parallel, character by character, passing over white
    space: that is all that the reader changes in the text that it takes.
    """

    _stretches: list[_Stretch] = field(default_factory=list)

    def note(self, span: Span | None, passages: Sequence[Passage]) -> None:
        """Take note of a block; without passages of its own it was broken off the one before.

        Args:
            span: Where its text stands; None if it has none.
            passages: What it and those broken off it were read from.
        """
        if passages:
            self._stretches.append(_Stretch(passages))
        if span is None or not self._stretches:
            return
        last = self._stretches[-1]
        last.start = span.start if last.start < 0 else last.start
        last.end = span.end

    def find(self, document: Document, span: Span) -> tuple[Place, Place] | None:
        """Return where the first and the last visible character of a span were read.

        Args:
            document: That was read with these places.
            span: A part of its text.

        Returns:
            Both places; None if the text was read from an embedded document or a diagram.
        """
        known = [stretch for stretch in self._stretches if 0 <= stretch.start < stretch.end]
        first = bisect_right([stretch.start for stretch in known], span.start) - 1
        found: list[Place] = []
        for stretch in known[max(0, first) :]:
            if stretch.start >= span.end:
                break
            found += _within(document, stretch, span)
        return (found[0], found[-1]) if found else None


def _within(document: Document, stretch: _Stretch, span: Span) -> list[Place]:
    """Return the places of the visible characters of a span that lie in a stretch."""
    text = document.text
    offsets = list(_visible(document, stretch))
    sources = list(_characters(stretch.passages))
    if [text[offset] for offset in offsets] != [character for character, _ in sources]:
        return []
    return [
        place
        for offset, (_, place) in zip(offsets, sources, strict=True)
        if span.start <= offset < span.end
    ]


def _visible(document: Document, stretch: _Stretch) -> Iterator[int]:
    """Yield the offsets of the characters of a stretch without white space and separators."""
    starts = [block.span.start for block in document.blocks]
    for block in document.blocks[bisect_right(starts, stretch.start) - 1 :]:
        if block.span.start >= stretch.end:
            return
        spans = block.cells if block.kind is BlockKind.TABLE_ROW else (block.span,)
        for each in spans:
            for offset in range(each.start, each.end):
                if not document.text[offset].isspace():
                    yield offset


def _characters(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """Yield the visible characters of passages and where each was read."""
    for passage in passages:
        for piece, source in zip(passage.pieces, passage.sources, strict=True):
            for index, character in enumerate(piece):
                shown = CLEANED.get(ord(character), character)
                if shown and not shown.isspace():
                    yield shown, Place(source, index)
