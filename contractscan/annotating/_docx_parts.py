"""The parts of a DOCX file that comments need: the comments, and the lists that name them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from contractscan.annotating._docx_marks import END, ID, REFERENCE, START
from contractscan.annotating._notes import AUTHOR, Note
from contractscan.errors import DamagedDocument, NotAnnotatable
from contractscan.parsers.docx import _names as names
from contractscan.parsers.docx._names import WORD, word

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractscan.parsers.docx._package import Package

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION_ID = "rIdContractscan"
_INITIALS = "cs"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a ZIP archive can say; the same every time


def refuse_strict(data: bytes, name: str) -> None:
    """Refuse the strict variant of Office Open XML, which is read but not written.

    Raises:
        NotAnnotatable: The file is of that variant.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            head = archive.open("word/document.xml").read(65_536)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return  # the parser says what is wrong with it
    if _STRICT in head:
        raise NotAnnotatable(
            f"{name} is a Strict Open XML document, in which no comments are written.",
            "Save it in Word as “Word Document (.docx)” and annotate that.",
        )


class Comments:
    """The comments of a DOCX file, old and new, and the file that holds them."""

    def __init__(self, data: bytes, package: Package, name: str) -> None:
        """Take over the comments that the file has.

        Raises:
            DamagedDocument: They cannot be read, and would be lost.
        """
        if "comments" in package.broken:
            raise DamagedDocument(
                f"The comments of {name} are damaged.", "Open it in Word and save it again as DOCX."
            )
        self._data, self._package = data, package
        self._root = package.others.get("comments")
        self._is_new = self._root is None
        if self._root is None:
            self._root = etree.Element(word("comments"), nsmap={"w": WORD})
        self._next_id = 1 + max(self._ids(), default=-1)

    def add(self, note: Note) -> int:
        """Add a comment and return its id."""
        number = self._next_id
        self._next_id += 1
        attributes = {ID: str(number), word("author"): AUTHOR, word("initials"): _INITIALS}
        comment = etree.SubElement(self._comments, word("comment"), attributes)
        _paragraph(comment, note.title, bold=True)
        for paragraph in note.paragraphs:
            _paragraph(comment, paragraph)
        return number

    def packed(self) -> bytes:
        """Return the file with the comments and with its main part as it is now."""
        changed = {self._package.main: _xml(self._package.document)}
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            changed |= self._changed_lists(archive)
            target = io.BytesIO()
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
                for info in archive.infolist():
                    content = changed.pop(info.filename, None)
                    _write(copy, info, archive.read(info) if content is None else content)
                for added, content in changed.items():
                    copy.writestr(zipfile.ZipInfo(added, _EARLIEST), content, zipfile.ZIP_DEFLATED)
        return target.getvalue()

    @property
    def _comments(self) -> _Element:
        if self._root is None:
            raise AssertionError("the constructor makes a root")
        return self._root

    def _ids(self) -> list[int]:
        marks = self._package.document.iter(START, END, REFERENCE)
        elements = [*self._comments.iter(word("comment")), *marks]
        values = [element.get(ID, "") for element in elements]
        return [int(value) for value in values if value.lstrip("-").isdigit()]

    def _changed_lists(self, archive: zipfile.ZipFile) -> dict[str, bytes]:
        """Return the comments and, if they are new, the lists that name them."""
        folder, main = posixpath.split(self._package.main)
        relations = posixpath.join(folder, "_rels", f"{main}.rels")
        members = set(archive.namelist())
        if not self._is_new:
            target = _target(archive.read(relations), folder)
            return {target: _xml(self._comments)}
        target = posixpath.join(folder, "comments.xml")
        while target in members:
            target = target.replace("comments", "comments-contractscan", 1)
        listed = {
            target: _xml(self._comments),
            _TYPES: _with_type(archive.read(_TYPES), f"/{target}"),
        }
        known = archive.read(relations) if relations in members else None
        listed[relations] = _with_relation(known, posixpath.basename(target))
        return listed


def _paragraph(comment: _Element, text: str, *, bold: bool = False) -> None:
    paragraph = etree.SubElement(comment, names.PARAGRAPH)
    run = etree.SubElement(paragraph, names.RUN)
    if bold:
        etree.SubElement(etree.SubElement(run, names.RUN_PROPERTIES), names.BOLD)
    shown = etree.SubElement(run, names.TEXT, {_SPACE: "preserve"})
    shown.text = text


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, content: bytes) -> None:
    kept = zipfile.ZipInfo(info.filename, info.date_time)
    kept.compress_type, kept.external_attr = info.compress_type, info.external_attr
    archive.writestr(kept, content)


def _xml(root: _Element) -> bytes:
    tree, target = root.getroottree(), io.BytesIO()
    encoding = tree.docinfo.encoding or "UTF-8"
    tree.write(target, xml_declaration=True, encoding=encoding, standalone=True)
    return target.getvalue()


def _root(content: bytes) -> _Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _target(relations: bytes, folder: str) -> str:
    """Return the name of the part that holds the comments."""
    for relation in _root(relations):
        if relation.get("Type", "").rpartition("/")[2] == "comments":
            target = relation.get("Target", "")
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            return posixpath.normpath(joined).lstrip("/")
    raise AssertionError("the parser found the comments through this relation")


def _with_type(types: bytes, part: str) -> bytes:
    root = _root(types)
    attributes = {"PartName": part, "ContentType": _COMMENTS_TYPE}
    etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", attributes)
    return _xml(root)


def _with_relation(relations: bytes | None, target: str) -> bytes:
    if relations is None:
        root = _root(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    else:
        root = _root(relations)
    attributes = {"Id": _RELATION_ID, "Type": _COMMENTS_RELATION, "Target": target}
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
    return _xml(root)
