"""Bytes -> Document, one module (or package) a format, chosen by content.

A format is added by adding one module to this folder. It defines

    FORMAT: str                                       the name in reports, for example "docx"
    SUFFIXES: tuple[str, ...]                         file names that a folder scan picks up
    PRIORITY: int                                     lower is asked first
    MOST_BYTES: int                                   larger files are refused before they are read
    def recognises(data: bytes) -> bool               cheap; looks at the content alone
    def read(data: bytes, name: str, options: ReadOptions) -> Document

and imports its libraries inside functions, so that a scan of one format never loads another's.
Modules whose name starts with an underscore are shared helpers, not formats.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from contractscan.document import Document
from contractscan.errors import EmptyDocument, UnsupportedFormat
from contractscan.parsers._limits import (
    MOST_BYTES_OF_TEXT,
    MOST_BYTES_WITH_PICTURES,
    large_file,
)
from contractscan.parsers._options import Ocr, ReadOptions, Revisions

__all__ = [
    "HEAD",
    "MOST_BYTES_WITH_PICTURES",
    "Ocr",
    "Parser",
    "ReadOptions",
    "Revisions",
    "check_size",
    "contract_suffixes",
    "format_of",
    "parse",
    "parsers",
]

HEAD = 65_536
"""How many bytes of a file tell its format."""

_BLANKS = b"\0 \t\r\n"


class Parser(Protocol):
    """What a module of this folder offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    PRIORITY: int
    MOST_BYTES: int

    def recognises(self, data: bytes) -> bool:
        """Return whether the bytes are of this format."""
        ...

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Return the document, or raise a `contractscan.errors.ReadError`."""
        ...


@cache
def parsers() -> tuple[Parser, ...]:
    """Return the parsers in the order in which they are asked."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    found = [cast(Parser, importlib.import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda parser: parser.PRIORITY))


@cache
def contract_suffixes() -> frozenset[str]:
    """Return the lower-case file suffixes that a folder scan picks up, with their dot."""
    return frozenset(suffix for parser in parsers() for suffix in parser.SUFFIXES)


def parse(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read a contract from its bytes.

    Args:
        data: The whole file.
        name: How the document is called in reports and errors; its suffix decides nothing.
        options: How to read it.

    Raises:
        ReadError: The bytes could not be read as any supported format.
    """
    check_size(data[:HEAD], len(data), name)
    if _is_blank(data):
        raise EmptyDocument(f"{name} is empty.", "Check the file, or export it again.")
    parser = _parser_of(data)
    if parser is None:
        raise _unsupported(name)
    return parser.read(data, name, options or ReadOptions())


def check_size(head: bytes, size: int, name: str) -> None:
    """Refuse a file that is too large, before it is read.

    Args:
        head: Its first `HEAD` bytes.
        size: How many bytes it has.
        name: How it is called in the error.

    Raises:
        InputTooLarge: It has more bytes than are read of its format.
        UnsupportedFormat: It is large, and its head is that of no format.
    """
    if size <= MOST_BYTES_OF_TEXT:
        return
    parser = _parser_of(head)
    if parser is None and not _is_blank(head):
        raise _unsupported(name)
    most = parser.MOST_BYTES if parser else MOST_BYTES_WITH_PICTURES
    if size > most:
        raise large_file(name, size, most)


def format_of(data: bytes) -> str | None:
    """Return the format of a file by its content, for example ``docx``; None if it is none."""
    parser = None if _is_blank(data) else _parser_of(data)
    return parser.FORMAT if parser else None


def _parser_of(data: bytes) -> Parser | None:
    return next((parser for parser in parsers() if parser.recognises(data)), None)


def _is_blank(data: bytes) -> bool:
    """Return whether there is nothing; piece by piece, since to strip a file is to copy it."""
    starts = range(0, len(data), HEAD)
    return not any(data[start : start + HEAD].strip(_BLANKS) for start in starts)


def _unsupported(name: str) -> UnsupportedFormat:
    return UnsupportedFormat(
        f"{name} is none of the formats that contractscan reads.",
        "Convert it to DOCX, PDF, HTML, Markdown or plain text.",
    )
