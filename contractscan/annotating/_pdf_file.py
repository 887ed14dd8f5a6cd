"""Write notes into a PDF with pypdf, leaving what is there as it is."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdf import PageObject, PasswordType, PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from contractscan.annotating._notes import AUTHOR
from contractscan.errors import DamagedDocument, NotAnnotatable
from contractscan.parsers.pdf._places import Corner

_AMBER, _RED = (1.0, 0.82, 0.25), (0.93, 0.36, 0.27)
_PRINTED = 4  # the flag that an annotation is printed with its page
_ICON = 20.0  # points
_MARGIN = 12.0
_SIGNATURES_EXIST = 1
# What pypdf raises on files that are not as they should be.
_BROKEN = (
    *(PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError),
    *(AssertionError, NotImplementedError, RecursionError),
)

_SIGNED = (
    "The document is signed. The signed part of the copy is unchanged, but viewers will say that "
    "it was changed after signing: keep the original."
)
_SIGNATURE_LOST = (
    "The document is signed. The signature does not hold for the copy: keep the original."
)
_REWRITTEN = "The document is damaged; the copy was repaired, and its form may differ."
_REENCRYPTED = "The copy is encrypted anew and opens with the password that you gave."


@dataclass(frozen=True, slots=True)
class Sticker:
    """A note on a page.

    Attributes:
        page: Counted from 0.
        text: What it says.
        quads: The corners of the lines that it highlights (see `Box`); without any it is an icon
            at the top of the page.
        first_on: Ids of the requirements whose first note it is.
    """

    page: int
    text: str
    quads: tuple[tuple[Corner, Corner, Corner, Corner], ...] = ()
    first_on: frozenset[str] = frozenset()


Outline = tuple[str, list[tuple[str, Sticker]]]
IsBlank = Callable[[int, Corner, Corner], bool]


class PdfFile:
    """A PDF that notes are written into."""

    def __init__(self, data: bytes, name: str, password: str | None, is_blank: IsBlank) -> None:
        """Keep the file.

        Args:
            data: Its bytes.
            name: How it is called in errors.
            password: Opens it if it is encrypted.
            is_blank: Tells of two opposite corners on a page whether no letter stands between.
        """
        self._data, self._name, self._password = data, name, password
        self._is_blank = is_blank

    def with_notes(self, stickers: Sequence[Sticker], outline: Outline) -> tuple[bytes, list[str]]:
        """Return the bytes of a copy with notes, and what its reader should know.

        Raises:
            NotAnnotatable: Its owner allows no notes.
            DamagedDocument: It is damaged beyond repair.
        """
        with _silent():
            for data, messages in self._versions():
                try:
                    copy, more = self._written(data, stickers, outline)
                except _BROKEN:
                    continue
                before = _count_notes(data, self._password)
                if before is not None and (
                    _count_notes(copy, self._password) == before + len(stickers)
                ):
                    return copy, [*messages, *more]
        raise DamagedDocument(
            f"{self._name} is damaged: notes cannot be written into it.",
            "Open it in a PDF viewer, print it to a new PDF, and annotate that.",
        )

    def _versions(self) -> Iterator[tuple[bytes, list[str]]]:
        """Yield the file as it is and, when that can't be used, as pdfium repairs it."""
        yield self._data, []
        document = pypdfium2.PdfDocument(self._data, password=self._password)
        try:
            target = io.BytesIO()
            document.save(target)
        finally:
            document.close()
        yield target.getvalue(), [_REWRITTEN]

    def _written(
        self, data: bytes, stickers: Sequence[Sticker], outline: Outline
    ) -> tuple[bytes, list[str]]:
        reader = PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
        opened = reader.decrypt(self._password or "") if encrypted else PasswordType.OWNER_PASSWORD
        permissions = reader.user_access_permissions if encrypted else None
        if opened is not PasswordType.OWNER_PASSWORD and permissions is not None:
            self._check(permissions)
        appended = not encrypted and data is self._data
        messages = [_SIGNED if appended else _SIGNATURE_LOST] if _is_signed(reader) else []
        writer = PdfWriter(clone_from=reader) if encrypted else PdfWriter(reader, incremental=True)
        first = 1 + sum(len(page.get("/Annots") or ()) for page in reader.pages)
        for number, sticker in enumerate(stickers):
            _stick(writer, sticker, f"{AUTHOR}-{first + number}", self._is_blank)
        _add_outline(writer, outline)
        if encrypted:
            messages += self._encrypt(writer, opened, permissions)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue(), messages

    def _check(self, permissions: UserAccessPermissions) -> None:
        if not permissions & UserAccessPermissions.ADD_OR_MODIFY:
            raise NotAnnotatable(
                f"The owner of {self._name} allows no notes in it.",
                "Give the owner's password with --password, or read the findings with "
                "`contractscan scan`.",
            )

    def _encrypt(
        self,
        writer: PdfWriter,
        opened: PasswordType,
        permissions: UserAccessPermissions | None,
    ) -> list[str]:
        """Encrypt the copy as the original was, as far as its passwords are known."""
        password = self._password or ""
        # Nobody knows the owner's password; what restricts the original restricts the copy.
        secret = hashlib.sha256(self._data).hexdigest()
        owner = password if opened is PasswordType.OWNER_PASSWORD else secret
        flags = permissions if permissions is not None else UserAccessPermissions.all()
        writer.encrypt(
            user_password=password,
            owner_password=owner,
            permissions_flag=flags,
            algorithm="AES-256",
        )
        return [_REENCRYPTED] if password else []


def _stick(writer: PdfWriter, sticker: Sticker, name: str, is_blank: IsBlank) -> None:
    if sticker.quads:
        own, color = _highlight(sticker), _AMBER
    else:
        own, color = _icon(writer, sticker, is_blank), _RED
    shared = {
        "/Type": NameObject("/Annot"),
        "/T": TextStringObject(AUTHOR),
        "/NM": TextStringObject(name),
        "/Contents": TextStringObject(sticker.text),
        "/C": _numbers(color),
        "/F": NumberObject(_PRINTED),
    }
    values = {NameObject(key): value for key, value in (shared | own).items()}
    writer.add_annotation(sticker.page, DictionaryObject(values))


def _highlight(sticker: Sticker) -> dict[str, Any]:
    points = [point for quad in sticker.quads for point in quad]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return {
        "/Subtype": NameObject("/Highlight"),
        "/Rect": _numbers((min(xs), min(ys), max(xs), max(ys))),
        "/QuadPoints": _numbers([value for point in points for value in point]),
    }


def _icon(writer: PdfWriter, sticker: Sticker, is_blank: IsBlank) -> dict[str, Any]:
    """Return a note at the top of the page as it is shown, over no text if there is room.

    Several stand side by side.
    """
    page = writer.pages[sticker.page]
    there = [note.get_object() for note in page.get("/Annots") or ()]
    taken = {tuple(note["/Rect"][:2]) for note in there if note.get("/T") == AUTHOR}
    every = list(_spots(page))
    spots = [each for each in every if tuple(_numbers(each)) not in taken] or every
    blank = (each for each in spots if is_blank(sticker.page, each, _across(each)))
    spot = next(blank, spots[0])
    return {
        "/Subtype": NameObject("/Text"),
        "/Name": NameObject("/Note"),
        "/Rect": _numbers((*spot, *_across(spot))),
    }


def _spots(page: PageObject) -> Iterator[Corner]:
    """Yield the lower left corners of the icons that have room along the top of a page."""
    left, bottom, right, top = map(float, page.cropbox)
    turned = page.rotation % 180 != 0
    room = (top - bottom if turned else right - left) - 2 * _MARGIN
    for number in range(max(1, int(room // _ICON))):
        step = _MARGIN + number * _ICON
        yield {
            0: (left + step, top - _MARGIN - _ICON),
            90: (left + _MARGIN, bottom + step),
            180: (right - step - _ICON, bottom + _MARGIN),
            270: (right - _MARGIN - _ICON, top - step - _ICON),
        }[page.rotation % 360]


def _across(corner: Corner) -> Corner:
    """Return the upper right corner of an icon."""
    return corner[0] + _ICON, corner[1] + _ICON


def _add_outline(writer: PdfWriter, outline: Outline) -> None:
    title, entries = outline
    parent = writer.add_outline_item(title=title, page_number=0, bold=True)
    for text, sticker in entries:
        corners = sticker.quads[0] if sticker.quads else None
        fit = Fit.xyz(left=0, top=corners[0][1] + _MARGIN) if corners else Fit.fit()
        writer.add_outline_item(title=text, page_number=sticker.page, parent=parent, fit=fit)


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)


def _is_signed(reader: PdfReader) -> bool:
    form = reader.root_object.get("/AcroForm")
    if form is None:
        return False
    form = form.get_object()
    if int(form.get("/SigFlags", 0)) & _SIGNATURES_EXIST:
        return True
    fields = (field.get_object() for field in form.get("/Fields", ()))
    return any(field.get("/FT") == "/Sig" and "/V" in field for field in fields)


def _count_notes(data: bytes, password: str | None) -> int | None:
    """Return how many annotations another library finds in a file; None if it can't open it."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        return None
    try:
        return sum(_count_on(document, index) for index in range(len(document)))
    finally:
        document.close()


def _count_on(document: Any, index: int) -> int:  # noqa: ANN401 (a document of pdfium)
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return 0
    try:
        return int(pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw))
    finally:
        page.close()


@contextmanager
def _silent() -> Iterator[None]:
    """Keep pypdf's remarks on odd files to itself."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
