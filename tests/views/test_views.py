import json

import pytest

from contractscan.report import Report
from contractscan.views import Page, formats, render, stream

from ._reports import failed, finding, hostile, report, withheld

FULL = report(
    finding("met", 1),
    finding("weak", 2),
    finding("missing", 3, force="recommended"),
    finding("missing", 4),
    finding("met", 5),
)
ATTACKS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31mred",
    "\u202egnp.exe",
    "line\r\nover\x08\x08",
    "\udcff\udcfe",
]
OBEYED = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u200f"]


def as_bytes(piece):
    return piece.encode() if isinstance(piece, str) else piece


def test_formats_are_the_modules_of_the_folder():
    names = "csv html json jsonl junit markdown sarif table xlsx"
    assert formats() == tuple(names.split())


def test_an_unknown_format_is_named():
    with pytest.raises(ValueError, match="'xml' is none of the output formats"):
        render([FULL], "xml")


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("reports", [[], [FULL], [FULL, failed(), withheld(), FULL]])
def test_a_stream_writes_what_render_returns(name, reports):
    pieces = [as_bytes(piece) for piece in stream(iter(reports), name)]
    assert b"".join(pieces) == as_bytes(render(reports, name))


@pytest.mark.parametrize("name", sorted(set(formats()) - {"html", "xlsx"}))
def test_what_a_terminal_may_show_is_text(name):
    assert isinstance(render([FULL], name), str)


@pytest.mark.parametrize("name", ["csv", "jsonl", "junit", "markdown", "table"])
def test_streams_do_not_wait_for_the_last_report(name):
    def reports():
        yield FULL
        raise RuntimeError("the second was asked for")

    assert "msa.docx" in next(stream(reports(), name))


@pytest.mark.parametrize("name", sorted(set(formats()) - {"xlsx"}))  # no text
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_a_terminal_obeys_comes_through(name, attack):
    if name in ("json", "jsonl") and "\udcff" in attack:
        pytest.skip("a report with such a name cannot exist as JSON")
    text = as_bytes(
        render([hostile(attack), failed(attack), withheld(attack, attack)], name)
    ).decode()
    text = text.replace("\r\n", "\n")  # as CSV ends its lines
    assert not [char for char in OBEYED if char != "\n" and char in text]
    text.encode("utf-8")


@pytest.mark.parametrize("attack", ["\x9b31m", "\u202e", "\x7f", 'a"b\\c'])
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_gives_the_text_back_unchanged(name, attack):
    original = hostile(attack)
    assert Report.from_json(render([original], name)) == original


def test_json_is_an_object_or_a_list():
    assert json.loads(render([FULL], "json"))["document"]["name"] == "msa.docx"
    assert [each["outcome"] for each in json.loads(render([FULL, failed()], "json"))] == [
        "scanned",
        "failed",
    ]
    assert json.loads(render([], "json")) == []


def test_jsonl_is_one_report_a_line():
    lines = render([FULL, failed()], "jsonl").splitlines()
    assert [Report.from_json(line) for line in lines] == [FULL, failed()]
    assert json.loads(lines[1])["error"] == {
        "code": "damaged",
        "message": "bad.pdf is damaged.",
        "hint": "Export it again.",
    }


def test_the_table_shows_what_needs_action_first():
    text = render([FULL], "table")
    places = [
        text.index(part)
        for part in ("msa.docx", "2 missing", "MISSING", "Title of missing 4", "Title of missing 3")
    ]
    places += [text.index(part) for part in ("WEAK", "Title of weak 2", "MET", "Title of met 1")]
    assert places == sorted(places)
    assert "1 of the missing must be in every contract" in text
    assert "Clause 4.2(a), page 4: “Vendor may sell.”" in text
    assert "Found: selling." not in text
    assert "weak-2" in text


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_table_keeps_its_width(width):
    long = finding("weak", title="A long title " * 9, reasons=("Reason " * 60,))
    text = render([report(long), failed()], "table", Page(width))
    assert max(map(len, text.splitlines())) <= width


def test_long_quotes_give_way_in_the_middle():
    quote = "Vendor shall " + "very " * 200 + "surely not sell."
    evidence = ({"quote": quote, "start": 0, "end": len(quote)},)
    text = " ".join(render([report(finding("weak", evidence=evidence))], "table").split())
    assert "“Vendor shall very" in text
    assert " … " in text
    assert "surely not sell.”" in text


def test_colour_is_written_only_if_wanted():
    assert "\x1b[" in render([FULL], "table", Page(color=True))
    assert "\x1b" not in render([FULL], "table", Page(color=False))


def test_markup_of_rich_in_contract_text_is_text():
    assert "[bold red]x[/bold red] :smile:" in render(
        [hostile("[bold red]x[/bold red] :smile:")], "table"
    )


def test_several_documents_end_in_a_summary():
    for name in ("table", "markdown"):
        text = render([FULL, failed()], name)
        assert "not scanned" in text[text.index("Summary") :]
        assert "Summary" not in render([FULL], name)


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_a_summary_counts_documents_by_what_came_of_them(name):
    clean = report(finding("met"), name="clean.docx")
    text = render([FULL, clean, failed(), withheld()], name)
    told = "4 documents: 1 without gaps, 1 no contract, 1 could not be scanned"
    closing = "contractscan finds wording; it is not legal advice."
    assert text.endswith(f"{told}\n\n{closing}\n")
    assert render([FULL], name).endswith(f"\n\n{closing}\n")


def test_a_failed_document_says_why_and_what_to_do():
    for name in ("table", "markdown"):
        text = render([failed()], name)
        assert "Not scanned." in text
        assert "bad.pdf is damaged." in text
        assert "Export it again." in text


@pytest.mark.parametrize(
    "attack",
    [
        "# Heading",
        "[link](http://evil.example)",
        "![image](http://evil.example/x.png)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "`code` **bold** _emphasis_ ~~struck~~",
        "http://evil.example www.evil.example",
        "| cell | cell |",
        "1. item",
        "- item",
        "+ item",
        "---",
        "===",
        "&lt;b&gt; &amp;",
        "> quote",
        "\\",
        "\n\n# Heading\n\n- item",
        "[ref]: http://evil.example",
    ],
)
def test_contract_text_adds_no_markdown(attack):
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    harmless, attacked = (
        [
            (token.type, [child.type for child in token.children or []])
            for token in parser.parse(
                render([hostile(text), failed(text), withheld(text, text)], "markdown")
            )
        ]
        for text in ("harmless", attack)
    )

    def kinds(tokens):
        return [(kind, [c for c in inside if not c.startswith("text")]) for kind, inside in tokens]

    assert kinds(attacked) == kinds(harmless)


@pytest.mark.parametrize(
    "address", ["http://evil.example", "www.evil.example", "HTTPS://x.example"]
)
def test_addresses_in_contract_text_do_not_become_links(address):
    assert address not in render([hostile(address)], "markdown")
