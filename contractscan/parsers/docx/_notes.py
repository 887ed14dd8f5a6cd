"""Footnotes and endnotes, numbered in the order in which they are cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from contractscan.parsers.docx._formats import format_number
from contractscan.parsers.docx._names import word

if TYPE_CHECKING:
    from lxml.etree import _Element

_ELEMENTS = {"footnotes": word("footnote"), "endnotes": word("endnote")}
_FORMATS = {"footnotes": "decimal", "endnotes": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote.

    Attributes:
        element: Its content.
        label: The number that is shown, by Word's usual format.
        position: Which of the part's notes it is, counted from 1.
    """

    element: _Element
    label: str
    position: int


class Notes:
    """The notes of a document."""

    def __init__(self, others: dict[str, _Element]) -> None:
        self._elements = {
            (kind, element.get(word("id"), "")): (position, element)
            for kind, name in _ELEMENTS.items()
            if kind in others
            for position, element in enumerate(others[kind].iterfind(name), start=1)
        }
        self._cited = dict.fromkeys(_ELEMENTS, 0)

    def cited(self, kind: str, note_id: str) -> Note | None:
        """Return a note where it is cited first; None for an unknown one or a second citation.

        Args:
            kind: ``footnotes`` or ``endnotes``.
            note_id: Its id in that part.
        """
        position, element = self._elements.pop((kind, note_id), (0, None))
        if element is None:
            return None
        self._cited[kind] += 1
        return Note(element, format_number(self._cited[kind], _FORMATS[kind]), position)
