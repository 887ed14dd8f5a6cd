"""Tables as rows, unless their cells hold running text."""

from contractscan.document import BlockKind

from ._numbered import LEGAL
from ._word import cell, docx, num, p, r, read, row, shown, table

_LIST = LEGAL + num(1, 1)
_SPAN, _BEGINS, _GOES_ON = (
    '<w:gridSpan w:val="2"/>',
    '<w:vMerge w:val="restart"/>',
    "<w:vMerge/>",
)


def test_a_row_is_a_block_with_cells() -> None:
    document = read(
        docx(table(row(cell("Data"), cell("Names")), row(cell("Term"), cell("1 year"))))
    )
    assert shown(document) == ["Data | Names", "Term | 1 year"]
    first = document.blocks[0]
    assert (first.kind, first.path) == (BlockKind.TABLE_ROW, "body/tbl[1]/tr[1]")
    assert [document.quote(span) for span in first.cells] == ["Data", "Names"]


def test_merged_cells_are_read_once() -> None:
    body = table(
        row(cell("Both", _SPAN), cell("c")),
        row(cell("Tall", _BEGINS), cell("b"), cell("c")),
        row(cell("Tall", _GOES_ON), cell("d"), cell("e")),
        row(cell("kept", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("f")),
    )
    assert shown(read(docx(body))) == ["Both | c", "Tall | b | c", " | d | e", "kept | f"]


def test_short_paragraphs_of_a_cell_are_joined_by_spaces() -> None:
    body = table(row(cell(p("VENDOR") + p("By: ___") + p("Name: ___")), cell("x")))
    assert shown(read(docx(body))) == ["VENDOR By: ___ Name: ___ | x"]


def test_cells_of_prose_become_paragraphs() -> None:
    sentence = "Vendor shall not sell the personal information that it collects under the contract."
    body = table(row(cell("Promises"), cell(p(sentence) + p("It shall not share it."))))
    document = read(docx(body))
    assert shown(document) == ["Promises", sentence, "It shall not share it."]
    assert document.blocks[1].path == "body/tbl[1]/tr[1]/tc[2]/p[1]"


def test_list_items_in_a_cell_keep_their_numbers() -> None:
    items = p("sell it;", num="1:2") + p("share it.", num="1:2")
    body = table(row(cell("Not allowed"), cell(p("Vendor shall not:") + items)))
    document = read(docx(body, numbering=_LIST))
    assert shown(document)[1:] == ["Vendor shall not:", "(a) sell it;", "(b) share it."]
    assert document.blocks[-1].kind is BlockKind.LIST_ITEM


def test_a_cell_with_only_an_automatic_number_labels_its_row() -> None:
    body = table(
        row(cell(p("", num="1:0")), cell("Sale"), cell("None.")),
        row(cell(p("", num="1:0")), cell("Sharing"), cell("None.")),
    )
    document = read(docx(body, numbering=_LIST))
    assert [block.label for block in document.blocks] == ["1.", "2."]
    assert shown(document)[0] == "1.  | Sale | None."


def test_a_number_before_prose_labels_its_first_paragraph() -> None:
    long = "This paragraph is long enough to count as prose, so that it is not glued to the next."
    body = table(row(cell(p("", num="1:0")), cell(p(long) + p("More."))))
    document = read(docx(body, numbering=_LIST))
    assert [block.label for block in document.blocks] == ["1.", None]


def test_a_frame_of_one_column_is_no_table() -> None:
    document = read(docx(table(row(cell(p("Framed text.") + p("More."))))))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_nested_tables_come_in_place() -> None:
    inner = table(row(cell("i1"), cell("i2")))
    body = table(row(cell("left"), cell(p("before") + inner + p("after"))))
    assert shown(read(docx(body))) == ["left", "before", "i1 | i2", "after"]


def test_rows_and_cells_inside_content_controls() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(control.format(row(control.format(cell("a")), cell("b"))))
    assert shown(read(docx(body))) == ["a | b"]


def test_check_boxes_of_a_table() -> None:
    def box(state: int) -> str:
        checked = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
        return f"<w:sdt><w:sdtPr>{checked}</w:sdtPr><w:sdtContent>{r('?')}</w:sdtContent></w:sdt>"

    body = table(row(cell(p(box(1))), cell("CCPA")), row(cell(p(box(0))), cell("GDPR")))
    assert shown(read(docx(body))) == ["☒ | CCPA", "☐ | GDPR"]
