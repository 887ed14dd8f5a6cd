from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from contractscan.document import BlockKind

from ._drawing import LEADING, LEFT, draw, lines, parse, texts

FULL = "Vendor keeps every record that it makes under this agreement in good order for"


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs():
    def paint(canvas: Canvas) -> None:
        y = lines(canvas, FULL, "five years after it ends.")
        lines(canvas, "Customer may ask for copies.", y=y - LEADING)

    assert texts(parse(draw(paint))) == [
        f"{FULL} five years after it ends.",
        "Customer may ask for copies.",
    ]


def test_a_sentence_goes_on_over_the_page_break_in_one_block():
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Records are kept.", y=300)
        lines(canvas, FULL, y=90)
        canvas.showPage()
        lines(canvas, "five years after it ends.")
        lines(canvas, "Customer may ask for copies.", y=600)

    document = parse(draw(paint))
    joined = f"{FULL} five years after it ends."
    assert texts(document)[1] == joined
    second = document.text.index("five years")
    assert document.page_starts == (0, second)
    assert document.page_at(second) == 2
    assert document.page_at(second - 2) == 1


WORDS = ("alpha", "bravo", "charlie", "delta")


def test_heads_and_page_numbers_never_stand_inside_of_a_sentence():
    def paint(canvas: Canvas) -> None:
        for number, word in enumerate(WORDS, start=1):
            lines(canvas, f"Acme Master Agreement, sheet {number}", y=760, size=9)
            lines(canvas, f"{word} {FULL}", f"{word} and then for", f"{word} as the law says, and")
            lines(canvas, f"Page {number} of 4", x=280, y=30, size=9)
            canvas.showPage()

    document = parse(draw(paint))
    assert "Master Agreement" not in document.text
    assert "Page" not in document.text
    assert len(document.blocks) == 1
    assert document.pages == 4


def test_plain_page_numbers_are_removed_but_a_year_is_not():
    def paint(canvas: Canvas) -> None:
        for number, word in enumerate(WORDS, start=1):
            lines(canvas, f"{word} {FULL}", "2024", y=700 - 20 * number)
            lines(canvas, str(number), x=300, y=30)
            canvas.showPage()

    text = parse(draw(paint)).text
    assert text.count("2024") == 4
    assert not any(digit in text for digit in "13")


def test_pages_that_are_copies_of_one_another_keep_their_text():
    def paint(canvas: Canvas) -> None:
        for _ in range(3):
            lines(canvas, *[f"{word} {FULL} five years." for word in WORDS * 2])
            canvas.showPage()

    assert parse(draw(paint)).text.count("bravo") == 6


def test_line_numbers_are_removed():
    def paint(canvas: Canvas) -> None:
        y = 720.0
        for number in range(1, 13):
            lines(canvas, str(number), x=50, y=y)
            lines(canvas, FULL if number % 2 else "until the day on which it ends.", x=80, y=y)
            y -= 24

    assert not any(char.isdigit() for char in parse(draw(paint)).text)


def test_watermarks_are_removed():
    def paint(canvas: Canvas) -> None:
        for word in WORDS:
            canvas.saveState()
            canvas.translate(300, 400)
            canvas.rotate(45)
            lines(canvas, "DRAFT", x=0, y=0, size=60)
            canvas.restoreState()
            lines(canvas, f"{word} {FULL}", f"{word} years.")
            canvas.showPage()

    assert "DRAFT" not in parse(draw(paint)).text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Vendor gives no personal informa-", "tion to anyone.", "informa|tion"),
        ("Vendor gives no data to any third-", "party at all.", "third-|party"),
        ("Vendor acts for a non-", "European company.", "non-|European"),
        ("Vendor gives out tokens and runs token-", "authenticated doors.", "token-|authenticated"),
        ("Vendor runs its doors on redundantly-", "provisioned power.", "redundantly-|provisioned"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str):
    document = parse(draw(lambda canvas: lines(canvas, first, second)))
    assert joined.replace("|", "") in document.text


def test_the_words_of_the_document_decide_about_a_hyphen():
    def paint(canvas: Canvas) -> None:
        lines(
            canvas,
            "Any sub-processor is bound, and Vendor names each sub-",
            "processor. A safeguard is a measure, and each safe-",
            "guard is kept.",
        )

    text = parse(draw(paint)).text
    assert "each sub-processor." in text
    assert "each safeguard is" in text


def test_table_cells_tell_the_habit_of_a_document_too():
    rows = [
        (["Doors"], ["All doors are hardware-", "guarded by night."]),
        (["Power"], ["It comes over weather-", "shielded lines."]),
        (["Guards"], ["They are hand-", "picked by Vendor."]),
    ]

    def paint(canvas: Canvas) -> None:
        canvas.grid([72, 172, 372], [700 - 40 * number for number in range(4)])
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                lines(canvas, *cell, x=76 + 100 * place, y=686 - 40 * number)

    assert texts(parse(draw(paint))) == [
        "Doors | All doors are hardware-guarded by night.",
        "Power | It comes over weather-shielded lines.",
        "Guards | They are hand-picked by Vendor.",
    ]


def test_headings_and_list_items_are_blocks_of_their_own():
    def paint(canvas: Canvas) -> None:
        y = lines(canvas, "Data Terms", font="Helvetica-Bold", size=16)
        y = lines(canvas, "4. Security", y=y - 20)
        y = lines(canvas, "Vendor shall not:", y=y - 10)
        y = lines(canvas, "(a) sell records; or", x=90, y=y)
        y = lines(
            canvas, "(b) keep records longer than it must under the agreement that", x=90, y=y
        )
        y = lines(canvas, "the parties made.", x=108, y=y)
        lines(canvas, "\u2022 an item with a bullet", x=90, y=y)

    document = parse(draw(paint))
    assert [(b.kind, b.label, document.quote(b.span)) for b in document.blocks] == [
        (BlockKind.HEADING, None, "Data Terms"),
        (BlockKind.HEADING, None, "4. Security"),
        (BlockKind.PARAGRAPH, None, "Vendor shall not:"),
        (BlockKind.LIST_ITEM, None, "(a) sell records; or"),
        (
            BlockKind.LIST_ITEM,
            None,
            "(b) keep records longer than it must under the agreement that the parties made.",
        ),
        (BlockKind.LIST_ITEM, "•", "an item with a bullet"),
    ]
    assert document.blocks[3].indent == pytest.approx(18, abs=1)


def test_a_reference_at_a_line_start_is_no_list_item():
    def paint(canvas: Canvas) -> None:
        lines(canvas, f"{FULL} all that is said in Section", "4.2 of the agreement.")

    assert len(parse(draw(paint)).blocks) == 1


def test_numbers_in_the_margin_stand_in_front_of_their_paragraph():
    def paint(canvas: Canvas) -> None:
        lines(canvas, FULL, "five years.", x=120)
        lines(canvas, "Customer may ask for copies.", x=120, y=660)
        lines(canvas, "1.1", x=72)
        lines(canvas, "1.2", x=72, y=660)

    assert texts(parse(draw(paint)), BlockKind.LIST_ITEM) == [
        f"1.1 {FULL} five years.",
        "1.2 Customer may ask for copies.",
    ]


def test_a_small_note_at_the_foot_does_not_cut_a_sentence():
    def paint(canvas: Canvas) -> None:
        lines(canvas, FULL, FULL, y=130)
        lines(canvas, "1 See the order form for the details.", y=60, size=8)
        canvas.showPage()
        lines(canvas, "five years after it ends.")
        lines(canvas, FULL, "two months.", y=600)

    document = parse(draw(paint))
    assert texts(document)[0] == f"{FULL} {FULL} five years after it ends."
    assert texts(document, BlockKind.FOOTNOTE) == ["1 See the order form for the details."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SECTION 4 - TERM AND END OF WORK.", BlockKind.HEADING),
        ("ARTICLE II. RECORDS", BlockKind.HEADING),
        ("4. TERM AND END OF WORK.", BlockKind.HEADING),
        ("VENDOR SELLS NO RECORDS.", BlockKind.PARAGRAPH),
        ("4. VENDOR SHALL SELL NO RECORDS.", BlockKind.LIST_ITEM),
    ],
)
def test_a_numbered_title_in_capitals_may_end_in_a_full_stop(text: str, kind: BlockKind):
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Vendor keeps the records.", y=720)
        lines(canvas, text, y=690)
        lines(canvas, "The work ends in May.", y=660)

    assert parse(draw(paint)).blocks[1].kind is kind


@pytest.mark.parametrize(
    ("text", "font", "underlined", "kind"),
    [
        ("Nature of the work", "Helvetica-Oblique", False, BlockKind.HEADING),
        ("Nature of the work", "Helvetica", True, BlockKind.HEADING),
        ("Nature of the work", "Helvetica", False, BlockKind.PARAGRAPH),
        ("Vendor shall not sell it", "Helvetica", True, BlockKind.PARAGRAPH),
        ("(The next page is blank)", "Helvetica-Oblique", False, BlockKind.PARAGRAPH),
        ("Salem, OR 97301", "Helvetica-Oblique", False, BlockKind.PARAGRAPH),
    ],
)
def test_titles_in_italics_or_underlined(text: str, font: str, underlined: bool, kind: BlockKind):
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Vendor keeps the records.", y=720)
        lines(canvas, text, y=690, font=font)
        if underlined:
            canvas.line(LEFT, 688.5, LEFT + stringWidth(text, font, 11), 688.5)
        lines(canvas, "Storage of records for Customer.", y=676)

    assert parse(draw(paint)).blocks[1].kind is kind


def test_a_line_across_the_page_underlines_nothing():
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Vendor keeps the records.", y=720)
        lines(canvas, "Nature of the work", y=690)
        canvas.line(LEFT, 688, 540, 688)

    assert [b.kind for b in parse(draw(paint)).blocks] == [BlockKind.PARAGRAPH] * 2
