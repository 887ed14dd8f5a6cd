"""How far a heading inside a table speaks."""

from contractscan.document import Block, BlockKind, Document, Span
from contractscan.structure.clauses import build_clauses

H, P, ROW, NOTE = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.TABLE_ROW,
    BlockKind.FOOTNOTE,
)


def headings(*blocks: tuple[BlockKind, str, str]) -> dict[str, list[str]]:
    """Return the headings above each text; blocks are (kind, path, text)."""
    made, text = [], ""
    for kind, path, line in blocks:
        text += "\n" if text else ""
        level = 2 if kind is H else 0
        made.append(Block(kind, Span(len(text), len(text) + len(line)), path, level=level))
        text += line
    document = Document("t", "docx", "", text, tuple(made))
    clauses = build_clauses(document)
    return {
        document.quote(x.span): [document.quote(clauses[i].span) for i in x.headings]
        for x in clauses
        if not x.is_heading
    }


def test_a_label_beside_its_text_speaks_of_its_row():
    found = headings(
        (H, "body/p[1]", "Regions"),
        (H, "body/tbl[1]/tr[1]/tc[1]/p[1]", "European Union"),
        (P, "body/tbl[1]/tr[1]/tc[2]/p[1]", "The clauses apply."),
        (NOTE, "footnotes/footnote[1]", "Of 2021."),
        (P, "body/tbl[1]/tr[1]/tc[2]/p[2]", "Vendor assists."),
        (ROW, "body/tbl[1]/tr[2]", "California | Vendor sells nothing."),
        (P, "body/p[2]", "Vendor deletes all."),
    )
    assert found["The clauses apply."] == ["Regions", "European Union"]
    assert found["Vendor assists."] == ["Regions", "European Union"]
    assert found["California | Vendor sells nothing."] == ["Regions"]
    assert found["Vendor deletes all."] == ["Regions"]


def test_a_title_across_a_table_speaks_of_the_rows_below_it():
    found = headings(
        (H, "body/p[1]", "Regions"),
        (H, "body/tbl[1]/tr[1]/tc[1]/p[1]", "Europe"),
        (ROW, "body/tbl[1]/tr[2]", "Transfers | Allowed."),
        (H, "body/tbl[1]/tr[3]/tc[1]/p[1]", "Audits"),
        (P, "body/tbl[1]/tr[3]/tc[2]/p[1]", "Once a year."),
        (H, "body/tbl[1]/tr[4]/tc[1]/p[1]", "America"),
        (ROW, "body/tbl[1]/tr[5]", "Sale | None."),
        (P, "body/p[2]", "Vendor deletes all."),
    )
    assert found["Transfers | Allowed."] == ["Regions", "Europe"]
    assert found["Once a year."] == ["Regions", "Europe", "Audits"]
    assert found["Sale | None."] == ["Regions", "America"]
    assert found["Vendor deletes all."] == ["Regions"]


def test_a_title_in_a_frame_and_that_of_an_annex_speak_of_what_follows():
    found = headings(
        (H, "body/p[1]", "Terms"),
        (H, "body/tbl[1]/tr[1]/tc[1]/p[1]", "Security"),
        (P, "body/p[2]", "Doors are shut."),
        (H, "body/tbl[2]/tr[1]/tc[1]/p[1]", "Annex 1"),
        (ROW, "body/tbl[2]/tr[2]", "Data | Names"),
        (P, "body/p[3]", "Vendor deletes all."),
    )
    assert found["Doors are shut."] == ["Security"]
    assert found["Vendor deletes all."] == ["Annex 1"]
