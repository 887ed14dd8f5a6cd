"""LISTNUM and AUTONUM fields hold an instruction; their number is counted."""

import pytest

from ._word import abstract, docx, level, num, p, r, read, shown, style

_STYLES = "".join(
    style(f"H{rank}", f"heading {rank}", f'<w:pPr><w:outlineLvl w:val="{rank - 1}"/></w:pPr>')
    for rank in (1, 2, 3)
)
_NUMBERING = abstract(
    1, level(0, "%1.", "decimal"), level(1, "(%2)", "lowerLetter"), level(2, "(%3)", "lowerRoman")
) + abstract(2, level(0, "Part %1", "upperRoman"), before='<w:name w:val="Parts"/>')
_LISTS = _NUMBERING + num(1, 1) + num(2, 2)


def _field(instruction: str, *, separated: bool = False, result: str = "") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    middle = mark("separate") if separated or result else ""
    middle += r(result) if result else ""
    return mark("begin") + r(instruction, tag="instrText") + middle + mark("end")


def _shown(*paragraphs: str) -> list[str]:
    return shown(read(docx("".join(paragraphs), numbering=_LISTS, styles=_STYLES)))


def test_autonum_counts_paragraphs() -> None:
    first, second = (p(_field(" AUTONUM ") + r(f" {name}")) for name in ("Term", "Fees"))
    assert _shown(first, p("between"), second) == ["1. Term", "between", "2. Fees"]


def test_autonumlgl_counts_by_heading() -> None:
    def heading(rank: int, text: str) -> str:
        return p(_field(" AUTONUMLGL ") + r(f" {text}"), style=f"H{rank}")

    text = p(_field(r" AUTONUMLGL \e ") + r(" Vendor pays."))
    assert _shown(
        heading(1, "Term"), heading(2, "Start"), heading(2, "End"), text, heading(1, "Fees"), text
    ) == ["1. Term", "1.1. Start", "1.2. End", "1.2.1 Vendor pays.", "2. Fees", "2.1 Vendor pays."]


def test_autonumout_is_an_outline() -> None:
    parts = [p(_field("AUTONUMOUT") + r(f" {rank}"), style=f"H{rank}") for rank in (1, 2, 2, 3)]
    assert _shown(*parts) == ["I. 1", "A. 2", "B. 2", "1. 3"]


def test_listnum_goes_one_level_below_the_list_of_its_paragraph() -> None:
    runs = r("Vendor shall ") + _field(" LISTNUM ") + r(" save and ") + _field(" LISTNUM ")
    assert _shown(
        p(runs + r(" delete."), num="1:0"), p(_field("LISTNUM") + r(" x"), num="1:0")
    ) == [
        "1. Vendor shall (a) save and (b) delete.",
        "2. (a) x",
    ]


@pytest.mark.parametrize(
    ("instructions", "numbers"),
    [
        (["LISTNUM", "LISTNUM"], "1) 2)"),
        ([r"LISTNUM NumberDefault \l 4", r"LISTNUM NumberDefault \l 5"], "(1) (a)"),
        ([r"LISTNUM \l 2 \s 3", r"LISTNUM \l 2"], "c) d)"),
        ([r"LISTNUM LegalDefault \l 1", r"LISTNUM LegalDefault \l 2"], "1. 1.1."),
        (["LISTNUM OutlineDefault", r"listnum outlinedefault \l 2"], "I. A."),
        (['LISTNUM "Parts"', "LISTNUM Parts"], "Part I Part II"),
        (["LISTNUM Unknown"], "1)"),
        ([r"LISTNUM \l 99", r"LISTNUM \s x"], "i. 2)"),
    ],
)
def test_listnum_names_its_list(instructions: list[str], numbers: str) -> None:
    fields = [_field(f" {instruction} ") for instruction in instructions]
    assert _shown(p(r(" ").join(fields))) == [numbers]


def test_a_result_in_the_file_is_shown_as_it_is() -> None:
    assert _shown(p(_field(" LISTNUM ", result="(q)") + r(" x"))) == ["(q) x"]
    assert _shown(p(_field(" LISTNUM ", separated=True) + r(" x"))) == ["1) x"]


def test_simple_fields() -> None:
    assert _shown(p('<w:fldSimple w:instr=" AUTONUM "/>' + r(" x"))) == ["1. x"]
    assert _shown(p('<w:fldSimple w:instr=" PAGE "/>' + r("x"))) == ["x"]


def test_fields_of_other_kinds_show_nothing_of_their_own() -> None:
    assert _shown(p(_field(" AUTONUMBER ") + _field(" PAGE ") + r("x"))) == ["x"]


def test_a_number_field_in_an_instruction_is_not_shown() -> None:
    inner = _field(" LISTNUM ")
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    assert _shown(p(begin + r(" IF ", tag="instrText") + inner + end + r("x"))) == ["x"]
