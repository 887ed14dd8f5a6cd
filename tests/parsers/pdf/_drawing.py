"""Small PDFs, drawn line by line so that the test shows what is on the page."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from contractscan.document import BlockKind, Document
from contractscan.parsers import ReadOptions
from contractscan.parsers.pdf import read

LEFT, TOP, LEADING = 72.0, 720.0, 14.0
Draw = Callable[[Canvas], None]


def draw(paint: Draw, **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, **options)
    paint(canvas)
    canvas.save()
    return buffer.getvalue()


def lines(
    canvas: Canvas,
    *texts: str,
    x: float = LEFT,
    y: float = TOP,
    font: str = "Helvetica",
    size: float = 11,
) -> float:
    """Draw one line below the other and return the height of the next."""
    canvas.setFont(font, size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= LEADING
    return y


def parse(data: bytes, password: str | None = None) -> Document:
    return read(data, "test.pdf", ReadOptions(password=password, ocr="never"))


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.quote(b.span) for b in document.blocks if kind is None or b.kind is kind]
