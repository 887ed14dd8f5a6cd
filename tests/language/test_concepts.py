"""Where concepts stand in a text."""

import pytest

from contractscan.language.concepts import ConceptFinder
from contractscan.language.tokens import read

CONCEPTS = {
    "sell": ["sell*", "make available for money"],
    "share": ["share*"],
    "personal-information": ["personal (information|data)"],
    "no-other": ["no other (business |)purpose(s)"],
    "notify-inability": ["notify* ... (inability|can not)"],
}


def concepts_in(text: str, hides: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    """Return ``concept: the words of the text that it was found in``, in text order."""
    reading = read(text)
    return [
        f"{hit.concept}: {text[reading.starts[hit.start] : reading.ends[hit.end - 1]]}"
        for hit in ConceptFinder(CONCEPTS, hides).find(reading)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vendor sold it.", ["sell: sold"]),
        ("We’ll never SELL it.", ["sell: SELL"]),
        ("“Sell” or “Share”", ["sell: Sell", "share: Share"]),
        ("Vendor resells it to a seller.", []),
        ("made of Personal  Data", ["personal-information: Personal  Data"]),
        ("the per-\nsonal data", []),
        ("for no other purpose", ["no-other: no other purpose"]),
        ("for no other business purposes", ["no-other: no other business purposes"]),
        ("notify us of its inability", ["notify-inability: notify us of its inability"]),
        ("notify us that it cannot", ["notify-inability: notify us that it cannot"]),
        ("Notify us. Its inability remains.", []),
        ("", []),
    ],
)
def test_hits_are_the_words_of_the_text(text, found):
    assert concepts_in(text) == found


def test_a_concept_may_stand_inside_another():
    inside = {"outer": ["sell personal data"], "inner": ["personal data"]}
    reading = read("sell personal data")
    hits = ConceptFinder(inside).find(reading)
    assert [(hit.concept, hit.start, hit.end) for hit in hits] == [("outer", 0, 3), ("inner", 1, 3)]


def test_a_concept_can_hide_others_inside_its_own_words():
    assert "share: share" in concepts_in("no other purpose, share it")
    concepts = {"stock": ["share of stock"], "share": ["share*"]}
    reading = read("a share of stock, and they share data")
    hits = ConceptFinder(concepts, {"stock": ("share",)}).find(reading)
    assert [(hit.concept, hit.start) for hit in hits] == [("stock", 1), ("share", 7)]


def test_the_longest_phrase_of_a_concept_counts():
    longer = ConceptFinder({"a": ["sell", "sell data", "sell data now"]})
    assert [(hit.start, hit.end) for hit in longer.find(read("sell data now"))] == [(0, 3)]


def test_a_malformed_phrase_names_its_concept():
    with pytest.raises(ValueError, match=r"sell: .*'\(sell'"):
        ConceptFinder({"sell": ["(sell"]})
