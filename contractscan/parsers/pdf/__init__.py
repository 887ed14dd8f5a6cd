"""PDF: text and geometry through pypdfium2, tables with rules through pdfplumber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractscan.document import Document
from contractscan.parsers._limits import MOST_BYTES_WITH_PICTURES
from contractscan.parsers._options import ReadOptions

if TYPE_CHECKING:
    from contractscan.parsers.pdf._model import LineStart
    from contractscan.parsers.pdf._places import Places

FORMAT = "pdf"
SUFFIXES = (".pdf",)
PRIORITY = 10
MOST_BYTES = MOST_BYTES_WITH_PICTURES

_SIGNATURE = b"%PDF-"
_HEADER_REACH = 1024


def recognises(data: bytes) -> bool:
    """Return whether the bytes are a PDF; the header may follow some rubbish."""
    head = data[:_HEADER_REACH]
    return head.lstrip().startswith(_SIGNATURE) or (_SIGNATURE in head and b" obj" in data)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Return the document.

    Raises:
        EncryptedDocument: It needs a password, or another one.
        DamagedDocument: It is truncated or corrupt.
        NoTextLayer: Every page is a picture.
        EmptyDocument: Its pages are blank.
    """
    from contractscan.parsers.pdf._reading import read_pdf

    return read_pdf(data, name, options)


def read_with_places(data: bytes, name: str, options: ReadOptions) -> tuple[Document, Places]:
    """Return the document and the way back from its text to the page.

    Args:
        data: The whole file.
        name: How the document is called in reports and errors.
        options: How to read it.

    Raises:
        ReadError: As `read`.
    """
    from contractscan.parsers.pdf._places import Places
    from contractscan.parsers.pdf._reading import read_pdf

    starts: list[LineStart] = []
    document = read_pdf(data, name, options, starts)
    return document, Places(data, name, options, starts)
