"""Lists of every kind that Word numbers by itself, with what Word shows."""

from ._word import abstract, docx, level, num, p, style

LEGAL = abstract(
    1,
    level(0, "%1."),
    level(1, "%1.%2"),
    level(2, "(%3)", "lowerLetter"),
    level(3, "(%4)", "lowerRoman"),
)
_START_AT_5 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
_RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def _items(*depths: int, number: int = 1) -> str:
    return "".join(p(f"clause {i}", num=f"{number}:{d}") for i, d in enumerate(depths, 1))


def _flat(text: str, fmt: str, start: int) -> str:
    return abstract(1, level(0, text, fmt, start)) + num(1, 1)


LINKED_STYLES = (
    style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style(
        "H2",
        "heading 2",
        '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
    )
    + style("Sub", "Sub", '<w:basedOn w:val="H2"/>')
    + style(
        "Off",
        "Off",
        '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
    )
)
LINKED_LEVELS = abstract(
    1,
    level(0, "Article %1", "upperRoman", extra='<w:pStyle w:val="H1"/>'),
    level(1, "%1.%2", "decimal", extra='<w:pStyle w:val="H2"/><w:isLgl/>'),
) + num(1, 1)

# name -> (body, numbering, styles, labels)
CASES: dict[str, tuple[str, str, str, list[str | None]]] = {
    "multilevel": (
        _items(0, 1, 1, 2, 2, 3, 3, 2, 1, 2, 0, 1),
        LEGAL + num(1, 1),
        "",
        ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "(ii)", "(c)", "1.3", "(a)", "2.", "2.1"],
    ),
    "letters beyond z are doubled": (
        _items(0, 0, 0), _flat("%1)", "lowerLetter", 26), "", ["z)", "aa)", "bb)"],
    ),
    "roman": (_items(0, 0, 0), _flat("%1.", "upperRoman", 38), "", ["XXXVIII.", "XXXIX.", "XL."]),
    "ordinal": (
        _items(0, 0, 0, 0), _flat("%1", "ordinal", 10), "", ["10th", "11th", "12th", "13th"],
    ),
    "leading zero": (_items(0, 0), _flat("%1.", "decimalZero", 9), "", ["09.", "10."]),
    "text around the number": (
        _items(0, 0), _flat("Section %1 -", "decimal", 3), "", ["Section 3 -", "Section 4 -"],
    ),
    "starts below one": (_items(0, 0), _flat("%1.", "decimal", 0), "", ["0.", "1."]),
    "two lists of one definition count on": (
        p("a", num="1:0") + p("b", num="2:0") + p("c", num="1:0"),
        LEGAL + num(1, 1) + num(2, 1),
        "",
        ["1.", "2.", "3."],
    ),
    "a start override begins anew": (
        p("a", num="1:0") + p("b", num="1:0") + p("c", num="2:0") + p("d", num="2:0"),
        LEGAL + num(1, 1) + num(2, 1, _RESTART),
        "",
        ["1.", "2.", "1.", "2."],
    ),
    "a start override with a number": (
        _items(0, 0), LEGAL + num(1, 1, _START_AT_5), "", ["5.", "6."],
    ),
    "a level override replaces the level": (
        _items(0, 0),
        LEGAL
        + num(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "[%1]", "upperLetter")}</w:lvlOverride>'),
        "",
        ["[A]", "[B]"],
    ),
    "a level that never restarts": (
        _items(0, 1, 1, 0, 1),
        abstract(1, level(0, "%1."), level(1, "(%2)", extra='<w:lvlRestart w:val="0"/>'))
        + num(1, 1),
        "",
        ["1.", "(1)", "(2)", "2.", "(3)"],
    ),
    "a level that restarts only after the first": (
        _items(0, 1, 2, 1, 2, 0, 1, 2),
        abstract(
            1, level(0, "%1."), level(1, "%1.%2"),
            level(2, "(%3)", "lowerLetter", extra='<w:lvlRestart w:val="1"/>'),
        ) + num(1, 1),
        "",
        ["1.", "1.1", "(a)", "1.2", "(b)", "2.", "2.1", "(a)"],
    ),
    "legal style shows decimals": (
        _items(0, 1, 0, 1),
        abstract(1, level(0, "%1.", "upperRoman"), level(1, "%1.%2", extra="<w:isLgl/>"))
        + num(1, 1),
        "",
        ["I.", "1.1", "II.", "2.1"],
    ),
    "a level without number": (
        _items(0, 1), abstract(1, level(0, "%1."), level(1, "", "none")) + num(1, 1), "",
        ["1.", None],
    ),
    "numbers by style, inherited and switched off": (
        p("a", style="H1") + p("b", style="H2") + p("c", style="Sub") + p("d", style="Off")
        + p("e", style="H1") + p("f", style="H2") + p("g", style="H1", num="0"),
        LINKED_LEVELS,
        LINKED_STYLES,
        ["Article I", "1.1", "1.2", None, "Article II", "2.1", None],
    ),
    "a numbering style": (
        _items(0, 1, number=2),
        abstract(1, level(0, "%1."), level(1, "%1.%2"), before='<w:styleLink w:val="List"/>')
        + abstract(2, before='<w:numStyleLink w:val="List"/>')
        + num(1, 1)
        + num(2, 2),
        style(
            "List", "List",
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering",
        ),
        ["1.", "1.1"],
    ),
    "empty paragraphs count": (
        p("a", num="1:0") + p("", num="1:0") + p("c", num="1:0"), LEGAL + num(1, 1), "",
        ["1.", "3."],
    ),
    "a deeper level comes first": (
        _items(1, 1, 0, 1), LEGAL + num(1, 1), "", ["1.1", "1.2", "2.", "2.1"],
    ),
    "plain paragraphs between": (
        p("a", num="1:0") + p("lead") + p("b", num="1:2") + p("rest") + p("c", num="1:2"),
        LEGAL + num(1, 1),
        "",
        ["1.", None, "(a)", None, "(b)"],
    ),
}  # fmt: skip


def case(name: str) -> bytes:
    body, numbering, styles, _ = CASES[name]
    parts = {"numbering": numbering} | ({"styles": styles} if styles else {})
    return docx(body, **parts)
