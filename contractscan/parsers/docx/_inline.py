"""The text of one paragraph as the reader sees it, with what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._fields import Fields, form_value
from contractscan.parsers.docx._names import word
from contractscan.parsers.docx._number_fields import is_number_field
from contractscan.parsers.docx._styles import PLAIN, Style, Styles, run_format
from contractscan.parsers.docx._symbols import CHECKED_BOX, CLEANED, EMPTY_BOX, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSTRUCTION, _SIMPLE_FIELD = word("instrText"), word("fldSimple")
_RUN_STYLE, _FIELD_MARK, _SYMBOL = word("rStyle"), word("fldChar"), word("sym")
# Control characters that XML cannot hold, so that no text can bring them along.
LINE_BREAK = "\x0b"
_NUMBER = "\x0e"
_CHARACTERS = {
    word("tab"): " ",
    word("br"): LINE_BREAK,
    word("cr"): LINE_BREAK,
    word("ptab"): " ",
    word("noBreakHyphen"): "-",
}
_PICTURES = frozenset({word("drawing"), word("pict"), word("object")})
_NOTES = {word("footnoteReference"): "footnotes", word("endnoteReference"): "endnotes"}
_SKIPPED = frozenset(
    {
        names.PARAGRAPH_PROPERTIES,
        names.RUN_PROPERTIES,
        names.CONTROL_PROPERTIES,
        word("sdtEndPr"),
        _INSTRUCTION,
        word("delInstrText"),
        word("rt"),
        word("rubyPr"),
        word("smartTagPr"),
        word("customXmlPr"),
        word("fldData"),
        word("softHyphen"),
    }
)


@dataclass(slots=True)
class Passage:
    """Text of a paragraph before it is tidied.

    Attributes:
        pieces: The text in pieces.
        sources: The element that each piece was taken from.
        notes: Part and id of the footnotes and endnotes that it cites.
        boxes: What is anchored in it: the contents of text boxes, diagrams.
        numbers: Instructions of the fields that show a number which is yet to be counted.
    """

    pieces: list[str] = field(default_factory=list)
    sources: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def fill_in(self, shown: Iterable[str]) -> None:
        """Put the numbers that fields show into their places."""
        numbers = iter(shown)
        self.pieces = [next(numbers, "") if p == _NUMBER else p for p in self.pieces]
        self.numbers = []

    def text(self) -> str:
        """Return the text on one line, without what no reader sees."""
        return " ".join(self._cleaned().split())

    def lines(self) -> list[str]:
        """Return the text as it is broken by hand; blank lines are kept."""
        return [" ".join(line.split()) for line in self._cleaned().split(LINE_BREAK)]

    def _cleaned(self) -> str:
        text = "".join(self.pieces)
        return text if text.isascii() else text.translate(CLEANED)

    def is_blank(self) -> bool:
        """Return whether nothing is there to read, nor anything that hangs on it."""
        return not (self.notes or self.boxes or self.text())

    def append(self, other: Passage) -> None:
        """Add another passage at the end."""
        self.pieces += other.pieces
        self.sources += other.sources
        self.notes += other.notes
        self.numbers += other.numbers
        self.boxes += other.boxes


@dataclass(slots=True)
class View:
    """How the inline text of a document is read.

    Attributes:
        styles: The document's styles.
        original: Whether tracked changes are read as they were before.
        may_hide: Whether any text of the document might be hidden or white.
        white_hides: Whether white text cannot be seen, the page being white.
        hidden: How many stretches of hidden text were left out so far.
    """

    styles: Styles
    original: bool = False
    may_hide: bool = False
    white_hides: bool = True
    hidden: int = 0

    def skipped_changes(self) -> frozenset[str]:
        """Return the elements of tracked changes that this view does not show."""
        if self.original:
            return frozenset({names.INSERTED, names.MOVED_TO})
        return frozenset({names.DELETED, names.MOVED_FROM})


class InlineReader:
    """Reads paragraphs one after the other; fields may reach from one into the next."""

    def __init__(self, view: View, story: _Element) -> None:
        self._view = view
        self._fields = Fields(story)
        self._skipped = _SKIPPED | view.skipped_changes()
        self._passage = Passage()
        self._ground = PLAIN

    def read(self, paragraph: _Element, ground: Style) -> Passage:
        """Return the passage of a paragraph.

        Args:
            paragraph: The ``w:p``.
            ground: Its formatting, which its runs inherit.
        """
        self._passage, self._ground = Passage(), ground
        self._inline(paragraph)
        return self._passage

    def _inline(self, parent: _Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == names.RUN:
                self._run(child)
            elif tag in self._skipped:
                continue
            elif tag == names.CONTROL:
                self._control(child)
            elif tag == names.MATH:
                self._add("".join(t.text or "" for t in child.iter(names.MATH_TEXT)), child)
            elif tag in _PICTURES or tag == names.ALTERNATE:
                self._run_child(child, tag)
            elif len(child):
                # Hyperlinks, smart tags, simple fields and whatever else wraps runs.
                self._inline(child)
            elif tag == _SIMPLE_FIELD:
                self._number(child.get(word("instr"), ""), child)

    def _field(self, child: _Element, tag: str) -> None:
        if tag == _INSTRUCTION:
            self._fields.instruct(child.text or "")
            return
        value = form_value(child)
        self._add(value, child)
        length = len(self._passage.pieces)
        self._number(self._fields.see(child, answered=bool(value), length=length), child)

    def _number(self, instruction: str, source: _Element) -> None:
        """Leave the place for a number, if that is what a field without result shows."""
        if instruction and self._fields.shown and is_number_field(instruction):
            self._add(_NUMBER, source)
            self._passage.numbers.append(instruction)

    def _control(self, control: _Element) -> None:
        properties = control.find(names.CONTROL_PROPERTIES)
        box = None if properties is None else properties.find(names.CHECKBOX)
        if box is None:
            self._inline(control)
            return
        checked = box.find(names.CHECKED)
        on = checked is not None and checked.get(names.CHECKED_VALUE) in ("1", "true", "on")
        self._add(CHECKED_BOX if on else EMPTY_BOX, control)

    def _run(self, run: _Element) -> None:
        if self._view.may_hide and self._is_hidden(run):
            # Its field marks still count: a hidden field must not swallow what follows.
            for mark in run.iter(_FIELD_MARK):
                self._fields.see(mark)
            return
        for child in run:
            tag = child.tag
            if tag == names.TEXT:
                self._add(child.text, child)
            elif tag != names.RUN_PROPERTIES:
                self._run_child(child, tag)

    def _run_child(self, child: _Element, tag: str) -> None:
        if tag in _CHARACTERS:
            self._add(_CHARACTERS[tag], child)
        elif tag == names.DELETED_TEXT:
            if self._view.original:
                self._add(child.text, child)
        elif tag in (_FIELD_MARK, _INSTRUCTION):
            self._field(child, tag)
        elif tag in _NOTES:
            self._passage.notes.append((_NOTES[tag], child.get(word("id"), "")))
        elif tag == _SYMBOL:
            self._add(symbol(child.get(word("font"), ""), child.get(word("char"), "")), child)
        elif tag in _PICTURES:
            self._passage.boxes.extend(_boxes(child))
        elif tag == names.ALTERNATE:
            branch = names.chosen_branch(child)
            for grandchild in branch if branch is not None else ():
                self._run_child(grandchild, grandchild.tag)
        elif tag == names.TEXT:
            self._add(child.text, child)
        elif tag == names.RUN:
            self._run(child)
        elif tag not in self._skipped and len(child):
            self._inline(child)

    def _add(self, text: str | None, source: _Element) -> None:
        if text and self._fields.shown:
            self._passage.pieces.append(text)
            self._passage.sources.append(source)

    def _is_hidden(self, run: _Element) -> bool:
        properties = run[0] if len(run) and run[0].tag == names.RUN_PROPERTIES else None
        own, view = PLAIN, self._view
        if properties is not None:
            own = run_format(properties)
            style_id = names.child_value(properties, _RUN_STYLE)
            if style_id:
                own = own.over(view.styles.character(style_id))
        own = own.over(self._ground)
        hidden = own.hidden or (own.white and view.white_hides and not own.shaded)
        if not hidden:
            return False
        view.hidden += any((text.text or "").strip() for text in run.iter(names.TEXT))
        return True


def _boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the contents of the text boxes in a drawing, each once, and its diagrams."""
    for child in drawing:
        if child.tag in (names.BOX_CONTENT, names.DIAGRAM):
            yield child
        elif child.tag == names.ALTERNATE:
            branch = names.chosen_branch(child)
            if branch is not None:
                yield from _boxes(branch)
        elif len(child):
            yield from _boxes(child)
