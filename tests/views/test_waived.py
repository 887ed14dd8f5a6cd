"""Accepted gaps: visible, and no gaps."""

from datetime import date

import pytest
from lxml import html

from contractscan.report.model import Waiver
from contractscan.views import render
from tests.views._reports import failed, finding, report, withheld

WAIVER = Waiver(reason="No other data.", approver="J. Doe", expires=date(2031, 1, 2))
REPORT = report(finding("missing", waiver=WAIVER), finding("weak"), finding("met"))


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_a_waived_gap_tells_why_who_and_until_when(name):
    text = " ".join(str(_text(name, REPORT)).split())
    assert "No other data. (J. Doe, until 2031-01-02)" in text
    assert "Title of missing 1" in text


def test_it_counts_apart():
    assert "0 missing   1 weak   1 waived   1 met" in _text("table", REPORT)
    assert "0 missing, 1 weak, 1 waived, 1 met" in _text("markdown", REPORT)
    assert "<b>1</b> waived" in _text("html", REPORT)
    assert "waived" not in _text("table", report(finding("weak"))).lower()


def test_the_summary_counts_it_and_the_heat_map_shows_it():
    both = (REPORT, report(finding("missing"), finding("weak")))
    assert "2 documents: 0 without gaps, 1 gap waived" in str(render(both, "table"))
    assert "1 gap waived" in str(render(both, "markdown"))
    text = _text_of("html", both)
    assert '<td class="waived">' in text
    assert '<option value="waived">' in text


def test_summaries_have_a_column_of_it_only_if_there_is_one():
    both = (REPORT, report(finding("missing"), finding("weak")), failed(), withheld())
    assert (
        "| Document | Missing | Weak | Waived | Met |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| in/msa.docx | 0 | 1 | 1 | 1 |\n"
        "| in/msa.docx | 1 | 1 | 0 | 0 |\n"
        "| bad.pdf | not scanned | | | |\n"
        "| notice.html | withheld: privacy policy | | | |\n"
    ) in str(render(both, "markdown"))
    rows = [line.split() for line in str(render(both, "table")).split("Summary")[1].splitlines()]
    assert ["Document", "Missing", "Weak", "Waived", "Met"] in rows
    assert ["in/msa.docx", "0", "1", "1", "1"] in rows
    page = html.document_fromstring(bytes(render(both, "html")))
    assert _words(page, ".titles .count") == ["Missing", "Weak", "Waived", "Met"]
    assert _words(page, "#heat tbody tr:last-child td")[:4] == ["0", "1", "1", "1"]
    without = both[1:]
    for name in ("table", "markdown", "html"):
        assert "Waived" not in _text_of(name, without)


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_the_text_of_a_waiver_is_plain_text(name):
    hostile = Waiver(reason="\x1b[31m <i>*x*", approver="[a](b:c)", expires=date(2031, 1, 2))
    text = _text(name, report(finding("missing", waiver=hostile)))
    assert "\x1b" not in text
    if name != "table":
        assert "<i>" not in text
    if name == "markdown":
        assert "[a](" not in text


@pytest.mark.parametrize("name", ["table", "markdown", "html", "junit"])
def test_a_gap_that_is_worse_than_in_the_baseline_says_so(name):
    worse = report(finding("missing", since_baseline="worse"))
    assert "weak in the baseline" in _text(name, worse)
    new = report(finding("missing", since_baseline="new"))
    assert "in the baseline" not in _text(name, new)


def _text(name, one):
    return _text_of(name, (one,))


def _text_of(name, reports):
    text = render(reports, name)
    return text.decode() if isinstance(text, bytes) else text


def _words(page, selector):
    return [" ".join(each.text_content().split()) for each in page.cssselect(selector)]
