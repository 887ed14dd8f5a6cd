"""Write an agreement as DOCX."""

from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .model import Agreement, Block, Look, Run
from .word_numbering import ClauseNumbers
from .word_parts import Footnotes, add_change, add_field, fixed_bytes
from .word_tables import add_ruled_table, add_signatures

_FONTS = {"times": "Times New Roman", "helvetica": "Arial", "vera": "Verdana"}
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_NAMED_STYLES = {"bullet": "List Bullet", "subheading": "Heading 2", "heading": "Heading 1"}


def write_docx(agreement: Agreement, path: Path) -> None:
    """Write one agreement to a DOCX file."""
    writer = _Writer(agreement)
    for block in agreement.blocks:
        writer.add(block)
    path.write_bytes(writer.finish())


class _Writer:
    """Holds the document while its blocks are added."""

    def __init__(self, agreement: Agreement) -> None:
        self.look = agreement.look
        self.document = docx.Document()
        _set_properties(self.document, self.look)
        _set_page(self.document, self.look)
        _set_styles(self.document, self.look)
        self.numbers = ClauseNumbers(self.document, self.look)
        self.footnotes = Footnotes(self.document)
        self.changes = 0

    def add(self, block: Block) -> None:
        """Add one block to the end of the document."""
        if block.kind == "table" and block.table:
            add_ruled_table(self.document, block.table, self.look.size - 1)
        elif block.kind == "signatures":
            add_signatures(self.document, block.argument.split(" | "))
        elif block.kind == "page-break":
            self.document.add_page_break()
        elif block.kind == "restart":
            self.numbers.restart()
        else:
            self._add_paragraph(block)

    def _add_paragraph(self, block: Block) -> None:
        paragraph = self.document.add_paragraph()
        if block.kind == "clause":
            self.numbers.apply(paragraph, block.level)
        elif block.kind in _NAMED_STYLES:
            paragraph.style = _NAMED_STYLES[block.kind]
        elif block.kind in ("title", "subtitle"):
            paragraph.alignment = _CENTRE
            paragraph.paragraph_format.space_after = Pt(10)
        elif block.kind == "indented":
            paragraph.paragraph_format.left_indent = Inches(0.5)
        large = block.kind == "title"
        for run in block.runs:
            self._add_run(paragraph, run, large=large)

    def _add_run(self, paragraph: Paragraph, run: Run, *, large: bool) -> None:
        if run.footnote:
            self.footnotes.add(paragraph, run.footnote)
        elif run.change:
            self.changes += 1
            add_change(paragraph, run, 900 + self.changes, self.look.date)
        else:
            words = paragraph.add_run(run.text)
            words.bold = True if run.bold or large else None
            words.italic = run.italic or None
            words.font.size = Pt(self.look.size + 4) if large else None

    def finish(self) -> bytes:
        """Complete the document and return its bytes."""
        self.footnotes.save(self.document)
        return fixed_bytes(self.document)


def _set_properties(document: Document, look: Look) -> None:
    """Fix the properties that Word would take from the clock and the user."""
    properties = document.core_properties
    moment = datetime.fromisoformat(f"{look.date}T09:00:00")
    properties.title = look.title
    properties.author = properties.last_modified_by = "Legal department"
    properties.created = properties.modified = properties.last_printed = moment
    properties.comments = ""
    properties.revision = 1


def _set_page(document: Document, look: Look) -> None:
    """Set paper, margins, the running head and the numbered foot."""
    section = document.sections[0]
    letter = look.page == "letter"
    section.page_width = Inches(8.5) if letter else Mm(210)
    section.page_height = Inches(11) if letter else Mm(297)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(1)
    head = section.header.paragraphs[0]
    head.text = look.head
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot = section.footer.paragraphs[0]
    foot.alignment = _CENTRE
    foot.add_run(f"{look.foot}   Page " if look.foot else "Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")
    for run in (*head.runs, *foot.runs):
        run.font.size = Pt(8.5)


def _set_styles(document: Document, look: Look) -> None:
    """Give the template's styles the sober look of a contract."""
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        style.font.name = _FONTS[look.font]
        fonts.set(qn("w:cs"), _FONTS[look.font])
        style.font.size = Pt(look.size + (1 if name == "Heading 1" else 0))
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].paragraph_format.alignment = _CENTRE
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    normal = document.styles["Normal"].paragraph_format
    normal.line_spacing = 1.08
    if look.justify:
        normal.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _set_language(document)


def _set_language(document: Document) -> None:
    """Tell Word that the text is American English."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
