"""Turn paragraphs and rows into the blocks of a Document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from contractscan.document import BlockKind
from contractscan.parsers._build import CELL_SEPARATOR, DocumentBuilder
from contractscan.parsers._lines import is_emphasised_title, is_numbered_title
from contractscan.parsers.pdf._labels import is_bullet, label_of
from contractscan.parsers.pdf._model import Line, LineStart, Measures, Page, Paragraph, Row
from contractscan.parsers.pdf._text import SOFT_HYPHEN, Hyphenation

_HEADING_WORDS = 18
_NUMBERED_HEADING_WORDS = 9
_NOT_AFTER_HEADING = (".", ";", ",", ":")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "under",
    ]
)


class BlockWriter:
    """Adds blocks to a builder and notes where in them the pages begin."""

    def __init__(
        self,
        builder: DocumentBuilder,
        measures: Measures,
        hyphenation: Hyphenation,
        starts: list[LineStart] | None = None,
    ) -> None:
        """Write blocks.

        Args:
            builder: Where they go.
            measures: What is usual in the document.
            hyphenation: Decides on hyphens at line ends.
            starts: Is told where in the text each line begins, if it is given.
        """
        self._builder = builder
        self._starts = starts
        self._measures = measures
        self._hyphenation = hyphenation
        self._pages_begun = 0
        self._count: Counter[int] = Counter()
        self._indents: list[float] = []
        self._heading_sizes: list[float] = []

    def write(self, parts: Sequence[Paragraph | Row], pages: Sequence[Page]) -> None:
        """Add all paragraphs, rows and form fields."""
        fields = {page.number: page.fields for page in pages if page.fields}
        self._heading_sizes = _heading_sizes(parts, self._measures)
        for part in parts:
            page = part.page if isinstance(part, Row) else part.lines[0].page
            for number in sorted(n for n in fields if n < page):
                self._write_fields(fields.pop(number), number)
            if isinstance(part, Row):
                self._write_row(part)
            else:
                self._write_paragraph(part)
        for number in sorted(fields):
            self._write_fields(fields[number], number)
        self._begin_pages(len(pages) - 1)

    def _begin_pages(self, page: int) -> None:
        while self._pages_begun <= page:
            self._builder.start_page()
            self._pages_begun += 1

    def _path(self, page: int) -> str:
        self._count[page] += 1
        return f"page[{page + 1}]/block[{self._count[page]}]"

    def _mark(self, start: int, lines: Iterable[tuple[int, Line]], skipped: int = 0) -> None:
        """Note where in a text that begins at an offset its lines begin, and so new pages.

        Args:
            start: The offset.
            lines: Where each line begins in the text.
            skipped: How many characters of the text were left out at its beginning.
        """
        for number, (offset, line) in enumerate(lines):
            begins = start if not number else start + offset - skipped
            while self._pages_begun <= line.page:
                self._builder.mark_page(begins)
                self._pages_begun += 1
            if self._starts is not None:
                self._starts.append(LineStart(begins, line, 0 if number else skipped))

    def _write_fields(self, fields: Sequence[str], page: int) -> None:
        self._begin_pages(page)
        for text in fields:
            self._builder.add(BlockKind.FORM_FIELD, text, self._path(page))

    def _write_row(self, row: Row) -> None:
        self._begin_pages(row.page)
        self._indents.clear()
        cells = [self._text(cell, in_cell=True) for cell in row.cells]
        span = self._builder.add_row([text for text, _ in cells], self._path(row.page))
        if span is None:
            return
        offset = span.start
        for text, starts in cells:
            self._mark(offset, starts)
            offset += len(text) + len(CELL_SEPARATOR)

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        lines = paragraph.lines
        text, starts = self._text(lines)
        self._begin_pages(lines[0].page)
        kind, label = self._kind(paragraph, text)
        shift = 0
        if kind is BlockKind.LIST_ITEM and is_bullet(label):
            shift = len(text) - len(text[len(label) :].lstrip())
            text = text[shift:]
        indent = max(0.0, round(lines[0].x0 - (lines[0].left or self._measures.left), 1))
        span = self._builder.add(
            kind,
            text,
            self._path(lines[0].page),
            label="•" if shift else None,
            level=self._level(kind, lines[0], indent),
            indent=indent,
        )
        if span is not None:
            self._mark(span.start, starts, shift)

    def _text(
        self, lines: Sequence[Line], *, in_cell: bool = False
    ) -> tuple[str, list[tuple[int, Line]]]:
        """Return the joined text and where in it each line begins."""
        if not lines:
            return "", []
        text, starts = lines[0].text, [(0, lines[0])]
        reach = max(line.x1 - line.size for line in lines)
        for before, line in pairwise(lines):
            fills_line = before.x1 > reach and " " not in before.text
            if in_cell and self._hyphenation.joins_cell(text, line.text, fills_line=fills_line):
                glue = ""
            else:
                text, glue = self._hyphenation.join(text, line.text)
            starts.append((len(text) + len(glue), line))
            text = f"{text}{glue}{line.text}"
        if text.endswith(SOFT_HYPHEN):
            text = text[:-1] + "-"
        return text, starts

    def _kind(self, paragraph: Paragraph, text: str) -> tuple[BlockKind, str]:
        if paragraph.is_note:
            return BlockKind.FOOTNOTE, ""
        lines, label = paragraph.lines, label_of(text)
        if not is_bullet(label) and _is_heading(lines, text, label, self._measures):
            return BlockKind.HEADING, label
        return (BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH), label

    def _level(self, kind: BlockKind, line: Line, indent: float) -> int:
        if kind is BlockKind.HEADING:
            self._indents.clear()
            ranks = [size for size in self._heading_sizes if size > line.size + 0.4]
            return len(ranks) + 1
        if kind is not BlockKind.LIST_ITEM:
            self._indents = [known for known in self._indents if known < indent - 3.0]
            return 0
        self._indents = [known for known in self._indents if known < indent - 3.0]
        self._indents.append(indent)
        return len(self._indents) - 1


def _heading_sizes(parts: Iterable[Paragraph | Row], measures: Measures) -> list[float]:
    """Return the font sizes above the running text's, largest first, without near doubles."""
    found: list[float] = []
    sizes = {
        round(part.lines[0].size, 1)
        for part in parts
        if isinstance(part, Paragraph) and part.lines[0].size > measures.size * 1.08
    }
    for size in sorted(sizes, reverse=True):
        if not found or found[-1] - size > 0.4:
            found.append(size)
    return found


def _is_heading(lines: Sequence[Line], text: str, label: str, measures: Measures) -> bool:
    rest = text[len(label) :].strip()
    if len(text.split()) > _HEADING_WORDS or len(lines) > 3 or not any(map(str.isalpha, rest)):
        return False
    if rest.endswith((";", ",")) or rest[0].islower():
        return False
    if _is_set_apart(lines, text, label, measures):
        return True
    if rest.endswith(_NOT_AFTER_HEADING):
        return rest.endswith(".") and _is_capitals(text) and is_numbered_title(text)
    return _is_capitals(text) or (label[:1].isdigit() and _is_title(rest))


def _is_set_apart(lines: Sequence[Line], text: str, label: str, measures: Measures) -> bool:
    """Return whether a line is larger than running text, bold, or a title in italics."""
    if lines[0].size > measures.size * 1.12:
        return True
    if all(line.bold and line.bold_end for line in lines) and not text.rstrip().endswith(":"):
        return True
    return not label and all(line.emphasis for line in lines) and is_emphasised_title(text)


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def _is_title(rest: str) -> bool:
    """Return whether words are those of a title: few, and capitals on all that matter."""
    words = rest.split()
    if len(words) > _NUMBERED_HEADING_WORDS:
        return False
    weighty = [word for word in words if word.lower() not in _SMALL_WORDS and word[0].isalpha()]
    return bool(weighty) and sum(word[0].isupper() for word in weighty) >= 0.7 * len(weighty)
