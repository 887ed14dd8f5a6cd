"""Where a sentence ends, and where a full stop is only an abbreviation."""

import pytest

from contractscan.language.sentences import split_sentences
from contractscan.language.tokens import read


def sentences(text: str) -> list[str]:
    reading = read(text)
    ranges = split_sentences(reading, 0, len(reading.words), text)
    return [text[reading.starts[a] : reading.ends[b - 1]] for a, b in ranges]


@pytest.mark.parametrize(
    "text",
    [
        "See 11 C.C.R. § 7051(a)(1) of the rules.",
        "It follows Cal. Civ. Code § 1798.140 and others.",
        "Acme, Inc. Shall host it.",
        "Acme Ltd. and Beta Corp. Vendor shall host it.",
        "Some data, e.g. Names, is kept.",
        "Data, i.e. Names, is kept.",
        "As 11 C.C.R. Section 7051 says, it is kept.",
        "Under Reg. 7 of No. 12 it pays $1.50 for 3.5 hours.",
        "The U.S. Government may ask.",
        "It is kept (see Art. 28 GDPR).",
    ],
)
def test_one_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vendor shall not sell it.", "Customer may audit."),
        ("Is it sold?", "No!"),
        ("It is kept.", "“Sell” means to hand over."),
        ("It is kept.", "(See Annex 1.)"),
        ("It ends in 2030.", "Vendor shall delete it."),
        ("It follows § 7051(a).", "§ 7053 applies too."),
    ],
)
def test_two_sentences(first, second):
    found = sentences(f"{first} {second}")
    assert len(found) == 2
    assert found[0] == first


def test_all_words_are_covered():
    text = "One. Two! Three? Four"
    reading = read(text)
    ranges = split_sentences(reading, 0, len(reading.words), text)
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(reading.words)))


def test_a_part_of_the_text():
    text = "One here. Two there. Three."
    reading = read(text)
    assert split_sentences(reading, 3, 6, text) == [(3, 6)]
    assert split_sentences(reading, 3, 3, text) == []


def test_endless_sentences_are_cut_behind_a_semicolon():
    text = "Vendor shall not sell lot; " * 600
    reading = read(text)
    found = split_sentences(reading, 0, len(reading.words), text)
    assert len(found) > 1
    assert all(end - start <= 1_000 for start, end in found)
    assert [start for start, _ in found[1:]] == [end for _, end in found[:-1]]
    assert all(reading.words[end - 1] == ";" for _, end in found)
