from __future__ import annotations

import io

import pypdf
import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from contractscan.document import BlockKind

from ._drawing import draw, lines, parse, texts

LEFT_COLUMN = [
    "Vendor processes the records only",
    "for the purposes that are written",
    "down in this agreement, and keeps",
    "them apart from the records of all",
    "its other customers. Vendor never",
    "sells the records, and never gives",
    "them to anyone who might use them",
    "for purposes of his own without the",
]
RIGHT_COLUMN = [
    "consent of Customer. Vendor tells",
    "Customer at once when it can no",
    "longer keep its promises, and lets",
    "Customer stop all use of records",
    "that the agreement doesn't allow,",
    "and helps Customer with requests",
    "of consumers about their records",
    "within ten days of their receipt.",
]


@pytest.mark.parametrize("by_column", [True, False])
def test_two_columns_are_read_one_after_the_other(by_column: bool):
    def paint(canvas: Canvas) -> None:
        if by_column:
            lines(canvas, *LEFT_COLUMN, x=72, y=650)
            lines(canvas, *RIGHT_COLUMN, x=320, y=650)
            return
        for number, pair in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
            lines(canvas, pair[0], x=72, y=650 - 14 * number)
            lines(canvas, pair[1], x=320, y=650 - 14 * number)

    assert texts(parse(draw(paint))) == [" ".join([*LEFT_COLUMN, *RIGHT_COLUMN])]


@pytest.mark.parametrize("by_column", [True, False])
@pytest.mark.parametrize("count", [3, 4])
def test_narrow_columns_of_small_print_are_read_one_after_the_other(count: int, by_column: bool):
    step = 480 / count
    text = " ".join([*LEFT_COLUMN, *RIGHT_COLUMN, *LEFT_COLUMN, *RIGHT_COLUMN])
    found = simpleSplit(text, "Helvetica", 9, step - 14)
    height = len(found) // count
    columns = [found[height * n : height * (n + 1)] for n in range(count)]

    def paint(canvas: Canvas) -> None:
        places = [(n, m) for n in range(count) for m in range(height)]
        for n, m in places if by_column else sorted(places, key=lambda place: place[1]):
            lines(canvas, columns[n][m], x=60 + step * n, y=650 - 12 * m, size=9)

    assert texts(parse(draw(paint))) == [" ".join(line for column in columns for line in column)]


def test_a_dense_table_of_four_columns_stays_a_table():
    rows = [
        ["Host Ltd", "Keeps all the records", "Records of staff", "Ireland"],
        ["Mail Ltd", "Sends all the letters", "Names of staff", "Iceland"],
        ["Desk Ltd", "Answers the phone", "Calls of staff", "Norway"],
        ["Bank Ltd", "Pays what is to be paid", "Sums that are paid", "Malta"],
        ["Shed Ltd", "Keeps the backups", "Records of staff", "Cyprus"],
    ]

    def paint(canvas: Canvas) -> None:
        for m, row in enumerate(rows):
            for n, cell in enumerate(row):
                lines(canvas, cell, x=60 + 125 * n, y=650 - 12 * m, size=9)

    assert texts(parse(draw(paint)), BlockKind.TABLE_ROW) == [" | ".join(row) for row in rows]


def _column(canvas: Canvas, paragraphs: list[list[str]], x: float, y: float) -> None:
    """Draw paragraphs that stand apart by half a line."""
    for paragraph in paragraphs:
        y = lines(canvas, *paragraph, x=x, y=y) - 7


LEFT_PARAGRAPHS = [LEFT_COLUMN[:4], LEFT_COLUMN[4:], ["Vendor answers for what its contrac-"]]
RIGHT_PARAGRAPHS = [["tors do."], RIGHT_COLUMN[:2], RIGHT_COLUMN[2:]]
IN_ORDER = [
    *(" ".join(paragraph) for paragraph in LEFT_PARAGRAPHS[:2]),
    "Vendor answers for what its contractors do.",
    *(" ".join(paragraph) for paragraph in RIGHT_PARAGRAPHS[1:]),
]


def test_the_right_column_may_begin_beside_a_title_of_the_left_one():
    def paint(canvas: Canvas) -> None:
        y = lines(canvas, "RECORDS", "AGREEMENT", x=110, y=700, size=14)
        _column(canvas, LEFT_PARAGRAPHS, 72, y - 14)
        _column(canvas, RIGHT_PARAGRAPHS, 320, 695)

    assert texts(parse(draw(paint)))[-4:] == IN_ORDER[-4:]


def test_the_left_column_may_be_the_longer_one():
    def paint(canvas: Canvas) -> None:
        _column(canvas, LEFT_PARAGRAPHS, 72, 650)
        _column(canvas, [*RIGHT_PARAGRAPHS[:2], RIGHT_COLUMN[2:4]], 320, 650)

    assert texts(parse(draw(paint)))[:4] == IN_ORDER[:4]


def test_columns_whose_lines_never_stand_at_the_same_height():
    def paint(canvas: Canvas) -> None:
        lines(canvas, *LEFT_COLUMN, x=72, y=650)
        lines(canvas, *RIGHT_COLUMN, x=320, y=643)

    assert texts(parse(draw(paint))) == [" ".join([*LEFT_COLUMN, *RIGHT_COLUMN])]


def _table(canvas: Canvas, rows: list[list[str]], ruled: bool) -> None:
    lines(canvas, "The following measures are in place:", y=700)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            lines(canvas, *cell.split("\n"), x=76 + 200 * place, y=660 - 40 * number)
    if ruled:
        bottom = 676 - 40 * len(rows)
        canvas.grid([72, 272, 472], [676 - 40 * n for n in range(len(rows) + 1)])
        assert bottom > 0
    lines(canvas, "Vendor reviews them yearly.", y=400)


@pytest.mark.parametrize("ruled", [True, False])
def test_tables_become_rows_with_cells(ruled: bool):
    rows = [
        ["Measure", "Details"],
        ["Encryption of\nrecords", "All records are encrypted\nin transit and at rest."],
        ["Logging", "Access is logged."],
    ]
    document = parse(draw(lambda canvas: _table(canvas, rows, ruled)))
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [[document.quote(cell) for cell in block.cells] for block in found] == [
        [cell.replace("\n", " ") for cell in row] for row in rows
    ]
    assert document.text.count("encrypted") == 1
    assert texts(document)[0] == "The following measures are in place:"
    assert texts(document)[-1] == "Vendor reviews them yearly."


def test_a_ruled_table_in_the_right_column_is_read_after_the_left_column():
    def paint(canvas: Canvas) -> None:
        lines(canvas, *LEFT_COLUMN, *RIGHT_COLUMN, x=72, y=650)
        y = lines(canvas, *RIGHT_COLUMN, x=320, y=650)
        canvas.grid([316, 416, 520], [y + 6 - 20 * number for number in range(3)])
        for number, row in enumerate([("Measure", "Details"), ("Logging", "Always")]):
            lines(canvas, row[0], x=322, y=y - 8 - 20 * number)
            lines(canvas, row[1], x=422, y=y - 8 - 20 * number)
        lines(canvas, "Vendor reviews them yearly.", x=320, y=y - 60)

    assert texts(parse(draw(paint))) == [
        " ".join([*LEFT_COLUMN, *RIGHT_COLUMN]),
        " ".join(RIGHT_COLUMN),
        "Measure | Details",
        "Logging | Always",
        "Vendor reviews them yearly.",
    ]


def test_a_box_around_text_is_no_table():
    def paint(canvas: Canvas) -> None:
        canvas.rect(60, 640, 400, 100)
        lines(canvas, "Vendor keeps the records.")

    assert [b.kind for b in parse(draw(paint)).blocks] == [BlockKind.PARAGRAPH]


def test_a_table_that_pdfplumber_cannot_read_is_kept_as_text(monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("pdfplumber.table.edges_to_intersections", fail)
    rows = [["Measure", "Details"], ["Logging", "Access is logged."]]
    document = parse(draw(lambda canvas: _table(canvas, rows, True)))
    assert "Access is logged." in document.text
    assert [warning.code for warning in document.warnings] == ["table-as-text"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_rotated_pages_are_read_as_shown(angle: int):
    def paint(canvas: Canvas) -> None:
        canvas.setPageSize((612, 792) if angle == 180 else (792, 612))
        if angle == 180:
            canvas.translate(612, 792)
            canvas.rotate(180)
        elif angle == 90:
            canvas.translate(792, 0)
            canvas.rotate(90)
        else:
            canvas.translate(0, 612)
            canvas.rotate(270)
        lines(canvas, "First paragraph of the page.", y=500)
        lines(canvas, "Second paragraph of the page.", y=440)

    writer = pypdf.PdfWriter()
    page = pypdf.PdfReader(io.BytesIO(draw(paint))).pages[0]
    writer.add_page(page.rotate(angle))
    buffer = io.BytesIO()
    writer.write(buffer)
    assert texts(parse(buffer.getvalue())) == [
        "First paragraph of the page.",
        "Second paragraph of the page.",
    ]


def turned(data: bytes, angle: int, *, stands_upright: bool) -> bytes:
    """Turn the pages of a PDF; their text too, the other way, so that it stands as before."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        if stands_upright:
            to = {90: (height, 0), 180: (width, height), 270: (0, width)}[angle]
            page.add_transformation(pypdf.Transformation().rotate(angle).translate(*to))
            if angle != 180:
                page.mediabox.upper_right = page.cropbox.upper_right = (height, width)
        page.rotate(angle)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("stands_upright", [True, False])
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_columns_on_turned_pages_are_read_line_by_line(angle: int, stands_upright: bool):
    def paint(canvas: Canvas) -> None:
        lines(canvas, "1.1", size=10)
        lines(canvas, *LEFT_COLUMN, x=100, size=10)
        lines(canvas, "1.2", x=320, size=10)
        lines(canvas, *RIGHT_COLUMN, x=348, size=10)

    plain = draw(paint)
    found = parse(turned(plain, angle, stands_upright=stands_upright))
    assert found.text == parse(plain).text


def test_a_stamp_at_the_edge_does_not_turn_the_page():
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Vendor shall keep all records safe.")
        canvas.rotate(90)
        lines(canvas, "Received on May 4 by the registry. " * 2, x=100, y=-20)

    assert texts(parse(draw(paint))) == ["Vendor shall keep all records safe."]


def test_form_fields_are_blocks_and_links_are_not():
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Fill in the form.")
        canvas.linkURL("https://example.com/", (72, 700, 200, 730))
        canvas.acroForm.textfield(
            name="state", tooltip="Governing state", value="California", y=600
        )
        canvas.acroForm.textfield(name="empty", tooltip="Nothing", y=560)
        canvas.acroForm.checkbox(name="ccpa", tooltip="CCPA applies", checked=True, y=500)

    document = parse(draw(paint))
    assert texts(document, BlockKind.FORM_FIELD) == [
        "Governing state: California",
        "☒ CCPA applies",
    ]
    assert "example.com" not in document.text
