"""How an addendum looks: a Word document with automatic numbers and cross-references."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Pt, RGBColor

from contractscan.addendum import _word as word
from contractscan.addendum.composing import Addendum, Clause
from contractscan.addendum.framing import TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DRAFT = "Draft, not legal advice"
_FONT, _SIZE, _SMALL = "Times New Roman", 11.0, 9.5
_MARGIN = 1.0  # inches
_COLUMNS = (0.8, 2.8, 2.9)  # widths of the table in inches
_SIGNATURE = ("By:", "Name:", "Title:", "Date:")
_RULE = "_" * 30
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same bytes every time
_ARTICLE, _CLAUSE, _ITEM = 0, 1, 2
_REQUIRED, _FURTHER = "Clauses required by the CCPA", "Further clauses"
_REQUIRED_ELSEWHERE = "Required clauses"  # own rules may ask for clauses under other laws
_CODES_OF_THE_CCPA = ("11 CCR ", "Cal. Civ. Code ")
_FIRST_ARTICLE_OF_CLAUSES = 2
_CODE = re.compile(r"^(.+?) (?:§|Article)")


def write(addendum: Addendum) -> bytes:
    """Return an addendum as the bytes of a DOCX file; the same every time."""
    document = docx.Document()
    _set_up(document)
    writer = _Writer(document, word.define_numbering(document))
    writer.add_top(addendum)
    writer.add_article("Definitions")
    for text in addendum.definitions:
        writer.add_numbered(_CLAUSE, text)
    for title, clauses in _articles(addendum.clauses):
        writer.add_article(title)
        for clause in clauses:
            writer.add_clause(clause)
    writer.add_article("General")
    for heading, text in addendum.closing:
        writer.add_numbered(_CLAUSE, text, heading)
    writer.add_signatures(addendum)
    writer.add_sources(addendum.clauses)
    target = io.BytesIO()
    document.save(target)
    return _dated_alike(target.getvalue())


class _Writer:
    """Adds the parts of an addendum, one below the other."""

    def __init__(self, document: Document, numbers: int) -> None:
        self._document, self._numbers = document, numbers
        self._bookmarks = 0

    def add_top(self, addendum: Addendum) -> None:
        """Add the title, what the addendum adds to, and the opening."""
        title = self._document.add_paragraph(TITLE, style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        below = self._paragraph("", after=2)
        word.add_text(below, f"to the {' and the '.join(addendum.frame.titles)}")
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        draft = self._paragraph("", after=16)
        draft.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = draft.add_run(DRAFT)
        run.italic, run.font.size = True, Pt(_SMALL)
        run.font.color.rgb = RGBColor(0x80, 0x20, 0x20)
        opening = self._justified(self._paragraph(""))
        word.add_text(opening, addendum.opening)

    def add_article(self, title: str) -> None:
        """Add the heading of an article."""
        paragraph = self._document.add_paragraph(title.upper(), style="Heading 1")
        word.number(paragraph, self._numbers, _ARTICLE)

    def add_numbered(self, level: int, text: str, heading: str = "") -> Paragraph:
        """Add a numbered paragraph, perhaps with a heading that runs into it."""
        paragraph = self._justified(self._paragraph(""))
        if heading:
            paragraph.add_run(f"{heading}. ").bold = True
        word.add_text(paragraph, text)
        word.number(paragraph, self._numbers, level)
        return paragraph

    def add_clause(self, clause: Clause) -> None:
        """Add a clause with its list."""
        paragraph = self.add_numbered(_CLAUSE, clause.text, clause.title)
        self._bookmarks += 1
        word.add_bookmark(paragraph, self._bookmarks, _bookmark(self._bookmarks))
        for item in clause.items:
            self.add_numbered(_ITEM, item)
        if clause.after:
            after = self._justified(self._paragraph(clause.after))
            after.paragraph_format.left_indent = Inches(word.INDENTS[_CLAUSE])

    def add_signatures(self, addendum: Addendum) -> None:
        """Add the lines for the signatures, side by side."""
        names = (addendum.terms.business, addendum.terms.vendor)
        opening = self._paragraph("The parties have signed this Addendum on the dates below.")
        opening.paragraph_format.space_before = Pt(14)
        opening.paragraph_format.keep_with_next = True
        table = self._document.add_table(rows=1 + len(_SIGNATURE), cols=len(names))
        for row, line in zip(table.rows, ("", *_SIGNATURE), strict=True):
            word.keep_together(row)
            for cell, name in zip(row.cells, names, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(12 if line else 8)
                paragraph.paragraph_format.keep_with_next = line != _SIGNATURE[-1]
                paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(0.55))
                shown = name.removeprefix("the ").upper()
                paragraph.add_run(f"{line}\t{_RULE}" if line else shown).bold = not line

    def add_sources(self, clauses: tuple[Clause, ...]) -> None:
        """Add the table of the provisions that ask for the clauses."""
        heading = self._document.add_paragraph("SOURCES OF THE CLAUSES", style="Heading 1")
        heading.paragraph_format.page_break_before = True
        no_part = "This table is for reference; it is no part of what the parties agree."
        self._paragraph(f"{no_part} {_cited(clauses)}", after=8)
        table = self._document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for cell, text in zip(table.rows[0].cells, ("Clause", "Subject", "Source"), strict=True):
            cell.paragraphs[0].add_run(text).bold = True
            word.shade(cell, "E7E6E6")
        word.repeat_as_head(table.rows[0])
        for position, (shown, clause) in enumerate(_numbered(clauses), start=1):
            number, subject, source = table.add_row().cells
            word.add_field(number.paragraphs[0], f"REF {_bookmark(position)} \\r \\h", shown)
            subject.paragraphs[0].add_run(clause.title)
            lines = [word.unbroken(citation.law) for citation in clause.citations]
            source.paragraphs[0].add_run("\n".join(lines))
        for column, width in zip(table.columns, _COLUMNS, strict=True):
            column.width = Inches(width)
        for row in table.rows:
            word.keep_together(row)
            for cell, width in zip(row.cells, _COLUMNS, strict=True):
                cell.width = Inches(width)
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(_SMALL)

    def _paragraph(self, text: str, after: float = 6) -> Paragraph:
        paragraph = self._document.add_paragraph(text)
        paragraph.paragraph_format.space_after = Pt(after)
        return paragraph

    @staticmethod
    def _justified(paragraph: Paragraph) -> Paragraph:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return paragraph


def _articles(clauses: Sequence[Clause]) -> list[tuple[str, list[Clause]]]:
    """Return the articles of the clauses: what every contract must have, and the rest."""
    required = [clause for clause in clauses if clause.is_required]
    further = [clause for clause in clauses if not clause.is_required]
    laws = [citation.law for clause in required for citation in clause.citations]
    of_ccpa = all(law.startswith(_CODES_OF_THE_CCPA) for law in laws)
    named = ((_REQUIRED if of_ccpa else _REQUIRED_ELSEWHERE, required), (_FURTHER, further))
    return [(title, held) for title, held in named if held]


def _numbered(clauses: Sequence[Clause]) -> Iterator[tuple[str, Clause]]:
    """Yield the clauses in the order of the articles, with the numbers that Word gives them."""
    for article, (_, held) in enumerate(_articles(clauses), start=_FIRST_ARTICLE_OF_CLAUSES):
        for position, clause in enumerate(held, start=1):
            yield f"{article}.{position}", clause


def _cited(clauses: Sequence[Clause]) -> str:
    """Return by which texts of the law the sources are cited."""
    texts: dict[str, set[str]] = {}
    for citation in (citation for clause in clauses for citation in clause.citations):
        code = _CODE.match(citation.law)
        texts.setdefault(code[1] if code else citation.law, set()).add(citation.edition)
    each = [
        f"{code} as of {' and '.join(map(_shown_day, sorted(days)))}"
        for code, days in sorted(texts.items())
    ]
    return f"It cites {'; '.join(each)}. Check before use that the numbers still hold."


def _shown_day(day: str) -> str:
    return f"{date.fromisoformat(day):%B} {int(day[8:])}, {day[:4]}"


def _bookmark(position: int) -> str:
    return f"_Ref_clause_{position}"


def _set_up(document: Document) -> None:
    """Set page, fonts and footer; the template's own look is that of a presentation."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(_MARGIN)
    section.top_margin = section.bottom_margin = Inches(_MARGIN)
    for name, size in (("Normal", _SIZE), ("Heading 1", _SIZE), ("Title", 16.0)):
        style = document.styles[name]
        word.set_font(style, _FONT, size)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    document.styles["Title"].font.bold = True
    document.styles["Title"].paragraph_format.space_after = Pt(4)
    word.remove_border(document.styles["Title"])
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{TITLE} – {DRAFT} – Page ")
    word.add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    word.add_field(footer, "NUMPAGES", "1")
    for run in footer.runs:
        run.font.size = Pt(_SMALL)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = TITLE, "contractscan", DRAFT


def _dated_alike(data: bytes) -> bytes:
    """Return a package whose parts bear no date of today."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for info in archive.infolist():
            dated = zipfile.ZipInfo(info.filename, _EARLIEST)
            copy.writestr(dated, archive.read(info), zipfile.ZIP_DEFLATED)
    return target.getvalue()
