"""Which clause introduces which, and under which headings it stands."""

import pytest

from structure._agreements import agreement_of, lead_ins


def headings(text: str) -> dict[str, list[str]]:
    read = agreement_of(text)
    quote = read.document.quote
    return {
        quote(clause.span): [quote(read.clauses[i].span) for i in clause.headings]
        for clause in read.clauses
        if not clause.is_heading
    }


def test_items_take_the_sentence_that_is_left_open():
    text = "Vendor may act as follows. Vendor shall not, in any case:\n- sell it\n- share it"
    assert lead_ins(text) == {
        "sell it": ["Vendor shall not, in any case:"],
        "share it": ["Vendor shall not, in any case:"],
    }


def test_nested_items_take_the_whole_chain():
    found = lead_ins(
        "Vendor shall:\n(a) do the following:\n(i) keep it;\n(ii) guard it; and\n(b) go."
    )
    assert found["guard it; and"] == ["Vendor shall:", "do the following:"]
    assert found["go."] == ["Vendor shall:"]


@pytest.mark.parametrize(
    "opening",
    [
        "Vendor shall:",
        "Vendor shall not",
        "Vendor agrees to",
        "Vendor shall —",
        "It shall do the following",
    ],
)
def test_open_ends(opening):
    assert lead_ins(f"{opening}\n(a) sell it;\n(b) share it.")["sell it;"] == [opening]


@pytest.mark.parametrize("opening", ["Vendor shall not sell data.", "Shall Vendor sell data?"])
def test_a_closed_sentence_introduces_nothing(opening):
    assert lead_ins(f"{opening}\n(a) This stands alone.") == {}


def test_running_text_after_a_list_is_no_item():
    assert "Vendor keeps records." not in lead_ins(
        "It shall:\n- go\n- stay\n\nVendor keeps records."
    )


def test_headings_nest_and_close():
    text = (
        "EXHIBIT A\n\n1. PURPOSES\n\nTo send invoices.\n\n2. SECURITY\n\nLocks on all doors.\n\n"
        "EXHIBIT B\n\nNothing else is here."
    )
    assert headings(text) == {
        "To send invoices.": ["EXHIBIT A", "PURPOSES"],
        "Locks on all doors.": ["EXHIBIT A", "SECURITY"],
        "Nothing else is here.": ["EXHIBIT B"],
    }


def test_a_list_goes_on_after_a_paragraph_without_a_number():
    found = lead_ins(
        "Vendor shall not:\n\n(a) sell it;\n\nRenting it out is selling, too.\n\n(b) share it;\n\n"
        "This holds after the term.\n\n(c) combine it."
    )
    assert found == {
        "sell it;": ["Vendor shall not:"],
        "share it;": ["Vendor shall not:"],
        "combine it.": ["Vendor shall not:"],
    }


def test_a_nested_list_goes_on_after_a_paragraph_without_a_number():
    found = lead_ins(
        "Vendor shall:\n\n(a) do the following:\n\n(i) keep it;\n\nA safe will do.\n\n"
        "(ii) guard it; and\n\n"
        "A guard must be present.\n\n(b) delete it."
    )
    assert found["guard it; and"] == ["Vendor shall:", "do the following:"]
    assert found["delete it."] == ["Vendor shall:"]


def test_a_list_goes_on_after_bullets_of_an_inserted_paragraph():
    found = lead_ins(
        "Vendor shall not:\n\n(a) sell it;\n\nSelling includes:\n- renting\n- lending\n\n"
        "(b) share it."
    )
    assert found["lending"] == ["Selling includes:"]
    assert found["share it."] == ["Vendor shall not:"]


@pytest.mark.parametrize("item", ["(a) pay.", "(c) pay."])
def test_a_paragraph_that_introduces_items_keeps_them(item):
    """(c) counts on, but "Customer shall:" stands right above it; (a) begins anew."""
    text = f"Vendor shall not:\n\n(a) sell it;\n\n(b) share it.\n\nCustomer shall:\n\n{item}"
    assert lead_ins(text)["pay."] == ["Customer shall:"]


def test_a_heading_ends_a_list_for_good():
    text = "Vendor shall not:\n\n(a) sell it;\n\nFEES AND TAXES\n\nFees are due\n\n(b) at once."
    assert lead_ins(text)["at once."] == ["Fees are due"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("ARTICLE IV", "ARTICLE IV"),
        ("Article 4 - Duties of Vendor", "Duties of Vendor"),
        ("SECTION 3. Security", "Security"),
        ("Exhibit A", "Exhibit A"),
        ("Annex 3: European terms", "European terms"),
        ("Schedule 2 – Locks (all doors)", "Locks (all doors)"),
        ("APPENDIX B Details of Processing", "Details of Processing"),
        ("Part B: California", "California"),
    ],
)
def test_a_name_with_a_number_is_a_heading(line, title):
    assert headings(f"Vendor shall stay.\n\n{line}\n\nVendor keeps records.") == {
        "Vendor shall stay.": [],
        "Vendor keeps records.": [title],
    }


@pytest.mark.parametrize(
    "line",
    [
        "Annex 3 applies where the GDPR applies.",
        "Section 3 of the main agreement stays in force.",
        "Exhibit A lists the purposes of the processing.",
        "Section 3. Vendor shall not sell data.",
        "Article 4 Vendor shall not sell data",
    ],
)
def test_a_sentence_that_begins_like_one_is_none(line):
    found = headings(f"Vendor shall stay.\n\n{line}\n\nVendor keeps records.")
    assert found["Vendor keeps records."] == []


def test_sections_stand_below_articles_and_articles_below_annexes():
    text = (
        "ARTICLE I - DATA\n\nSection 1. Use\n\nVendor uses it.\n\nSection 2. Sale\n\n"
        "Vendor sells none.\n\n"
        "ARTICLE II - FEES\n\nSection 1. Rates\n\nFees are low.\n\nExhibit A\n\n"
        "Part 1: Rooms\n\nRooms are dry."
    )
    assert headings(text) == {
        "Vendor uses it.": ["DATA", "Use"],
        "Vendor sells none.": ["DATA", "Sale"],
        "Fees are low.": ["FEES", "Rates"],
        "Rooms are dry.": ["Exhibit A", "Rooms"],
    }


def test_a_part_inside_a_section_ends_with_it():
    text = (
        "3. Transfers\n\nPart A: Europe\n\nThe first rules hold.\n\nPart B: Asia\n\n"
        "The second rules hold.\n\n"
        "4. Liability\n\nNobody is liable."
    )
    assert headings(text)["The second rules hold."] == ["Transfers", "Asia"]
    assert headings(text)["Nobody is liable."] == ["Liability"]
