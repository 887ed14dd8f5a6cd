"""The way of a PDF from its bytes to a Document, and of foreign errors to ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pypdfium2

from contractscan.document import Document
from contractscan.errors import DamagedDocument, EncryptedDocument
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._limits import check_amount
from contractscan.parsers._options import ReadOptions
from contractscan.parsers.pdf._blocks import BlockWriter
from contractscan.parsers.pdf._extract import PageReader
from contractscan.parsers.pdf._forms import fields_of
from contractscan.parsers.pdf._furniture import remove_furniture
from contractscan.parsers.pdf._layout import lay_out
from contractscan.parsers.pdf._measures import measure, set_margins
from contractscan.parsers.pdf._model import Handle, Line, LineStart, Page
from contractscan.parsers.pdf._paragraphs import join_lines
from contractscan.parsers.pdf._pictures import check_text, pages_to_recognise, recognise_pages
from contractscan.parsers.pdf._ruled import RuledTable, find_tables
from contractscan.parsers.pdf._text import Hyphenation
from contractscan.parsers.pdf._turns import text_of

LOCK = threading.Lock()
"""pdfium keeps global state and may be used by one thread at a time."""

_PASSWORD_ERROR = 4
_EXPORT_AGAIN = "Open it in a PDF viewer and save or print it to a new PDF, or ask for a new copy."


def read_pdf(
    data: bytes,
    name: str,
    options: ReadOptions,
    starts: list[LineStart] | None = None,
) -> Document:
    """Return the document; see `contractscan.parsers.pdf.read`.

    Args:
        data: The whole file.
        name: How the document is called in reports and errors.
        options: How to read it.
        starts: Is told where in the text each line begins, if it is given.
    """
    with LOCK:
        pages = _read_pages(data, name, options)
    builder = DocumentBuilder(name, "pdf", data)
    _check_readable(pages, name, builder, data)
    _clear(pages, data, name, options)
    check_text(pages, name, builder, options.ocr)
    for page in pages:
        page.items = lay_out(page, _tables(page, builder))
        page.lines, page.rules, page.dots = [], [], []
    set_margins(pages)
    measures = measure(pages)
    parts = list(join_lines(pages, measures))
    hyphenation = Hyphenation(
        (text for page in pages for text in _whole_words(page)),
        (text for page in pages for text in _cells(page)),
    )
    BlockWriter(builder, measures, hyphenation, starts).write(parts, pages)
    return builder.build()


def _clear(pages: list[Page], data: bytes, name: str, options: ReadOptions) -> None:
    """Free the pages of running heads and the like, and recognise those that are pictures."""
    lines = [page.lines for page in pages]
    remove_furniture(pages)
    wanted = pages_to_recognise(pages, options.ocr, name)
    if not wanted:
        return
    with LOCK:
        document = open_pdf(data, name, options)
        try:
            recognise_pages(document, wanted)
        finally:
            document.close()
    # What repeats on scanned pages shows only now, next to that of the others.
    for page, kept in zip(pages, lines, strict=True):
        if not page.recognised:
            page.lines = kept
    remove_furniture(pages)


def _tables(page: Page, builder: DocumentBuilder) -> list[RuledTable]:
    """Return the ruled tables of a page; where they can't be made out, their text is kept."""
    if not page.rules:
        return []
    try:
        return find_tables(page)
    except Exception:
        message = "A table could not be made out; its text was read line by line."
        builder.warn("table-as-text", message, [page.number + 1])
        return []


def _whole_words(page: Page) -> Iterator[str]:
    """Yield the text of a page without the ends of lines in cells, which may cut a word."""
    for item in page.items:
        if isinstance(item, Line):
            yield item.text
        else:
            yield from (" ".join(line.text.split()[1:-1]) for cell in item.cells for line in cell)


def _cells(page: Page) -> Iterator[str]:
    for item in page.items:
        if not isinstance(item, Line):
            yield from ("\n".join(line.text for line in cell) for cell in item.cells)


def _read_pages(data: bytes, name: str, options: ReadOptions) -> list[Page]:
    document = open_pdf(data, name, options)
    try:
        form = _form_of(document)
        pages, characters = [], 0
        for number in range(len(document)):
            pages.append(_read_page(document, number, form))
            characters += sum(len(line.text) for line in pages[-1].lines)
            check_amount(name, characters=characters)
        return pages
    finally:
        document.close()


def open_pdf(data: bytes, name: str, options: ReadOptions) -> Handle:
    """Return the open document of pdfium, to be closed by the caller.

    Raises:
        EncryptedDocument: It needs a password, or another one.
        DamagedDocument: It cannot be opened.
    """
    try:
        return pypdfium2.PdfDocument(data, password=options.password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise _encrypted(name, options) from error
        raise DamagedDocument(f"{name} is damaged: it can't be opened.", _EXPORT_AGAIN) from error


def _encrypted(name: str, options: ReadOptions) -> EncryptedDocument:
    if options.password is None:
        return EncryptedDocument(f"{name} is encrypted.", "Give its password with --password.")
    return EncryptedDocument(
        f"{name} is encrypted, and the password given doesn't open it.", "Check the password."
    )


def _form_of(document: Handle) -> Handle:
    """Return pdfium's handle of the form, or None for a document without one."""
    if document.get_formtype() == pypdfium2.raw.FORMTYPE_NONE:
        return None
    document.init_forms()
    return document.formenv and document.formenv.raw


def _read_page(document: Handle, number: int, form: Handle) -> Page:
    """Return what a page holds; pages are closed at once, so that memory stays bounded."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(number, 612.0, 792.0, unreadable=True)
    try:
        textpage = text_of(page)
        try:
            found = PageReader(page, textpage, number).read(textpage.get_text_range())
            found.fields.extend(fields_of(page.raw, form))
            return found
        finally:
            textpage.close()
    except pypdfium2.PdfiumError:
        return Page(number, 612.0, 792.0, unreadable=True)
    finally:
        page.close()


def _check_readable(
    pages: Sequence[Page], name: str, builder: DocumentBuilder, data: bytes
) -> None:
    broken = [page.number + 1 for page in pages if page.unreadable]
    if not pages or len(broken) == len(pages):
        raise DamagedDocument(f"{name} is damaged: none of its pages can be read.", _EXPORT_AGAIN)
    is_cut = b"%%EOF" not in data[-2048:]
    if broken and is_cut:
        raise DamagedDocument(f"{name} is damaged: its end is missing.", _EXPORT_AGAIN)
    if broken:
        builder.warn("pages-unreadable", "Some pages are damaged and were not read.", broken)
    elif is_cut:
        builder.warn("truncated", "The end of the file is missing; text may be missing too.")
