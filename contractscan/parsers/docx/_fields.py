"""Fields of Word: the instruction is not shown, the result is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contractscan.parsers.docx._names import VAL, child_value, is_on, whole, word
from contractscan.parsers.docx._symbols import CHECKED_BOX, EMPTY_BOX

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSTRUCTION, _RESULT, _ANSWERED = "instruction", "result", "answered"
_MARK, _KIND = word("fldChar"), word("fldCharType")


@dataclass(slots=True)
class _Open:
    """A field that has begun; `result` is how much text there was where its result begins."""

    state: str
    instruction: str = ""
    result: int | None = None


class Fields:
    """Follows the marks that begin, divide and end fields, across paragraphs.

    Attributes:
        shown: Whether text at this place is shown.
    """

    def __init__(self, story: _Element) -> None:
        self.shown = True
        self._whole = _whole_fields(story)
        self._open: list[_Open] = []
        self._silent = 0

    def see(self, mark: _Element, answered: bool = False, length: int = 0) -> str:
        """Take note of a ``w:fldChar``, and return the instruction if a field ends without result.

        Args:
            mark: The mark.
            answered: Whether the mark itself brings what is shown, as that of a check box does.
            length: How much text there is before the mark.
        """
        instruction = ""
        if mark not in self._whole:
            return instruction
        kind = mark.get(_KIND)
        if kind == "begin":
            self._open.append(_Open(_ANSWERED if answered else _INSTRUCTION))
            self._silent += 1
        elif kind == "separate" and self._open and self._open[-1].state == _INSTRUCTION:
            self._open[-1].state, self._open[-1].result = _RESULT, length
            self._silent -= 1
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._silent -= ended.state != _RESULT
            if ended.state == _INSTRUCTION or ended.result == length:
                instruction = ended.instruction
        self.shown = self._silent == 0
        return instruction

    def instruct(self, text: str) -> None:
        """Take note of a part of the instruction of the field that began last."""
        if self._open and self._open[-1].state == _INSTRUCTION:
            self._open[-1].instruction += text


def _whole_fields(story: _Element) -> frozenset[_Element]:
    """Return the marks of the fields that are closed.

    In a damaged file a field may never end; it must not swallow the rest of the contract.
    """
    whole_fields: set[_Element] = set()
    pending: list[list[_Element]] = []
    for mark in story.iter(_MARK):
        kind = mark.get(_KIND)
        if kind == "begin":
            pending.append([mark])
        elif pending:
            pending[-1].append(mark)
            if kind == "end":
                whole_fields.update(pending.pop())
    return frozenset(whole_fields)


def form_value(mark: _Element) -> str:
    """Return what a form field of the old kind shows: a check box, or the chosen entry."""
    data = mark.find(word("ffData"))
    if data is None:
        return ""
    box = data.find(word("checkBox"))
    if box is not None:
        state = box.find(word("checked"))
        state = box.find(word("default")) if state is None else state
        return CHECKED_BOX if state is not None and is_on(state) else EMPTY_BOX
    chosen = data.find(word("ddList"))
    if chosen is None:
        return ""
    entries = [entry.get(VAL) or "" for entry in chosen.iterfind(word("listEntry"))]
    index = whole(child_value(chosen, word("result"))) or 0
    return entries[index] if 0 <= index < len(entries) else ""
