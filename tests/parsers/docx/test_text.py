"""What of a paragraph's runs the reader sees."""

import pytest

from contractscan.document import BlockKind

from ._word import docx, p, r, read, shown


def _field(instruction: str, result: str | None) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = "" if result is None else mark("separate") + r(result)
    return mark("begin") + r(instruction, tag="instrText") + middle + mark("end")


def _control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _box(checked: str) -> str:
    return _control(r("?"), f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>')


_FORM_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
    "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FORM_LIST = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="one"/><w:listEntry w:val="two"/></w:ddList></w:ffData></w:fldChar></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + r("two")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("one ") + r("two"), "one two"),
        (r("no") + "<w:r><w:noBreakHyphen/></w:r>" + r("break"), "no-break"),
        (r("soft") + "<w:r><w:softHyphen/></w:r>" + r("ware"), "software"),
        (r("typed\u00adsoft non\u2011break"), "typedsoft non-break"),
        (r("non\u00a0breaking\u202fspace"), "non breaking space"),
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a b"),
        (r("a") + "<w:r><w:br/></w:r>" + r("b"), "a b"),
        (r("a") + '<w:r><w:br w:type="page"/></w:r>' + r("b"), "a b"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" yes"), "☑ yes"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0D4"/></w:r>', "™"),
        (r("see ") + _field(" REF _r1 ", "Section 4.2"), "see Section 4.2"),
        (r("see ") + _field(" REF _r1 ", None) + r("here"), "see here"),
        (r("as ") + _field("IF " , "x") + r(" y"), "as x y"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "7"),
        (f'<w:hyperlink>{r("a link")}</w:hyperlink>', "a link"),
        (f'<w:smartTag>{r("smart")}</w:smartTag>', "smart"),
        (_control(r("filled in")), "filled in"),
        (_box("1") + r(" sold"), "☒ sold"),
        (_box("0") + r(" sold"), "☐ sold"),
        (_FORM_BOX + r(" old form"), "☒ old form"),
        (r("pick ") + _FORM_LIST + r(" of them"), "pick two of them"),
        ("<w:r><w:ruby><w:rt>" + r("kana") + "</w:rt><w:rubyBase>" + r("kanji")
         + "</w:rubyBase></w:ruby></w:r>", "kanji"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    ],
)  # fmt: skip
def test_the_shown_text_of_runs(runs: str, text: str) -> None:
    assert shown(read(docx(p(runs)))) == [text]


def test_a_field_that_never_ends_does_not_swallow_the_rest() -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("kept")) + p("also kept")
    assert shown(read(docx(body))) == ["kept", "also kept"]


def test_a_field_may_reach_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(" TOC ", tag="instrText")
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(begin + separate + r("First 1")) + p("Second 2") + p(end) + p("Text")
    assert shown(read(docx(body))) == ["First 1", "Second 2", "Text"]


def test_a_list_broken_into_lines_becomes_items() -> None:
    broken = "<w:r><w:br/></w:r>".join(map(r, ["Vendor shall not:", "(a) sell;", "(b) share."]))
    document = read(docx(p(broken)))
    assert shown(document) == ["Vendor shall not:", "(a) sell;", "(b) share."]
    assert [b.kind for b in document.blocks][1:] == [BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    assert len({block.path for block in document.blocks}) == 3


def test_a_wrapped_line_is_no_item() -> None:
    broken = "<w:r><w:br/></w:r>".join(map(r, ["as stated in Section", "4.2 and elsewhere"]))
    assert shown(read(docx(p(broken)))) == ["as stated in Section 4.2 and elsewhere"]


def test_controls_around_paragraphs_are_looked_through() -> None:
    body = _control(p("inside") + _control(p("deeper"))) + f"<w:customXml>{p('x')}</w:customXml>"
    assert shown(read(docx(body))) == ["inside", "deeper", "x"]


def test_indents_in_points() -> None:
    body = (
        p("plain")
        + p("inner", properties='<w:ind w:left="720"/>')
        + p("(a) hanging", properties='<w:ind w:left="1440" w:hanging="720"/>')
        + p("first line", properties='<w:ind w:left="0" w:firstLine="360"/>')
    )
    assert [block.indent for block in read(docx(body)).blocks] == [0.0, 36.0, 36.0, 0.0]
