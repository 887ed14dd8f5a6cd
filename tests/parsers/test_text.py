import codecs
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.errors import EmptyDocument, ReadError, UnsupportedFormat
from contractscan.parsers import parse, text

from ._shown import read, shown


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined():
    source = """\
This Addendum is entered into by and between Larkfield Corporation ("Customer")
and Bluefern Analytics, Inc. ("Vendor") and forms part of the agreement between
them.

It prevails over that agreement.
"""
    assert shown(source) == [
        'P This Addendum is entered into by and between Larkfield Corporation ("Customer") and '
        'Bluefern Analytics, Inc. ("Vendor") and forms part of the agreement between them.',
        "P It prevails over that agreement.",
    ]


def test_a_line_that_starts_with_a_label_is_a_list_item_and_indentation_is_its_level():
    source = """\
Vendor shall not:
  (a) sell or share Personal Information;
  (b) retain, use, or disclose Personal Information for any purpose other than
      the following:
      (i) hosting; or
      (ii) support.
  (c) combine it.
"""
    assert shown(source) == [
        "P Vendor shall not:",
        "* (a) sell or share Personal Information;",
        "* (b) retain, use, or disclose Personal Information for any purpose other than the "
        "following:",
        "*1 (i) hosting; or",
        "*1 (ii) support.",
        "* (c) combine it.",
    ]


@pytest.mark.parametrize("label", ["(a)", "(iv)", "1.", "1.2", "12.3.4", "2)", "b.", "•", "-", "*"])
def test_labels(label):
    assert shown(f"Vendor shall:\n{label} delete the data; and\n") == [
        "P Vendor shall:",
        f"* {label} delete the data; and",
    ]


def test_a_cross_reference_at_the_start_of_a_wrapped_line_is_no_list_item():
    source = """\
The parties agree that the restrictions of this addendum are subject to section
4.2 of the agreement, and that notices are given as laid down in paragraph
(c) of the schedule, within
30 days.
"""
    assert len(shown(source)) == 1


def test_text_with_a_paragraph_a_line():
    source = (
        "DATA TERMS\n"
        + "Vendor shall not sell the personal information that it receives. " * 3
        + "\n(a) "
        + "Vendor shall keep the information safe and shall tell Customer of breaches. " * 3
        + "\nShort line\n"
        + "Vendor shall delete the personal information when Customer asks it to do so. " * 2
    )
    assert [line.split()[0] for line in shown(source)] == ["#1", "P", "*", "P", "P"]


def test_short_sentences_below_each_other_stay_apart():
    source = (
        "Vendor shall not sell data.\nVendor shall not share data.\nVendor shall delete data.\n"
    )
    assert len(shown(source)) == 3


def test_addresses_and_fields_keep_their_lines():
    source = "Larkfield Corporation\nBy: ______\nName: J. Doe\nTitle: Director\n"
    assert len(shown(source)) == 4
    fields = "Nature of processing: storage, copying\nPurpose of processing: payroll of staff\n"
    assert len(shown(fields)) == 2


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("4. CONFIDENTIALITY", 1),
        ("4.2 Security of Processing", 2),
        ("DATA PROCESSING ADDENDUM", 1),
        ("Annex II", 1),
        ("Exhibit B – Description of the Processing", 1),
        ("Use of Subprocessors", 2),
        ("How we use your data", 2),
        ("4. Audits.", 1),
    ],
)
def test_headings(line, level):
    below = (
        "Vendor shall allow Customer to audit its processing of personal information once a year."
    )
    assert shown(f"{line}\n\n{below}\n")[0] == f"#{level} {line}"


@pytest.mark.parametrize(
    "line",
    [
        "Vendor shall not sell personal information",
        "1. Vendor must delete the data",
        "Supplier does not share data",
        "(a) Security",
        "sells personal information",
        "Vendor, its staff and its subprocessors",
    ],
)
def test_what_only_looks_like_a_heading(line):
    below = (
        "Vendor shall allow Customer to audit its processing of personal information once a year."
    )
    assert not shown(f"{line}\n\n{below}\n")[0].startswith("#")


def test_short_numbered_lines_below_each_other_are_a_list():
    assert shown("We keep it for:\n1. Hosting\n2. Support\n3. Billing\n") == [
        "P We keep it for:",
        "* 1. Hosting",
        "* 2. Support",
        "* 3. Billing",
    ]


def test_a_heading_right_above_its_text():
    source = "4. CONFIDENTIALITY\nEach party shall keep the secrets of the other.\n"
    assert shown(source) == [
        "#1 4. CONFIDENTIALITY",
        "P Each party shall keep the secrets of the other.",
    ]


def test_hyphens_at_line_ends():
    source = """\
The information is used for no cross-
context advertising, and no person's informa-
tion leaves the country at any time, save as the customer has agreed to that.
"""
    assert "cross-context" in read(source).text
    assert "person's information leaves" in read(source).text


def test_spaces_and_invisible_characters():
    source = "Vendor\u00a0shall not di\u00adsclose\u200b data.\x07\x1b[31m\u202e Nor sell it."
    assert read(source).text == "Vendor shall not disclose data.[31m Nor sell it."


@pytest.mark.parametrize(
    "data",
    [
        "Vendor’s duty — § 7051".encode(),
        codecs.BOM_UTF8 + "Vendor’s duty — § 7051".encode(),
        "Vendor’s duty — § 7051".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Vendor’s duty — § 7051".encode("utf-16-be"),
        "Vendor’s duty — § 7051".encode("utf-32"),
        "Vendor’s duty — § 7051".encode("windows-1252"),
    ],
)
def test_encodings(data):
    assert read(data).text == "Vendor’s duty — § 7051"


def test_utf_16_without_a_mark():
    assert read("Vendor shall not sell data.".encode("utf-16-le")).text.startswith("Vendor shall")


def test_a_guessed_encoding_is_told():
    document = read("Vendor’s duty".encode("windows-1252"))
    assert [warning.code for warning in document.warnings] == ["encoding-guessed"]
    assert not read("Vendor’s duty").warnings


def test_other_alphabets_are_told_by_their_letters():
    source = "第一条　受託者は、個人情報を第三者に販売してはならない。" * 5
    assert read(source.encode("shift_jis")).text.startswith("第一条")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"text\0with\0nul\0bytes",
        bytes(range(1, 32)) * 20,
        b"{\\rtf1\\ansi Vendor shall not sell.}",
        b'<?xml version="1.0"?><note>Vendor shall not sell.</note>',
    ],
)
def test_binary_bytes_and_other_formats_are_refused(data):
    with pytest.raises(UnsupportedFormat, match="Convert it"):
        read(data)


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"-----\n_____\n"])
def test_no_words(data):
    with pytest.raises(EmptyDocument):
        read(data)


def test_line_ends_of_all_systems():
    unix = "One paragraph.\n\nAnother one.\n"
    assert shown(unix) == shown(unix.replace("\n", "\r\n")) == shown(unix.replace("\n", "\r"))


def test_paths_name_the_line():
    assert [block.path for block in read("One.\n\n\nTwo.\n").blocks] == ["line[1]", "line[4]"]


@given(st.text(min_size=1, max_size=400))
def test_any_text_gives_blocks_that_quote_it(source):
    try:
        document = parse(source.encode("utf-8", "surrogatepass"), "any")
    except ReadError:
        return
    for block in document.blocks:
        assert document.quote(block.span).strip()
    spans = [block.span for block in document.blocks]
    assert all(a.end < b.start for a, b in pairwise(spans))


@given(st.lists(st.text(alphabet="ab (1).:;-A\t", min_size=1, max_size=30), max_size=12))
def test_no_word_of_plain_text_is_lost(lines):
    source = "\n".join(lines)
    words = "".join(
        "".join(line.split()) for line in source.split("\n") if any(map(str.isalnum, line))
    )
    joined = "".join(
        part.replace(" ", "") for found in text.find_paragraphs(source) for part in found.parts
    )
    assert joined == words


def test_an_enumeration_inside_a_sentence_is_not_cut_where_the_line_ends():
    source = """\
Vendor shall not do any of the following with the information: (i) sell it;
(ii) share it; or (iii) combine it with information from elsewhere; or
(iv) retain it for longer than the purposes of the agreement require.
"""
    assert len(shown(source)) == 1


def test_a_paragraph_in_capitals_is_no_heading():
    source = """\
EXCEPT AS LAID DOWN IN THIS AGREEMENT VENDOR MAKES NO WARRANTIES TO CUSTOMER
AND DISCLAIMS ALL WARRANTIES THAT THE LAW WOULD OTHERWISE IMPLY IN FAVOR OF THE
CUSTOMER.
"""
    assert [line[0] for line in shown(source)] == ["P"]
