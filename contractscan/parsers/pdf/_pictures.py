"""Pages that are pictures: which they are, when they are recognised, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from contractscan.errors import MissingExtra, NoTextLayer
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._options import Ocr
from contractscan.parsers.pdf import _ocr
from contractscan.parsers.pdf._model import Handle, Page

_PICTURE_SHARE = 0.15
_SCAN_SHARE = 0.6
_FEW_WORDS = 15
_MANY_STROKES = 300
_INSTALL = f"Install text recognition (OCR): {_ocr.INSTALL}."
_SWITCH_ON = f"Text recognition (OCR) reads them: --ocr auto, after {_ocr.INSTALL}."
_IN_VAIN = "Text recognition (OCR) found nothing on them; ask for a better copy."


def pages_to_recognise(pages: Sequence[Page], ocr: Ocr, name: str) -> list[Page]:
    """Return the pages whose text is to be taken from their picture.

    Args:
        pages: The pages, freed of running heads and the like.
        ocr: The choice of the user.
        name: How the document is called in errors.

    Raises:
        MissingExtra: All pages are to be recognised, and the extra is not installed.
    """
    if ocr == "always":
        if not _ocr.is_installed():
            message = f"{name} can't be recognised: text recognition (OCR) is not installed."
            raise MissingExtra(message, f"Install it with {_ocr.INSTALL}, or leave out --ocr.")
        return [page for page in pages if not page.unreadable]
    if ocr == "never":
        return []
    wanted = [page for page in pages if is_silent(page) or page.garbled]
    return wanted if wanted and _ocr.is_installed() else []


def recognise_pages(document: Handle, pages: Sequence[Page]) -> None:
    """Replace what pages hold by what their pictures show, one page after the other.

    A picture without letters leaves its page as it was.

    Args:
        document: The open document.
        pages: Those of its pages that are to be recognised.
    """
    for page in pages:
        try:
            handle = document[page.number]
        except pypdfium2.PdfiumError:
            continue
        try:
            found = _ocr.recognise(handle, page.number)
        except pypdfium2.PdfiumError:
            continue
        finally:
            handle.close()
        if not found.lines:
            continue
        if (found.width > found.height) != (page.width > page.height):
            page.rules = []
        page.width, page.height, page.lines, page.dots = found.width, found.height, found.lines, []
        page.recognised, page.garbled = True, False


def check_text(pages: Sequence[Page], name: str, builder: DocumentBuilder, ocr: Ocr) -> None:
    """Warn of pages whose text stems from pictures, can't be understood, or is missing.

    Raises:
        NoTextLayer: All pages are pictures that were not recognised.
    """
    silent = [page.number + 1 for page in pages if is_silent(page)]
    spoken = [page for page in pages if page.lines or page.fields]
    hint = _SWITCH_ON if ocr == "never" else _IN_VAIN if _ocr.is_installed() else _INSTALL
    if silent and all(map(is_silent, spoken)):
        raise NoTextLayer(f"{name} has no text layer: its pages are pictures.", hint)
    if silent:
        message = f"Some pages are pictures without a text layer and were not read. {hint}"
        builder.warn("pages-without-text", message, silent)
    garbled = [page.number + 1 for page in pages if page.garbled]
    if garbled:
        message = "The fonts of some pages don't tell their letters; their text is unreadable."
        builder.warn("pages-garbled", f"{message} {hint}", garbled)
    recognised = [page.number + 1 for page in pages if page.recognised]
    if recognised:
        message = "The text of some pages was recognised from pictures; quotes may hold errors."
        builder.warn("pages-recognised", message, recognised)


def is_silent(page: Page) -> bool:
    """Return whether a page shows something that isn't in its text: a scan, drawn letters."""
    if page.unreadable or page.fields or page.recognised:
        return False
    words = sum(len(line.text.split()) for line in page.lines)
    if not words:
        return page.picture_share > _PICTURE_SHARE or page.strokes > _MANY_STROKES
    return page.picture_share > _SCAN_SHARE and words < _FEW_WORDS
