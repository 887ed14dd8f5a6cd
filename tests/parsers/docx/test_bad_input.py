"""Broken, hostile and foreign files: a clear error, or as much text as there is."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from contractscan.errors import (
    ContractscanError,
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    InputTooLarge,
    NoTextLayer,
    UnsupportedFormat,
)
from contractscan.parsers import parsers

from ._numbered import LEGAL
from ._word import docx, num, p, package, part, r, read, shown, style, zipped

_GOOD = docx(p("Vendor shall not sell personal information.") * 20)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _raw(document: str) -> bytes:
    return package({"word/document.xml": document})


def _bomb() -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(600):
            member.write(bytes(1024 * 1024))
    return stream.getvalue()


def _password() -> bytes:
    data = bytearray(_GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)


def _wrong_checksum() -> bytes:
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data = bytearray(_GOOD)
    data[start + 60] ^= 0xFF
    return bytes(data)


_BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
_EXTERNAL = _BILLION_LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
_PICTURE = p('<w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r>')

BAD: dict[str, tuple[Callable[[], bytes], type[ContractscanError]]] = {
    "only the first bytes of a zip": (lambda: b"PK\x03\x04", DamagedDocument),
    "an empty zip": (lambda: zipped({}), UnsupportedFormat),
    "another zip": (lambda: zipped({"readme.txt": "hello"}), UnsupportedFormat),
    "an Excel workbook": (
        lambda: zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), UnsupportedFormat,
    ),
    "a PowerPoint": (lambda: zipped({"ppt/presentation.xml": ""}), UnsupportedFormat),
    "an OpenDocument": (lambda: zipped({"mimetype": "", "content.xml": ""}), UnsupportedFormat),
    "an electronic book": (lambda: zipped({"META-INF/container.xml": ""}), UnsupportedFormat),
    "no main part": (lambda: zipped({"[Content_Types].xml": ""}), DamagedDocument),
    "an old Word file": (lambda: _OLE + "WordDocument".encode("utf-16-le"), UnsupportedFormat),
    "some other OLE file": (lambda: _OLE, UnsupportedFormat),
    "an encrypted DOCX": (
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument,
    ),
    "an encrypted zip": (_password, EncryptedDocument),
    "a wrong checksum": (_wrong_checksum, DamagedDocument),
    "a zip bomb": (_bomb, InputTooLarge),
    "a bomb of paragraphs": (lambda: docx("<w:p/>" * 600_000), InputTooLarge),
    "a bomb of attributes": (
        lambda: docx("<w:p " + " ".join(f'a{i}=""' for i in range(3_700_000)) + "/>"),
        InputTooLarge,
    ),
    "no XML": (lambda: _raw("not XML"), DamagedDocument),
    "cut XML": (lambda: _raw(part("document", "<w:body><w:p>")[:-20]), DamagedDocument),
    "an XML bomb": (lambda: _raw(_BILLION_LAUGHS), DamagedDocument),
    "an external entity": (lambda: _raw(_EXTERNAL), DamagedDocument),
    "no body": (lambda: _raw(part("document", "")), DamagedDocument),
    "another root": (lambda: _raw(part("styles", "")), DamagedDocument),
    "nested without end": (
        lambda: docx("<w:sdt><w:sdtContent>" * 3000 + p("x") + "</w:sdtContent></w:sdt>" * 3000),
        DamagedDocument,
    ),
    "no text": (lambda: docx(p() + p("  ")), EmptyDocument),
    "only a picture": (lambda: docx(_PICTURE), NoTextLayer),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_the_error_names_the_file_and_the_way_out(name: str) -> None:
    make, error = BAD[name]
    with pytest.raises(error) as caught:
        read(make())
    assert type(caught.value) is error
    assert caught.value.message.startswith("sample.docx")
    assert caught.value.hint


@pytest.mark.parametrize("tenth", range(1, 10))
def test_truncated_files_are_damaged(tenth: int) -> None:
    with pytest.raises(DamagedDocument):
        read(_GOOD[: len(_GOOD) * tenth // 10])


def test_what_the_parser_claims() -> None:
    (parser,) = (parser for parser in parsers() if parser.FORMAT == "docx")
    assert parser.recognises(_GOOD)
    assert parser.recognises(_OLE)
    assert not parser.recognises(b"PK is how this letter begins")
    assert not parser.recognises(b"%PDF-1.7")


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "styles", "numbering"])
def test_a_document_without_a_part_is_still_read(missing: str) -> None:
    good = docx(p("text", num="1:0"), numbering=LEGAL + num(1, 1), styles=style("Normal"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            if missing not in name:
                target.writestr(name, source.read(name))
    assert read(stream.getvalue()).text == "text"


@pytest.mark.parametrize("kind", ["styles", "numbering", "footnotes", "comments"])
def test_a_damaged_part_costs_a_warning(kind: str) -> None:
    files = {"word/document.xml": part("document", f"<w:body>{p('text')}</w:body>")}
    document = read(package({**files, f"word/{kind}.xml": "<broken"}))
    assert document.text == "text"
    assert [warning.code for warning in document.warnings] == ["damaged-part"]


def test_a_long_chain_of_deleted_marks_takes_no_long_time() -> None:
    chain = p("x", mark='<w:del w:id="1"/>') * 20_000
    start = time.perf_counter()
    assert len(read(docx(chain)).text) == 20_000
    assert time.perf_counter() - start < 5


def test_styles_in_a_ring() -> None:
    ring = style("A", "A", '<w:basedOn w:val="B"/>') + style("B", "B", '<w:basedOn w:val="A"/>')
    assert shown(read(docx(p("text", style="A"), styles=ring))) == ["text"]


def test_numbering_in_a_ring() -> None:
    from ._word import abstract

    styles = style(
        "L", "L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    numbering = abstract(1, before='<w:numStyleLink w:val="L"/>') + num(1, 1)
    assert shown(read(docx(p("text", num="1:0"), numbering=numbering, styles=styles))) == ["text"]


@pytest.mark.parametrize("start", ["99999999999999999999", "-3", "x", "900000000"])
def test_absurd_starts_of_lists(start: str) -> None:
    for fmt in ("lowerLetter", "upperRoman", "ordinalText", "decimal"):
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
            '<w:lvlText w:val="%1."/></w:lvl>'
        )
        numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>' + num(1, 1)
        document = read(docx(p("text", num="1:0"), numbering=numbering))
        assert document.text == "text"
        assert len(document.blocks[0].label or "") < 40


def test_unknown_lists_and_levels() -> None:
    body = p("a", num="77:0") + p("b", num="1:8") + p("c", num="1:-5") + p("d", num="x:y")
    labels = [b.label for b in read(docx(body, numbering=LEGAL + num(1, 1))).blocks]
    assert labels == [None, None, "1.", None]


def test_strict_office_open_xml() -> None:
    paragraph = p("text", properties='<w:ind w:start="36pt"/>')
    strict = part("document", f"<w:body>{paragraph}</w:body>")
    strict = strict.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    (block,) = read(_raw(strict)).blocks
    assert block.indent == 36.0


def test_a_run_of_deep_tables_is_read() -> None:
    body = p("x")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert shown(read(docx(body))) == ["x"]


def test_many_citations_of_one_note_show_it_once() -> None:
    cite = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p("note " * 1000)}</w:footnote>'
    document = read(docx(p(r("a") + cite) * 500, footnotes=note))
    assert document.words < 2000
