"""Which passages name a purpose, and whether it is specific."""

import pytest

from contractscan.document import Block, BlockKind, Document, Span
from contractscan.parsers import parse
from contractscan.scanner import scan_document
from matching._norms import finding

PURPOSE = "specific-business-purpose"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vendor processes Personal Data to send order confirmations by e-mail.", "met"),
        ("Purpose of the processing: payroll accounting and printing of payslips.", "met"),
        ("The purpose of the processing is the translation of interviews.", "met"),
        ("PURPOSE OF THE PROCESSING\n\nMailing of printed catalogs to households.", "met"),
        ("Vendor processes Personal Data to provide the Services.", "weak"),
        ("Purpose of the processing: performance of the Agreement.", "weak"),
        (
            "PURPOSE OF THE PROCESSING\n\nThe purposes of the processing are determined solely by "
            "Customer in its staff handbooks.",
            "weak",
        ),
        ("Customer shall pay the fees in May.", "missing"),
        (
            "Vendor uses Personal Data to train its own models and market its own products.",
            "missing",
        ),
    ],
)
def test_purpose(text, status):
    assert finding(text, PURPOSE).status == status


def table(*rows: tuple[str, ...]) -> Document:
    """Return a document of nothing but a table, after a line that names the parties."""
    text = "This Addendum is between Vendor and Customer. Vendor processes Personal Data."
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, len(text)), "p")]
    for row in rows:
        text += "\n"
        start, cells = len(text), []
        for number, cell in enumerate(row):
            text += " | " if number else ""
            cells.append(Span(len(text), len(text) + len(cell)))
            text += cell
        blocks.append(Block(BlockKind.TABLE_ROW, Span(start, len(text)), "t", cells=tuple(cells)))
    return Document("t", "docx", "", text, tuple(blocks))


def status_of(document: Document) -> str:
    return scan_document(document, requirements=[PURPOSE]).findings[0].status.value


def test_a_row_that_begins_with_the_label():
    assert status_of(table(("Purpose", "Printing of payslips and tax forms"))) == "met"
    assert status_of(table(("Purpose", "Provision of the Services"))) == "weak"


def test_a_column_under_the_label():
    head = ("Data", "Purpose of processing", "Retention")
    assert status_of(table(head, ("Names", "Printing of payslips", "One year"))) == "met"
    assert status_of(table(head, ("Names", "Provision of the Services", "One year"))) != "met"


def test_the_second_of_two_columns_under_the_label():
    head = ("Processing", "Purpose")
    assert status_of(table(head, ("Names, addresses", "Printing of membership cards"))) == "met"
    assert status_of(table(head, ("Names, addresses", "Provision of the Services"))) == "weak"


def test_purposes_with_their_descriptions():
    head = ("Business Purpose", "Description")
    assert status_of(table(head, ("Payroll", "Printing of payslips and tax forms"))) == "met"
    assert status_of(table(head, ("Services", "Provision of the Services"))) == "weak"


def test_a_row_that_is_to_be_filled_in_is_not_specific():
    example = "[For example: printing of payslips and tax forms]"
    assert status_of(table(("Purpose", example))) == "weak"
    assert status_of(table(("Purpose", "Printing of payslips [and tax forms]"))) == "met"


SUBPROCESSORS = (
    ("Sub-processor", "Purpose", "Country"),
    ("Name", "Purpose", "Location"),
    ("Provider", "Purpose", "Data processed"),
    ("Third party", "Function", "Personal data"),
)


@pytest.mark.parametrize("head", SUBPROCESSORS, ids=" ".join)
def test_a_table_of_subprocessors_names_no_purpose(head):
    rows = [("Brightmail", "Bounce handling for e-mail campaigns", "Germany")]
    assert status_of(table(head, *rows)) == "missing"


def test_a_table_under_a_heading_of_subprocessors_names_no_purpose():
    text = (
        "Vendor processes Personal Data to provide the Services.\n\n"
        "# Subprocessors\n\n"
        "| Company | Purpose | Location |\n|---|---|---|\n"
        "| Brightmail | Bounce handling for e-mail campaigns | Germany |\n"
    )
    document = parse(text.encode(), "agreement.md")
    assert status_of(document) == "weak"


def test_only_the_first_row_heads_a_table():
    rows = (
        ("Category", "Examples", "Kept in"),
        ("Task notes", "Remarks made while performing a task", "Control plane"),
        ("Concierge inbox", "Letters to the mailbox of guests", "Mail server"),
    )
    assert status_of(table(*rows)) == "missing"


def test_merged_cells_of_the_head_do_not_end_a_table():
    head = ("Survey", "Purpose of processing", "Personal information")
    rows = (("", "", "Kind", "Kept for"), ("W1", "Printing of payslips", "Names", "One year"))
    assert status_of(table(head, *rows)) == "met"


def test_a_row_of_one_cell_does_not_end_a_table():
    head = ("Data", "Purpose of processing", "Retention")
    rows = (("Employees",), ("Names", "Printing of payslips", "One year"))
    assert status_of(table(head, *rows)) == "met"


@pytest.mark.parametrize(
    ("purpose", "status"),
    [
        ("to provide the Tideway Atlas Platform", "weak"),
        ("to provide the Tideway Atlas service", "weak"),
        ("to book ferries and print tickets through the Tideway Atlas Platform", "met"),
    ],
)
def test_names_of_products_tell_nothing(purpose, status):
    assert finding(f"Vendor processes Personal Data only {purpose}.", PURPOSE).status == status


def test_capitals_of_a_title_are_no_names():
    text = "Purpose of the Processing: Payroll Accounting and Payslip Printing Service."
    assert finding(text, PURPOSE).status == "met"


def test_the_name_of_a_party_without_a_capital_tells_nothing():
    text = (
        'This Addendum is between quillmark, inc. ("quillmark", the processor) and Customer.\n\n'
        "Purpose of the processing: providing and supporting quillmark for Customer."
    )
    assert finding(text, PURPOSE).status == "weak"


def test_a_document_of_headings_only_has_no_purpose():
    block = Block(BlockKind.HEADING, Span(0, 9), "1")
    report = scan_document(Document("c", "docx", "", "Section 1", (block,)), any_document=True)
    assert report.finding("specific-business-purpose").status == "missing"
