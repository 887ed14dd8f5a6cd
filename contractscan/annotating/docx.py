"""Word comments on the words that findings are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractscan.annotating._annotated import Annotated, scanned
from contractscan.annotating._docx_marks import Range, range_of, set_marks
from contractscan.annotating._docx_parts import Comments, refuse_strict
from contractscan.annotating._notes import Note, quoted
from contractscan.document import Document, Span
from contractscan.options import ScanOptions, read_options
from contractscan.parsers.docx import read_with_places
from contractscan.structure.titles import title_block

if TYPE_CHECKING:
    from contractscan.parsers.docx._package import Package
    from contractscan.parsers.docx._places import Places

_ELSEWHERE = "The words {quote} stand where Word has no comments: in a text box or a note."
_EMBEDDED = "The words {quote} stand in a part of the document that takes no comments."


def annotate(data: bytes, name: str, options: ScanOptions) -> Annotated:
    """Return a DOCX file with a comment for each note; see `contractscan.annotating.annotate`.

    The parts of the package stay as they are, byte for byte, but for the comments, the lists of
    parts if there were no comments before, and the main part: there runs are divided where a
    comment begins or ends within them, and the marks of the comments are put in.
    """
    refuse_strict(data, name)
    document, package, places = read_with_places(data, name, read_options(options))
    report, notes = scanned(document, options)
    comments = Comments(data, package, name)
    ranges: list[tuple[int, Range]] = []
    for note in notes:
        shown, where = _placed(note, document, package, places)
        ranges.append((comments.add(shown), where))
    set_marks(ranges)
    return Annotated(comments.packed(), report, len(ranges))


def _placed(note: Note, document: Document, package: Package, places: Places) -> tuple[Note, Range]:
    """Return a note and the range that it is on; it says so where it is not on its very words."""
    if note.span is not None:
        found = places.find(document, note.span)
        where = range_of(found, package.document) if found else None
        if where is not None and where.exact:
            return note, where
        sentence = _ELSEWHERE if where is not None else _EMBEDDED
        note = note.with_paragraph(sentence.format(quote=quoted(document, note.span)))
        if where is not None:
            return note, where
    for span in _from_title_on(document):
        found = places.find(document, span)
        where = range_of(found, package.document) if found else None
        if where is not None:
            return note, where
    return note, Range.at_the_beginning(package.document)


def _from_title_on(document: Document) -> list[Span]:
    """Return the spans of the blocks, that of the title first if there is one."""
    title = title_block(document)
    return [*([title.span] if title else []), *(block.span for block in document.blocks)]
