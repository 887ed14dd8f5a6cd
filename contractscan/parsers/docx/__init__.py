"""Word documents (DOCX): paragraphs with the numbers that Word shows, tables, notes, boxes."""

from __future__ import annotations

from contractscan.document import Document
from contractscan.parsers._limits import MOST_BYTES_WITH_PICTURES
from contractscan.parsers._options import ReadOptions

FORMAT = "docx"
SUFFIXES = (".docx",)
PRIORITY = 20
MOST_BYTES = MOST_BYTES_WITH_PICTURES

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
    from contractscan.parsers.docx._package import open_package, refuse_old_office
    from contractscan.parsers.docx._reader import read_package

    if data.startswith(_OLE):
        refuse_old_office(data, name)
    return read_package(open_package(data, name), data, name, options)
