"""Verdicts and what the reader is told."""

from dataclasses import replace

import pytest

from contractscan.document import Warning as Notice
from contractscan.matching.confidence import confidence
from contractscan.matching.findings import find
from contractscan.matching.nearest import nearest_statement
from contractscan.matching.reading import read_for_matching
from contractscan.report import Status
from contractscan.rules import load_rules
from contractscan.scanner import concept_finder, party_cues
from contractscan.structure.agreement import read_agreement
from matching._norms import finding, read_of

TABLE = load_rules().confidence
SALE = "no-sale-or-sharing"
BOTH = "Vendor shall not sell or share Personal Data."


def usual(status: Status, passages: int) -> float:
    """Return the confidence of a verdict without doubts."""
    return confidence(
        TABLE, SALE, status, passages=passages, worded_alike=False, unread_pages=False
    )


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
    assert found.confidence == usual(Status.MET, 1)


def test_weak_tells_what_is_absent():
    found = finding("3.1 Vendor shall not sell Personal Data.", SALE)
    assert [(e.element, e.found) for e in found.elements] == [("selling", True), ("sharing", False)]
    assert found.evidence[0].clause == "3.1"
    assert found.reasons == ("Sharing for cross-context behavioral advertising is not prohibited.",)
    assert found.suggestion.startswith("Vendor shall not share the Personal Data")


def test_missing_has_no_evidence():
    found = finding("Customer shall pay.", SALE)
    assert found.evidence == ()
    assert found.reasons[0].startswith("No operative clause found.")
    assert found.confidence == usual(Status.MISSING, 0)


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
    assert (found.status, found.confidence) == ("missing", TABLE.worded_alike)
    assert "Please check an unnumbered passage" in found.reasons[1]


def test_nothing_is_near_in_another_text():
    read = read_of("Customer shall pay the personal information officer within ten days of May.")
    assert nearest_statement(load_rules().requirement(SALE), read) is None


def on_unread_page(text: str, requirement: str):
    """Return the finding on a document of which page 2 holds no text."""
    document = read_of(text).agreement.document
    notice = Notice("pages-without-text", "Page 2 holds no text.", (2,))
    agreement = read_agreement(replace(document, warnings=(notice,)), party_cues(load_rules()))
    rules = load_rules()
    read = read_for_matching(agreement, concept_finder(load_rules()), rules.generic_words)
    return find(rules.requirement(requirement), read, rules)


def test_a_page_without_text_softens_a_gap():
    found = on_unread_page("Customer shall pay.", SALE)
    assert (found.status, found.confidence) == ("missing", TABLE.unread_pages)
    assert "page 2" in found.reasons[-1]


def test_a_page_without_text_leaves_what_is_met_alone():
    assert on_unread_page(BOTH, SALE).confidence == usual(Status.MET, 1)


def test_confidence_comes_from_the_table():
    table = TABLE.model_copy(
        update={
            "passages": {"met": (0.9, 0.8, 0.9), "weak": (0.7,), "missing": (0.95,)},
            "requirements": {SALE: 0.02, "no-combining": -0.5},
        }
    )

    def of(status: Status, requirement: str = SALE, **doubts) -> float:
        plain = {"passages": 1, "worded_alike": False, "unread_pages": False}
        return confidence(table, requirement, status, **{**plain, **doubts})

    assert of(Status.MET) == 0.82
    assert of(Status.MET, passages=3) == 0.92
    assert of(Status.WEAK, passages=3) == 0.72
    assert of(Status.MISSING, "direct-marketing") == 0.95
    assert of(Status.MET, "no-combining") == 0.5
    assert of(Status.MISSING, worded_alike=True) == table.worded_alike
    assert of(Status.WEAK, unread_pages=True) == table.unread_pages
    assert of(Status.MET, unread_pages=True) == 0.82


def test_a_doubtful_verdict_asks_to_be_checked():
    found = on_unread_page("Customer shall not sell Personal Data.", SALE)
    assert found.please_check
    assert not finding(BOTH, SALE).please_check
