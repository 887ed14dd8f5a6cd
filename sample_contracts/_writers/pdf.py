"""Write an agreement as PDF."""

import io
from pathlib import Path

from reportlab.lib.units import inch
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Image,
    PageBreak,
    Paragraph,
    Spacer,
)

from .hyphens import soften
from .model import Agreement, Block, Run
from .numbers import Counter
from .pdf_pages import BarePage, NumberedCanvas, page_size, page_templates
from .pdf_styles import Styles
from .pdf_tables import ruled_table, signature_table


def write_pdf(agreement: Agreement, path: Path, folder: Path) -> None:
    """Write one agreement to a PDF file; pictures are looked up in ``folder``."""
    look = agreement.look
    template = BaseDocTemplate(
        str(path),
        pagesize=page_size(look),
        title=look.title,
        author="Legal department",
        invariant=1,
        lang="en-US",
    )
    template.addPageTemplates(page_templates(look))
    writer = _Writer(agreement, folder)
    story = [flowable for block in agreement.blocks for flowable in writer.flowables(block)]
    template.build(story, canvasmaker=NumberedCanvas.for_look(look))


class _Writer:
    """Turns blocks into flowables, counting clauses on the way."""

    def __init__(self, agreement: Agreement, folder: Path) -> None:
        self.look = agreement.look
        self.folder = folder
        self.styles = Styles(self.look)
        self.counter = Counter(self.look.scheme)

    def flowables(self, block: Block) -> list[Flowable]:
        """Return what stands on the page for one block."""
        if block.kind == "table" and block.table:
            return [Spacer(1, 4), ruled_table(block.table, self.styles, self.look), Spacer(1, 10)]
        if block.kind == "signatures":
            signatures = signature_table(block.argument.split(" | "), self.styles)
            return [Spacer(1, 14), signatures, Spacer(1, 14)]
        if block.kind == "page-break":
            return [PageBreak()]
        if block.kind == "picture":
            return self._picture(block.argument)
        if block.kind == "restart":
            self.counter.restart()
            return []
        return [self._paragraph(block)]

    def _picture(self, name: str) -> list[Flowable]:
        """Give a scanned page a page of its own."""
        width, height = page_size(self.look)
        data = io.BytesIO((self.folder / name).read_bytes())
        image = Image(data, width - 1.7 * inch, height - 2.2 * inch)
        return [PageBreak(), BarePage(), image, PageBreak()]

    def _paragraph(self, block: Block) -> Paragraph:
        hyphenate = self.look.hyphenate and "heading" not in block.kind and block.kind != "title"
        text = "".join(_markup(run, hyphenate=hyphenate) for run in block.runs)
        if block.kind == "clause":
            number = self.counter.next(block.level)
            style = self.styles.clause(block.level)
            return Paragraph(text, style, bulletText=number)
        if block.kind == "bullet":
            return Paragraph(text, self.styles.named("bullet"), bulletText="•")
        return Paragraph(text, self.styles.named(block.kind))


def _markup(run: Run, *, hyphenate: bool) -> str:
    """Write a run in reportlab's own markup, with tracked changes accepted."""
    if run.change == "deleted" or run.footnote:
        return ""
    text = run.text.replace("&", "&amp;").replace("<", "&lt;")
    text = soften(text) if hyphenate else text
    text = f"<b>{text}</b>" if run.bold else text
    return f"<i>{text}</i>" if run.italic else text
