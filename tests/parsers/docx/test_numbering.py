"""Automatic numbers are those that a reader sees."""

from pathlib import Path

import pytest

from ._libreoffice import OFFICE, exported, numbers
from ._numbered import CASES, LEGAL, case
from ._word import abstract, docx, level, num, p, read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
FILES = sorted(CORPUS.glob("parser-cases/*.docx"))

# LibreOffice ignores w:isLgl and w:lvlRestart; Word's specification says what they do.
_ONLY_WORD = {
    "a level that never restarts",
    "a level that restarts only after the first",
    "legal style shows decimals",
    "numbers by style, inherited and switched off",
}

needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize("name", CASES)
def test_labels_are_those_that_word_shows(name: str) -> None:
    assert [block.label for block in read(case(name)).blocks] == CASES[name][3]


@needs_office
def test_labels_equal_those_of_libreoffice(tmp_path: Path) -> None:
    names = sorted(CASES.keys() - _ONLY_WORD)
    for name, lines in zip(names, exported([case(name) for name in names], tmp_path), strict=True):
        compared = numbers(read(case(name)), lines)
        assert compared, name
        assert [ours for _, ours, _ in compared] == [theirs for _, _, theirs in compared], name


@needs_office
@pytest.mark.skipif(not FILES, reason="../shared/corpus is not there")
def test_numbers_of_real_files_equal_those_of_libreoffice(tmp_path: Path) -> None:
    contents = [path.read_bytes() for path in FILES]
    for path, data, lines in zip(FILES, contents, exported(contents, tmp_path), strict=True):
        document = read(data)
        compared = numbers(document, lines)
        assert [c for c in compared if c[1] != c[2]] == [], path.name
        numbered = [b for b in document.blocks if b.label not in (None, "•")]
        assert sum(bool(ours) for _, ours, _ in compared) == len(numbered), path.name


@pytest.mark.parametrize(
    ("fmt", "number", "label"),
    [
        ("upperLetter", 53, "AAA"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("ordinal", 112, "112th"),
        ("ordinalText", 3, "Third"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 42, "Forty-second"),
        ("cardinalText", 21, "Twenty-one"),
        ("numberInDash", 4, "- 4 -"),
        ("decimalEnclosedParen", 4, "(4)"),
        ("chicago", 5, "**"),
        ("somethingNew", 4, "4"),
    ],
)
def test_number_formats(fmt: str, number: int, label: str) -> None:
    numbering = abstract(1, level(0, "%1", fmt, number)) + num(1, 1)
    assert read(docx(p("x", num="1:0"), numbering=numbering)).blocks[0].label == label


def test_a_custom_format_with_leading_zeros() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    item = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{choice}<w:lvlText w:val="%1"/></w:lvl>'
    data = docx(p("x", num="1:0"), numbering=abstract(1, item) + num(1, 1))
    assert read(data).blocks[0].label == "007"


@pytest.mark.parametrize(("mark", "label"), [("\uf0b7", "•"), ("o", "•"), ("\uf0a8", "☐")])
def test_bullets(mark: str, label: str) -> None:
    numbering = abstract(1, level(0, mark, "bullet")) + num(1, 1)
    assert read(docx(p("x", num="1:0"), numbering=numbering)).blocks[0].label == label


def test_a_hidden_number_is_not_shown() -> None:
    hidden = level(0, "%1.", extra="|<w:rPr><w:vanish/></w:rPr>")
    data = docx(p("x", num="1:0"), numbering=abstract(1, hidden) + num(1, 1))
    assert read(data).blocks[0].label is None


def test_a_section_break_alone_takes_no_number() -> None:
    body = p("", num="1:0", properties="<w:sectPr/>") + p("x", num="1:0")
    assert read(docx(body, numbering=LEGAL + num(1, 1))).blocks[0].label == "1."


def test_the_indent_is_where_the_number_stands() -> None:
    inner = level(0, "%1.", extra='|<w:pPr><w:ind w:left="1440" w:hanging="720"/></w:pPr>')
    data = docx(p("x", num="1:0"), numbering=abstract(1, inner) + num(1, 1))
    assert read(data).blocks[0].indent == 36.0
