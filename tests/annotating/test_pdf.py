"""Notes in PDFs: on the very words, and nothing that was there is changed."""

import ctypes
import io
import re
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2
import pytest
from parsers.pdf._drawing import draw, lines
from pypdf.annotations import Text
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from contractscan.annotating import annotate
from contractscan.errors import ContractscanError, NotAnnotatable

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "sample_contracts").glob("*.pdf"))
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "pdf").glob("*.pdf"))
CASES = sorted((ROOT.parent / "shared" / "corpus" / "parser-cases").rglob("*.pdf"))
SAMPLE = ROOT / "sample_contracts" / "loyalty-two-columns.pdf"
PARTIES = "Alder Widgets LLC (“Customer”) and Birch Hosting Inc. (“Vendor”) agree as follows."
SELLING = "Vendor shall not sell Personal Data."
ONLY = {"requirements": ["no-sale-or-sharing"], "any_document": True, "ocr": "never"}


def flat(text):
    """Without white space, separators of cells, and hyphens, which may end a line."""
    return re.sub(r"[\s|•-]", "", text)


def notes(data, password=None):
    """Every note of contractscan with its page, in the order in which they were written."""
    reader = pypdf.PdfReader(io.BytesIO(data), password=password)
    found = [
        (number, note.get_object())
        for number, page in enumerate(reader.pages)
        for note in page.get("/Annots") or ()
    ]
    ours = [(n, note) for n, note in found if str(note.get("/NM", "")).startswith("contractscan-")]
    return sorted(ours, key=lambda pair: int(pair[1]["/NM"].rpartition("-")[2]))


def quads(note):
    values = list(map(float, note["/QuadPoints"]))
    return [values[i : i + 8] for i in range(0, len(values), 8)]


def words_under(plumber, number, note):
    """The text of the characters whose middle lies in the quads of a note."""
    page = plumber.pages[number]
    bottom = page.mediabox[3]
    found = []
    for quad in quads(note):
        xs, ys = quad[::2], quad[1::2]
        found += [
            char["text"]
            for char in page.chars
            if min(xs) <= (char["x0"] + char["x1"]) / 2 <= max(xs)
            and min(ys) <= bottom - (char["top"] + char["bottom"]) / 2 <= max(ys)
        ]
    return "".join(found)


def highlighted(data):
    """The words of each weak passage; one that goes on overleaf has a note on both pages."""
    found: list[tuple[str, str]] = []
    last = (-1, "")
    with pdfplumber.open(io.BytesIO(data)) as plumber:
        for number, note in notes(data):
            if "/QuadPoints" not in note:
                continue
            words = words_under(plumber, number, note)
            if last == (number - 1, note["/Contents"]):
                words = found.pop()[1] + words
            found.append((note["/Contents"], words))
            last = (number, note["/Contents"])
    return [words for _, words in found]


@pytest.mark.parametrize("path", [*SAMPLES, *CORPUS], ids=lambda path: path.name)
def test_highlights_are_on_the_very_words(path):
    annotated = annotate(path.read_bytes(), path.name, ocr="never")
    evidence = [e for finding in annotated.report.weak for e in finding.evidence]
    # Findings on the same words share a note.
    wanted = [flat(quote) for quote in {(e.start, e.end): e.quote for e in evidence}.values()]
    found = [flat(words) for words in highlighted(annotated.data)]
    others = [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]]
    # Cells that go on overleaf, and symbols drawn out of turn, come in another order.
    assert len(others) <= 1, others
    assert all(sorted(a) == sorted(b) for a, b in others)


@pytest.mark.parametrize("path", [*SAMPLES, *CORPUS], ids=lambda path: path.name)
def test_notes_are_appended_to_the_file(path):
    before = path.read_bytes()
    annotated = annotate(before, path.name, ocr="never")
    assert annotated.data.startswith(before)
    assert len(notes(annotated.data)) == annotated.notes
    assert annotated.messages == ()


def contract(*texts, **options):
    return draw(lambda canvas: lines(canvas, PARTIES, "", *texts), **options)


def test_note_says_why_and_what_would_do():
    found = annotate(contract(SELLING), "c.pdf", **ONLY)
    finding = found.report.findings[0]
    (_, overview), (_, note) = notes(found.data)
    assert note["/Contents"].splitlines() == [
        f"Weak: {finding.title} ({'; '.join(c.law for c in finding.citations)}; "
        "must be in every contract)",
        *finding.reasons,
        f"Suggested wording (draft): {finding.suggestion}",
    ]
    assert (note["/T"], note["/Subtype"]) == ("contractscan", "/Highlight")
    assert overview["/Subtype"] == "/Text"
    assert "0 requirements of the CCPA are met, 1 are weak" in overview["/Contents"]


def test_findings_on_the_same_words_share_a_note():
    sentence = "Vendor will use reasonable efforts to comply with the CCPA and to keep data secure."
    found = annotate(contract(sentence), "c.pdf", any_document=True)
    on_it = [f for f in found.report.weak if flat(f.evidence[0].quote) == flat(sentence)]
    assert len(on_it) > 1
    (note,) = (n for _, n in notes(found.data) if all(f.title in n["/Contents"] for f in on_it))
    assert note["/Subtype"] == "/Highlight"


def test_first_page_lists_what_is_missing():
    found = annotate(contract("Vendor delivers."), "c.pdf", any_document=True)
    ((page, overview),) = notes(found.data)
    assert page == 0
    for finding in found.report.missing:
        assert finding.title in overview["/Contents"]
        assert finding.suggestion in overview["/Contents"]


def test_outline_has_an_entry_for_each_finding_behind_those_that_were_there():
    def paint(canvas):
        canvas.bookmarkPage("start")
        canvas.addOutlineEntry("Agreement", "start")
        lines(canvas, PARTIES, "", SELLING)

    found = annotate(draw(paint), "c.pdf", any_document=True)
    outline = pypdf.PdfReader(io.BytesIO(found.data)).outline
    weak, missing = found.report.weak, found.report.missing
    assert [item.title for item in outline[:2]] == [
        "Agreement",
        f"contractscan: {len(weak)} weak, {len(missing)} missing",
    ]
    assert [item.title for item in outline[2]] == [
        *(f"Weak: {finding.title}" for finding in weak),
        *(f"Missing: {finding.title}" for finding in missing),
    ]


def test_same_bytes_every_time():
    data = SAMPLE.read_bytes()
    assert annotate(data, "a.pdf").data == annotate(data, "b.pdf").data


def test_annotated_document_gets_the_same_report():
    found = annotate(SAMPLE.read_bytes(), "a.pdf")
    assert annotate(found.data, "b.pdf").report.findings == found.report.findings


def written(writer):
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def test_existing_notes_and_forms_stay():
    def paint(canvas):
        lines(canvas, PARTIES, "", SELLING)
        canvas.acroForm.textfield(name="state", tooltip="State", value="California", y=600)

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(draw(paint)))
    writer.add_annotation(0, Text(rect=(10, 10, 30, 30), text="Why?"))
    found = annotate(written(writer), "c.pdf", **ONLY)
    reader = pypdf.PdfReader(io.BytesIO(found.data))
    texts = [note.get_object().get("/Contents") for note in reader.pages[0]["/Annots"]]
    assert "Why?" in texts
    assert reader.get_form_text_fields() == {"state": "California"}


def under_quads_in_pdfium(data, number, note):
    """The same as `words_under`, in the coordinates of the file, for pages that are turned."""
    document = pypdfium2.PdfDocument(data)
    text = document[number].get_textpage()
    raw, found = pypdfium2.raw, []
    for quad in quads(note):
        xs, ys = quad[::2], quad[1::2]
        for index in range(text.count_chars()):
            values = [ctypes.c_double() for _ in range(4)]
            raw.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, values))
            left, right, bottom, top = (value.value for value in values)
            if min(xs) <= (left + right) / 2 <= max(xs) and (
                min(ys) <= (top + bottom) / 2 <= max(ys)
            ):
                found.append(chr(raw.FPDFText_GetUnicode(text.raw, index)))
    return "".join(found)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages(angle):
    def paint(canvas):
        canvas.setPageSize((612, 792) if angle == 180 else (792, 612))
        canvas.translate(*{90: (792, 0), 180: (612, 792), 270: (0, 612)}[angle])
        canvas.rotate(angle)
        lines(canvas, PARTIES, "", f"First of all. {SELLING} More follows.", y=500)

    writer = pypdf.PdfWriter()
    writer.add_page(pypdf.PdfReader(io.BytesIO(draw(paint))).pages[0].rotate(angle))
    found = annotate(written(writer), "c.pdf", **ONLY)
    _, (page, note) = notes(found.data)
    assert flat(under_quads_in_pdfium(found.data, page, note)) == flat(SELLING)
    corners = quads(note)[0]
    # The first corner is the upper left as the words are read.
    dx, dy = corners[2] - corners[0], corners[3] - corners[1]
    assert {90: dy > 50, 180: dx < -50, 270: dy < -50}[angle]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_somebody_turned_are_read_and_highlighted_as_they_run(angle):
    filler = ["The services begin in May and go on until one of the parties ends them."] * 4
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(contract(*filler, SELLING)))
    writer.pages[0].rotate(angle)
    found = annotate(written(writer), "c.pdf", **ONLY)
    _, (page, note) = notes(found.data)
    assert flat(under_quads_in_pdfium(found.data, page, note)) == flat(SELLING)


def test_page_with_a_crop_box_that_does_not_begin_at_zero():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(contract(SELLING)))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((30, 40, 600, 780))
    found = annotate(written(writer), "c.pdf", **ONLY)
    assert [flat(words) for words in highlighted(found.data)] == [flat(SELLING)]
    _, overview = notes(found.data)[0]
    assert float(overview["/Rect"][0]) >= 30
    assert float(overview["/Rect"][3]) <= 780


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_icon_stands_over_no_text(angle):
    def paint(canvas):
        lines(canvas, "Envelope 4711-0815", x=8, y=775)
        lines(canvas, PARTIES, "", *["Vendor delivers what Customer orders from it."] * 6)

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(draw(paint)))
    writer.pages[0].rotate(angle)
    found = annotate(written(writer), "c.pdf", any_document=True)
    _, overview = notes(found.data)[0]
    left, bottom, right, top = map(float, overview["/Rect"])
    with pdfplumber.open(io.BytesIO(draw(paint))) as plumber:
        covered = [
            char["text"]
            for char in plumber.pages[0].chars
            if char["x1"] > left
            and char["x0"] < right
            and bottom < 792 - (char["top"] + char["bottom"]) / 2 < top
        ]
    assert covered == []


def test_icons_stand_side_by_side():
    def paint(canvas):
        lines(canvas, PARTIES)
        efforts = "Vendor shall use reasonable efforts to keep Personal Data secure."
        for name, clause, y in (("a", SELLING, 600), ("b", efforts, 560)):
            canvas.acroForm.textfield(
                name=name, tooltip=name, value=clause, y=y, width=400, maxlen=200
            )

    found = annotate(draw(paint), "c.pdf", any_document=True, ocr="never")
    rects = [tuple(map(float, note["/Rect"])) for _, note in notes(found.data)]
    assert len(rects) > 2
    assert len(set(rects)) == len(rects)


def test_passage_that_goes_on_overleaf_is_highlighted_on_both_pages():
    words = "retain, use or disclose personal data for any commercial purpose of its own, and"
    head = "Vendor shall not"

    def paint(canvas):
        lines(canvas, PARTIES, "", f"{head} {words}", y=120)
        canvas.showPage()
        lines(canvas, "shall not sell personal data to any person in return for money.")

    found = annotate(draw(paint), "c.pdf", **ONLY)
    assert [page for page, note in notes(found.data) if "/QuadPoints" in note] == [0, 1]
    quote = found.report.findings[0].evidence[0].quote
    assert [flat(each) for each in highlighted(found.data)] == [flat(quote)]


def test_words_of_a_form_field_get_a_note_at_the_top_that_says_so():
    def paint(canvas):
        lines(canvas, PARTIES)
        canvas.acroForm.textfield(
            name="clause", tooltip="Selling", value=SELLING, y=600, width=400, maxlen=200
        )

    found = annotate(draw(paint), "c.pdf", **ONLY)
    _, (_, note) = notes(found.data)
    assert note["/Subtype"] == "/Text"
    assert "could not be located on this page" in note["/Contents"]
    assert SELLING in note["/Contents"]


def encrypted(data, **options):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(**options)
    return written(writer)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_encrypted_copy_opens_with_the_same_password(algorithm):
    data = encrypted(contract(SELLING), user_password="sesame", algorithm=algorithm)
    found = annotate(data, "c.pdf", password="sesame", **ONLY)
    assert found.messages == (
        "The copy is encrypted anew and opens with the password that you gave.",
    )
    assert pypdf.PdfReader(io.BytesIO(found.data)).is_encrypted
    assert len(notes(found.data, "sesame")) == 2
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(found.data)


def test_owner_who_allows_no_notes_is_heeded():
    nothing = pypdf.constants.UserAccessPermissions.PRINT
    data = encrypted(
        contract(SELLING), user_password="", owner_password="owner", permissions_flag=nothing
    )
    with pytest.raises(NotAnnotatable, match=r"allows no notes.*owner's password"):
        annotate(data, "c.pdf", **ONLY)
    assert annotate(data, "c.pdf", password="owner", **ONLY).notes == 2


def test_restrictions_stay_on_a_copy_that_opens_without_a_password():
    allowed = pypdf.constants.UserAccessPermissions
    flags = allowed.PRINT | allowed.ADD_OR_MODIFY
    data = encrypted(
        contract(SELLING), user_password="", owner_password="owner", permissions_flag=flags
    )
    reader = pypdf.PdfReader(io.BytesIO(annotate(data, "c.pdf", **ONLY).data))
    assert reader.is_encrypted
    assert not reader.user_access_permissions & allowed.EXTRACT


def test_signed_document_is_told_and_its_signed_part_kept():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(contract(SELLING)))
    field = {"/FT": NameObject("/Sig"), "/T": TextStringObject("Signature"), "/V": NumberObject(0)}
    signature = writer._add_object(DictionaryObject({NameObject(k): v for k, v in field.items()}))
    form = {"/Fields": ArrayObject([signature]), "/SigFlags": NumberObject(3)}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject(key): value for key, value in form.items()}
    )
    data = written(writer)
    found = annotate(data, "c.pdf", **ONLY)
    assert "The document is signed." in found.messages[0]
    assert found.data.startswith(data)


def test_damaged_file_is_repaired_and_told():
    data = contract(SELLING)
    start = data.rindex(b"startxref")
    found = annotate(data[:start] + b"startxref\n99\n%%EOF\n", "c.pdf", **ONLY)
    assert [flat(words) for words in highlighted(found.data)] == [flat(SELLING)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_odd_files_are_annotated_or_refused_with_a_reason(path):
    try:
        found = annotate(path.read_bytes(), path.name, any_document=True, ocr="never")
    except ContractscanError as error:
        hint = error.hint
    else:
        assert len(notes(found.data)) == found.notes
        return
    assert hint
