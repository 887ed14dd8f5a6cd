"""Which part a sentence on the scope of a part speaks of."""

import pytest

from contractscan.structure.clauses import build_clauses
from contractscan.structure.scopes import find_applications
from structure._agreements import document_of

FLAT = (
    "1. Vendor stays.\n\n2. This Section applies to tenants only.\n\n(a) It is short.\n\n"
    "3. Fees.\n\nExhibit A\n\nThis Exhibit shall apply where tenants ask.\n\n1. Rooms.\n\n"
    "Exhibit B\n\n1. Locks."
)


def covered(text: str) -> list[list[str]]:
    """Return for each sentence on a scope the citations of the clauses that it covers."""
    document = document_of(text)
    clauses = build_clauses(document)
    return [
        [clauses[i].citation or "" for i in sorted(application.clauses)]
        for application in find_applications(document, clauses)
    ]


def test_this_section_and_this_exhibit():
    assert covered(FLAT) == [
        ["2", "2(a)"],
        ["Exhibit A", "Exhibit A", "Exhibit A, 1"],
    ]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Exhibit B applies to owners.", ["Exhibit B", "Exhibit B, 1"]),
        ("Section 2 only applies if tenants ask.", ["2", "2(a)"]),
        ("Where tenants ask, Exhibit B (Locks) applies.", ["Exhibit B", "Exhibit B, 1"]),
    ],
)
def test_a_part_that_is_named(sentence, meant):
    assert covered(f"{sentence}\n\n{FLAT}")[0] == meant


def test_this_section_below_a_heading_is_the_whole_section():
    text = "3. Tenants\n\n3.1 This Section applies to tenants.\n\n3.2 Keys.\n\n4. Fees\n\n4.1 Low."
    assert covered(text) == [["3", "3.1", "3.2"]]


def test_a_section_that_counts_from_zero():
    text = "3.0 Tenants.\n\nThis Section 3 applies to tenants.\n\n3.1 Keys.\n\n4.0 Fees.\n\nLow."
    assert covered(text) == [["3.0", "3.0", "3.1"]]


@pytest.mark.parametrize(
    "text",
    [
        "2. Where Section 2 applies to tenants, keys are due.",
        "2. Section 2 applies.",
        "2. Section 7 applies to tenants.",
        "2. This Exhibit applies to tenants.",
        "2. Section 2 prevails over all else.",
    ],
)
def test_no_scope_of_a_part(text):
    assert covered(text) == []
