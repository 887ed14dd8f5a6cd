"""Paragraphs and tables of a story as entries, ready to become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contractscan.document import BlockKind
from contractscan.parsers._lines import starts_item
from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._inline import InlineReader, Passage, View
from contractscan.parsers.docx._look import rank_by_emphasis, rank_by_look, rank_by_style
from contractscan.parsers.docx._names import word
from contractscan.parsers.docx._number_fields import NumberFields, Place
from contractscan.parsers.docx._numbering import Label
from contractscan.parsers.docx._rows import Entry, arranged, broken_apart
from contractscan.parsers.docx._styles import (
    NEVER_HEADING,
    PLAIN,
    Style,
    Styles,
    is_coloured,
    paragraph_format,
)
from contractscan.parsers.docx._walk import (
    BLOCKS,
    CELLS,
    ROWS,
    cell_is_shown,
    continues_above,
    parts,
    row_is_shown,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHANGED = word("pPrChange")
_SECTION_BREAK = f"{names.PARAGRAPH_PROPERTIES}/{word('sectPr')}"


@dataclass(slots=True)
class _Draft:
    """A paragraph on its way to an entry; one whose mark is gone runs on into the next."""

    element: _Element
    path: str
    own: Style
    style: Style
    passage: Passage
    runs_on: bool = False
    filled: bool = False

    def followed_by(self, other: _Draft) -> _Draft:
        # What is left of a deleted paragraph decides how the joined one looks, if anything is.
        if not self.filled and self.passage.is_blank():
            return other
        self.passage.append(other.passage)
        self.filled, self.runs_on = True, other.runs_on
        return self


class StoryReader:
    """Reads the body, a note or a text box; numbers count on through all of them."""

    def __init__(
        self, story: _Element, view: View, styles: Styles, number_fields: NumberFields
    ) -> None:
        self._view, self._styles = view, styles
        self._numbering, self._number_fields = number_fields.numbering, number_fields
        self._inline = InlineReader(view, story)
        self._skipped = view.skipped_changes()

    def entries(self, container: _Element, path: str, shaded: bool = False) -> Iterator[Entry]:
        """Yield what a container holds, in reading order.

        Args:
            container: The body, a cell, a note or a text box.
            path: Where it stands.
            shaded: Whether its ground is coloured.
        """
        paragraphs = tables = chunks = 0
        draft: _Draft | None = None
        for element in parts(container, BLOCKS, self._skipped):
            if element.tag == names.PARAGRAPH:
                paragraphs += 1
                following = self._draft(element, f"{path}/p[{paragraphs}]", shaded)
                draft = draft.followed_by(following) if draft else following
                if draft.runs_on:
                    continue
            elif element.tag == names.TABLE:
                tables += 1
            else:
                chunks += 1
            if draft:
                yield from self._finished(draft)
                draft = None
            if element.tag == names.TABLE:
                yield from self._table(element, f"{path}/tbl[{tables}]", shaded)
            elif element.tag == names.CHUNK:
                chunk = f"{path}/altChunk[{chunks}]"
                yield Entry(BlockKind.PARAGRAPH, "", chunk, boxes=[element])
        if draft and not draft.passage.is_blank():
            yield from self._finished(draft)

    def _draft(self, element: _Element, path: str, shaded: bool) -> _Draft:
        properties = element[0] if len(element) else None
        if properties is None or properties.tag != names.PARAGRAPH_PROPERTIES:
            properties = element.find(names.PARAGRAPH_PROPERTIES)
        mark = None if properties is None else properties.find(names.RUN_PROPERTIES)
        if properties is not None and self._view.original:
            properties = _before(properties)
        own = PLAIN if properties is None else paragraph_format(properties)
        style_id = None if properties is None else names.child_value(properties, names.STYLE)
        style = self._styles.get(style_id)
        passage = self._inline.read(element, self._ground(own, style, shaded))
        return _Draft(element, path, own, style, passage, self._mark_is_gone(mark, style))

    def _ground(self, own: Style, style: Style, shaded: bool) -> Style:
        """Return what runs inherit; only asked for where text may be hidden."""
        if not self._view.may_hide:
            return PLAIN
        return Style(shaded=True).over(style) if shaded else own.over(style)

    def _mark_is_gone(self, mark: _Element | None, style: Style) -> bool:
        """Return whether the end of the paragraph is deleted or hidden."""
        if mark is None:
            return bool(style.hidden)
        hidden = mark.find(names.HIDDEN)
        if hidden is not None:
            if names.is_on(hidden):
                return True
        elif style.hidden:
            return True
        return any(child.tag in self._skipped for child in mark)

    def _finished(self, draft: _Draft) -> Iterator[Entry]:
        """Yield a paragraph; list items that are only broken into lines come one by one."""
        pieces = broken_apart(draft.passage.lines())
        label = self._label(draft, pieces[0])
        if draft.passage.numbers:
            place = self._place(draft)
            draft.passage.fill_in(
                self._number_fields.shown(each, place) for each in draft.passage.numbers
            )
            pieces = broken_apart(draft.passage.lines())
        for index, piece in enumerate(pieces):
            path = draft.path if len(pieces) == 1 else f"{draft.path}/line[{index + 1}]"
            shown = None if index else label
            entry = Entry(BlockKind.PARAGRAPH, piece, path, label=shown.text if shown else None)
            if piece:
                self._classify(entry, draft, shown)
            if not index:
                entry.passages.append(draft.passage)
            if index == len(pieces) - 1:
                entry.notes, entry.boxes = draft.passage.notes, draft.passage.boxes
            yield entry

    def _label(self, draft: _Draft, text: str) -> Label | None:
        # Word does not number a paragraph that holds a section break and nothing else.
        if not text and draft.element.find(_SECTION_BREAK) is not None:
            return None
        return self._numbering.next_label(draft.own, draft.style)

    def _place(self, draft: _Draft) -> Place:
        rank = draft.own.over(draft.style).rank or 0
        found = self._numbering.place_of(draft.own, draft.style)
        number, _, depth = found or (None, None, 0)
        return Place(number, depth, max(rank, 0))

    def _classify(self, entry: Entry, draft: _Draft, label: Label | None) -> None:
        entry.indent = _indent(draft, label, entry.text)
        rank = self._rank(entry.text, draft, label)
        if rank is not None:
            entry.kind, entry.level = BlockKind.HEADING, rank
        elif label and label.text:
            entry.kind, entry.level = BlockKind.LIST_ITEM, label.depth
        elif starts_item(entry.text, None):
            entry.kind = BlockKind.LIST_ITEM

    def _rank(self, text: str, draft: _Draft, label: Label | None) -> int | None:
        style = draft.own.over(draft.style)
        if style.rank and style.rank != NEVER_HEADING:
            return rank_by_style(text, style)
        if style.rank == NEVER_HEADING or (label and label.bullet):
            return None
        rank = rank_by_look(text, draft.element, style, self._styles)
        if rank is None and label is None:
            return rank_by_emphasis(text, draft.element, style, self._styles)
        return label.depth + 1 if rank is not None and label and label.text else rank

    def _table(self, table: _Element, path: str, shaded: bool) -> Iterator[Entry]:
        properties = table.find(word("tblPr"))
        style_id = None if properties is None else names.child_value(properties, word("tblStyle"))
        shaded = shaded or (
            self._view.may_hide
            and (self._styles.table_is_shaded(style_id) or _has_ground(properties))
        )
        rows = parts(table, ROWS, self._skipped)
        for index, row in enumerate(rows, start=1):
            if row_is_shown(row, self._skipped):
                cells = self._cells(row, f"{path}/tr[{index}]", shaded)
                yield from arranged(cells, f"{path}/tr[{index}]")

    def _cells(self, row: _Element, path: str, shaded: bool) -> list[list[Entry]]:
        cells: list[list[Entry]] = []
        for index, cell in enumerate(parts(row, CELLS, self._skipped), start=1):
            if not cell_is_shown(cell, self._view.original):
                continue
            if continues_above(cell):
                cells.append([])
                continue
            ground = shaded or (self._view.may_hide and _has_ground(cell.find(word("tcPr"))))
            cells.append(list(self.entries(cell, f"{path}/tc[{index}]", ground)))
        return cells


def _before(properties: _Element) -> _Element:
    """Return the paragraph properties as they were before a tracked change of them."""
    change = properties.find(_CHANGED)
    before = None if change is None else change.find(names.PARAGRAPH_PROPERTIES)
    return properties if before is None else before


def _has_ground(properties: _Element | None) -> bool:
    shading = None if properties is None else properties.find(names.SHADING)
    return shading is not None and is_coloured(shading)


def _indent(draft: _Draft, label: Label | None, text: str) -> float:
    """Return where a paragraph stands; with a number, where the number stands.

    Direct formatting goes before the list's, unless the list comes from the style.
    """
    own, style = draft.own, draft.style
    layout = label.layout if label else PLAIN
    inherited = layout.over(style) if own.number else style.over(layout)
    effective = own.over(inherited)
    left, first = effective.left or 0.0, effective.first or 0.0
    starts_with_number = bool(label and label.text) or text[:1] == "(" or text[:1].isdigit()
    return round(left + first, 2) if first < 0 or starts_with_number else left
