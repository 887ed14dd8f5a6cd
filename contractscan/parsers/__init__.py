"""Bytes -> Document, one module (or package) a format, chosen by content.

A format is added by adding one module to this folder. It defines

    FORMAT: str                                       the name in reports, for example "docx"
    SUFFIXES: tuple[str, ...]                         file names that a folder scan picks up
    PRIORITY: int                                     lower is asked first
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
from contractscan.parsers._options import Ocr, ReadOptions, Revisions

__all__ = ["Ocr", "Parser", "ReadOptions", "Revisions", "contract_suffixes", "parse", "parsers"]


class Parser(Protocol):
    """What a module of this folder offers."""

    FORMAT: str
    SUFFIXES: tuple[str, ...]
    PRIORITY: int

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
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyDocument(f"{name} is empty.", "Check the file, or export it again.")
    for parser in parsers():
        if parser.recognises(data):
            return parser.read(data, name, options or ReadOptions())
    raise UnsupportedFormat(
        f"{name} is none of the formats that contractscan reads.",
        "Convert it to DOCX, PDF, HTML, Markdown or plain text.",
    )
