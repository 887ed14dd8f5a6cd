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
