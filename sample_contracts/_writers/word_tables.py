"""Tables of a Word file: ruled tables with merged cells, and signature blocks."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from .markup import parse_runs
from .model import Table

_TEXT_WIDTH = 6.4
_LINES = ("By: ______________________________", "Name:", "Title:", "Date:")


def add_ruled_table(document: Document, table: Table, size: float) -> None:
    """Add a ruled table: ``<`` merges a cell with its left, ``^`` with its upper neighbour."""
    word = document.add_table(rows=len(table.rows), cols=len(table.rows[0]), style="Table Grid")
    word.autofit = False
    total = sum(table.widths)
    for column, width in zip(word.columns, table.widths, strict=True):
        column.width = Inches(_TEXT_WIDTH * width / total)
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            cell = word.cell(r, c)
            if text in ("<", "^"):
                continue
            cell.width = Inches(_TEXT_WIDTH * table.widths[c] / total)
            _fill(cell, text, size, bold=r < table.header_rows)
    _merge(word, table)
    for row in word.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for index in range(table.header_rows):
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        word.rows[index]._tr.get_or_add_trPr().append(mark)
    document.add_paragraph()


def _fill(cell: _Cell, text: str, size: float, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for run in parse_runs(text):
        words = paragraph.add_run(run.text)
        words.bold = bold or run.bold
        words.italic = run.italic
        words.font.size = Pt(size)
    if bold:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E7E6E6")
        cell._tc.get_or_add_tcPr().append(shade)


def _merge(word: WordTable, table: Table) -> None:
    """Join the marked cells with the cell that holds their text."""
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right, down = c, r
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(table.rows) and table.rows[down + 1][c] == "^":
                down += 1
            if (right, down) != (c, r):
                _join(word, (r, c), (down, right))


def _join(word: WordTable, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Merge a rectangle of cells and drop the empty paragraphs that merging leaves."""
    merged = word.cell(*first).merge(word.cell(*last))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def add_signatures(document: Document, parties: list[str]) -> None:
    """Add a signature block with a column for each party."""
    word = document.add_table(rows=1, cols=len(parties))
    for cell, party in zip(word.rows[0].cells, parties, strict=True):
        cell.paragraphs[0].add_run(party).bold = True
        for line in _LINES:
            cell.add_paragraph(line).paragraph_format.space_before = Pt(8)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.keep_with_next = True
    word.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph()
