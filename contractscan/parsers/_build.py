"""Put a Document together from pieces of text, keeping the offsets right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contractscan.document import Block, BlockKind, Document, Span, Warning
from contractscan.errors import EmptyDocument
from contractscan.parsers._limits import check_amount

CELL_SEPARATOR = " | "
_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST_MEAN = 20


@dataclass(slots=True)
class DocumentBuilder:
    """Collects blocks in reading order; blocks without a word of text are left out."""

    name: str
    format: str
    data: bytes
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _warnings: list[Warning] = field(default_factory=list)
    _page_starts: list[int] = field(default_factory=list)
    _length: int = 0
    _words: int = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        path: str,
        *,
        label: str | None = None,
        level: int = 0,
        indent: float = 0.0,
    ) -> Span | None:
        """Append a block and return its span; None if the text is blank."""
        if not text.strip():
            return None
        span = self._append(text)
        self._blocks.append(Block(kind, span, path, label, level, indent))
        return span

    def add_row(self, cells: Sequence[str], path: str, *, label: str | None = None) -> Span | None:
        """Append a table row; its cells are joined by ``CELL_SEPARATOR``."""
        if not any(cell.strip() for cell in cells):
            return None
        span = self._append(CELL_SEPARATOR.join(cells))
        starts, offset = [], span.start
        for cell in cells:
            starts.append(Span(offset, offset + len(cell)))
            offset += len(cell) + len(CELL_SEPARATOR)
        row = Block(BlockKind.TABLE_ROW, span, path, label, cells=tuple(starts))
        self._blocks.append(row)
        return span

    def start_page(self) -> None:
        """Note that the next block begins a new page."""
        self._page_starts.append(self._length + bool(self._parts))

    def mark_page(self, offset: int) -> None:
        """Note that a page begins at an offset inside the text that was added last."""
        self._page_starts.append(offset)

    def warn(self, code: str, message: str, pages: Iterable[int] = ()) -> None:
        """Note something that the reader of the report must know."""
        self._warnings.append(Warning(code, message, tuple(pages)))

    def build(self) -> Document:
        """Return the document.

        Raises:
            EmptyDocument: No block had a word of text.
        """
        if not self._blocks:
            raise EmptyDocument(
                f"{self.name} holds no text.", "Check the file, or export it again."
            )
        text = "\n".join(self._parts)
        starts = tuple(min(start, len(text)) for start in self._page_starts)
        return Document(
            name=self.name,
            format=self.format,
            sha256=hashlib.sha256(self.data).hexdigest(),
            text=text,
            blocks=tuple(self._blocks),
            page_starts=starts,
            warnings=tuple(self._warnings),
        )

    def _append(self, text: str) -> Span:
        start = self._length + (1 if self._parts else 0)
        self._parts.append(text)
        self._length = start + len(text)
        self._words += _words_in(text)
        check_amount(
            self.name, characters=self._length, words=self._words, blocks=len(self._blocks)
        )
        return Span(start, self._length)


def _words_in(text: str) -> int:
    """Return about how many words a text has, counted by its spaces if it has as many as prose."""
    spaced = text.count(" ") + 1
    return spaced if len(text) < _LONGEST_MEAN * spaced else len(_WORD.findall(text))
