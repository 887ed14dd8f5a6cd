"""Put the parts of a DOCX file together into a Document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractscan.document import BlockKind, Document
from contractscan.errors import DamagedDocument, EmptyDocument, InputTooLarge, NoTextLayer
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._options import ReadOptions
from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._diagrams import diagram_texts
from contractscan.parsers.docx._embedded import add_chunk
from contractscan.parsers.docx._entries import StoryReader
from contractscan.parsers.docx._inline import View
from contractscan.parsers.docx._names import word
from contractscan.parsers.docx._notes import Notes
from contractscan.parsers.docx._number_fields import NumberFields
from contractscan.parsers.docx._numbering import Numbering
from contractscan.parsers.docx._package import Chunk, Package
from contractscan.parsers.docx._places import Places
from contractscan.parsers.docx._rows import Entry
from contractscan.parsers.docx._styles import Styles, is_white

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHANGES = (
    names.INSERTED,
    names.DELETED,
    names.MOVED_FROM,
    names.MOVED_TO,
    word("cellIns"),
    word("cellDel"),
)
_PARTS_NAMED = {
    "styles": "its styles",
    "numbering": "its automatic numbers",
    "footnotes": "its footnotes",
    "endnotes": "its endnotes",
    "comments": "its comments",
}


def read_package(
    package: Package, data: bytes, name: str, options: ReadOptions, places: Places | None = None
) -> Document:
    """Return the document that a package holds.

    Args:
        package: Its parts.
        data: The whole file.
        name: How the document is called in reports and errors.
        options: How to read it.
        places: Is told where the text of each block was read, if it is given.

    Raises:
        ReadError: It holds no text, or is nested too deeply to be a document.
    """
    body = package.document.find(names.BODY)
    if body is None:
        raise DamagedDocument(f"{name} has no body.", "Open it in Word and save it again as DOCX.")
    reader = _Reader(package, data, name, options, places)
    try:
        reader.read(body)
    except RecursionError as error:
        raise DamagedDocument(
            f"{name} is nested too deeply.", "Open it in Word and save it again as DOCX."
        ) from error
    except MemoryError as error:
        raise InputTooLarge(f"{name} is too large for the memory.", "Split it.") from error
    return reader.build()


class _Reader:
    def __init__(
        self,
        package: Package,
        data: bytes,
        name: str,
        options: ReadOptions,
        places: Places | None,
    ) -> None:
        self._package, self._options, self._name = package, options, name
        self._places = places
        self._styles = Styles(package.others.get("styles"))
        numbering = Numbering(package.others.get("numbering"), self._styles)
        self._number_fields = NumberFields(numbering)
        self._notes = Notes(package.others)
        self._builder = DocumentBuilder(name, "docx", data)
        self._view = View(
            self._styles,
            original=options.revisions == "original",
            may_hide=self._may_hide(),
            white_hides=_page_is_white(package.document),
        )

    def read(self, body: _Element) -> None:
        """Read the whole body."""
        for entry in self._story(body).entries(body, "body"):
            self._add(entry)

    def build(self) -> Document:
        """Return the document with its warnings."""
        self._warn()
        try:
            return self._builder.build()
        except EmptyDocument as error:
            pictures = self._package.document.iter(names.BLIP, names.IMAGE_DATA)
            if next(pictures, None) is None:
                raise
            raise NoTextLayer(
                f"{self._name} holds pictures but no text.",
                "Recognise the text of the pictures, or ask for the document as text.",
            ) from error

    def _story(self, story: _Element) -> StoryReader:
        return StoryReader(story, self._view, self._styles, self._number_fields)

    def _add(self, entry: Entry) -> None:
        if entry.kind is BlockKind.TABLE_ROW:
            span = self._builder.add_row(entry.cells, entry.path, label=entry.label)
        else:
            span = self._builder.add(
                entry.kind,
                entry.text,
                entry.path,
                label=entry.label,
                level=entry.level,
                indent=entry.indent,
            )
        if self._places is not None:
            self._places.note(span, entry.passages)
        for index, box in enumerate(entry.boxes, start=1):
            self._add_box(box, entry.path, index)
        for kind, note_id in entry.notes:
            self._add_note(kind, note_id)

    def _add_box(self, box: _Element, path: str, index: int) -> None:
        if box.tag == names.CHUNK:
            chunk = self._package.chunks.get(box.get(names.CHUNK_ID, ""))
            add_chunk(self._builder, chunk or Chunk("a document", None), path, self._options)
        elif box.tag == names.DIAGRAM:
            model = self._package.diagrams.get(box.get(names.DIAGRAM_DATA, ""))
            if model is None:
                self._builder.warn("damaged-part", "The document is damaged: a diagram is missing.")
                return
            for number, (depth, text) in enumerate(diagram_texts(model), start=1):
                place = f"{path}/diagram[{index}]/p[{number}]"
                self._builder.add(BlockKind.PARAGRAPH, text, place, level=depth)
        else:
            # A box has a ground of its own, often coloured; white text in it can be read.
            path = f"{path}/box[{index}]"
            for inner in self._story(box).entries(box, path, shaded=True):
                self._add(inner)

    def _add_note(self, kind: str, note_id: str) -> None:
        note = self._notes.cited(kind, note_id)
        if note is None:
            return
        path = f"{kind}/{kind[:-1]}[{note.position}]"
        entries = list(self._story(note.element).entries(note.element, path))
        text = " ".join(entry.text for entry in entries if entry.text)
        span = self._builder.add(BlockKind.FOOTNOTE, text, path, label=note.label)
        if self._places is not None:
            self._places.note(span, [passage for entry in entries for passage in entry.passages])

    def _may_hide(self) -> bool:
        """Return whether any text might be hidden; most documents are spared the question."""
        return self._styles.has_hidden_text() or any(
            next(root.iter(names.HIDDEN), None) is not None
            or any(is_white(color) for color in root.iter(names.COLOR))
            for root in self._texts()
        )

    def _texts(self) -> list[_Element]:
        others = self._package.others
        notes = [others[kind] for kind in ("footnotes", "endnotes") if kind in others]
        return [self._package.document, *notes]

    def _warn(self) -> None:
        revisions = self._count_revisions()
        if revisions:
            view = "as it was before them" if self._view.original else "as if all were accepted"
            self._builder.warn(
                "revisions",
                f"The document has {_counted(revisions, 'tracked change')}; it was read {view}.",
            )
        comments = self._package.others.get("comments")
        if comments is not None:
            count = sum(1 for _ in comments.iterfind(word("comment")))
            if count:
                self._builder.warn(
                    "comments",
                    f"The document has {_counted(count, 'comment')}, which were not read.",
                )
        if self._view.hidden:
            self._builder.warn(
                "hidden-text",
                f"{_counted(self._view.hidden, 'stretch', 'es')} of hidden or white text "
                "were left out.",
            )
        self._warn_of_parts()

    def _warn_of_parts(self) -> None:
        for kind in self._package.broken:
            self._builder.warn(
                "damaged-part", f"The document is damaged: {_PARTS_NAMED[kind]} are missing."
            )

    def _count_revisions(self) -> int:
        return sum(1 for root in self._texts() for _ in root.iter(*_CHANGES))


def _page_is_white(document: _Element) -> bool:
    background = document.find(word("background"))
    color = "" if background is None else (background.get(word("color")) or "").lower()
    return color in ("", "auto", "ffffff", "white")


def _counted(count: int, noun: str, plural: str = "s") -> str:
    return f"{count} {noun}{'' if count == 1 else plural}"
