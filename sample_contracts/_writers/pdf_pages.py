"""Pages of a PDF: paper, columns, running heads and "Page x of y"."""

from typing import Any

from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, PageTemplate

from .model import Look
from .pdf_styles import FACES

_MARGIN = 1.0 * inch
_GUTTER = 0.3 * inch


def page_size(look: Look) -> tuple[float, float]:
    """Return width and height of the paper in points."""
    return letter if look.page == "letter" else A4


def _margin(look: Look) -> float:
    return _MARGIN if look.columns == 1 else 0.75 * inch


def page_templates(look: Look) -> list[PageTemplate]:
    """Return the page with its one or two columns."""
    width, height = page_size(look)
    margin = _margin(look)
    room = width - 2 * margin - (look.columns - 1) * _GUTTER
    column = room / look.columns
    frames = [
        Frame(
            margin + index * (column + _GUTTER), _MARGIN, column, height - 2 * _MARGIN,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=f"column{index}",
        )
        for index in range(look.columns)
    ]  # fmt: skip
    return [PageTemplate("page", frames=frames, pagesize=(width, height))]


class BarePage(Flowable):
    """Leaves the page without head and foot, like a page from a scanner."""

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Mark the page."""
        self.canv.bare = True


class NumberedCanvas(Canvas):
    """Keeps all pages back until their number is known, then adds head and foot."""

    look: Look

    def __init__(self, filename: str, **options: object) -> None:
        super().__init__(filename, **options)
        self._pages: list[dict[str, Any]] = []
        self.bare = False

    @classmethod
    def for_look(cls, look: Look) -> type["NumberedCanvas"]:
        """Return a canvas class bound to one look, as reportlab wants a class."""
        return type("BoundCanvas", (cls,), {"look": look})

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Keep the finished page back."""
        self._pages.append(dict(self.__dict__))
        self.bare = False
        self._startPage()

    def save(self) -> None:
        """Write all pages with their heads and feet."""
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            if not self.bare:
                self._draw_head_and_foot(number, len(self._pages))
            super().showPage()
        super().save()

    def _draw_head_and_foot(self, number: int, total: int) -> None:
        width, height = page_size(self.look)
        margin = _margin(self.look)
        regular = FACES[self.look.font][0]
        self.setFont(regular, 8)
        self.setFillGray(0.25)
        if self.look.head and (number > 1 or self.look.columns > 1):
            self.drawString(margin, height - 0.6 * inch, self.look.head)
            self.setLineWidth(0.4)
            self.line(margin, height - 0.66 * inch, width - margin, height - 0.66 * inch)
        self.drawString(margin, 0.6 * inch, self.look.foot)
        self.drawRightString(width - margin, 0.6 * inch, f"Page {number} of {total}")
