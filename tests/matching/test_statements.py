"""Sentences with their lead-ins, lists and tails."""

import pytest

from contractscan.scanner import scan
from matching._norms import bans, read_of, statements_of


def test_each_sentence_is_one():
    assert statements_of("Vendor shall not sell it. It is safe.") == [
        "vendor shall not sell it .",
        "it is safe .",
    ]


def test_items_take_their_lead_in():
    text = "Vendor shall not:\n(a) sell it; or\n(b) share it."
    assert statements_of(text)[1:] == [
        "vendor shall not : sell it ; or",
        "vendor shall not : share it .",
    ]
    assert statements_of(text, composite=True) == ["vendor shall not : sell it ; or share it ."]


def test_a_tail_belongs_to_every_item_that_can_take_it():
    text = "Vendor shall not:\n\n(a) sell it; or\n\n(b) share it,\n\nin each case except as agreed."
    assert statements_of(text)[1:3] == [
        "vendor shall not : sell it ; or in each case except as agreed .",
        "vendor shall not : share it , in each case except as agreed .",
    ]


def test_a_cell_that_begins_with_a_party_is_a_statement_of_its_own():
    table = (
        "# Agreement\n\nThis Addendum is between Vendor and Customer.\n\n"
        "| Topic | Promise |\n|---|---|\n"
        "| Security of Vendor | Vendor implements appropriate security measures |\n"
        "| Contact | security@example.com |\n"
    )
    report = scan(table.encode(), requirements=["reasonable-security"])
    assert report.findings[0].status == "met"
    assert report.findings[0].evidence[0].quote.startswith("Security of Vendor | Vendor")


def test_lists_inside_a_sentence():
    whole, *items = statements_of("Vendor shall not (a) sell it; (b) rent it; or (c) share it.")
    assert whole.startswith("vendor shall not ( a )")
    assert items == [
        "vendor shall not sell it ;",
        "vendor shall not rent it ; or",
        "vendor shall not share it .",
    ]


def test_one_letter_in_brackets_is_no_list():
    assert len(statements_of("Vendor shall follow paragraph (a) of the annex.")) == 1


def test_parts_between_semicolons_share_the_whole_modal_expression():
    assert bans("Vendor will not sell it; use it for its own ends; or combine it.")[1:] == [
        "vendor will not sell it",
        "vendor will not use it for its own ends",
        "vendor will not combine it .",
    ]


def test_a_part_with_a_modal_verb_of_its_own_is_left_alone():
    assert bans("Vendor shall not sell it; Customer shall pay.")[1:] == ["vendor shall not sell it"]


def test_a_modal_verb_behind_if_makes_no_part_of_its_own():
    text = "Vendor shall: keep records; notify Customer if it can no longer comply; and train."
    found = [" ".join(s.words) for s in read_of(text).statements]
    assert "vendor shall : notify customer if it can no longer comply" in found


def operative(text: str) -> list[bool]:
    return [s.operative for s in read_of(text).statements][1:]


def test_recitals_and_definitions_do_not_bind():
    assert operative("WHEREAS Vendor shall not sell it, the parties agree.") == [False]
    assert operative('"Sell" means that Vendor shall not sell it.') == [False]
    assert operative("Vendor shall not sell it.") == [True]


@pytest.mark.parametrize("ways", ["by means of a call", "by any means", "with all means it has"])
def test_means_as_ways_define_nothing(ways: str):
    assert operative(f"Vendor shall not share Personal Information {ways}.") == [True]


def test_what_stands_under_recitals_does_not_bind():
    text = "RECITALS\n\nVendor shall not sell it.\n\nAGREEMENT\n\nVendor shall pay."
    assert operative(text) == [False, True]


def test_a_heading_that_sounds_like_a_rule_is_no_lead_in():
    text = (
        "1. Fees\n\n1.1 Customer pays.\n\n4. NO SALE OR SHARING\n\n4.1 Vendor shall keep a record."
    )
    assert "vendor shall keep a record ." in statements_of(text)


def test_quotes_are_the_sentence_without_its_lead_in():
    read = read_of("Vendor shall not:\n(a) sell it; or\n(b) share it.")
    quotes = [read.agreement.document.quote(s.span) for s in read.statements if not s.composite]
    assert quotes[1:] == ["Vendor shall not:", "sell it; or", "share it."]


def test_an_item_after_a_paragraph_without_a_number_is_still_banned():
    text = "Vendor shall not:\n\n(a) sell it;\n\nRenting is selling, too.\n\n(b) share it."
    assert bans(text)[1:] == ["vendor shall not : sell it ;", "vendor shall not : share it ."]


def test_what_is_near_ends_with_the_clause_before_and_not_with_the_section():
    read = read_of(
        "3. Help\n\n3.1 Vendor shall keep biometric data apart.\n\n3.2 Customer pays.\n\n"
        "3.3 Customer may end it."
    )
    last = read.statements[-1]
    assert "sensitive-information" not in read.near(last)
    assert "sensitive-information" in read.near(read.statements[-2])


def test_means_that_are_used_define_nothing():
    statements = read_of(
        "No store is safe, but Vendor uses reasonable means to protect it."
    ).statements
    assert statements[-1].operative
