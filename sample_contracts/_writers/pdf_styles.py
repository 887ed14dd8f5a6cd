"""Paragraph styles of the PDF writer."""

from pathlib import Path

import reportlab
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .model import Look
from .numbers import SCHEMES

FACES = {
    "times": ("Times-Roman", "Times-Bold"),
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "vera": ("Vera", "Vera-Bold"),
}
_VERA = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}


def register_vera() -> None:
    """Make reportlab's own TrueType face available: it is embedded, as Word's fonts are."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in _VERA.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily(
        "Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-Bold"
    )


class Styles:
    """The styles that one look asks for."""

    def __init__(self, look: Look) -> None:
        if look.font == "vera":
            register_vera()
        self.look = look
        self.regular, self.bold = FACES[look.font]
        narrow = look.columns > 1
        self._heading_side = TA_CENTER if look.centred else TA_LEFT
        self._scale = 0.55 if narrow else 1.0
        self.base = ParagraphStyle(
            "base",
            fontName=self.regular,
            fontSize=look.size,
            leading=look.size * 1.28,
            spaceAfter=look.size * (0.45 if narrow else 0.6),
            alignment=TA_JUSTIFY if look.justify else TA_LEFT,
        )

    def named(self, kind: str) -> ParagraphStyle:
        """Return the style of a kind of block that is not numbered."""
        size = self.look.size
        bullet = 0.45 * inch * self._scale
        styles = {
            "title": self._heading(size + 5, TA_CENTER, before=0),
            "heading": self._heading(size + 1.5, self._heading_side, before=size * 1.2),
            "subheading": self._heading(size + 0.5, TA_LEFT, before=size * 0.8),
            "subtitle": self._variant(alignment=TA_CENTER, spaceAfter=size),
            "indented": self._variant(leftIndent=0.4 * inch * self._scale),
            "bullet": self._variant(leftIndent=bullet, bulletIndent=bullet - 0.16 * inch),
        }
        return styles.get(kind, self.base)

    def _variant(self, **changes: object) -> ParagraphStyle:
        return ParagraphStyle("variant", self.base, **changes)

    def clause(self, level: int) -> ParagraphStyle:
        """Return the style of a numbered clause."""
        numbers = SCHEMES[self.look.scheme][level - 1]
        indent = numbers.indent * inch * self._scale
        hanging = numbers.hanging * inch * self._scale
        top = level == 1
        return ParagraphStyle(
            f"clause{level}",
            self.base,
            fontName=self.bold if top else self.regular,
            bulletFontName=self.bold if top else self.regular,
            bulletFontSize=self.look.size,
            leftIndent=indent,
            bulletIndent=indent - hanging,
            spaceBefore=self.look.size * 0.7 if top else 0,
            alignment=TA_LEFT if top else self.base.alignment,
            keepWithNext=1 if top else 0,
        )

    def _heading(self, size: float, alignment: int, before: float) -> ParagraphStyle:
        return self._variant(
            fontName=self.bold,
            fontSize=size,
            leading=size * 1.25,
            alignment=alignment,
            spaceBefore=before,
            spaceAfter=size * 0.6,
            keepWithNext=1,
        )
