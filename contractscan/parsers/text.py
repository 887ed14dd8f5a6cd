"""Plain text: paragraphs, list items and headings by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from contractscan.document import BlockKind, Document
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import decode, decode_or_refuse, looks_binary, plain
from contractscan.parsers._limits import MOST_BYTES_OF_TEXT, check_source
from contractscan.parsers._lines import (
    LABEL,
    continues_inline,
    ends_sentence,
    heading_level,
    is_field,
    is_plain_title,
    is_rule,
    starts_item,
)
from contractscan.parsers._options import ReadOptions

FORMAT = "text"
SUFFIXES = (".txt", ".text")
PRIORITY = 100
MOST_BYTES = MOST_BYTES_OF_TEXT

# Other formats whose bytes look like text; reading their code as a contract would find nothing.
_NOT_PROSE = (b"{\\rtf", b"%!PS", b"<?xml", b"%PDF-")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 60
_POINTS_PER_COLUMN = 6.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        kind: Heading, list item or paragraph.
        line: Number of its first line, counted from 1.
        indent: Columns before its first line.
        parts: Its lines, stripped.
        level: Rank of a heading, depth of a list item.
        alone: Whether it stands between blank lines.
    """

    kind: BlockKind
    line: int
    indent: int
    parts: list[str] = field(default_factory=list)
    level: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: int
    text: str


def recognises(data: bytes) -> bool:
    """Return whether the bytes can be read as prose in some encoding."""
    if data.lstrip().startswith(_NOT_PROSE):
        return False
    head = data[:4096]
    if not looks_binary(head) and head.isascii():
        return not looks_binary(data)
    return decode(data) is not None


def read(data: bytes, name: str, options: ReadOptions) -> Document:  # noqa: ARG001
    """Return the document.

    Raises:
        DamagedDocument: The bytes are in no encoding that is known.
        EmptyDocument: There is not a word.
    """
    text, encoding = decode_or_refuse(data, name)
    check_source(name, text)
    builder = DocumentBuilder(name, FORMAT, data)
    if not encoding.startswith("utf"):
        builder.warn("encoding-guessed", f"The file names no encoding; it was read as {encoding}.")
    add_text(builder, text)
    return builder.build()


def add_text(builder: DocumentBuilder, text: str) -> None:
    """Append the blocks of plain text to a document."""
    words = _Words(text)
    for paragraph in find_paragraphs(text):
        builder.add(
            paragraph.kind,
            words.join(paragraph.parts),
            f"line[{paragraph.line}]",
            level=paragraph.level,
            indent=paragraph.indent * _POINTS_PER_COLUMN,
        )


def find_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs, list items and headings of plain text, in order."""
    lines = [
        _Line(number, len(raw) - len(raw.lstrip()), " ".join(raw.split()))
        for number, raw in enumerate(plain(text).expandtabs(4).split("\n"), start=1)
    ]
    width = _wrap_width(lines)
    paragraphs: list[Paragraph] = []
    for group in _groups(lines):
        paragraphs += _cut(group, width)
    _find_headings(paragraphs)
    _set_levels(paragraphs)
    return paragraphs


def _groups(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank ones."""
    group: list[_Line] = []
    for line in lines:
        if not is_rule(line.text):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the column at which lines were wrapped; None if every line is a paragraph."""
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if not lengths or lengths[int(len(lengths) * 0.95)] > _WIDEST_WRAP:
        return None
    return max(_NARROWEST_WRAP, lengths[-1] if lengths[-1] <= _WIDEST_WRAP else _WIDEST_WRAP)


def _cut(group: list[_Line], width: int | None) -> list[Paragraph]:
    """Return the paragraphs of lines that no blank line parts."""
    paragraphs: list[Paragraph] = []
    before: _Line | None = None
    for line in group:
        item = starts_item(line.text, before.text if before else None)
        if before is None or not _belongs(paragraphs[-1], before, line, item, width):
            kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
            paragraphs.append(Paragraph(kind, line.number, line.indent))
        paragraphs[-1].parts.append(line.text)
        before = line
    paragraphs[0].alone = len(paragraphs) == 1
    return paragraphs


def _belongs(
    paragraph: Paragraph, before: _Line, line: _Line, item: bool, width: int | None
) -> bool:
    if item:
        return width is not None and continues_inline(line.text, " ".join(paragraph.parts))
    return _continues(paragraph, before, line, width)


def _continues(paragraph: Paragraph, before: _Line, line: _Line, width: int | None) -> bool:
    """Return whether a line goes on with the paragraph of the line above."""
    if width is None:
        return False
    if len(paragraph.parts) == 1 and _is_heading_over(before, line):
        return False
    if is_field(line.text) and is_field(paragraph.parts[0]):
        return False
    first = line.text.split(maxsplit=1)[0]
    slack = width - (before.indent + len(before.text) + 1 + len(first))
    if ends_sentence(before.text):
        return slack < 0 and line.indent <= before.indent + 1
    # An open sentence goes on, unless short lines stand below each other as in an address.
    return not first[0].isupper() or slack < width * 0.25


def _is_heading_over(before: _Line, line: _Line) -> bool:
    if heading_level(before.text) is None or line.text[0].islower():
        return False
    if before.text.isupper() and line.text.isupper():  # a paragraph in capitals
        return False
    return len(before.text.split()) <= 8 or before.text.isupper()


def _find_headings(paragraphs: list[Paragraph]) -> None:
    """Turn the paragraphs that look like headings into headings."""
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph.parts) > 2:
            continue
        text = " ".join(paragraph.parts)
        below = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        level = heading_level(text)
        if level is not None and not _is_short_item(
            paragraph, text, below, paragraphs[index - 1 : index]
        ):
            paragraph.kind, paragraph.level = BlockKind.HEADING, level
        elif paragraph.alone and below is not None and is_plain_title(text) and _is_prose(below):
            paragraph.kind, paragraph.level = BlockKind.HEADING, 2


def _is_short_item(
    paragraph: Paragraph, text: str, below: Paragraph | None, above: list[Paragraph]
) -> bool:
    """Return whether a numbered short line is one item of a list of such lines."""
    if not LABEL.match(text):
        return False
    if below is None or (above and above[0].parts[-1].endswith(":")):
        return True
    if not paragraph.alone and below.kind is BlockKind.LIST_ITEM:
        depth = text.split(maxsplit=1)[0].strip(".").count(".")
        sibling = below.parts[0].split(maxsplit=1)[0].strip(".").count(".") == depth
        return sibling and heading_level(" ".join(below.parts)) is not None
    return False


def _is_prose(paragraph: Paragraph) -> bool:
    return (
        sum(len(part) for part in paragraph.parts) > 80
        or LABEL.match(paragraph.parts[0]) is not None
    )


def _set_levels(paragraphs: list[Paragraph]) -> None:
    """Give list items their depth, told by their indentation."""
    columns: list[int] = []
    for paragraph in paragraphs:
        if paragraph.kind is BlockKind.HEADING:
            columns.clear()
        if paragraph.kind is not BlockKind.LIST_ITEM:
            continue
        while columns and columns[-1] > paragraph.indent:
            columns.pop()
        if not columns or columns[-1] < paragraph.indent:
            columns.append(paragraph.indent)
        paragraph.level = len(columns) - 1


class _Words:
    """Joins lines; a hyphen at a line end goes if the text has the word without it elsewhere."""

    def __init__(self, text: str) -> None:
        self._known = frozenset(re.findall(r"[a-z]+", text.lower()))

    def join(self, parts: list[str]) -> str:
        joined = parts[0]
        for part in parts[1:]:
            head = re.search(r"([A-Za-z]+)-$", joined)
            tail = re.match(r"[a-z]+", part)
            if head is None or tail is None:
                joined += " " + part
            elif (head.group(1) + tail.group()).lower() in self._known:
                joined = joined[:-1] + part
            else:
                joined += part
        return joined
