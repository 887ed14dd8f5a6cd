"""Exhibits that are named and not there."""

import pytest

from contractscan.joining import join
from contractscan.parsers import parse
from contractscan.scanner import scan
from contractscan.structure.exhibits import absent_exhibits


def absent(text: str) -> tuple[str, ...]:
    return absent_exhibits(parse(text.encode(), "msa.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "The measures are described in Exhibit B.",
        "The form attached hereto as Exhibit B is part of this Agreement.",
        "Vendor keeps the list set forth in Exhibit B (Subprocessors).",
        "Exhibit A\n\nVendor shall comply with it, as listed in Exhibit B.",
    ],
)
def test_one_that_is_referred_to_and_missing(text):
    assert absent(text) == ("Exhibit B",)


@pytest.mark.parametrize(
    "text",
    [
        "As described in Exhibit B.\n\nExhibit B: Measures\n\nA text.",
        "As described in Annex II.\n\nAnnex 2 - Measures\n\nA text.",
        "As described in Schedule 1.\n\nSCHEDULE 1\n\nA text.",
        "The form set out in Annex I of the Standard Contractual Clauses applies.",
        "The transfer is described in Schedule 1 to the Data Protection Act.",
        "Vendor uses a Schedule A van.",
        "Nothing is annexed.",
    ],
)
def test_what_is_there_or_belongs_to_another_text(text):
    assert absent(text) == ()


def test_a_document_of_the_set_may_be_the_exhibit():
    msa = parse(b"The measures are described in Exhibit B and Schedule 3.", "msa.txt")
    exhibit = parse(b"Vendor encrypts.", "exhibit_b.txt")
    assert absent_exhibits(join([msa, exhibit])) == ("Schedule 3",)


def test_the_report_warns():
    report = scan(b"The measures are described in Exhibit B and in Exhibit C.", name="msa.txt")
    (warning,) = [w for w in report.warnings if w.code == "exhibit-absent"]
    assert warning.message.startswith("Exhibit B, Exhibit C are referred to, but not here")
