"""Open the ZIP package of a DOCX file and hand out its parts as XML, within limits."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from contractscan.errors import (
    DamagedDocument,
    EncryptedDocument,
    InputTooLarge,
    ReadError,
    UnsupportedFormat,
)
from contractscan.parsers.docx._names import CELL, DOCUMENT, PARAGRAPH, ROW, TABLE, WORD

if TYPE_CHECKING:
    from docx.opc.packuri import PackURI
    from lxml.etree import _Element

# What Word itself opens stays far below; the bounds keep a file of a few bytes from filling
# the memory: an element or attribute takes far more there than in the file.
MOST_BYTES = 512 * 1024 * 1024
MOST_BYTES_OF_A_PART = 80 * 1024 * 1024
MOST_BYTES_AS_TREE = 800 * 1000 * 1000
_BYTES_PER_TAG, _BYTES_PER_ATTRIBUTE = 90, 220
MOST_PARTS = 20_000
_ROOM_OF_LINKED_PARTS = 100
# Paragraphs, tables, rows and cells; thousands of pages stay below.
MOST_PIECES = 500_000
_SUSPICIOUS_SIZE = 32 * 1024 * 1024
_SUSPICIOUS_RATIO = 400

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    UnicodeError,
)
_OTHERS = (
    ("xl/workbook", "an Excel workbook"),
    ("ppt/presentation", "a PowerPoint presentation"),
    ("visio/document", "a Visio drawing"),
    ("content.xml", "an OpenDocument file"),
    ("Index/Document.iwa", "an Apple Pages document"),
    ("META-INF/container.xml", "an electronic book"),
)
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_ENTITIES = [b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be")]
_EXPORT_AGAIN = "Open it in Word, save it again as DOCX, or ask for a fresh copy."


class PartReader(Protocol):
    """What python-docx's reader of the package offers."""

    def blob_for(self, pack_uri: PackURI) -> bytes:
        """Return a part's bytes."""
        ...

    def rels_xml_for(self, source_uri: PackURI) -> bytes | None:
        """Return the relationships of a part as XML, if it has any."""
        ...


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a DOCX file that hold text or decide how it is shown.

    Attributes:
        document: The main part.
        others: The optional parts by the last word of their relationship type, for example
            ``styles``, ``numbering``, ``footnotes``, ``comments``.
        broken: The optional parts that are there but could not be read.
        diagrams: The content of diagrams by the id by which the main part refers to it.
        chunks: Embedded documents, likewise.
        main: Name of the main part in the archive.
    """

    document: _Element
    others: dict[str, _Element]
    broken: list[str] = field(default_factory=list)
    diagrams: dict[str, _Element] = field(default_factory=dict)
    chunks: dict[str, Chunk] = field(default_factory=dict)
    main: str = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A document that Word shows in the place where it is embedded.

    Attributes:
        name: The last part of its name in the package.
        data: Its bytes; None if they could not be read.
    """

    name: str
    data: bytes | None


_DIAGRAM, _CHUNK = "diagramData", "aFChunk"
_OPTIONAL = ("styles", "numbering", "footnotes", "endnotes", "comments")


def open_package(data: bytes, name: str) -> Package:
    """Return the parts of a DOCX file.

    Raises:
        ReadError: It is another kind of archive, damaged, encrypted, or too large.
    """
    from docx.opc.packuri import PACKAGE_URI
    from docx.opc.phys_pkg import PhysPkgReader

    members = _members(data, name)
    try:
        reader = cast(PartReader, PhysPkgReader(io.BytesIO(data)))  # type: ignore[no-untyped-call]
        targets = _relationships(reader, PACKAGE_URI)
    except _UNREADABLE as error:
        raise _damaged(name) from error
    main = _main_part(targets, members, name)
    document = _parse(_blob(reader, main, name), name)
    if document.tag != DOCUMENT:
        raise _another_format(members, name)
    if sum(1 for _ in document.iter(PARAGRAPH, TABLE, ROW, CELL)) > MOST_PIECES:
        raise _too_large(name)
    package = Package(document, {}, main=main.membername)
    _add_optional_parts(package, reader, main, name)
    _add_linked_parts(package, reader, main, name)
    return package


def refuse_old_office(data: bytes, name: str) -> NoReturn:
    """Say what an OLE file is: an encrypted DOCX, or a format from before 2007.

    Raises:
        EncryptedDocument: It holds an encrypted package.
        UnsupportedFormat: It is anything else.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocument(
            f"{name} is encrypted.", "Open it in Word with its password and save it without one."
        )
    old_word = "WordDocument".encode("utf-16-le") in data
    raise UnsupportedFormat(
        f"{name} is {'a Word 97-2003 document' if old_word else 'an old Office file'} (OLE).",
        "Open it in Word and save it as DOCX." if old_word else "Convert it to DOCX or PDF.",
    )


def _members(data: bytes, name: str) -> list[str]:
    """Return the names of the archive's members, after checking their sizes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except _UNREADABLE as error:
        raise _damaged(name) from error
    if any(info.flag_bits & 1 for info in infos):
        raise EncryptedDocument(
            f"{name} is an encrypted archive.", "Unpack it with its password and scan the DOCX."
        )
    if sum(info.file_size for info in infos) > MOST_BYTES or len(infos) > MOST_PARTS:
        raise _too_large(name)
    for info in infos:
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > _SUSPICIOUS_SIZE and ratio > _SUSPICIOUS_RATIO:
            raise _too_large(name)
    return [info.filename for info in infos]


def _main_part(targets: dict[str, PackURI], members: list[str], name: str) -> PackURI:
    from docx.opc.packuri import PackURI

    main = targets.get("officeDocument", PackURI("/word/document.xml"))
    if main.membername not in members:
        main = PackURI("/word/document.xml")
    if main.membername not in members:
        raise _another_format(members, name)
    return main


def _add_optional_parts(package: Package, reader: PartReader, main: PackURI, name: str) -> None:
    """Add what is there; a part that is broken costs numbers or notes, not the whole text."""
    try:
        targets = _relationships(reader, main)
    except (*_UNREADABLE, ReadError):
        targets = {}
    for kind in _OPTIONAL:
        uri = targets.get(kind)
        if uri is None:
            continue
        try:
            package.others[kind] = _parse(_blob(reader, uri, name, share=10), name)
        except DamagedDocument:
            package.broken.append(kind)


def _add_linked_parts(package: Package, reader: PartReader, main: PackURI, name: str) -> None:
    """Add the parts that stand in the text by an id: diagrams and embedded documents."""
    try:
        links = list(_links(reader, main))
    except (*_UNREADABLE, ReadError):
        return
    room = _ROOM_OF_LINKED_PARTS
    for identifier, kind, uri in links:
        if kind not in (_DIAGRAM, _CHUNK) or not room:
            continue
        room -= 1
        try:
            blob = _blob(reader, uri, name, share=10)
        except ReadError:
            blob = None
        if kind == _CHUNK:
            package.chunks[identifier] = Chunk(uri.filename, blob)
        elif blob is not None:
            with contextlib.suppress(DamagedDocument):
                package.diagrams[identifier] = _parse(blob, name)


def _relationships(reader: PartReader, source: PackURI) -> dict[str, PackURI]:
    """Return the parts that a part refers to, by the last word of the relationship's type."""
    targets: dict[str, PackURI] = {}
    for _, kind, uri in _links(reader, source):
        targets.setdefault(kind, uri)
    return targets


def _links(reader: PartReader, source: PackURI) -> Iterator[tuple[str, str, PackURI]]:
    """Yield id, last word of the type, and part, of what a part refers to in the package."""
    from docx.opc.packuri import PackURI

    content = reader.rels_xml_for(source)
    if content is None:
        return
    for relationship in _parse(content, "relationships"):
        target, kind = relationship.get("Target"), relationship.get("Type", "")
        if target and relationship.get("TargetMode") != "External":
            uri = PackURI.from_rel_ref(source.baseURI, target)
            yield relationship.get("Id", ""), kind.rpartition("/")[2], uri


def _blob(reader: PartReader, uri: PackURI, name: str, share: int = 1) -> bytes:
    """Return a part, if it takes no more than its share of the bounds."""
    try:
        blob = reader.blob_for(uri)
    except _UNREADABLE as error:
        raise _damaged(name) from error
    tree = blob.count(b"<") * _BYTES_PER_TAG + blob.count(b"=") * _BYTES_PER_ATTRIBUTE
    if len(blob) > MOST_BYTES_OF_A_PART // share or tree > MOST_BYTES_AS_TREE // share:
        raise _too_large(name)
    return blob


def _parse(content: bytes, name: str) -> _Element:
    """Return the root of a part; entities are refused, since Word writes none."""
    from lxml import etree

    if any(mark in content for mark in _ENTITIES):
        raise DamagedDocument(
            f"{name} declares XML entities, which no Word document does.", _EXPORT_AGAIN
        )
    if _STRICT in content:
        content = _transitional(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise _damaged(name) from error


def _transitional(content: bytes) -> bytes:
    """Rename the namespaces of strict Office Open XML to the usual ones."""
    strict = _STRICT + b"wordprocessingml/main"
    content = content.replace(strict, WORD.encode())
    math = _TRANSITIONAL + b"officeDocument/2006/math"
    content = content.replace(_STRICT + b"officeDocument/math", math)
    return content.replace(_STRICT + b"drawingml/main", _TRANSITIONAL + b"drawingml/2006/main")


def _another_format(members: list[str], name: str) -> ReadError:
    for start, kind in _OTHERS:
        if any(member.startswith(start) for member in members):
            return UnsupportedFormat(f"{name} is {kind}.", "Convert it to DOCX or PDF.")
    if "[Content_Types].xml" in members:
        return DamagedDocument(f"{name} lacks the part that holds its text.", _EXPORT_AGAIN)
    return UnsupportedFormat(
        f"{name} is a ZIP archive, not a Word document.", "Unpack it and scan what is inside."
    )


def _damaged(name: str) -> DamagedDocument:
    return DamagedDocument(f"{name} is damaged or incomplete.", _EXPORT_AGAIN)


def _too_large(name: str) -> InputTooLarge:
    return InputTooLarge(
        f"{name} unpacks to more than contractscan reads.",
        "Check where it comes from; split it if it is genuine.",
    )
