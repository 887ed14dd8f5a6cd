"""Headings by style and by look."""

import pytest

from contractscan.document import BlockKind

from ._numbered import LEGAL
from ._word import docx, num, p, r, read, style

_BOLD, _CAPS = "<w:b/>", "<w:caps/>"
_ITALIC, _UNDERLINED = "<w:i/>", '<w:u w:val="single"/>'
_STYLES = (
    style("Berschrift1", "heading 1")
    + style("Sub", "Our own", '<w:basedOn w:val="Berschrift1"/>')
    + style("Outlined", "Clause title", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Titel", "Title")
    + style("TOC1", "toc 1", f"<w:rPr>{_BOLD}</w:rPr>")
    + style("Strong", "Strong", f"<w:rPr>{_BOLD}</w:rPr>", kind="character")
    + style("Fat", "Fat", f"<w:rPr>{_BOLD}</w:rPr>")
    + style("Slanted", "Slanted", f"<w:rPr>{_ITALIC}</w:rPr>")
    + style("Running", "Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
)


@pytest.mark.parametrize(
    ("body", "level"),
    [
        (p("Scope", style="Berschrift1"), 1),
        (p("Scope", style="Sub"), 1),
        (p("Scope", style="Outlined"), 3),
        (p("Services Agreement", style="Titel"), 1),
        (p("Scope", properties='<w:outlineLvl w:val="1"/>'), 2),
        (p(r("Use of data", _BOLD), style="Running"), 2),
        (p("Restrictions on Customer.", style="Berschrift1"), 1),
        (p("Section 4. Annexes to Part A. Names:", style="Berschrift1"), 1),
        (p("DATA PROCESSING ADDENDUM"), 1),
        (p(r("Data Processing Addendum", _CAPS)), 1),
        (p(r("Use of data", _BOLD)), 2),
        (p(r("Use ", _BOLD) + r("of data", '<w:rStyle w:val="Strong"/>')), 2),
        (p("Use of data", style="Fat"), 2),
        (p(r("4.2 Use of Data", _BOLD)), 2),
        (p("4. Definitions"), 1),
        (p(r("Use of data", _BOLD), num="1:1"), 2),
        (p(r("Use of data", _ITALIC)), 3),
        (p(r("Use of data", _UNDERLINED)), 3),
        (p(r("European Economic Area", _UNDERLINED) + r(" ")), 3),
        (p("Use of data", style="Slanted"), 3),
    ],
)
def test_headings(body: str, level: int) -> None:
    (block,) = read(docx(body, styles=_STYLES, numbering=LEGAL + num(1, 1))).blocks
    assert (block.kind, block.level) == (BlockKind.HEADING, level)


@pytest.mark.parametrize(
    "body",
    [
        p("Vendor shall not sell personal information to any third party.", style="Berschrift1"),
        p("The parties agree:", style="Berschrift1"),
        p("End of the Services. Upon any termination:", style="Berschrift1"),
        p("Scope", style="Berschrift1", properties='<w:outlineLvl w:val="9"/>'),
        p("Scope ..... 4", style="TOC1"),
        p(r("Vendor shall not sell it.", _BOLD)),
        p(r("Use of data", _BOLD) + r(" is limited")),
        p(r("not bold", '<w:b w:val="0"/>'), style="Fat"),
        p("Use of data"),
        p(r("Use of data", '<w:u w:val="none"/>')),
        p(r("Use of data", _ITALIC) + r(" only")),
        p(r("Vendor shall not sell it", _UNDERLINED)),
        p(r("This page has no text, on purpose", _ITALIC)),
        p(r("[Signature page follows]", _ITALIC)),
        p(r("Records Department, Vendor Street 4", _ITALIC)),
        p("<w:hyperlink>" + r("Privacy Policy", _UNDERLINED) + "</w:hyperlink>"),
        p(r("Use of data", _UNDERLINED), num="1:1"),
        p("____________________"),
    ],
)
def test_no_headings(body: str) -> None:
    (block,) = read(docx(body, styles=_STYLES, numbering=LEGAL + num(1, 1))).blocks
    assert block.kind is not BlockKind.HEADING


def test_a_list_item_knows_its_depth() -> None:
    body = p("Vendor shall not sell it;", num="1:2")
    (block,) = read(docx(body, numbering=LEGAL + num(1, 1))).blocks
    assert (block.kind, block.level, block.label) == (BlockKind.LIST_ITEM, 2, "(a)")


def test_a_typed_number_stays_in_the_text() -> None:
    (block,) = read(docx(p("(a) sell the personal information;"))).blocks
    assert (block.kind, block.label) == (BlockKind.LIST_ITEM, None)
