"""Words are levelled where spelling means nothing, and every word leads back to the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractscan.language.tokens import read

KNOWN = frozenset("relationship between personal information shall process".split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vendor SHALL not", "vendor shall not"),
        ("it won't sell", "it will not sell"),
        ("it can’t and doesn't", "it can not and does not"),
        ("we'll say you're free", "we will say you are free"),
        ("“sell” or \"share\" or 'rent'", "sell or share or rent"),
        ("cross-context sub-processor", "cross context sub processor"),
        ("Vendor's data, Vendor’s data", "vendor 's data , vendor 's data"),
        ("the parties' data", "the parties 's data"),
        ("R&D", "r&d"),
        ("this & that", "this and that"),
        ("the subprocessor(s) shall", "the subprocessor shall"),
        ("Purpose(s): payroll", "purpose : payroll"),
        ("(see Section 8)", "( see section 8 )"),
        ("(8) sell it; (c): rent it", "( 8 ) sell it ; ( c ) : rent it"),
        ("a b", "a b"),
        ("ca law", "ca law"),
        ("wo knows", "wo knows"),
    ],
)
def test_words(text, words):
    assert " ".join(read(text).words) == words


def test_offsets_lead_back_to_the_text():
    text = "“Vendor”  won't\nsell it."
    reading = read(text)
    shown = [text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)]
    assert shown == ["Vendor", "wo", "n't", "sell", "it", "."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the relationshipbetween us", "the relationship between us"),
        ("it shallprocess data", "it shall process data"),
        ("a relationshipxyz ends", "a relationshipxyz ends"),
        # A word that occurs often is a word of the contract, however it looks.
        ("shallprocess " * 3 + "it", "shallprocess " * 3 + "it"),
    ],
)
def test_lost_spaces(text, words):
    assert " ".join(read(text, KNOWN).words) == words


@pytest.mark.parametrize(
    "run", [">" * 500, "_" * 65, "(" * 64, "'s" * 300, "US$" * 400, "a/b-" * 99]
)
def test_long_runs_are_cut_without_loss(run):
    text = f"so {run} is it {run}x"
    reading = read(text)
    shown = [text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)]
    assert shown[0] == "so"
    assert shown[shown.index("is") + 1] == "it"
    assert text.endswith(shown[-1])
    for silent in "_'s/-":
        text = text.replace(silent, " ")
    assert set("".join(text.split())) <= set("".join(shown))


def test_nothing():
    assert read("").words == ()
    assert read(" \n\t ").words == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_every_word_lies_in_the_text(text):
    reading = read(text, KNOWN)
    for start, end in zip(reading.starts, reading.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(reading.starts) == sorted(reading.starts)


def test_letters_that_grow_in_lower_case():
    text = "Sold in İzmir İİ"
    reading = read(text)
    assert [text[a:b] for a, b in zip(reading.starts, reading.ends, strict=True)] == text.split()
    assert max(reading.ends) == len(text)
