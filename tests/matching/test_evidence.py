"""Quotes, clause numbers and suggestions, from whole contracts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.matching.surroundings import LONGEST
from contractscan.parsers import parse
from contractscan.scanner import scan

SALE = "no-sale-or-sharing"
NESTED = """\
4. Restrictions

4.2 Vendor shall not:
(a) sell Personal Data of Customer;
(b) do any of the following:
(i) share Personal Data; or
(ii) combine Personal Data with data from other sources.
"""
NAMED = """\
This Addendum is between Bluefern Analytics, Inc. ("Bluefern") and Contoso Stores, LLC ("Contoso").

1. Bluefern shall process Personal Data on behalf of Contoso. Bluefern shall not sell it.

2. Bluefern shall assist Contoso. Contoso's instructions bind Bluefern.
"""


def quotes(text: str, requirement: str) -> list[tuple[str | None, str]]:
    """Return (clause, quote) of the evidence for one requirement."""
    found = scan(text.encode(), requirements=[requirement]).findings[0]
    return [(evidence.clause, evidence.quote) for evidence in found.evidence]


def test_nested_items_are_quoted_with_their_full_numbers():
    assert quotes(NESTED, "no-sale-or-sharing") == [
        ("4.2(a)", "sell Personal Data of Customer;"),
        ("4.2(b)(i)", "share Personal Data; or"),
    ]


def test_the_quote_is_the_whole_sentence_and_not_its_neighbors():
    text = (
        "1. Customer pays. Vendor, as 11 C.C.R. § 7051(a)(1) and Cal. Civ. Code § 1798.140 ask, "
        "shall not sell or share Personal Data. Fees are due in May."
    )
    assert quotes(text, "no-sale-or-sharing") == [
        (
            "1",
            "Vendor, as 11 C.C.R. § 7051(a)(1) and Cal. Civ. Code § 1798.140 ask, shall not sell "
            "or share Personal Data.",
        )
    ]


@pytest.mark.parametrize(("name", "lines"), [("a.txt", [4, 6]), ("a.md", [3, 6])])
def test_plain_text_and_markdown_have_lines(name, lines):
    text = {"a.txt": NESTED, "a.md": "# Restrictions\n\nVendor shall not sell Personal Data\n"}
    text["a.md"] += "of Customer.\n\nVendor shall not share Personal Data.\n"
    (found,) = scan(text[name].encode(), name=name, requirements=[SALE]).findings
    assert [evidence.line for evidence in found.evidence] == lines


def test_other_formats_have_none():
    page = b"<html><body><p>Vendor shall not sell Personal Data.</p></body></html>"
    (found,) = scan(page, name="a.html", requirements=[SALE]).findings
    assert [evidence.line for evidence in found.evidence] == [None]


def test_every_quote_is_the_text_between_its_offsets():
    for text in (NESTED, NAMED):
        document = parse(text.encode(), "contract.txt")
        for finding in scan(text.encode()).findings:
            for evidence in finding.evidence:
                assert evidence.quote == document.text[evidence.start : evidence.end]


def test_suggestions_use_the_names_of_the_contract():
    report = scan(NAMED.encode())
    assert (report.parties.vendor, report.parties.business) == (("Bluefern",), ("Contoso",))
    suggestion = report.finding("inability-notice").suggestion
    assert suggestion.startswith("Bluefern shall notify Contoso")


def test_suggestions_to_we_and_you_use_the_names_of_the_law():
    report = scan(b"We process your personal data for you. We shall not sell it. You pay us.")
    suggestion = report.finding("inability-notice").suggestion
    assert suggestion.startswith("Service Provider shall notify Business")


def test_a_second_clause_that_serves_as_well_is_quoted_too():
    report = scan(
        b"1. Vendor shall use reasonable security measures to protect personal information.\n\n"
        b"2. Fees are due monthly.\n\n"
        b"3. Vendor shall maintain appropriate technical and organizational security measures for "
        b"personal information.\n",
        name="two.txt",
    )
    assert [e.clause for e in report.finding("reasonable-security").evidence] == ["3", "1"]


def test_a_list_is_not_quoted_beside_its_own_item():
    report = scan(
        b"Vendor shall not:\n(a) sell or share personal information;\n"
        b"(b) retain, use or disclose personal information outside the direct business "
        b"relationship between the parties.\n",
        name="list.txt",
    )
    (evidence,) = report.finding("direct-business-relationship").evidence
    assert evidence.clause == "(b)"


def around(text: str, requirement: str) -> list[tuple[str, str, str]]:
    """Return (before, quote, after) of the evidence for one requirement."""
    found = scan(text.encode(), requirements=[requirement]).findings[0]
    return [(evidence.before, evidence.quote, evidence.after) for evidence in found.evidence]


def test_a_quote_comes_with_the_rest_of_its_clause():
    text = "1. Customer pays. Vendor shall not sell or share Personal Data. Fees are due in May."
    quote = "Vendor shall not sell or share Personal Data."
    assert around(text, SALE) == [("Customer pays.", quote, "Fees are due in May.")]


def test_an_item_comes_with_what_introduces_it():
    assert around(NESTED, SALE) == [
        ("Vendor shall not:", "sell Personal Data of Customer;", ""),
        ("Vendor shall not: do any of the following:", "share Personal Data; or", ""),
    ]


def test_long_clauses_are_cut_between_words():
    filler = "Amounts are stated in the currency of the order form that names them. "
    ((before, quote, after),) = around(
        f"1. {filler * 9}Vendor shall not sell or share Personal Data. {filler * 9}", SALE
    )
    assert quote == "Vendor shall not sell or share Personal Data."
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert (filler * 9).rstrip().endswith(before.removeprefix("… "))
    assert (filler * 9).startswith(after.removesuffix("…"))
    assert max(len(before), len(after)) <= LONGEST


def test_a_word_without_end_is_no_context():
    filler = "x" * 900
    assert around(f"1. {filler}. Vendor shall not sell or share Personal Data.", SALE)[0][0] == ""


def _is_made_of(passage: str, text: str) -> bool:
    """Return whether a passage is whole words of a text, in order."""
    words = iter(text.split())
    return all(word in words for word in passage.split() if word != "…")


_SENTENCES = [
    "Vendor shall not sell or share Personal Data.",
    "Vendor shall not:",
    "(a) sell Personal Data;",
    "(b) share Personal Data; or",
    "(i) combine Personal Data",
    "unless the CCPA permits it.",
    "Customer pays " + "very " * 60 + "much.",
    "x" * 300 + ".",
]


@given(st.lists(st.tuples(st.sampled_from(_SENTENCES), st.sampled_from([" ", "\n", "\n\n"]))))
def test_what_surrounds_a_quote_is_the_text_around_it(pieces):
    text = "1. Vendor serves Customer." + "".join(mark + piece for piece, mark in pieces)
    document = parse(text.encode(), "contract.txt")
    for finding in scan(text.encode(), requirements=[SALE, "no-combining"]).findings:
        for evidence in finding.evidence:
            assert _is_made_of(evidence.before, document.text[: evidence.start])
            assert _is_made_of(evidence.after, document.text[evidence.end :])
            assert max(len(evidence.before), len(evidence.after)) <= LONGEST


def test_a_clause_of_an_annex_is_cited_with_the_annex():
    text = (
        "1.1 Vendor shall serve Customer.\n\nExhibit A\n\n1.1 Vendor shall not sell or share "
        "Personal Data.\n\nArticle IV - Data\n\n(a) Vendor shall not retain, use or disclose it "
        "outside the direct business relationship."
    )
    report = scan(text.encode())
    assert report.finding("no-sale-or-sharing").evidence[0].clause == "Exhibit A, 1.1"
    place = report.finding("direct-business-relationship").evidence[0].clause
    assert place == "Exhibit A, Article IV(a)"
