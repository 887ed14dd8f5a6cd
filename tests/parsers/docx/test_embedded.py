"""Embedded documents and diagrams are read where they stand, or a warning names them."""

from __future__ import annotations

import pytest

from ._word import cell, docx, p, r, read, row, shown, table, with_links

_TEXT = "Vendor shall not sell.\n\nVendor keeps records."
_PAGE = "<html><body><h1>Terms</h1><ol><li>Vendor shall not sell.</ol><table><tr><td>a<td>b</table>"
_MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><body><p class=3Dx>Vendor shall not sell.</p></body></html>\r\n--X--\r\n"
)
_CHUNK = '<w:altChunk r:id="c1"/>'


def _with_chunk(name: str, content: str | bytes, body: str = "") -> bytes:
    body = body or p("before") + _CHUNK + p("after")
    return with_links(docx(body), {"c1": ("aFChunk", name, content)})


@pytest.mark.parametrize(
    ("name", "content", "blocks"),
    [
        ("a.txt", _TEXT, ["Vendor shall not sell.", "Vendor keeps records."]),
        ("a.html", _PAGE, ["Terms", "1. Vendor shall not sell.", "a | b"]),
        ("a.mht", _MAIL, ["Vendor shall not sell."]),
        ("a.docx", docx(p("inner") + table(row(cell("a"), cell("b")))), ["inner", "a | b"]),
        ("a.txt", " ", []),
    ],
    ids=["text", "html", "web archive", "docx", "blank"],
)
def test_embedded_documents_are_read_in_their_place(
    name: str, content: str | bytes, blocks: list[str]
) -> None:
    document = read(_with_chunk(name, content))
    assert shown(document) == ["before", *blocks, "after"]
    assert not document.warnings
    assert all(block.path.startswith("body/") for block in document.blocks)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rtf", r"{\rtf1 Vendor shall not sell.}"),
        ("b.bin", b"\0\1\2\3" * 9),
        ("c.docx", b"PK\3\4"),
    ],
)
def test_others_are_named(name: str, content: str | bytes) -> None:
    document = read(_with_chunk(name, content))
    assert shown(document) == ["before", "after"]
    (warning,) = document.warnings
    assert warning.code == "embedded-document"
    assert name in warning.message


def test_a_reference_to_nothing_is_reported() -> None:
    document = read(docx(p("text") + _CHUNK))
    assert [warning.code for warning in document.warnings] == ["embedded-document"]


def test_what_an_embedded_document_embeds_is_reported_not_read() -> None:
    inner = _with_chunk("b.txt", "innermost text", p("inner") + _CHUNK)
    document = read(_with_chunk("a.docx", inner))
    assert shown(document) == ["before", "inner", "after"]
    assert ["b.txt" in warning.message for warning in document.warnings] == [True]


def test_warnings_of_an_embedded_document_are_kept() -> None:
    deleted = docx(p(r("kept") + f'<w:del w:id="1">{r("gone", tag="delText")}</w:del>'))
    document = read(_with_chunk("a.docx", deleted))
    (warning,) = document.warnings
    assert warning.code == "revisions"
    assert "a.docx" in warning.message


def test_an_embedded_document_in_a_cell_follows_its_row() -> None:
    body = table(row(cell(p("a") + _CHUNK), cell("b")))
    assert shown(read(_with_chunk("a.txt", "inside", body))) == ["a | b", "inside"]


_DIAGRAM_SPACES = (
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_DIAGRAM = (
    "<w:r><w:drawing><a:graphic><a:graphicData>"
    '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d1"/>'
    "</a:graphicData></a:graphic></w:drawing></w:r>"
)


def _point(key: str, *paragraphs: str, kind: str = "node") -> str:
    held = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f'<dgm:pt modelId="{key}" type="{kind}"><dgm:t><a:bodyPr/>{held}</dgm:t></dgm:pt>'


def _line(source: str, target: str, order: int, kind: str = "parOf") -> str:
    ends = f'srcId="{source}" destId="{target}" srcOrd="{order}"'
    return f'<dgm:cxn modelId="l{source}{target}" type="{kind}" {ends}/>'


def _with_diagram(points: str, lines: str = "", body: str = "") -> bytes:
    model = (
        f'<?xml version="1.0"?><dgm:dataModel {_DIAGRAM_SPACES}><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{lines}</dgm:cxnLst></dgm:dataModel>"
    )
    body = body or p(r("before") + _DIAGRAM) + p("after")
    return with_links(docx(body), {"d1": ("diagramData", "diagrams/data1.xml", model)})


def test_a_diagram_is_read_from_the_top_down() -> None:
    points = (
        _point("3", "Deletes")
        + _point("0", kind="doc")
        + _point("2", "Stores", "keeps")
        + _point("1", "Collects")
        + _point("4", "on request")
        + _point("9", "[Text]", kind="pres")
    )
    lines = (
        _line("0", "2", 1)
        + _line("0", "1", 0)
        + _line("0", "3", 2)
        + _line("3", "4", 0)
        + _line("0", "9", 3, "presOf")
    )
    document = read(_with_diagram(points, lines))
    expected = ["before", "Collects", "Stores", "keeps", "Deletes", "on request", "after"]
    assert shown(document) == expected
    assert document.blocks[1].path == "body/p[1]/diagram[1]/p[1]"
    assert [block.level for block in document.blocks] == [0, 0, 0, 0, 0, 1, 0]


def test_points_in_a_ring_and_without_lines_are_read_once() -> None:
    ring = _line("1", "2", 0) + _line("2", "1", 0) + _line("2", "7", 0)
    assert shown(read(_with_diagram(_point("1", "a") + _point("2", "b"), ring))) == [
        *("before", "a", "b", "after")
    ]


def test_a_diagram_in_alternate_content() -> None:
    inside = _DIAGRAM.removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="wps">{inside}</mc:Choice><mc:Fallback/>'
    body = p(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>")
    assert shown(read(_with_diagram(_point("1", "a"), body=body))) == ["a"]


def test_a_diagram_that_is_not_there_is_reported() -> None:
    document = read(docx(p(r("text") + _DIAGRAM)))
    assert [warning.code for warning in document.warnings] == ["damaged-part"]
