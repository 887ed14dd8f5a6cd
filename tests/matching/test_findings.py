"""Verdicts and what the reader is told."""

from dataclasses import replace

import pytest

from contractscan.document import Warning as Notice
from contractscan.matching.findings import (
    CONFIDENCE,
    CONFIDENCE_NEAR,
    CONFIDENCE_UNREAD,
    find,
)
from contractscan.matching.nearest import nearest_statement
from contractscan.matching.reading import read_for_matching
from contractscan.report import Status
from contractscan.rules import load_rules
from contractscan.scanner import _finder, _party_cues
from contractscan.structure.agreement import read_agreement
from matching._norms import finding, read_of

SALE = "no-sale-or-sharing"
BOTH = "Vendor shall not sell or share Personal Data."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (BOTH, "met"),
        ("Vendor shall not sell Personal Data.\n\nVendor shall not share Personal Data.", "met"),
        ("Vendor shall not sell Personal Data.", "weak"),
        ("Vendor does not sell or share Personal Data.", "weak"),
        ("Vendor shall make reasonable efforts not to sell or share Personal Data.", "weak"),
        (BOTH + "\n\nVendor may provide Personal Data to advertising partners.", "weak"),
        ("Customer shall not sell or share Personal Data.", "missing"),
        ("WHEREAS Vendor shall not sell or share Personal Data, the parties agree.", "missing"),
        ("1. NO SALE OR SHARING\n\n1.1 Vendor shall keep a record.", "missing"),
    ],
)
def test_status(text, status):
    assert finding(text, SALE).status == status


def test_met_tells_what_was_found():
    found = finding(BOTH, SALE)
    assert [evidence.quote for evidence in found.evidence] == [BOTH]
    assert all(element.found for element in found.elements)
    assert all(reason.startswith("Found: ") for reason in found.reasons)
    assert found.suggestion == ""
    assert found.confidence == CONFIDENCE[Status.MET]


def test_weak_tells_what_is_absent():
    found = finding("3.1 Vendor shall not sell Personal Data.", SALE)
    assert [(e.element, e.found) for e in found.elements] == [("selling", True), ("sharing", False)]
    assert found.evidence[0].clause == "3.1"
    assert found.reasons == ("Sharing for cross-context behavioral advertising is not prohibited.",)
    assert found.suggestion.startswith("Vendor shall not sell")


def test_missing_has_no_evidence():
    found = finding("Customer shall pay.", SALE)
    assert found.evidence == ()
    assert found.reasons[0].startswith("No operative clause found.")
    assert found.confidence == CONFIDENCE[Status.MISSING]


def test_at_most_three_quotes():
    text = "\n\n".join(
        f"{n}. Vendor shall not {v} Personal Data."
        for n, v in enumerate(["sell", "share", "sell or share", "sell", "share"], start=1)
    )
    assert 1 <= len(finding(text, SALE).evidence) <= 3


def test_the_clause_that_names_the_ccpa_is_quoted_first():
    text = "Vendor shall not sell or share Personal Data.\n\nUnder the CCPA, " + BOTH
    assert finding(text, SALE).evidence[0].quote == "Under the CCPA, " + BOTH


def test_a_passage_worded_like_the_clause_lowers_the_confidence():
    """OCR damaged the verbs that the rules look for; the rest of the clause is there."""
    text = (
        "Vendor sha11 n0t se11 the personal information that it collects or receives under this "
        "Agreement, and sha11 n0t shaxe it for cross-c0ntext behavi0ral advert1sing, as the CCPA "
        "defines these terms, whether or not for money."
    )
    found = finding(text, SALE)
    assert (found.status, found.confidence) == ("missing", CONFIDENCE_NEAR)
    assert "Please check an unnumbered passage" in found.reasons[1]


def test_nothing_is_near_in_another_text():
    read = read_of("Customer shall pay the personal information officer within ten days of May.")
    assert nearest_statement(load_rules().requirement(SALE), read) is None


def on_unread_page(text: str, requirement: str):
    """Return the finding on a document of which page 2 holds no text."""
    document = read_of(text).agreement.document
    notice = Notice("pages-without-text", "Page 2 holds no text.", (2,))
    agreement = read_agreement(replace(document, warnings=(notice,)), _party_cues())
    rules = load_rules()
    read = read_for_matching(agreement, _finder(), rules.generic_words)
    return find(rules.requirement(requirement), read, rules)


def test_a_page_without_text_softens_a_gap():
    found = on_unread_page("Customer shall pay.", SALE)
    assert (found.status, found.confidence) == ("missing", CONFIDENCE_UNREAD)
    assert "page 2" in found.reasons[-1]


def test_a_page_without_text_leaves_what_is_met_alone():
    assert on_unread_page(BOTH, SALE).confidence == CONFIDENCE[Status.MET]
