"""Tables of the PDF writer: ruled tables with spans, and signature blocks."""

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import Paragraph, TableStyle
from reportlab.platypus import Table as PdfTable

from .markup import parse_runs
from .model import Look, Table
from .pdf_styles import Styles

_LINES = ("By: _________________", "Name:", "Title:", "Date:")


def ruled_table(table: Table, styles: Styles, look: Look) -> PdfTable:
    """Return a ruled table: ``<`` joins a cell to its left, ``^`` to its upper neighbour."""
    size = look.size - 1.5
    small = ParagraphStyle(
        "cell", styles.base, fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=TA_LEFT
    )
    head = ParagraphStyle("head", small, fontName=styles.bold)
    rows = [
        [_cell(text, head if r < table.header_rows else small) for text in row]
        for r, row in enumerate(table.rows)
    ]
    width = (6.5 if look.columns == 1 else 3.2) * inch
    total = sum(table.widths)
    pdf = PdfTable(
        rows, colWidths=[width * w / total for w in table.widths], repeatRows=table.header_rows
    )
    pdf.setStyle(TableStyle(_rules(table)))
    return pdf


def _cell(text: str, style: ParagraphStyle) -> Paragraph | str:
    if text in ("<", "^"):
        return ""
    words = []
    for run in parse_runs(text.replace("&", "&amp;")):
        words.append(f"<b>{run.text}</b>" if run.bold else run.text)
    return Paragraph("".join(words), style)


def _rules(table: Table) -> list[tuple[object, ...]]:
    """Return the style commands: grid, shaded head, spans."""
    rules: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, table.header_rows - 1), colors.Color(0.9, 0.9, 0.9)),
    ]
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            right, down = c, r
            while text not in ("<", "^") and right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while (
                text not in ("<", "^")
                and down + 1 < len(table.rows)
                and table.rows[down + 1][c] == "^"
            ):
                down += 1
            if (right, down) != (c, r):
                rules.append(("SPAN", (c, r), (right, down)))
    return rules


def signature_table(parties: list[str], styles: Styles) -> PdfTable:
    """Return a signature block with a column for each party."""
    bold = ParagraphStyle("party", styles.base, fontName=styles.bold, alignment=TA_LEFT)
    line = ParagraphStyle("line", styles.base, alignment=TA_LEFT)
    rows = [[Paragraph(party, bold) for party in parties]]
    rows += [[Paragraph(text, line) for _ in parties] for text in _LINES]
    width = (6.4 if styles.look.columns == 1 else 3.2) * inch / len(parties)
    whole = TableStyle([("NOSPLIT", (0, 0), (-1, -1)), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return PdfTable(rows, colWidths=[width] * len(parties), style=whole)
