"""An agreement and its addendum, read together, have no gap."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from contractscan.addendum import DRAFT, draft
from contractscan.agreement_sets import scan_together
from contractscan.parsers import parse

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(p for p in (ROOT / "sample_contracts").iterdir() if p.suffix in (".docx", ".pdf"))
CORPUS = ROOT.parent / "shared" / "corpus"
REAL = [
    *sorted((CORPUS / "docx").glob("*.docx"))[::4],
    *sorted((CORPUS / "pdf").glob("*.pdf"))[2::8],
]
PURPOSES = [
    "hosting the accounts of customers and showing them their orders",
    "answering the support requests of customers by e-mail",
]
SAMPLE = ROOT / "sample_contracts" / "early-ccpa-addendum.docx"
GOLDEN = ROOT / "tests" / "golden" / "addendum.txt"


@pytest.mark.parametrize("everything", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("path", [*SAMPLES, *REAL], ids=lambda path: path.name)
def test_agreement_with_its_addendum_has_no_gap(path, everything):
    before = scan_together([path], ocr="never")
    wanted = [
        finding
        for finding in before.missing + before.weak
        if everything or finding.force == "contract"
    ]
    if not wanted:
        pytest.skip("the agreement lacks nothing")
    found = draft([path], purposes=PURPOSES, everything=everything, ocr="never")
    assert found.open == ()
    together = scan_together([path, found.data], ocr="never")
    gaps = {f.requirement for f in together.missing + together.weak if f.force == "contract"}
    assert gaps == set()
    supplied = {clause.requirement for clause in found.addendum.clauses}
    assert supplied == {finding.requirement for finding in wanted}
    assert {together.finding(r).status for r in supplied} == {"met"}


@pytest.mark.parametrize("role", ["contractor", "third-party"])
@pytest.mark.parametrize("path", SAMPLES[1::3], ids=lambda path: path.name)
def test_addendum_for_another_role_leaves_no_gap(path, role):
    found = draft([path], purposes=PURPOSES, everything=True, role=role, ocr="never")
    assert found.open == ()
    assert len(found.addendum.clauses) > 1


def test_without_purposes_only_these_stay_open():
    found = draft([SAMPLE])
    named = {finding.requirement for finding in found.open}
    assert named == {"specific-business-purpose", "limited-and-specified-disclosure"}
    assert found.addendum.awaiting == named
    assert "Notwithstanding" not in "".join(clause.text for clause in found.addendum.clauses)


def test_licence_that_holds_notwithstanding_everything_is_overridden():
    master = ROOT / "sample_contracts" / "master-services-agreement.docx"
    assert scan_together([master]).finding("no-combining").status == "weak"
    found = draft([master])
    assert scan_together([master, found.data]).finding("no-combining").status == "met"


def test_same_bytes_every_time():
    assert draft([SAMPLE]).data == draft([SAMPLE]).data


def shown(data):
    """The addendum as the reader sees it: numbers, text, tables."""
    document = parse(data, "addendum.docx")
    return [
        " ".join(filter(None, (block.label, document.quote(block.span))))
        for block in document.blocks
    ]


def test_addendum_is_the_golden_one(update_golden):
    text = "\n".join(shown(draft([SAMPLE], purposes=PURPOSES, everything=True).data)) + "\n"
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_numbers_are_words_own_and_the_table_refers_to_them():
    found = draft([SAMPLE], purposes=PURPOSES)
    lines = shown(found.data)
    titles = {
        match[1]: match[2]
        for line in lines
        if (match := re.match(r"(2\.\d+) ([^.]+)\.", line)) and " | " not in line
    }
    rows = [line.split(" | ") for line in lines if re.match(r"2\.\d+ \|", line)]
    assert [(number, title) for number, title, _ in rows] == list(titles.items())
    assert len(rows) == len(found.addendum.clauses)
    for row, clause in zip(rows, found.addendum.clauses, strict=True):
        cited = "".join(citation.law for citation in clause.citations)
        assert re.sub(r"\s", "", row[2]) == re.sub(r"\s", "", cited)
    with zipfile.ZipFile(io.BytesIO(found.data)) as archive:
        xml = archive.read("word/document.xml").decode()
    names = re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', xml)
    assert re.findall(r"REF (\S+) ", xml) == names
    assert "2.1" not in "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml.partition("SOURCES")[0]))


def test_draft_is_said_at_the_top_and_on_each_page():
    data = draft([SAMPLE]).data
    assert shown(data).count(DRAFT) == 1
    footer = docx.Document(io.BytesIO(data)).sections[0].footer.paragraphs[0].text
    assert footer.startswith(f"CCPA Addendum – {DRAFT} – Page ")


def test_further_clauses_have_an_article_of_their_own():
    lines = shown(draft([SAMPLE], purposes=PURPOSES, everything=True).data)
    assert "2. CLAUSES REQUIRED BY THE CCPA" in lines
    assert "3. FURTHER CLAUSES" in lines
    assert "4. GENERAL" in lines
    assert any(line.startswith("3.1 | Certification by Vendor | ") for line in lines)
    assert "3. GENERAL" in shown(draft([SAMPLE], purposes=PURPOSES).data)
    complete = ROOT / "sample_contracts" / "complete-cpra-addendum.docx"
    only = shown(draft([complete], everything=True).data)
    assert "2. FURTHER CLAUSES" in only
    assert not any("REQUIRED" in line for line in only)


def test_clauses_that_own_rules_ask_for_are_not_said_to_be_the_law_of_california():
    found = draft([SAMPLE], rules=[str(ROOT / "docs" / "own-rules" / "colorado")])
    lines = shown(found.data)
    assert "2. REQUIRED CLAUSES" in lines
    assert any("C.R.S. § 6-1-1305" in line for line in lines)


def test_sources_say_as_of_when_they_are_cited():
    (said,) = (line for line in shown(draft([SAMPLE]).data) if "It cites" in line)
    assert "11 CCR as of March 29, 2023" in said
    assert "Cal. Civ. Code as of January 1, 2023" in said


def test_word_library_opens_it():
    document = docx.Document(io.BytesIO(draft([SAMPLE]).data))
    assert document.core_properties.title == "CCPA Addendum"
    assert len(document.tables) == 2
