"""Facts about real files, read off their rendered pages."""

from collections import Counter
from pathlib import Path

import pytest

from contractscan.document import BlockKind, Document

from ._word import read, shown

CASES = Path(__file__).parents[4] / "shared" / "corpus" / "parser-cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/corpus is not there")


def _read(name: str, **options: str) -> Document:
    return read((CASES / f"{name}.docx").read_bytes(), **options)


def _codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def _kinds(document: Document) -> Counter[BlockKind]:
    return Counter(block.kind for block in document.blocks)


def test_text_in_a_box_inside_a_table_is_read_once() -> None:
    document = _read("superdoc-contract-acc")
    assert document.text.count("Contract") == 1
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.TABLE_ROW,
        BlockKind.PARAGRAPH,
    ]


def test_custom_numbers_that_are_not_in_the_text() -> None:
    labels = [block.label for block in _read("superdoc-custom-numbering").blocks]
    assert labels == ["SECTION 1.", "(a)", "(b)", "(c)", "SECTION 2.", "(a)", "(b)"]


def test_a_table_of_contents_in_a_content_control() -> None:
    document = _read("superdoc-toc-sdt")
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    headings = [document.quote(b.span) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert len(headings) == 5
    contents = shown(document)[1:6]
    assert [entry.rsplit(" ", 1)[0] for entry in contents] == headings
    assert "TOC" not in document.text
    assert "PAGEREF" not in document.text


def test_a_redline_from_google_docs() -> None:
    accepted = _read("superdoc-gdocs-redlined")
    original = _read("superdoc-gdocs-redlined", revisions="original")
    assert _codes(accepted) == _codes(original) == ["revisions"]
    assert "24 tracked changes" in accepted.warnings[0].message
    assert accepted.text.count("ACCEPT ADDITION") == 3
    assert "ACCEPT ADDITION" not in original.text
    for word in (
        "adipiscing",
        "natoque",
        "ridiculus",
        "porttitor",
        "Morbi lobortis",
        "gravida rhoncus",
    ):
        assert word in original.text
        assert word not in accepted.text


def test_revisions_and_comments_together() -> None:
    document = _read("superdoc-redlines-comments")
    assert _codes(document) == ["revisions", "comments"]
    assert len(document.blocks) == 3
    assert "3 tracked changes" in document.warnings[0].message
    original = _read("superdoc-redlines-comments", revisions="original")
    assert original.words < document.words
    assert shown(document)[0].endswith("a little or sometimes you want to suggest a lot of things.")
    assert shown(original)[0].endswith("a little something")


def test_changes_inside_a_heading_and_a_list() -> None:
    document = _read("superdoc-sdpr")
    assert "6 tracked changes" in document.warnings[0].message
    assert [block.label for block in document.blocks[-8:]] == ["•"] * 8
    headings = [document.quote(b.span) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert "Key differences" in headings
    # These are set in italics.
    assert {"Formatting quality", "Completely extensible"} <= set(headings)


def test_a_cover_page_with_check_boxes() -> None:
    document = _read("bonterms-psa-docx")
    assert document.text.count("☐") == 6
    assert "Effective Date | {effective_date}" in shown(document)
    headings = [document.quote(b.span) for b in document.blocks if b.kind is BlockKind.HEADING]
    for title in ("Cover Page", "Key Terms", "Additional Terms", "Signatures"):
        assert title in headings


@pytest.mark.parametrize(
    ("name", "first", "last", "count"),
    [
        ("commonpaper-csa-docx", "1.", "(b)", 120),
        ("commonpaper-psa-docx", "1.", "(b)", 102),
        ("commonpaper-dpa-docx", "1.", "", 72),
    ],
)
def test_standard_terms_with_cover_pages(name: str, first: str, last: str, count: int) -> None:
    document = _read(name)
    labels = [block.label for block in document.blocks if block.label]
    assert labels[0] == first
    assert len(labels) == count
    kinds = _kinds(document)
    assert kinds[BlockKind.TABLE_ROW] >= 10
    assert kinds[BlockKind.LIST_ITEM] >= 50
    assert kinds[BlockKind.HEADING] >= 10
    assert not last or last in labels


def test_a_title_run_into_its_clause_is_no_heading() -> None:
    document = _read("commonpaper-psa-docx")
    (clause,) = (block for block in document.blocks if block.label == "5.3")
    assert clause.kind is BlockKind.LIST_ITEM
    (title,) = (block for block in document.blocks if block.label == "5.2")
    assert title.kind is BlockKind.HEADING


def test_an_optional_clause_in_a_cell_keeps_its_box() -> None:
    document = _read("commonpaper-dpa-docx")
    (clause,) = (text for text in shown(document) if "CCPA”) applies" in text)
    assert clause.startswith("[ ]")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.docx")), ids=lambda path: path.stem)
def test_page_furniture_is_not_read(path: Path) -> None:
    document = read(path.read_bytes())
    assert not any(text.startswith("Page ") for text in shown(document))
