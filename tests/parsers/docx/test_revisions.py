"""Tracked changes, as accepted and as it was before."""

import pytest

from ._word import cell, docx, p, r, read, row, shown, style, table


def _ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{content}</w:ins>'


def _del(text: str) -> str:
    return f'<w:del w:id="2" w:author="A">{r(text, tag="delText")}</w:del>'


_DELETED, _INSERTED = '<w:del w:id="3"/>', '<w:ins w:id="4"/>'
_MOVED = (
    p(f"<w:moveFrom>{r('Moved.')}</w:moveFrom>", mark="<w:moveFrom/>")
    + p("Stays.")
    + p(f"<w:moveTo>{r('Moved.')}</w:moveTo>", mark="<w:moveTo/>")
    + p("End.")
)
_CHANGED_ROWS = table(
    row(cell("a"), cell("b")),
    f"<w:tr><w:trPr>{_DELETED}</w:trPr>{cell(p(_del('old')))}{cell(p(_del('gone')))}</w:tr>",
    f"<w:tr><w:trPr>{_INSERTED}</w:trPr>{cell(p(_ins(r('new'))))}{cell(p(_ins(r('row'))))}</w:tr>",
)
_NOTHING = "<w:r><w:t/></w:r>"

CASES = {
    "words": (
        p(r("may ") + _del("freely ") + _ins(r("not ")) + r("sell")),
        ["may not sell"],
        ["may freely sell"],
    ),
    "deleted inside inserted": (p(r("x") + _ins(_del("y") + r("z"))), ["xz"], ["x"]),
    "a deleted mark joins": (
        p(r("One ") + _del("a"), mark=_DELETED) + p("two."), ["One two."], ["One a", "two."],
    ),
    "an inserted mark": (
        p("One ", mark=_INSERTED) + p("two."), ["One", "two."], ["One two."],
    ),
    "a deleted paragraph leaves none": (
        p(_del("Gone."), mark=_DELETED) + p("Stays."), ["Stays."], ["Gone.", "Stays."],
    ),
    "moves": (_MOVED, ["Stays.", "Moved.", "End."], ["Moved.", "Stays.", "End."]),
    "table rows": (_CHANGED_ROWS, ["a | b", "new | row"], ["a | b", "old | gone"]),
    "the last mark deleted": (p("Only.", mark=_DELETED), ["Only."], ["Only."]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_both_views(name: str) -> None:
    body, accepted, original = CASES[name]
    assert shown(read(docx(body))) == accepted
    assert shown(read(docx(body), revisions="original")) == original


def test_a_deleted_item_gives_its_number_to_the_next() -> None:
    from ._numbered import LEGAL
    from ._word import num

    item = p(_del("gone"), num="1:0", mark=_DELETED) + p("stays", num="1:0") + p("x", num="1:0")
    data = docx(item, numbering=LEGAL + num(1, 1))
    assert shown(read(data)) == ["1. stays", "2. x"]
    assert shown(read(data, revisions="original")) == ["1. gone", "2. stays", "3. x"]


def test_former_paragraph_formatting_counts_in_the_original() -> None:
    change = '<w:pPrChange w:id="9"><w:pPr/></w:pPrChange>'
    data = docx(p("Now a title", style="H1", properties=change), styles=style("H1", "heading 1"))
    assert read(data).blocks[0].kind == "heading"
    assert read(data, revisions="original").blocks[0].kind == "paragraph"


def test_they_are_counted() -> None:
    body, _, _ = CASES["words"]
    (warning,) = read(docx(body)).warnings
    assert (warning.code, "2 tracked changes" in warning.message) == ("revisions", True)
    (before,) = read(docx(body), revisions="original").warnings
    assert "before" in before.message
    assert read(docx(p("plain"))).warnings == ()


def test_comments_are_counted_but_not_read() -> None:
    comment = f'<w:comment w:id="0">{p("Is this wise?")}</w:comment>'
    document = read(
        docx(p(r("text") + '<w:r><w:commentReference w:id="0"/></w:r>'), comments=comment)
    )
    assert document.text == "text"
    assert [w.code for w in document.warnings] == ["comments"]
    assert "1 comment," in document.warnings[0].message
