"""What table and Markdown say of the agreement as a whole, and of documents that are none."""

import pytest

from contractscan.report import AgreementFacts, Evidence, PartiesFound
from contractscan.views import render

from ._reports import failed, finding, report, withheld

VIEWS = ("table", "markdown")
STATEMENT = Evidence(quote="Partner is a third party.", start=0, end=25, clause="2.1", page=3)
THIRD_PARTY = report(
    finding("missing", 1),
    finding("missing", 2, force="not-required", suggestion=""),
    finding("met", 3, force="not-required"),
    agreement=AgreementFacts(
        role="third-party", role_evidence=STATEMENT, judged_as="third-party", edition="2023"
    ),
    parties=PartiesFound(vendor=("Partner", "Kestrel", "Recipient", "us"), business=("Shop",)),
    regimes=("CCPA", "GDPR"),
)


def shown(view, *reports):
    text = render(reports, view)
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("view", VIEWS)
def test_role_edition_parties_and_laws(view):
    text = shown(view, THIRD_PARTY)
    assert "Partner, Kestrel, Recipient" in text
    assert "Recipient, us" not in text
    assert "Shop" in text
    assert "a third party, as the text calls the vendor (clause 2.1, page 3)" in text
    assert "the CCPA as amended by the CPRA, in force since 2023" in text
    assert "CCPA, GDPR" in text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "a service provider; the text gives the vendor no role under the CCPA"),
        ({"role": "contractor"}, "a service provider; the text calls the vendor a contractor"),
        ({"edition": None}, "no edition of the CCPA, which it does not name"),
        ({"edition": "2018"}, "the CCPA of 2018; nothing in it shows the amendments"),
        ({"edition": "2026"}, "the regulations in force since 2026"),
    ],
)
def test_other_roles_and_editions(view, facts, words):
    assert words in shown(view, report(agreement=AgreementFacts(**facts)))


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_not_required_stands_apart_and_is_no_gap(view):
    text = shown(view, THIRD_PARTY)
    assert "1 missing" in text
    apart = "Title of missing 2 (missing), Title of met 3 (met)"
    assert apart in text
    assert text.lower().index("not required of a third party") < text.index(apart)
    assert "Reason of missing 2" not in text
    assert "of a third party" not in shown(view, report(finding("missing", 1))).lower()


@pytest.mark.parametrize("view", VIEWS)
def test_a_document_that_is_no_contract_says_why(view):
    text = shown(view, withheld())
    assert "Withheld." in text
    assert "It reads like a privacy notice." in text
    assert "--any-document" in text
    assert "missing" not in text


@pytest.mark.parametrize("view", VIEWS)
def test_a_document_that_is_no_contract_is_a_row_of_the_summary(view):
    text = shown(view, report(finding("met", 1)), withheld(), failed())
    summary = text[text.index("Summary") :]
    assert "notice.html" in summary
    assert "privacy policy" in summary
    assert "1 no contract" in summary
    assert "3 documents" in summary
    if view == "table":
        assert "1 without gaps" in summary


@pytest.mark.parametrize("view", VIEWS)
def test_no_contract_that_was_judged_all_the_same_says_so(view):
    agreement = AgreementFacts(kind="letter", kind_reason="It reads like a letter.")
    text = shown(view, report(finding("missing", 1), agreement=agreement))
    assert "It reads like a letter." in text
    assert "1 missing" in text
