"""Passages that came near, and why they did not count."""

import pytest

from contractscan.contract_explanations import explain_in
from contractscan.errors import UnknownRequirement
from contractscan.matching.near_misses import near_misses
from contractscan.parsers import parse
from contractscan.rules import load_rules
from contractscan.scanner import understand


def misses(text: str, requirement: str, element: str):
    read = understand(parse(text.encode(), "contract.txt"))
    found = near_misses(load_rules().requirement(requirement).elements[element], read)
    return [(miss.statement.clause.number, miss.reasons) for miss in found]


def test_the_wrong_party_is_named():
    text = "1. Customer shall not sell or share the personal information.\n\n2. Fees are due."
    ((clause, reasons), *_) = misses(text, "no-sale-or-sharing", "selling")
    assert clause == "1"
    assert "it speaks of the business, not of the vendor" in reasons


def test_the_wrong_modality_is_named():
    text = (
        "1. Vendor may combine the personal information with personal information that it receives "
        "from other sources.\n\n2. Fees are due."
    )
    ((_, reasons), *_) = misses(text, "no-combining", "other-sources")
    wanted = "it is a permission, not a prohibition or a statement in the present tense"
    assert wanted in reasons


def test_a_recital_binds_nobody():
    text = (
        "WHEREAS Vendor shall implement reasonable security measures to protect personal "
        "information.\n\nVendor shall deliver the goods."
    )
    ((_, reasons), *_) = misses(text, "reasonable-security", "security")
    assert "it stands in a recital or a definition" in reasons


def test_a_general_purpose_is_a_near_miss():
    text = "1. Vendor shall process personal information to provide the Services."
    ((_, reasons), *_) = misses(text, "specific-business-purpose", "purpose")
    assert reasons == ("the purpose that it names is too general",)


def test_a_contract_on_something_else_has_none():
    text = "1. Vendor shall deliver twelve chairs.\n\n2. Customer shall pay within 30 days."
    assert misses(text, "no-combining", "other-sources") == []


def test_each_passage_stands_once_and_few_are_shown():
    text = "\n\n".join(
        f"{n}. Customer shall not sell the personal information numbered {n}." for n in range(1, 9)
    )
    found = misses(text, "no-sale-or-sharing", "selling")
    assert len(found) == 3
    assert len({clause for clause, _ in found}) == 3


def test_the_explanation_shows_verdict_quote_and_near_miss():
    text = (
        "1. Vendor shall not sell the personal information.\n\n"
        "2. Customer shall not share the personal information for cross-context behavioral "
        "advertising.\n"
    )
    shown = explain_in("no_sale_or_sharing", parse(text.encode(), "msa.txt"), width=100)
    assert "(no-sale-or-sharing): WEAK in msa.txt" in shown
    assert "clause 1: “Vendor shall not sell the personal information.”" in shown
    assert "Near: clause 2: “Customer shall not share" in shown
    assert "Did not count: it speaks of the business, not of the vendor." in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_the_explanation_is_safe_on_a_terminal():
    text = "1. Vendor shall not sell the \x1b[31mpersonal information\x9b2J."
    shown = explain_in("no-sale-or-sharing", parse(text.encode(), "\x1b[2Jmsa.txt"))
    assert "\x1b" not in shown
    assert "\x9b" not in shown


def test_an_unknown_requirement():
    with pytest.raises(UnknownRequirement):
        explain_in("no-nonsense", parse(b"Vendor shall pay.", "msa.txt"))
