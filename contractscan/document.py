"""The document as every parser hands it on: one text, cut into blocks.

Nothing here reads files or knows a format. The one invariant that all layers lean on:
``document.text[span.start:span.end]`` is the quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

_LINE = re.compile(r"line\[(\d+)\]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``start <= offset < end``, of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    FORM_FIELD = "form-field"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row, footnote or form field.

    Attributes:
        kind: What it is on the page.
        span: Where its text stands in `Document.text`.
        path: Where it stands in the file, for example ``body/p[12]`` or ``page[3]/block[2]``.
        label: The number that the reader sees but that is no part of the text, for example
            ``4.2(b)`` or ``(b)`` from Word's automatic numbering. A number that was typed
            stays in the text, and `label` is None.
        level: For a heading its rank, 1 the highest; for a list item its depth, 0 the outermost;
            otherwise 0.
        indent: Distance in points from the left edge of the running text.
        cells: For a table row, the spans of its cells in reading order.
    """

    kind: BlockKind
    span: Span
    path: str
    label: str | None = None
    level: int = 0
    indent: float = 0.0
    cells: tuple[Span, ...] = ()

    @property
    def line(self) -> int | None:
        """Return the line of the file on which it begins; None if the format has no lines."""
        found = _LINE.fullmatch(self.path)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that the reader of a report must know about how the document was read.

    Attributes:
        code: A stable name, for example ``pages-without-text``.
        message: One sentence for a lawyer.
        pages: The pages that it speaks of, counted from 1; empty when it speaks of none.
    """

    code: str
    message: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A contract as text and blocks, whatever its format was.

    Attributes:
        name: File name, or the name that the caller gave.
        format: ``docx``, ``pdf``, ``html``, ``markdown`` or ``text``.
        sha256: Hash of the bytes that were read, in hexadecimal.
        text: All blocks, joined by single newlines. Table cells are joined by `` | ``.
        blocks: In reading order; spans neither overlap nor run backwards.
        page_starts: For paged formats the offset in `text` at which each page begins, the
            first page first; empty for formats without pages.
        warnings: What the parser noticed.
        parts: The documents that it was joined from (`contractscan.joining`); empty for one that
            was read from a single file.
    """

    name: str
    format: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = ()
    warnings: tuple[Warning, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def pages(self) -> int | None:
        """Return the number of pages, or None for a format without pages."""
        return len(self.page_starts) or sum(part.document.pages or 0 for part in self.parts) or None

    @property
    def words(self) -> int:
        """Return the number of words, split at white space."""
        return len(self.text.split())

    def quote(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def page_at(self, offset: int) -> int | None:
        """Return the page, counted from 1, on which a character stands; None without pages.

        Of a joined document it is the page of the part.
        """
        part = self.part_at(offset)
        if part is not None:
            return part.document.page_at(offset - part.start)
        if not self.page_starts:
            return None
        return max(1, bisect_right(self.page_starts, offset))

    def part_at(self, offset: int) -> Part | None:
        """Return the part of a joined document in which a character stands; None without parts."""
        if not self.parts:
            return None
        return self.parts[max(0, bisect_right(self.parts, offset, key=_start_of) - 1)]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the documents that make up an agreement.

    Attributes:
        document: As its parser read it.
        start: Offset of its text in the joined text.
    """

    document: Document
    start: int


def _start_of(part: Part) -> int:
    return part.start
