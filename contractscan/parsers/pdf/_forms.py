"""Form fields and text that was typed onto a page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

from contractscan.parsers.pdf._model import Handle
from contractscan.parsers.pdf._text import normalise

_MAX_ANNOTATIONS = 2000
_TICKS = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_MUTE = (pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE)


def fields_of(page: Handle, form: Handle) -> Iterator[str]:
    """Yield what the form fields of a page say, for example ``Governing state: California``."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            text = _spoken(annotation, form)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if text:
            yield text


def _spoken(annotation: Handle, form: Handle) -> str:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(
            lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(
                annotation, b"Contents", buffer, size
            )
        )
    if kind != pdfium.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in _MUTE or field <= 0:
        return ""
    name = _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldAlternateName(
            form, annotation, buffer, size
        )
    ) or _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size)
    )
    if field in _TICKS:
        sign = "☒" if pdfium.FPDFAnnot_IsChecked(form, annotation) else "☐"
        return f"{sign} {name}" if name else ""
    value = _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    )
    if not value:
        return ""
    return f"{name}: {value}" if name else value


def _string(call: Callable[[Handle, int], int]) -> str:
    """Return the text of a pdfium call that fills a buffer of UTF-16."""
    size = call(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return normalise(buffer.raw[: size - 2].decode("utf-16-le", errors="ignore"))
