"""The marks of comments in the main part of a DOCX file, at any character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._names import word
from contractscan.parsers.docx._places import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

START, END = word("commentRangeStart"), word("commentRangeEnd")
REFERENCE, ID = word("commentReference"), word("id")
_PARAGRAPHS = frozenset({names.PARAGRAPH})
# What may hold runs, and so the marks between them.
_HOLDERS = _PARAGRAPHS | {
    *(word("hyperlink"), word("smartTag"), word("customXml"), word("fldSimple")),
    *(word("dir"), word("bdo"), names.CONTROL_CONTENT),
    *(names.INSERTED, names.DELETED, names.MOVED_FROM, names.MOVED_TO),
}
_TEXTS = frozenset({names.TEXT, names.DELETED_TEXT})
_NOTES = {
    word("footnote"): word("footnoteReference"),
    word("endnote"): word("endnoteReference"),
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Range:
    """What a comment is on.

    Attributes:
        first: The first character, or an element as a whole.
        last: The last character, likewise; both included.
        exact: Whether these are the words themselves, not what holds them.
    """

    first: Place
    last: Place
    exact: bool = True

    @classmethod
    def at_the_beginning(cls, document: _Element) -> Range:
        """Return the range of the first paragraph, which may have no text."""
        paragraph = next(document.iter(names.PARAGRAPH))
        return cls(Place(paragraph, 0), Place(paragraph, 0), exact=False)


def range_of(places: tuple[Place, Place], document: _Element) -> Range | None:
    """Return where a comment on a passage can be.

    Word has no comments in text boxes, footnotes and endnotes: the comment is then on what the
    box is anchored in, or on the reference to the note.

    Args:
        places: The first and the last character of the passage.
        document: The root of the main part.
    """
    found = [_in_the_text(place, document) for place in places]
    first, last = found
    if first is None or last is None:
        return None
    return Range(first, last, exact=(first, last) == places)


def set_marks(ranges: Sequence[tuple[int, Range]]) -> None:
    """Put in the marks of comments.

    Args:
        ranges: Ids of comments with what each is on.
    """
    pieces = _divided(ranges)
    for number, where in ranges:
        first, last = (_piece(pieces, place) for place in (where.first, where.last))
        _open(number, first)
        _close(number, last)


def _in_the_text(place: Place, document: _Element) -> Place | None:
    """Return the place itself, or that of what stands for it in the running text."""
    box = note = None
    for ancestor in place.element.iterancestors():
        if ancestor.tag == names.BOX_CONTENT:
            box = ancestor
        elif ancestor.tag in _NOTES:
            note = ancestor
    if note is not None:
        wanted = note.get(ID)
        references = document.iter(_NOTES[str(note.tag)])
        reference = next((each for each in references if each.get(ID) == wanted), None)
        return None if reference is None else _in_the_text(Place(reference, 0), document)
    if box is not None:
        run = _holder(box)
        return None if run is None else _in_the_text(Place(run, 0), document)
    inside = _holder(place.element) is not None or place.element.tag == names.PARAGRAPH
    return place if inside and place.element.getroottree().getroot() is document else None


def _holder(element: _Element) -> _Element | None:
    """Return the element itself or the one around it beside which a mark can stand."""
    found: _Element | None = element
    while found is not None:
        parent = found.getparent()
        if parent is not None and parent.tag in _HOLDERS:
            return found
        found = parent
    return None


def _divided(ranges: Sequence[tuple[int, Range]]) -> dict[_Element, list[tuple[int, _Element]]]:
    """Divide runs where a range begins or ends within them.

    Returns:
        Each text that was divided -> its pieces: index of the first character, element.
    """
    cuts: dict[_Element, set[int]] = defaultdict(set)
    for _, where in ranges:
        if _can_be_cut(where.first.element):
            cuts[where.first.element].add(where.first.index)
        if _can_be_cut(where.last.element):
            cuts[where.last.element].add(where.last.index + 1)
    pieces: dict[_Element, list[tuple[int, _Element]]] = {}
    for text, indices in cuts.items():
        found = [(0, text)]
        for index in sorted(indices, reverse=True):
            behind = _cut(text, index)
            if behind is not None:
                found.insert(1, (index, behind))
        pieces[text] = found
    return pieces


def _can_be_cut(element: _Element) -> bool:
    run = element.getparent()
    if element.tag not in _TEXTS or run is None or run.tag != names.RUN:
        return False
    around = run.getparent()
    return around is not None and around.tag in _HOLDERS


def _cut(text: _Element, index: int) -> _Element | None:
    """Divide a run in front of a character; return the text that begins there, if it is new."""
    run = text.getparent()
    content = text.text or ""
    if run is None or index > len(content):
        return None
    before, behind = content[:index], content[index:]
    following = list(text.itersiblings())
    if not before and not _content_before(text):
        return None
    if not behind and not following:
        return None
    second = _like(run)
    properties = run.find(names.RUN_PROPERTIES)
    if properties is not None:
        second.append(deepcopy(properties))
    piece = None
    if before and behind:
        piece = _like(text)
        second.append(piece)
        text.text, piece.text = before, behind
        for part in (text, piece):
            if part.text != (part.text or "").strip():
                part.set(_SPACE, "preserve")
    elif behind:
        following.insert(0, text)
    second.extend(following)
    second.tail, run.tail = run.tail, None
    run.addnext(second)
    return piece


def _like(element: _Element) -> _Element:
    """Return an empty element with the name and the attributes of another."""
    new = etree.Element(element.tag)
    for name, value in element.attrib.items():
        new.set(name, value)
    return new


def _content_before(text: _Element) -> bool:
    return any(each.tag != names.RUN_PROPERTIES for each in text.itersiblings(preceding=True))


def _piece(pieces: dict[_Element, list[tuple[int, _Element]]], place: Place) -> _Element:
    """Return the element, perhaps a piece of a divided one, that holds a character."""
    found = place.element
    for start, element in pieces.get(place.element, ()):
        if start <= place.index:
            found = element
    return found


def _open(number: int, element: _Element) -> None:
    mark = etree.Element(START, {ID: str(number)})
    if element.tag == names.PARAGRAPH:
        properties = element.find(names.PARAGRAPH_PROPERTIES)
        element.insert(0 if properties is None else 1, mark)
        return
    _beside(element).addprevious(mark)


def _close(number: int, element: _Element) -> None:
    """Put the end of a range behind an element, and the reference where no change holds it."""
    mark = etree.Element(END, {ID: str(number)})
    if element.tag == names.PARAGRAPH:
        element.append(mark)
        _put_behind(mark, _reference(number))
        return
    _put_behind(_last_mark(_beside(element)), mark)
    top = mark
    for ancestor in mark.iterancestors():
        if ancestor.tag in _PARAGRAPHS:
            break
        top = ancestor
    _put_behind(_last_mark(top), _reference(number))


def _reference(number: int) -> _Element:
    run = etree.Element(names.RUN)
    etree.SubElement(run, REFERENCE, {ID: str(number)})
    return run


def _put_behind(element: _Element, new: _Element) -> None:
    new.tail, element.tail = element.tail, None
    element.addnext(new)


def _last_mark(element: _Element) -> _Element:
    """Return the last of the ends and references of comments that follow an element."""
    for following in _marks_behind(element):
        element = following
    return element


def _marks_behind(element: _Element) -> Iterator[_Element]:
    for following in element.itersiblings():
        if following.tag != END and following.find(REFERENCE) is None:
            return
        yield following


def _beside(element: _Element) -> _Element:
    found = _holder(element)
    if found is None:  # `range_of` lets none through
        raise ValueError(f"no mark can stand beside {element.tag}")
    return found
