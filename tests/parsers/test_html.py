import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.errors import EmptyDocument, InputTooLarge, ReadError
from contractscan.parsers import ReadOptions, parse

from ._shown import read, shown


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Terms</title></head><body>{body}</body></html>"


def test_headings_and_paragraphs():
    assert shown(page("<h1>Terms</h1><h3>4. Audit</h3><p>Vendor   shall\n allow it.</p>")) == [
        "#1 Terms",
        "#3 4. Audit",
        "P Vendor shall allow it.",
    ]


def test_what_a_browser_does_not_show_is_left_out():
    body = """
    <nav><a href="/">Home</a></nav><script>var a = "x";</script><style>p {}</style>
    <p>Seen.<span style="display: none">hidden</span><span hidden>hidden</span></p>
    <div style="visibility:hidden">hidden</div><template><p>hidden</p></template>
    <noscript>hidden</noscript><!-- hidden --><div role="navigation">hidden</div>
    """
    assert shown(page(body)) == ["P Seen."]


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="4">', ["4.", "5."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="A" start="26">', ["Z.", "AA."]),
        ('<ol type="i" start="3">', ["iii.", "iv."]),
        ('<ol type="I" start="9">', ["IX.", "X."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol style="list-style-type: lower-alpha">', ["a.", "b."]),
        ('<ol style="list-style: upper-roman">', ["I.", "II."]),
        ('<ol type="a" start="0">', ["0.", "a."]),
        ('<ol start="nonsense">', ["1.", "2."]),
        ('<ol style="list-style: none">', [None, None]),
        ("<ul>", [None, None]),
    ],
)
def test_lists_get_the_label_that_a_browser_shows(opening, labels):
    closing = "</ul>" if opening == "<ul>" else "</ol>"
    document = read(page(f"{opening}<li>sell data;</li><li>share data.</li>{closing}"))
    assert [block.label for block in document.blocks] == labels


def test_the_value_of_an_item_sets_the_count():
    body = '<ol><li>one</li><li value="7">seven</li><li>eight</li></ol>'
    assert shown(page(body)) == ["* [1.] one", "* [7.] seven", "* [8.] eight"]


def test_nested_lists():
    body = """<p>Vendor shall not:</p><ol type="a"><li>sell;</li><li><p>share with:</p>
    <ol type="i"><li>partners; or</li><li>brokers;</li></ol>in any case; or</li>
    <li>rent</li></ol>"""
    assert shown(page(body)) == [
        "P Vendor shall not:",
        "* [a.] sell;",
        "* [b.] share with:",
        "*1 [i.] partners; or",
        "*1 [ii.] brokers;",
        "* in any case; or",
        "* [c.] rent",
    ]


def test_a_typed_number_wins_over_the_counted_one():
    assert shown(page("<ol><li>4.2 Vendor shall not sell.</li></ol>")) == [
        "* 4.2 Vendor shall not sell."
    ]


def test_the_number_of_a_list_goes_to_its_heading():
    assert shown(page("<ol start=4><li><h3>Audit</h3><p>Vendor shall allow it.</p></li></ol>")) == [
        "#3 [4.] Audit",
        "* Vendor shall allow it.",
    ]


def test_tables_are_read_row_by_row():
    body = """<table><caption>Processing</caption>
    <thead><tr><th>Purpose</th><th>Data</th></tr></thead>
    <tr><td><p>Sending<br>receipts</p></td><td>Names</td></tr>
    <tr><td> </td><td></td></tr></table>"""
    document = read(page(body))
    assert shown(page(body)) == ["P Processing", "| Purpose | Data", "| Sending receipts | Names"]
    assert [document.quote(cell) for cell in document.blocks[-1].cells] == [
        "Sending receipts",
        "Names",
    ]


def test_tables_that_only_arrange_are_read_as_text():
    body = "<table><tr><td><h2>Terms</h2><p>One.</p><p>Two.</p></td></tr></table>"
    assert shown(page(body)) == ["#2 Terms", "P One.", "P Two."]
    nested = "<table><tr><td>Left<table><tr><td>A</td><td>B</td></tr></table></td></tr></table>"
    assert shown(page(nested)) == ["P Left", "| A | B"]


def test_tables_of_numbers_and_clauses_are_lists():
    body = "<table><tr><td>(a)</td><td>sell data;</td></tr></table>"
    assert shown(page(body)) == ["* [(a)] sell data;"]


def test_line_breaks_before_typed_labels():
    body = "<p>Vendor shall not<br>(a) sell data;<br>(b) share\ndata for<br>advertising.</p>"
    assert shown(page(body)) == [
        "P Vendor shall not",
        "* (a) sell data;",
        "* (b) share data for advertising.",
    ]


def test_bold_paragraphs_that_look_like_headings():
    assert shown(page("<p><b>4. Audit Rights</b></p><p><strong>Note</strong> that.</p>")) == [
        "#1 4. Audit Rights",
        "P Note that.",
    ]


def test_preformatted_text_is_read_like_plain_text():
    assert shown(page("<pre>\n4. AUDIT\n\nVendor shall\nallow it.\n\n(a) x.</pre>")) == [
        "#1 4. AUDIT",
        "P Vendor shall allow it.",
        "* (a) x.",
    ]


def test_tracked_changes():
    body = page("<p>Vendor <del>may</del><ins>shall not</ins> sell <s>old</s>data.</p>")
    assert shown(body) == ["P Vendor shall not sell data."]
    assert shown(body, ReadOptions(revisions="original")) == ["P Vendor may sell olddata."]


def test_marks_of_notes_and_anchors_are_no_text():
    body = (
        '<h2>Audit<a href="#audit">#</a></h2>'
        '<p>Data<sup><a href="#n1">1</a></sup> of 1<sup>st</sup>.</p>'
    )
    assert shown(page(body)) == ["#2 Audit", "P Data of 1st."]


def test_notes():
    body = '<p>Text.</p><section role="doc-endnotes"><ol><li>A note.</li></ol></section>'
    assert shown(page(body)) == ["P Text.", "^ [1.] A note."]


def test_entities_and_spaces():
    assert read(page("<p>A&nbsp;&amp;&nbsp;B di&shy;sclose &sect;&#8239;7051</p>")).text == (
        "A & B disclose § 7051"
    )


def test_text_outside_paragraphs():
    assert shown(page("<div>one<div>two</div>three</div>four")) == [
        "P one",
        "P two",
        "P three",
        "P four",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<html><p>Vendor shall not sell.</p></html>",
        "\n<!-- saved -->\n<HTML><P>Vendor shall not sell.",
        '<?xml version="1.0"?>\n<!DOCTYPE html><html><p>Vendor shall not sell.</p></html>',
        "<p>Vendor shall not sell.</p><p>Nor share.</p>",
        "<div><p>Vendor shall not sell.</p></div>",
        "\ufeff<!doctype html><p>Vendor shall not sell.",
    ],
)
def test_recognised(source):
    document = read(source)
    assert document.format == "html"
    assert document.text.startswith("Vendor shall not sell.")


@pytest.mark.parametrize(
    "source",
    [
        "Vendor < Customer > nobody",
        "<Customer> shall pay.",
        "# Terms\n\n<p>x</p>\n\n- [a](http://b)",
    ],
)
def test_not_recognised(source):
    assert read(source).format != "html"


def test_declared_encoding():
    source = '<html><head><meta charset="windows-1250"></head><p>Společnost “Žluť”</p></html>'
    assert read(source.encode("windows-1250")).text == "Společnost “Žluť”"


def test_a_page_without_text():
    with pytest.raises(EmptyDocument):
        read(page('<div id="root"></div><script>load()</script>'))


def test_too_deep_a_page_is_refused_rather_than_cut():
    with pytest.raises(InputTooLarge):
        read(page("<div>" * 5000 + "Vendor shall not sell." + "</div>" * 5000))


@pytest.mark.parametrize(
    "body",
    [
        "</li></ol></td></tr></table>x",
        "<td>a</td><li>b<tr><td>c",
        "<ol><ol><li>x",
        "<table><td>x<table><td>y</table></table>",
        "<tr><td>x</td></tr>",
        "<h1><h2><p>x",
        "<pre><pre>x</pre>",
        "<b><p>x</b></p>",
    ],
)
def test_broken_markup_loses_nothing(body):
    assert "x" in read(page(body)).text or "c" in read(page(body)).text


TAGS = ["p", "ol", "ul", "li", "table", "tr", "td", "b", "h2", "pre", "div", "del", "sup", "nav"]
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    "<br>",
    "word",
    "(a)",
    "4.2",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_tags_is_read(tags):
    try:
        document = parse(page(" ".join(tags)).encode(), "any")
    except ReadError:
        return
    assert all(document.quote(block.span).strip() for block in document.blocks)
