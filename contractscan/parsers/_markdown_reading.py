"""The tokens of markdown-it -> blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contractscan.document import BlockKind
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import one_line
from contractscan.parsers._lines import LABEL
from contractscan.parsers._passages import SOFT_BREAK, Look, add_passage

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[\w-]+\]:\s*")
_FOOTNOTE_MARK = re.compile(r"\[\^[\w-]+\]")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HEADING_ID = re.compile(r"\s*\{#[\w-]+\}\s*$")
_LONGEST_HEADING = 200
_LIST_INDENT = 18.0


@dataclass(slots=True)
class _List:
    """An open list; `next` is None if its items show no number."""

    next: int | None
    mark: str
    pending: str | None = None


@dataclass(slots=True)
class _Reading:
    builder: DocumentBuilder
    original: bool
    lists: list[_List] = field(default_factory=list)
    heading: int | None = None
    cells: list[str] | None = None

    def take_label(self) -> str | None:
        if not self.lists:
            return None
        label, self.lists[-1].pending = self.lists[-1].pending, None
        return label


def add_tokens(builder: DocumentBuilder, tokens: Sequence[Token], *, original: bool) -> None:
    """Append the blocks of parsed Markdown to a document.

    Args:
        builder: Where the blocks go.
        tokens: What `MarkdownIt.parse` returned.
        original: Read struck-out text too.
    """
    reading = _Reading(builder, original)
    for token in tokens:
        path = f"line[{token.map[0] + 1}]" if token.map else "line[1]"
        if token.type == "inline":
            _add_inline(reading, token, path)
        elif token.type == "fence":
            from contractscan.parsers.text import add_text

            add_text(builder, token.content)
        elif token.type == "html_block":
            from contractscan.parsers.html import add_html

            add_html(builder, token.content, original=original)
        else:
            _move(reading, token, path)


def _move(reading: _Reading, token: Token, path: str) -> None:
    """Enter or leave a list, a heading or a row."""
    match token.type:
        case "ordered_list_open":
            start = int(token.attrGet("start") or 1) if token.attrs.get("start") != 0 else 0
            reading.lists.append(_List(start, token.markup))
        case "bullet_list_open":
            reading.lists.append(_List(None, token.markup))
        case "ordered_list_close" | "bullet_list_close":
            reading.lists.pop()
        case "list_item_open":
            _open_item(reading.lists[-1])
        case "heading_open":
            reading.heading = int(token.tag[1:])
        case "heading_close":
            reading.heading = None
        case "tr_open":
            reading.cells = []
        case "tr_close":
            reading.builder.add_row(reading.cells or [], path)
            reading.cells = None
        case _:
            pass


def _open_item(open_list: _List) -> None:
    if open_list.next is not None:
        open_list.pending = f"{open_list.next}{open_list.mark}"
        open_list.next += 1


def _add_inline(reading: _Reading, token: Token, path: str) -> None:
    text, bold = _visible(token.children or [], original=reading.original)
    if reading.cells is not None:
        reading.cells.append(one_line(text))
        return
    if reading.heading is not None:
        if _is_title(text):
            line = one_line(_HEADING_ID.sub("", text))
            label = None if LABEL.match(line) else reading.take_label()
            rank = reading.heading
            reading.builder.add(BlockKind.HEADING, line, path, label=label, level=rank)
            return
        bold = False
    note = _FOOTNOTE.match(text)
    if note is not None:
        reading.builder.add(BlockKind.FOOTNOTE, one_line(text[note.end() :]), path)
        return
    depth = max(0, len(reading.lists) - 1)
    add_passage(
        reading.builder,
        _FOOTNOTE_MARK.sub("", text),
        path,
        Look(
            kind=BlockKind.LIST_ITEM if reading.lists else BlockKind.PARAGRAPH,
            label=reading.take_label(),
            level=depth,
            indent=depth * _LIST_INDENT,
            bold=bold,
        ),
    )


def _is_title(text: str) -> bool:
    """Return whether a heading is one: a paragraph above a line of dashes only looks like it."""
    return len(text) <= _LONGEST_HEADING and not re.search(f"[\n{SOFT_BREAK}]", text)


def _visible(children: Sequence[Token], *, original: bool) -> tuple[str, bool]:
    """Return the text of inline tokens and whether all of it is bold."""
    parts: list[str] = []
    bold = struck = 0
    all_bold = True
    for child in children:
        match child.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "s_open":
                struck += 1
            case "s_close":
                struck -= 1
            case _ if struck and not original:
                pass
            case "text" | "code_inline" | "text_special":
                parts.append(child.content)
                all_bold = all_bold and (bold > 0 or not child.content.strip())
            case "softbreak":
                parts.append(SOFT_BREAK)
            case "hardbreak":
                parts.append("\n")
            case "html_inline" if _BREAK_TAG.match(child.content):
                parts.append("\n")
            case _:
                pass
    text = "".join(parts)
    return text, all_bold and bool(text.strip())
