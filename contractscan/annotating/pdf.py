"""Highlights and notes on the pages of a PDF, and an outline entry for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from contractscan.annotating._annotated import Annotated, scanned
from contractscan.annotating._notes import Note, quoted
from contractscan.annotating._pdf_file import PdfFile, Sticker
from contractscan.document import Document, Span
from contractscan.options import ScanOptions, read_options
from contractscan.parsers.pdf import read_with_places
from contractscan.parsers.pdf._places import Box, Places
from contractscan.report.model import Finding, Report

_NOT_FOUND = "The words {quote} could not be located on this page."
_ROUGHLY = "The highlight may be a few letters off: the page does not say where each stands."


def annotate(data: bytes, name: str, options: ScanOptions) -> Annotated:
    """Return a PDF with a note for each finding; see `contractscan.annotating.annotate`.

    The notes are appended to the file: its content, annotations and forms stay as they are, byte
    for byte, unless it is encrypted or must be repaired.
    """
    document, places = read_with_places(data, name, read_options(options))
    report, notes = scanned(document, options)
    stickers = [
        sticker
        for on_same_words in _by_words(notes)
        for sticker in _stickers(on_same_words, document, places)
    ]
    file = PdfFile(data, name, options.get("password"), places.is_blank)
    copy, messages = file.with_notes(stickers, _outline(report, stickers))
    return Annotated(copy, report, len(stickers), tuple(messages))


def _by_words(notes: Sequence[Note]) -> list[list[Note]]:
    """Return the notes on the same words together: one highlight above another hides the text."""
    found: dict[Span | None, list[Note]] = {}
    for note in notes:
        found.setdefault(note.span, []).append(note)
    return list(found.values())


def _stickers(notes: Sequence[Note], document: Document, places: Places) -> Iterator[Sticker]:
    """Yield the notes on the same words as they are put on their page, or pages.

    They stand at the top of the page where there are no words to put them on.
    """
    span = notes[0].span
    text = "\n\n".join(note.text() for note in notes)
    first_on = frozenset(note.requirement for note in notes if note.first)
    if span is None:
        yield Sticker(0, text)
        return
    boxes = places.find(span)
    if not boxes:
        page = (document.page_at(span.start) or 1) - 1
        told = _NOT_FOUND.format(quote=quoted(document, span))
        yield Sticker(page, f"{told}\n\n{text}", first_on=first_on)
        return
    if not all(box.exact for box in boxes):
        text = f"{_ROUGHLY}\n\n{text}"
    # The cells of a row that goes on overleaf lead back and forth.
    by_page = groupby(sorted(boxes, key=_page_of), key=_page_of)
    for number, (page, lines) in enumerate(by_page):
        quads = tuple(box.corners for box in lines)
        yield Sticker(page, text, quads, frozenset() if number else first_on)


def _page_of(box: Box) -> int:
    return box.page


def _outline(report: Report, stickers: Sequence[Sticker]) -> tuple[str, list[tuple[str, Sticker]]]:
    """Return the title of the outline, and an entry for each weak or missing requirement."""
    overview = stickers[0]
    places = {name: sticker for sticker in stickers for name in sticker.first_on}
    title = f"contractscan: {len(report.weak)} weak, {len(report.missing)} missing"
    entries = [(_entry("Weak", f), places.get(f.requirement, overview)) for f in report.weak]
    entries += [(_entry("Missing", finding), overview) for finding in report.missing]
    return title, entries


def _entry(status: str, finding: Finding) -> str:
    return f"{status}: {finding.title}"
