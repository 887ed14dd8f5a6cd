"""Text that no reader sees is left out, and the report says so."""

import pytest

from ._word import cell, docx, p, r, read, row, shown, style, table

_HIDDEN = "<w:vanish/>"
_WHITE = '<w:color w:val="FFFFFF"/>'
_DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
_STYLES = (
    style("Ghost", "Ghost", f"<w:rPr>{_HIDDEN}</w:rPr>", kind="character")
    + style("Gone", "Gone", f"<w:rPr>{_HIDDEN}</w:rPr>")
    + style("Pale", "Pale", f"<w:rPr>{_WHITE}</w:rPr>")
    + style("Grid", "Grid", f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_DARK}</w:tcPr>'
            "</w:tblStylePr>", kind="table")
)  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        p(r("seen") + r(" not", _HIDDEN)),
        p(r("seen") + r(" not", '<w:rStyle w:val="Ghost"/>')),
        p(r("seen") + r(" not", _WHITE)),
        p("seen") + p("not", style="Gone"),
        p("seen") + p("not", style="Pale"),
        p(r("not", _HIDDEN), mark=_HIDDEN) + p("seen"),
    ],
)
def test_hidden_text_is_left_out_with_a_warning(body: str) -> None:
    document = read(docx(body, styles=_STYLES))
    assert document.text == "seen"
    assert [warning.code for warning in document.warnings] == ["hidden-text"]


@pytest.mark.parametrize(
    "body",
    [
        p(r("seen", '<w:vanish w:val="0"/>')),
        p(r("seen", '<w:vanish w:val="0"/>'), style="Gone", mark='<w:vanish w:val="0"/>'),
        p(r("seen", _WHITE + _DARK)),
        p(r("seen", _WHITE + '<w:highlight w:val="black"/>')),
        p(r("seen", _WHITE), properties=_DARK),
        p(r("seen", '<w:color w:val="auto"/>'), style="Pale"),
        table(row(cell(p(r("seen", _WHITE)), _DARK))),
        table(row(cell(p(r("seen", _WHITE)))), properties='<w:tblStyle w:val="Grid"/>'),
    ],
)
def test_what_can_be_seen_is_kept(body: str) -> None:
    document = read(docx(body, styles=_STYLES))
    assert document.text == "seen"
    assert document.warnings == ()


def test_a_hidden_mark_runs_a_heading_into_its_text() -> None:
    body = p("Sale. ", mark="<w:vanish/><w:specVanish/>") + p("Vendor shall not sell.")
    assert shown(read(docx(body))) == ["Sale. Vendor shall not sell."]


def test_hidden_field_marks_still_end_the_field() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:rPr>{_HIDDEN}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = p(mark("begin") + r("XE", tag="instrText") + mark("end") + r("seen"))
    assert shown(read(docx(body))) == ["seen"]
