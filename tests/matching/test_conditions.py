"""What each key of a rule asks of a norm."""

import pytest

from contractscan.matching.conditions import matching_norms
from contractscan.rules import Condition
from matching._norms import read_of


def matches(text: str, **asked: object) -> bool:
    return next(matching_norms(Condition(**asked), read_of(text)), None) is not None


SELL = "Vendor shall not sell Personal Data."


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"all": ["sell"]}, True),
        ({"all": ["sell", "personal-information"]}, True),
        ({"all": ["retain|sell"]}, True),
        ({"all": ["retain"]}, False),
        ({"none": ["retain"], "all": ["sell"]}, True),
        ({"none": ["retain|personal-information"], "all": ["sell"]}, False),
        ({"modality": ["prohibition"]}, True),
        ({"modality": ["duty", "permission"]}, False),
        ({"modality": ["text"], "all": ["sell"]}, True),
        ({"sequence": ["sell", "personal-information"], "gap": 0}, True),
        ({"sequence": ["personal-information", "sell"]}, False),
        ({"anywhere": ["sell"]}, True),
        ({"nowhere": ["sell"]}, False),
        ({"nowhere": ["combine"]}, True),
    ],
)
def test_concepts_and_modality(asked, expected):
    assert matches(SELL, **asked) is expected


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        (SELL, "vendor", True),
        (SELL, "business", False),
        (SELL, None, True),
        (SELL, "not-business", True),
        (SELL, "not-vendor", False),
        ("Customer shall not sell it.", "vendor", False),
        ("Customer shall not sell it.", "business", True),
        ("Customer shall not sell it.", "other", True),
        ("Each party shall not sell it.", "vendor", True),
        ("Each party shall not sell it.", "business", True),
        ("It may not be sold.", "vendor", True),
        ("Subprocessors shall not sell it.", "vendor", False),
        ("Subprocessors shall not sell it.", "other", True),
    ],
)
def test_actor(text, actor, expected):
    assert matches(text, actor=actor, modality=["prohibition"], all=["sell"]) is expected


def test_gap_counts_the_words_between():
    text = "Vendor shall not sell any of the said Personal Data."
    sequence = ["sell", "personal-information"]
    assert not matches(text, sequence=sequence, gap=3)
    assert matches(text, sequence=sequence, gap=4)


def test_excepted():
    text = "Vendor shall not sell it, save as needed to retain it."
    assert matches(text, excepted=["retain"])
    assert not matches(text, excepted=["sell"])


def test_sentence_reaches_beyond_the_norm():
    text = "Customer shall pay for it and Vendor shall not sell it."
    assert not matches(text, modality=["duty"], all=["sell"], actor="business")
    assert matches(text, modality=["duty"], sentence=["sell"], actor="business")
    assert not matches(text, modality=["duty"], no_sentence=["sell"], actor="business")


def test_headings():
    text = "1. SECURITY MEASURES\n\nVendor shall guard it.\n\n2. FEES\n\nCustomer shall pay."
    assert matches(text, modality=["duty"], heading=["security-measures"])
    assert not matches(text, actor="business", heading=["security-measures"])
    assert not matches(text, all=["security-measures"], modality=["duty"])


def test_near_sees_the_clause_before():
    text = "Vendor shall not sell Personal Data.\n\nVendor shall guard it."
    assert matches(text, modality=["duty"], near=["sell"])
    assert not matches(text, modality=["duty"], near=["combine"])


def test_recitals_only_on_request():
    text = "WHEREAS Vendor shall not sell it, the parties agree."
    assert not matches(text, all=["sell"])
    assert matches(text, all=["sell"], operative=False)


def test_lists_as_one_sentence_only_on_request():
    text = "Vendor shall not:\n(a) retain it;\n(b) sell it."
    assert not matches(text, all=["retain", "sell"])
    assert matches(text, all=["retain", "sell"], across_items=True)


@pytest.mark.parametrize(
    ("limit", "days"),
    [
        ("within 10 days", 10),
        ("within ten (10) days", 10),
        ("within thirty days", 30),
        ("within one month", 30),
        ("within 10 business days", 14),
        ("within five (5) business days", 7),
        ("within 2 weeks", 14),
        ("within 48 hours", 2),
        ("within one month or 3 months", 90),
        ("promptly", 0),
    ],
)
def test_time_limits(limit, days):
    text = f"Vendor shall notify Customer {limit}."
    assert not matches(text, modality=["duty"], days_over=days)
    assert matches(text, modality=["duty"], days_over=days - 1)
