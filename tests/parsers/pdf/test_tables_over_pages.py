"""Tables that a page break cuts, and cells so narrow that words break in them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from contractscan.document import BlockKind

from ._drawing import draw, lines, parse, texts

Cells = Sequence[str]


def _rows(canvas: Canvas, rows: Sequence[Cells], *, top: float, width: float = 150) -> float:
    """Draw rows with borders below each other, and return the height below them."""
    borders = [top]
    for row in rows:
        for place, cell in enumerate(row):
            lines(canvas, *cell.split("\n"), x=76 + width * place, y=borders[-1] - 14, size=9)
        borders.append(borders[-1] - 14 * max(cell.count("\n") + 1 for cell in row) - 8)
    canvas.grid([72 + width * place for place in range(len(rows[0]) + 1)], borders)
    return borders[-1]


def _table_rows(*pages: Sequence[Cells], width: float = 150) -> list[str]:
    def paint(canvas: Canvas) -> None:
        for number, rows in enumerate(pages):
            if not number:
                lines(canvas, "These measures are in place at all sites of Vendor:", y=740)
            y = _rows(canvas, rows, top=720 if number else 480, width=width)
            if number == len(pages) - 1:
                lines(canvas, "Vendor reviews all of these measures once a year.", y=y - 40)
            canvas.showPage()

    return texts(parse(draw(paint)), BlockKind.TABLE_ROW)


HEAD = ("Data\nsubject", "Purpose\nof use", "Period")


def test_a_head_that_is_drawn_again_overleaf_is_read_once():
    first = [HEAD, ("Staff", "Payroll\nof use", "Data\nPeriod"), ("Guests", "Entry", "A day")]
    second = [HEAD, ("Owners", "Billing", "A year")]
    assert _table_rows(first, second) == [
        "Data subject | Purpose of use | Period",
        "Staff | Payroll of use | Data Period",
        "Guests | Entry | A day",
        "Owners | Billing | A year",
    ]


def test_a_row_goes_on_overleaf_below_a_head_that_is_drawn_again():
    first = [HEAD, ("Staff", "Payroll and all\nthat is needed", "As long as\nstaff are")]
    second = [HEAD, ("", "for it", "employed"), ("Owners", "Billing", "A year")]
    assert _table_rows(first, second)[1:] == [
        "Staff | Payroll and all that is needed for it | As long as staff are employed",
        "Owners | Billing | A year",
    ]


def test_a_new_row_overleaf_is_told_by_most_of_its_cells():
    first = [("Item", "Business", "Vendor"), ("Address:", "As listed in\nthe Order", "1 Main Road")]
    second = [("Contact:", "As listed in\nthe Order", "help@example.com")]
    assert _table_rows(first, second)[1:] == [
        "Address: | As listed in the Order | 1 Main Road",
        "Contact: | As listed in the Order | help@example.com",
    ]


def test_words_that_a_narrow_cell_breaks_are_whole():
    rows = [
        ("Data", "Why", "How long"),
        (
            "Custome\nr's list\nof calls",
            "contract\nual and\nguidanc\ne on it",
            "reques\nted by\nthe user",
        ),
        ("Names\nand so\non", "Vendor\nand its\nagents", "erased\nat the\nend"),
    ]
    said = "(e) The customer keeps names and so on, and they are erased."

    def paint(canvas: Canvas) -> None:
        lines(canvas, said, y=740)
        _rows(canvas, rows, top=720, width=48)

    assert texts(parse(draw(paint)), BlockKind.TABLE_ROW)[1:] == [
        "Customer's list of calls | contractual and guidance on it | requested by the user",
        "Names and so on | Vendor and its agents | erased at the end",
    ]
