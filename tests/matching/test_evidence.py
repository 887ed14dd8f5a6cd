"""Quotes, clause numbers and suggestions, from whole contracts."""

from contractscan.parsers import parse
from contractscan.scanner import scan

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
