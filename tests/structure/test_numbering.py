"""Labels: which style, and where the clause's own words begin."""

import pytest

from contractscan.structure.numbering import read_label
from structure._agreements import agreement_of, numbers


@pytest.mark.parametrize(
    ("text", "shown", "style", "own"),
    [
        ("4. Security", "4.", "decimal", "Security"),
        ("4.2 Audits", "4.2", "decimal", "Audits"),
        ("12) Fees", "12)", "decimal)", "Fees"),
        ("(12) Fees", "(12)", "decimal()", "Fees"),
        ("Section 4.2: Audits", "Section 4.2:", "decimal", "Audits"),
        ("§ 7. Notices", "§ 7.", "decimal", "Notices"),
        ("ARTICLE IV – Data", "ARTICLE IV", "upper-roman", "Data"),
        ("Section C. Data", "Section C.", "upper-letter", "Data"),
        ("Annex 3: European terms", "Annex 3:", "part", "European terms"),
        ("EXHIBIT A-1 - Locks", "EXHIBIT A-1", "part", "Locks"),
        ("Schedule 2", "Schedule 2", "part", "Schedule 2"),
        ("Appendix B to the Terms", "Appendix B", "part", "to the Terms"),
        ("(b) share it", "(b)", "lower-letter", "share it"),
        ("A. Scope", "A.", "upper-letter", "Scope"),
        ("(i) sell it", "(i)", "lower-roman", "sell it"),
        ("iv) sell it", "iv)", "lower-roman", "sell it"),
        ("IV. Term", "IV.", "upper-roman", "Term"),
        ("A1.2 Locks", "A1.2", "mixed", "Locks"),
        ("• sell it", "•", "bullet", "sell it"),
        ("- sell it", "-", "bullet", "sell it"),
    ],
)
def test_typed_label(text, shown, style, own):
    label, offset = read_label(text, None)
    assert label is not None
    assert (label.shown, label.style, text[offset:]) == (shown, style, own)


@pytest.mark.parametrize(
    "text",
    [
        "2023 was a good year",
        "Vendor shall",
        "e.g. this",
        "4.",
        "Section 3 of the Terms applies.",
        "Section 5.1.g of the Terms applies.",
        "Annex 3 applies to Europe.",
        "Exhibit A and Exhibit B are annexed.",
        "Part time work is excluded.",
        "Article about locks",
    ],
)
def test_no_label(text):
    assert read_label(text, None) == (None, 0)


@pytest.mark.parametrize(
    ("automatic", "style", "parts"),
    [
        ("4.2(b)", "lower-letter", ("b",)),
        ("(b)", "lower-letter", ("b",)),
        ("4.2", "decimal", ("4", "2")),
    ],
)
def test_automatic_label_takes_nothing_from_the_text(automatic, style, parts):
    label, offset = read_label("sell it", automatic)
    assert label is not None
    assert (label.shown, label.style, label.parts, offset) == (automatic, style, parts, 0)


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [("(h)", "(i)", True), ("(g)", "(i)", False), ("h.", "(i)", False), ("(B)", "(C)", True)],
)
def test_the_letter_that_follows(first, second, follows):
    before, after = read_label("x", first)[0], read_label("x", second)[0]
    assert before is not None
    assert after is not None
    assert before.precedes(after) is follows


@pytest.mark.parametrize(
    ("before", "after", "continues"),
    [
        ("(a)", "(b)", True),
        ("(h)", "(i)", True),
        ("(z)", "(aa)", True),
        ("(aa)", "(bb)", True),
        ("(iii)", "(iv)", True),
        ("(ix)", "(x)", True),
        ("4.", "5.", True),
        ("4.2", "4.3", True),
        ("Section 2.", "Section 3.", True),
        ("Article III", "Article IV", True),
        ("(a)", "(c)", False),
        ("(a)", "b.", False),
        ("(i)", "(iii)", False),
        ("4.9", "5.0", False),
        ("4.", "4.1", False),
        ("Section 2.", "3.", False),
        ("•", "•", False),
    ],
)
def test_the_number_that_follows_in_a_list(before, after, continues):
    first, second = read_label("x", before)[0], read_label("x", after)[0]
    assert first is not None
    assert second is not None
    assert second.continues(first) is continues


@pytest.mark.parametrize(
    ("shown", "cited"),
    [
        ("ARTICLE IV.", "Article IV"),
        ("Section 4.2:", "Section 4.2"),
        ("§ 7.", "§ 7"),
        ("EXHIBIT A-1:", "Exhibit A-1"),
        ("Schedule 2", "Schedule 2"),
        ("4.2", "4.2"),
        ("(b)", "(b)"),
    ],
)
def test_citation(shown, cited):
    label, _ = read_label("x", shown)
    assert label is not None
    assert label.cited == cited


def test_letters_below_a_section():
    assert numbers("4.2 Vendor shall not:\n(a) sell it;\n(b) share it; or\n(c) combine it.") == [
        ("4.2", "Vendor shall not:"),
        ("4.2(a)", "sell it;"),
        ("4.2(b)", "share it; or"),
        ("4.2(c)", "combine it."),
    ]


def test_i_after_h_is_a_letter():
    assert numbers("1. The list is:\n(g) one;\n(h) two;\n(i) three;\n(j) four.") == [
        ("1", "The list is:"),
        ("1(g)", "one;"),
        ("1(h)", "two;"),
        ("1(i)", "three;"),
        ("1(j)", "four."),
    ]


def test_i_after_a_is_roman_and_one_level_deeper():
    assert numbers(
        "1. Vendor shall:\n(a) do the following:\n(i) keep it;\n(ii) guard it; and\n(b) delete it."
    ) == [
        ("1", "Vendor shall:"),
        ("1(a)", "do the following:"),
        ("1(a)(i)", "keep it;"),
        ("1(a)(ii)", "guard it; and"),
        ("1(b)", "delete it."),
    ]


def test_bullets_take_the_number_above():
    assert numbers("2.1 Vendor shall not:\n- sell it\n- share it") == [
        ("2.1", "Vendor shall not:"),
        ("2.1", "sell it"),
        ("2.1", "share it"),
    ]


def test_numbers_start_anew_in_each_exhibit():
    purposes = "EXHIBIT A\n\n1. Purposes\n\n1.1 To send invoices.\n\n"
    text = purposes + "EXHIBIT B\n\n1. Security\n\n1.1 Locks."
    assert numbers(text) == [("1.1", "To send invoices."), ("1.1", "Locks.")]


def test_clauses_of_articles_and_sections():
    assert numbers(
        "ARTICLE IV\n\n(a) Vendor stays.\n\nSection 1. Use\n\nVendor keeps it.\n\n"
        "(b) Vendor guards it.\n\n"
        "Section 2. Vendor deletes it.\n\nArticle V - Fees\n\n5.1 Fees are low."
    ) == [
        ("Article IV(a)", "Vendor stays."),
        ("Article IV, Section 1", "Vendor keeps it."),
        ("Article IV, Section 1(b)", "Vendor guards it."),
        ("Article IV, Section 2", "Vendor deletes it."),
        ("5.1", "Fees are low."),
    ]


def test_numbers_of_annexes_are_told_apart():
    text = (
        "1.1 Vendor stays.\n\nExhibit A\n\n1.1 Purposes.\n\nAnnex 3: Locks\n\n"
        "All doors.\n\nPart B - Windows\n\n1.1 Two locks."
    )
    read = agreement_of(text)
    assert [(c.citation, read.document.quote(c.span)) for c in read.clauses] == [
        ("1.1", "Vendor stays."),
        ("Exhibit A", "Exhibit A"),
        ("Exhibit A, 1.1", "Purposes."),
        ("Annex 3", "Locks"),
        ("Annex 3", "All doors."),
        ("Annex 3, Part B", "Windows"),
        ("Annex 3, Part B, 1.1", "Two locks."),
    ]


def test_a_dotted_number_goes_on_beside_the_heading_that_it_continues():
    text = (
        "6.1 Orders\n\n1. Vendor obeys.\n\n2. Vendor asks.\n\n6.2 Purpose\n\nOne purpose.\n\n"
        "6.3 Security\n\n1. Locks."
    )
    assert numbers(text)[-1] == ("6.3(1)", "Locks.")
