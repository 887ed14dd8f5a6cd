import pytest

from contractscan.errors import EmptyDocument
from contractscan.parsers import ReadOptions

from ._shown import read, shown

TITLE = "# Terms\n\n## Data\n\n"


def below_title(source: str, options: ReadOptions | None = None) -> list[str]:
    return shown(TITLE + source, options)[2:]


def test_headings():
    assert shown("# Data Terms\n\n## 4. Audit {#audit}\n\nVendor shall allow it.\n") == [
        "#1 Data Terms",
        "#2 4. Audit",
        "P Vendor shall allow it.",
    ]


def test_lists_get_the_number_that_a_reader_sees():
    source = (
        "3. sell;\n3. share:\n   - with partners;\n   - with brokers;\n\n   in any case;\n3. rent\n"
    )
    assert below_title(source) == [
        "* [3.] sell;",
        "* [4.] share:",
        "*1 with partners;",
        "*1 with brokers;",
        "* in any case;",
        "* [5.] rent",
    ]


def test_other_list_marks():
    assert below_title("0) nought\n1) one\n") == ["* [0)] nought", "* [1)] one"]


def test_typed_labels_that_markdown_does_not_know():
    assert below_title("Vendor shall not:\n(a) sell data;\n(b) share data\nof anybody.\n") == [
        "P Vendor shall not:",
        "* (a) sell data;",
        "* (b) share data of anybody.",
    ]


def test_indented_paragraphs_are_no_code():
    assert below_title("Vendor shall not:\n\n    (a) sell **data**;\n") == [
        "P Vendor shall not:",
        "* (a) sell data;",
    ]


def test_tables():
    assert below_title("| Purpose | Data |\n|---|---|\n| *Receipts* | a \\| b |\n") == [
        "| Purpose | Data",
        "| Receipts | a | b",
    ]


def test_inline_marks_are_no_text():
    source = (
        "Vendor **shall** [not](https://example.com) `sell` ~~old~~ data\\.[^1] ![logo](x.png)\n"
    )
    assert below_title(source) == ["P Vendor shall not sell data."]
    assert "old" in read(TITLE + source, ReadOptions(revisions="original")).text


def test_bold_lines_are_headings():
    assert below_title("**4. Audit Rights**\n\n**Note.** Vendor shall allow it.\n") == [
        "#1 4. Audit Rights",
        "P Note. Vendor shall allow it.",
    ]


def test_footnotes():
    assert below_title("Text.[^a]\n\n[^a]: The note says more.\n") == [
        "P Text.",
        "^ The note says more.",
    ]


def test_hard_breaks():
    assert below_title("By Larkfield:  \nName: J. Doe\\\nTitle: Director<br>Date: today\n") == [
        "P By Larkfield:",
        "P Name: J. Doe",
        "P Title: Director",
        "P Date: today",
    ]


def test_a_paragraph_above_a_line_is_no_heading():
    source = "Vendor shall not sell the data\nand shall not share it.\n---\n\nNext.\n"
    assert below_title(source)[0] == "P Vendor shall not sell the data and shall not share it."


def test_html_inside():
    assert below_title("<div><ol type=a><li>sell;</li></ol></div>\n\n<!-- not seen -->\n") == [
        "* [a.] sell;"
    ]


def test_fenced_text_is_read_like_plain_text():
    assert below_title("```\n(a) sell;\n(b) share.\n```\n") == ["* (a) sell;", "* (b) share."]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_no_text(fence):
    document = read(f"{fence}\ntitle: Terms\n{fence}\n\n# Terms\n\nVendor shall not sell.\n")
    assert document.format == "markdown"
    assert document.text == "Terms\nVendor shall not sell."


def test_mdx():
    source = """---
title: Terms
---
import { Note } from '../components/note'
export const meta = { layout: 'legal' }

# Terms

{/* not seen */}

<Note kind="law">

Vendor shall not sell.

</Note>
"""
    assert shown(source) == ["#1 Terms", "P Vendor shall not sell."]


@pytest.mark.parametrize(
    "source",
    [
        "# Terms\n\n## Audit\n\nText.\n",
        "# Terms\r\n\r\nVendor **shall** not.\r\n",
        "Vendor [shall](https://example.com) not [sell](#a).\n",
        "| A | B |\n|---|:-:|\n| c | d |\n",
    ],
)
def test_recognised(source):
    assert read(source).format == "markdown"


@pytest.mark.parametrize(
    "source",
    [
        "Vendor shall not:\n\n- sell data;\n- share data.\n\n1. One.\n",
        "* * *\n\nThe price is [***] per unit.\n\nBy: ____________\n",
        "# of employees: 12\n",
        "**DRAFT** of today\n\nVendor shall not sell.\n",
    ],
)
def test_plain_text_is_not_taken_for_markdown(source):
    assert read(source).format == "text"


def test_front_matter_alone():
    with pytest.raises(EmptyDocument):
        read("---\ntitle: Terms\n---\n")
