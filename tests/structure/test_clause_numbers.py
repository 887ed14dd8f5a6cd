from __future__ import annotations

import pytest

from contractscan.document import BlockKind
from contractscan.parsers import parse
from contractscan.parsers._build import DocumentBuilder
from contractscan.structure.clauses import build_clauses

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
Piece = tuple[BlockKind, str | None, int, str]


def numbers(*pieces: Piece) -> list[str | None]:
    """Return the numbers of blocks: kind, automatic label, level and text of each."""
    builder = DocumentBuilder("test", "docx", b"")
    for kind, label, level, text in pieces:
        builder.add(kind, text, "p", label=label, level=level, indent=18.0 * level)
    return [clause.number for clause in build_clauses(builder.build())]


def test_letters_and_roman_numerals_hang_on_the_clause_above():
    assert numbers(
        (HEADING, None, 1, "4. Duties"),
        (ITEM, None, 0, "4.2 Vendor shall not:"),
        (ITEM, None, 1, "(a) sell records;"),
        (ITEM, None, 1, "(b) use records:"),
        (ITEM, None, 2, "(i) for itself; or"),
        (ITEM, None, 2, "(ii) for others."),
        (ITEM, None, 0, "4.3 Vendor keeps records apart."),
    ) == ["4", "4.2", "4.2(a)", "4.2(b)", "4.2(b)(i)", "4.2(b)(ii)", "4.3"]


def test_typed_and_automatic_numbers_give_the_same():
    automatic = numbers(
        (HEADING, "4.", 1, "Duties"),
        (ITEM, "4.1", 0, "Vendor shall not:"),
        (ITEM, "(a)", 1, "sell records."),
    )
    assert automatic == ["4", "4.1", "4.1(a)"]


def test_a_number_typed_behind_a_bullet_counts():
    assert numbers(
        (HEADING, None, 1, "1. Terms"),
        (ITEM, "•", 0, "1.1. Vendor keeps records."),
        (ITEM, "•", 0, "records of the first kind"),
    ) == ["1", "1.1", "1.1"]


def test_plain_numbers_of_two_levels_are_told_apart():
    assert numbers(
        (ITEM, "1.", 0, "Roles:"),
        (ITEM, "1.", 1, "Vendor processes the records."),
        (ITEM, "2.", 1, "Customer decides on them."),
        (ITEM, "2.", 0, "Processing:"),
        (ITEM, "1.", 1, "Vendor follows instructions."),
        (ITEM, "2.", 1, "Vendor asks where they are unclear."),
    ) == ["1", "1(1)", "1(2)", "2", "2(1)", "2(2)"]


def test_an_item_that_counts_on_from_a_heading_stands_beside_it():
    assert numbers(
        (HEADING, "6.", 1, "LIABILITY"),
        (ITEM, "7.", 0, "Publicity"),
        (ITEM, "8.", 0, "Secrecy"),
    ) == ["6", "7", "8"]


def test_a_plain_number_after_a_dotted_one_is_the_next_section():
    assert numbers(
        (HEADING, None, 1, "3. Duties"),
        (ITEM, None, 0, "3.1 Vendor keeps the records apart."),
        (ITEM, None, 0, "4. Helpers"),
        (ITEM, None, 0, "4.1 Vendor may use helpers."),
    ) == ["3", "3.1", "4", "4.1"]


def test_plain_numbers_may_start_anew_below_a_colon():
    assert numbers(
        (HEADING, None, 1, "Clause 7 — Help"),
        (ITEM, None, 0, "1. Vendor helps."),
        (ITEM, None, 0, "2. Vendor also sees to:"),
        (ITEM, None, 1, "1. the first report; and"),
        (ITEM, None, 1, "2. the second one."),
        (ITEM, None, 0, "3. Vendor tells Customer."),
    )[-5:] == [f"Clause 7{n}" for n in ("(1)", "(2)", "(2)(1)", "(2)(2)", "(3)")]


def test_a_lettered_part_never_hangs_on_the_one_before():
    assert numbers(
        (HEADING, None, 1, "A. List of parties"),
        (HEADING, None, 2, "B. Description of the transfer"),
        (ITEM, None, 0, "1. Records of customers."),
    ) == ["A", "B", "1"]


def test_an_annex_ends_the_clause_before_it():
    assert numbers(
        (HEADING, None, 1, "9. General"),
        (ITEM, None, 0, "9.4 Entire agreement."),
        (PARAGRAPH, None, 0, "These terms are complete."),
        (PARAGRAPH, None, 0, "Annex I"),
        (PARAGRAPH, None, 0, "Vendor is the importer."),
    ) == ["9", "9.4", "9.4", "Annex I", None]


@pytest.mark.parametrize(
    ("clause", "following", "number"),
    [
        ("2.2 Duties of Vendor.", "Vendor keeps the records apart.", "2.2"),
        ("2.2 In these terms the words below have this meaning:", "“Records” means data.", "2.2"),
        ("2.2 Vendor shall never sell or rent out the records,", "except as agreed.", "2.2"),
        ("2.2 Vendor shall never sell or rent out the records.", "Customer pays.", "2"),
    ],
)
def test_a_paragraph_without_a_number(clause: str, following: str, number: str):
    pieces: list[Piece] = [
        (HEADING, None, 1, "2. Duties"),
        (ITEM, None, 0, clause),
        (PARAGRAPH, None, 0, following),
    ]
    assert numbers(*pieces)[-1] == number


def test_a_numbered_line_over_its_first_subclause_is_a_heading():
    """A title binds nobody, even if it sounds like a rule: "4 No sale" over "4.1"."""
    text = "4. No sale of personal information by anybody\n\n4.1 Vendor shall keep a record.\n"
    heading, clause = build_clauses(parse(text.encode(), "a.txt"))
    assert (heading.is_heading, heading.number, clause.number) == (True, "4", "4.1")
