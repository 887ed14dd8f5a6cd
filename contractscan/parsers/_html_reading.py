"""The tree of a page -> blocks, in one walk without recursion."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from contractscan.document import BlockKind
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import one_line
from contractscan.parsers._html_tables import is_layout_table
from contractscan.parsers._html_visibility import Choices, is_left_out
from contractscan.parsers._lines import LABEL, is_label
from contractscan.parsers._ordinals import ordinal
from contractscan.parsers._passages import Look, add_passage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Choices", "read_tree"]

_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *(
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "header",
        ),
        *("hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *_HEADINGS,
    ]
)
_BOLD = frozenset(["b", "strong"])
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_LIST_INDENT = 30.0  # points; browsers indent by 40 pixels


@dataclass(slots=True)
class _List:
    """An open list; `style` is None if its items show no number."""

    style: str | None
    next: int
    step: int = 1
    pending: str | None = None
    fresh: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[str] = field(default_factory=list)
    open: bool = False


@dataclass(slots=True)
class _Reading:
    """Where the walk stands."""

    builder: DocumentBuilder
    buffer: list[str] = field(default_factory=list)
    path: str = "body"
    counts: Counter[str] = field(default_factory=Counter)
    lists: list[_List] = field(default_factory=list)
    row: _Row | None = None
    layout: list[bool] = field(default_factory=list)
    heading: int | None = None
    preformatted: int = 0
    footnote: int = 0
    bold: int = 0
    bold_letters: int = 0
    letters: int = 0

    def text(self, text: str | None) -> None:
        """Take text as it stands in the source."""
        if not text:
            return
        self.buffer.append(text if self.preformatted else re.sub(r"[\t\n\f\r ]+", " ", text))
        letters = sum(not char.isspace() for char in text)
        self.letters += letters
        self.bold_letters += letters if self.bold else 0

    def flush(self) -> None:
        """End the block that is open."""
        text = "".join(self.buffer)
        bold = 0 < self.letters == self.bold_letters
        self.buffer.clear()
        self.letters = self.bold_letters = 0
        if self.row is not None and self.row.open:
            label = self._take_label() if text.strip() else None
            pieces = (self.row.cells[-1], label or "", one_line(text))
            self.row.cells[-1] = " ".join(piece for piece in pieces if piece)
        elif text.strip():
            self._add(text, bold)

    def _add(self, text: str, bold: bool) -> None:
        if self.heading is not None:
            self._add_heading(text)
        elif self.preformatted:
            from contractscan.parsers.text import add_text

            add_text(self.builder, text)
        elif self.lists:
            self._add_item(text, bold)
        else:
            kind = BlockKind.FOOTNOTE if self.footnote else BlockKind.PARAGRAPH
            add_passage(self.builder, text, self.path, Look(kind, bold=bold))

    def _add_heading(self, text: str) -> None:
        line = one_line(text)
        label = None if LABEL.match(line) else self._take_label()
        self.builder.add(BlockKind.HEADING, line, self.path, label=label, level=self.heading or 1)

    def _add_item(self, text: str, bold: bool) -> None:
        depth = len(self.lists) - 1
        add_passage(
            self.builder,
            text,
            self.path,
            Look(
                kind=BlockKind.FOOTNOTE if self.footnote else BlockKind.LIST_ITEM,
                label=self._take_label(),
                level=depth,
                indent=depth * _LIST_INDENT,
                bold=bold,
            ),
        )

    def _take_label(self) -> str | None:
        if not self.lists:
            return None
        label, self.lists[-1].pending = self.lists[-1].pending, None
        return label


def read_tree(root: HtmlElement, builder: DocumentBuilder, choices: Choices) -> None:
    """Append the blocks of a parsed page to a document."""
    from lxml import etree

    reading = _Reading(builder)
    left_out: Any = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if is_left_out(element, choices):
                left_out = element
                walk.skip_subtree()
            else:
                _start(reading, element)
            continue
        if element is left_out:
            left_out = None
        else:
            _end(reading, element)
        if element is not root:
            reading.text(element.tail)
    reading.flush()


def _start(reading: _Reading, element: HtmlElement) -> None:
    tag = str(element.tag)
    if tag == "br":
        reading.buffer.append("\n")
    elif tag in _BLOCKS:
        reading.flush()
        reading.counts[tag] += 1
        reading.path = f"{tag}[{reading.counts[tag]}]"
        _open_block(reading, element, tag)
    if _is_bold(element, tag):
        reading.bold += 1
    reading.text(element.text)


def _open_block(reading: _Reading, element: HtmlElement, tag: str) -> None:
    rank = _heading_rank(element, tag)
    if rank is not None:
        reading.heading = rank
    elif tag == "pre":
        reading.preformatted += 1
    elif tag in ("ol", "ul", "menu"):
        reading.lists.append(_open_list(element, tag))
    elif tag == "li" and reading.lists:
        _open_item(reading.lists[-1], element)
    elif tag == "table":
        reading.layout.append(is_layout_table(element))
    elif tag == "tr" and reading.layout and not reading.layout[-1]:
        reading.row = _Row()
    elif tag in ("td", "th") and reading.row is not None and not reading.row.open:
        reading.row.cells.append("")
        reading.row.open = True
    if _is_footnotes(element):
        reading.footnote += 1


def _end(reading: _Reading, element: HtmlElement) -> None:
    tag = str(element.tag)
    if _is_bold(element, tag):
        reading.bold -= 1
    if tag not in _BLOCKS:
        return
    reading.flush()
    if _heading_rank(element, tag) is not None:
        reading.heading = None
    elif tag == "pre":
        reading.preformatted -= 1
    elif tag in ("ol", "ul", "menu"):
        reading.lists.pop()
    elif tag == "table" and reading.layout:
        reading.layout.pop()
    elif reading.row is not None:
        _end_in_row(reading, reading.row, tag)
    if _is_footnotes(element):
        reading.footnote -= 1


def _end_in_row(reading: _Reading, row: _Row, tag: str) -> None:
    if tag in ("td", "th"):
        row.open = False
    elif tag == "tr":
        reading.row = None
        _add_row(reading, row.cells)


def _add_row(reading: _Reading, cells: list[str]) -> None:
    filled = [cell for cell in cells if cell]
    if len(filled) == 2 and is_label(
        filled[0]
    ):  # a table that only lines numbers up with their clauses
        reading.builder.add(BlockKind.LIST_ITEM, filled[1], reading.path, label=filled[0])
    else:
        reading.builder.add_row(cells, reading.path)


def _open_list(element: HtmlElement, tag: str) -> _List:
    style = _STYLE_TYPE.search(element.get("style", ""))
    if tag != "ol" or (style and style.group(1) == "none"):
        return _List(None, 1)
    count = sum(1 for child in element if child.tag == "li")
    is_reversed = element.get("reversed") is not None
    first = _integer(element.get("start"), count if is_reversed else 1)
    return _List(
        style.group(1) if style else element.get("type", "1"), first, -1 if is_reversed else 1
    )


def _open_item(open_list: _List, element: HtmlElement) -> None:
    number = _integer(element.get("value"), open_list.next)
    open_list.next = number + open_list.step
    open_list.pending = f"{ordinal(number, open_list.style)}." if open_list.style else None


def _integer(text: str | None, otherwise: int) -> int:
    match = re.match(r"\s*(-?\d{1,6})", text or "")
    return int(match.group(1)) if match else otherwise


def _heading_rank(element: HtmlElement, tag: str) -> int | None:
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if element.get("role") == "heading":
        return max(1, _integer(element.get("aria-level"), 2))
    return None


def _is_bold(element: HtmlElement, tag: str) -> bool:
    return tag in _BOLD or _BOLD_STYLE.search(element.get("style", "")) is not None


def _is_footnotes(element: HtmlElement) -> bool:
    return element.get("role") in ("doc-footnote", "doc-endnotes") or "footnotes" in element.get(
        "class", ""
    )
