"""Facts about real files, read off their rendered pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contractscan.document import Block, BlockKind, Document
from contractscan.errors import EncryptedDocument, NoTextLayer
from contractscan.parsers import ReadOptions
from contractscan.parsers.pdf import read

from ._drawing import parse, texts

CASES = Path(__file__).parents[4] / "shared" / "corpus" / "parser-cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/corpus is not there")


def _read(name: str) -> Document:
    return parse((CASES / name).read_bytes())


def _labels(document: Document, kind: BlockKind = BlockKind.LIST_ITEM) -> list[str]:
    return [text.split()[0] for text in texts(document, kind)]


def test_a_scan_has_no_text_layer():
    with pytest.raises(NoTextLayer):
        _read("opencontracts-needs-ocr.pdf")


def test_an_encrypted_file_asks_for_its_password():
    with pytest.raises(EncryptedDocument):
        _read("pdfplumber-password-pdf.pdf")


def test_an_encrypted_file_is_read_with_its_password():
    document = parse((CASES / "pdfplumber-password-pdf.pdf").read_bytes(), "test")
    assert document.pages == 4
    assert "novaPDF" not in document.text
    assert "multi-threaded" in document.text
    assert {"Technologies", "Summary:"} <= set(texts(document, BlockKind.HEADING))
    (item,) = (t for t in texts(document) if t.startswith("Easy installation"))
    assert item.endswith("(successful/failed).")
    assert sum(block.label == "•" for block in document.blocks) == 30


def test_a_scanned_form_is_recognised():
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    data = (CASES / "opencontracts-needs-ocr.pdf").read_bytes()
    document = read(data, "scan.pdf", ReadOptions(ocr="auto"))
    assert [warning.code for warning in document.warnings] == ["pages-recognised"]
    for words in ("14 Wijziging", "Inschrijfgegevens bij KVK", "Ga naar vraag 9"):
        assert words in document.text


def test_a_dense_signed_agreement_on_two_pages():
    document = _read("rapid7-dpa-signed-pdf.pdf")
    assert document.pages == 2
    assert _labels(document)[:9] == ["A.", "B.", "1.", "2.", "3.", "4.", "5.", "A.", "B."]
    assert _labels(document)[9:] == ["C.", "D.", *(f"{number}." for number in range(6, 14))]
    assert "Envelope" not in document.text
    headings = texts(document, BlockKind.HEADING)
    assert headings[-4:] == ["Introduction", "Definitions", "Data Protection", "Privacy Shield"]
    third = next(b for b in document.blocks if document.quote(b.span).startswith("C. "))
    assert document.page_at(third.span.start) == 2


def test_an_agreement_with_numbered_margin_and_signature_fields():
    document = _read("retool-dpa-pdf.pdf")
    assert document.pages == 13
    assert "Envelope" not in document.text
    labels = _labels(document)
    for label in ("1.1", "1.2", "1.3", "2.1", "2.2", "6.1.1", "6.1.2", "7.5", "1.16"):
        assert label in labels
    assert not any(block.kind is BlockKind.TABLE_ROW for block in _before_signatures(document))
    bullets = [block for block in document.blocks if block.label == "•"]
    assert len(bullets) == 20
    assert "[Signature page follows]" in texts(document)
    # The number of the document at the foot of the first page is no text of a clause.
    assert [t for t in texts(document, BlockKind.FOOTNOTE) if "MHC" in t] == ["MHC-31153045-2"]


def test_a_sentence_of_the_definitions_goes_on_behind_the_foot_of_its_page():
    document = _read("retool-dpa-pdf.pdf")
    (laws,) = (t for t in texts(document) if t.startswith("“Data Protection Laws” means"))
    assert laws.endswith(".")
    assert "MHC" not in laws


def _before_signatures(document: Document) -> list[Block]:
    return [b for b in document.blocks if (document.page_at(b.span.start) or 0) < 9]


def test_a_page_printed_by_a_browser_has_its_drawn_bullets():
    document = _read("worldmonitor-dpa-pdf.pdf")
    headings = texts(document, BlockKind.HEADING)
    numbers = [int(m[1]) for text in headings if (m := re.match(r"(\d+)\. ", text))]
    assert numbers == list(range(1, 16))
    assert sum(block.label == "•" for block in document.blocks) == 31
    assert not any(re.fullmatch(r"\d+", text) for text in texts(document))


def test_a_compound_broken_at_a_line_end_keeps_its_hyphen():
    document = _read("worldmonitor-dpa-pdf.pdf")
    assert "a token-authenticated local" in document.text
    assert "a least-privilege basis" in document.text
