"""Word documents (DOCX): paragraphs with the numbers that Word shows, tables, notes, boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractscan.document import Document
from contractscan.parsers._limits import MOST_BYTES_WITH_PICTURES
from contractscan.parsers._options import ReadOptions

FORMAT = "docx"
SUFFIXES = (".docx",)
PRIORITY = 20
MOST_BYTES = MOST_BYTES_WITH_PICTURES

if TYPE_CHECKING:
    from contractscan.parsers.docx._package import Package
    from contractscan.parsers.docx._places import Places

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognises(data: bytes) -> bool:
    """Return whether the bytes are a ZIP archive or an old Office file.

    Both are claimed whole, since nothing else that contractscan reads begins like them, and
    `read` can then say which program's file it is and how to convert it.
    """
    return data.startswith((*_ZIP, _OLE))


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Return a Word document as text and blocks.

    Args:
        data: The whole file.
        name: How the document is called in reports and errors.
        options: Which view of tracked changes to read.

    Raises:
        ReadError: The file is no DOCX, is damaged, encrypted or too large, or holds no text.
    """
    from contractscan.parsers.docx._reader import read_package

    return read_package(_opened(data, name), data, name, options)


def read_with_places(
    data: bytes, name: str, options: ReadOptions
) -> tuple[Document, Package, Places]:
    """Return a Word document with the parts of its file and the way back from its text to them.

    Args:
        data: The whole file.
        name: How the document is called in reports and errors.
        options: Which view of tracked changes to read.

    Returns:
        The document, its package, and `Places` that finds the elements of the package's main part
        (or of its notes) that a span was read from.

    Raises:
        ReadError: As `read`.
    """
    from contractscan.parsers.docx._places import Places
    from contractscan.parsers.docx._reader import read_package

    package, places = _opened(data, name), Places()
    return read_package(package, data, name, options, places), package, places


def _opened(data: bytes, name: str) -> Package:
    from contractscan.parsers.docx._package import open_package, refuse_old_office

    if data.startswith(_OLE):
        refuse_old_office(data, name)
    return open_package(data, name)
