"""Word comments: on the very words, and nothing else is changed."""

import re
from pathlib import Path

import pytest
from parsers.docx._word import docx, p, r, zipped

from annotating._word_comments import (
    W,
    commented_words,
    comments,
    main_part,
    parts,
    without_marks,
)
from contractscan.annotating import annotate
from contractscan.errors import NotAnnotatable

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "sample_contracts").glob("*.docx"))
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "docx").glob("*.docx"))
CASES = sorted((ROOT.parent / "shared" / "corpus" / "parser-cases").rglob("*.docx"))
REAL = [*SAMPLES, *CORPUS]

OPENING_WORDS = (
    "This agreement is between Alder Widgets LLC (“Customer”) and Birch Hosting Inc. (“Vendor”), "
    "the service provider of Customer."
)
OPENING = p(OPENING_WORDS)


def flat(text):
    """Without white space and the separators of table cells."""
    return re.sub(r"[\s|]", "", text)


def quotes(annotated):
    return sorted(flat(e.quote) for f in annotated.report.weak for e in f.evidence)


def words_of_weak(data, **options):
    """The words under the comments on weak clauses, but for those that can't be on them."""
    told = comments(data)
    words = commented_words(data, **options)
    return sorted(flat(words[n]) for n, text in told.items() if text.startswith("Weak"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_comments_are_on_the_very_words(path):
    annotated = annotate(path.read_bytes(), path.name)
    assert words_of_weak(annotated.data) == quotes(annotated)
    assert len(comments(annotated.data)) == annotated.notes


@pytest.mark.parametrize("path", [*REAL, *CASES], ids=lambda path: path.name)
def test_nothing_but_marks_is_added(path):
    before = path.read_bytes()
    after = annotate(before, path.name, any_document=True).data
    assert without_marks(main_part(after)) == without_marks(main_part(before))
    old, new = parts(before), parts(after)
    changed = {name for name in new if new[name] != old.get(name)}
    lists = {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    allowed = {"word/document.xml", "word/comments.xml"}
    assert changed <= (allowed if "word/comments.xml" in old else allowed | lists)
    assert old.keys() <= new.keys()


def test_same_bytes_every_time():
    data = SAMPLES[0].read_bytes()
    assert annotate(data, "a.docx").data == annotate(data, "b.docx").data


def test_annotated_document_gets_the_same_report():
    for path in SAMPLES:
        annotated = annotate(path.read_bytes(), path.name)
        again = annotate(annotated.data, path.name).report
        assert again.findings == annotated.report.findings


def one(body, **others):
    """Annotate a contract whose only weak clause is on selling."""
    options = {"requirements": ["no-sale-or-sharing"], "any_document": True}
    return annotate(docx(OPENING + body, **others), "c.docx", **options)


def test_title_lists_what_is_missing():
    found = annotate(
        docx(p("DATA ADDENDUM", properties="<w:jc w:val='center'/>") + OPENING),
        "c.docx",
        any_document=True,
    )
    words, told = commented_words(found.data), comments(found.data)
    assert words["0"] == "DATA ADDENDUM"
    assert told["0"].startswith("0 requirements of the CCPA are met, 0 are weak, 23 are missing.")
    assert "A draft for review, not legal advice." in told["0"]
    missing = found.report.finding("no-combining")
    assert f"{missing.title} ({missing.citations[0].law}" in told["0"]
    assert f"Suggested wording (draft): {missing.suggestion}" in told["0"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"{p('Hosting Agreement')}{p('INTRODUCTION', style='Heading1')}", "Hosting Agreement"),
        (p("1. Definitions", style="Heading1"), OPENING_WORDS),
    ],
    ids=["title-without-style", "no-title"],
)
def test_overview_is_at_the_top_not_on_the_first_heading(body, words):
    whole = f"{body}{OPENING}" if "Hosting" in body else f"{OPENING}{body}"
    found = annotate(docx(whole), "c.docx", any_document=True)
    assert commented_words(found.data)["0"].strip() == words


def test_overview_says_how_many_gaps_matter_in_every_contract():
    found = annotate(docx(OPENING), "c.docx", any_document=True)
    asked = [f for f in found.report.missing if f.force == "contract"]
    told = comments(found.data)["0"]
    assert f"Of the weak and missing, {len(asked)} are clauses that must be in every" in told
    sound = one(p("Vendor shall not sell or share Personal Data."))
    assert "Of the weak and missing, none are clauses" in comments(sound.data)["0"]


def test_comment_says_why_and_what_would_do():
    found = one(p("Vendor shall not sell Personal Data."))
    finding = found.report.findings[0]
    text = next(t for t in comments(found.data).values() if t.startswith("Weak"))
    assert text.splitlines() == [
        f"Weak: {finding.title} ({'; '.join(c.law for c in finding.citations)}; "
        "must be in every contract)",
        *finding.reasons,
        f"Suggested wording (draft): {finding.suggestion}",
    ]


def test_run_is_divided_and_keeps_its_look():
    bold = "<w:b/><w:color w:val='FF0000'/>"
    found = one(
        f"<w:p>{r('First sentence. Vendor shall', bold)}{r(' not sell Personal Data. More.')}</w:p>"
    )
    assert words_of_weak(found.data) == ["VendorshallnotsellPersonalData."]
    text = parts(found.data)["word/document.xml"].decode()
    assert text.count("FF0000") == 2
    assert 'xml:space="preserve">First sentence. </w:t>' in text


@pytest.mark.parametrize(
    "body",
    [
        # tracked changes, a hyperlink, a content control, a field, a line break, soft hyphens
        f"<w:p>{r('Vendor shall ')}<w:ins w:id='7' w:author='A'>{r('not sell')}</w:ins>"
        f"<w:del w:id='8' w:author='A'><w:r><w:delText>sell</w:delText></w:r></w:del>"
        f"{r(' Personal Data.')}</w:p>",
        f"<w:p>{r('Vendor shall not ')}<w:hyperlink>{r('sell Personal Data. See')}"
        "</w:hyperlink></w:p>",
        f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{r('Vendor shall not sell Personal Data. A')}"
        "</w:sdtContent></w:sdt></w:p>",
        "<w:p><w:r><w:t>Vendor shall</w:t><w:br/><w:t>not sell Personal Data. More</w:t></w:r>"
        "</w:p>",
        "<w:p><w:r><w:t>Vendor shall not sell Per</w:t><w:softHyphen/><w:t>sonal Data.</w:t></w:r>"
        "</w:p>",
        f"<w:p><w:fldSimple w:instr='REF x'>{r('Vendor shall not sell Personal Data. B')}"
        "</w:fldSimple></w:p>",
        f"<w:tbl><w:tr><w:tc>{p('Selling')}</w:tc><w:tc>{p('Vendor shall not sell Personal Data.')}"
        "</w:tc></w:tr></w:tbl>",
    ],
    ids=["changes", "link", "control", "break", "hyphen", "field", "table"],
)
def test_words_in_whatever_wraps_runs(body):
    found = one(body)
    assert words_of_weak(found.data) == quotes(found)
    before = main_part(docx(OPENING + body))
    assert without_marks(main_part(found.data)) == without_marks(before)


def test_original_side_of_changes():
    body = (
        f"<w:p>{r('Vendor shall not ')}<w:del w:id='8'><w:r><w:delText>sell Personal Data"
        f"</w:delText></w:r></w:del><w:ins w:id='9'>{r('run')}</w:ins>{r('. More.')}</w:p>"
    )
    options = {"requirements": ["no-sale-or-sharing"], "any_document": True}
    found = annotate(docx(OPENING + body), "c.docx", revisions="original", **options)
    words = words_of_weak(found.data, text_of=f"{W}delText")
    assert words == ["VendorshallnotsellPersonalData."]


def test_words_of_a_footnote_are_commented_at_its_reference():
    note = f"<w:footnote w:id='3'>{p('Vendor shall not sell Personal Data.')}</w:footnote>"
    body = f"<w:p>{r('See')}<w:r><w:footnoteReference w:id='3'/></w:r>{r(' there.')}</w:p>"
    found = one(body, footnotes=note)
    (text,) = (t for t in comments(found.data).values() if t.startswith("Weak"))
    assert "“Vendor shall not sell Personal Data.” stand where Word has no comments" in text
    xml = parts(found.data)["word/document.xml"].decode()
    assert re.search(
        r'commentRangeStart w:id="1"/><w:r><w:footnoteReference w:id="3"/></w:r><w:commentRangeEnd',
        xml,
    )


def test_words_of_a_text_box_are_commented_at_its_anchor():
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{p('Vendor shall not sell Personal Data.')}</w:txbxContent></wps:txbx></w:drawing>"
        "</mc:Choice></mc:AlternateContent>"
    )
    body = f"<w:p>{r('Box:')}<w:r>{box}</w:r></w:p>"
    found = one(body)
    (text,) = (t for t in comments(found.data).values() if t.startswith("Weak"))
    assert "stand where Word has no comments: in a text box or a note." in text
    assert without_marks(main_part(found.data)) == without_marks(main_part(docx(OPENING + body)))


def test_existing_comments_stay():
    old = "<w:comment w:id='5' w:author='Eve'><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>"
    body = (
        "<w:p><w:commentRangeStart w:id='5'/>"
        f"{r('Vendor shall not sell Personal Data.')}<w:commentRangeEnd w:id='5'/>"
        "<w:r><w:commentReference w:id='5'/></w:r></w:p>"
    )
    found = one(body, comments=old)
    assert "Why?" in parts(found.data)["word/comments.xml"].decode()
    assert set(comments(found.data)) == {"6", "7"}
    assert commented_words(found.data)["5"].strip() == "Vendor shall not sell Personal Data."


def test_two_findings_on_the_same_words():
    text = (
        "Vendor shall use commercially reasonable efforts to comply with the CCPA and to protect "
        "Personal Data by reasonable security measures."
    )
    found = annotate(docx(OPENING + p(text)), "c.docx", any_document=True)
    assert len(found.report.weak) > 1
    assert words_of_weak(found.data) == quotes(found)


def test_strict_document_is_refused_with_a_way_out():
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts(docx(OPENING)).items()
    }
    with pytest.raises(NotAnnotatable, match=r"Strict Open XML.*Save it in Word"):
        annotate(zipped(strict), "strict.docx")


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"Vendor shall not sell.", "terms.txt", r"terms.txt is plain text.*Convert it to DOCX"),
        (b"<html><body><p>Vendor</p></body></html>", "t.html", "is an HTML page"),
    ],
)
def test_other_formats_are_refused_with_a_way_out(data, name, told):
    with pytest.raises(NotAnnotatable, match=told):
        annotate(data, name)
