"""The way back from the text to the elements that it was read from."""

from pathlib import Path

import pytest

from contractscan.document import Span
from contractscan.parsers import ReadOptions
from contractscan.parsers.docx import read_with_places
from parsers.docx._word import cell, docx, p, r, row, table

ROOT = Path(__file__).resolve().parents[3]
FILES = [
    *sorted((ROOT / "sample_contracts").glob("*.docx")),
    *sorted((ROOT.parent / "shared" / "corpus").rglob("*.docx")),
]


def places_of(body, words, **others):
    """The text of the elements that the first and the last letter of some words were read from."""
    document, _, places = read_with_places(docx(body, **others), "c.docx", ReadOptions())
    start = document.text.index(words)
    found = places.find(document, Span(start, start + len(words)))
    assert found is not None
    return tuple((place.element.text, place.index) for place in found)


INSIDE = "Vendor shall not sell."
BROKEN = "<w:r><w:t>(a) one;</w:t><w:br/><w:t>(b) two</w:t></w:r>"
SYMBOL = "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"


@pytest.mark.parametrize(
    ("body", "words", "first", "last"),
    [
        (p(INSIDE), "shall not", (INSIDE, 7), (INSIDE, 15)),
        (p(r("  Vendor ") + r("  shall")), "Vendor shall", ("  Vendor ", 2), ("  shall", 6)),
        (p(r("Ven\u200bdor pays")), "dor", ("Ven\u200bdor pays", 4), ("Ven\u200bdor pays", 6)),
        (p("One") + p("Vendor."), "Vendor", ("Vendor.", 0), ("Vendor.", 5)),
        (table(row(cell("A b"), cell("C d"))), "b | C", ("A b", 2), ("C d", 0)),
        (p(BROKEN), "(b) two", ("(b) two", 0), ("(b) two", 6)),
        (p(r("A ") + SYMBOL + r(" b")), "✓ b", (None, 0), (" b", 1)),
    ],
    ids=["inside", "runs", "no-width", "paragraphs", "cells", "lines", "symbol"],
)
def test_words_lead_back_to_their_elements(body, words, first, last):
    assert places_of(body, words) == (first, last)


def test_note_leads_back_to_its_part():
    note = f"<w:footnote w:id='3'>{p('Vendor pays.')}</w:footnote>"
    body = p(r("See") + "<w:r><w:footnoteReference w:id='3'/></w:r>")
    assert places_of(body, "Vendor pays", footnotes=note)[0] == ("Vendor pays.", 0)


@pytest.mark.parametrize("revisions", ["accepted", "original"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_block_of_a_real_file_leads_back(path, revisions):
    options = ReadOptions(revisions=revisions)
    document, _, places = read_with_places(path.read_bytes(), path.name, options)
    lost = [block.path for block in document.blocks if places.find(document, block.span) is None]
    assert lost == []
