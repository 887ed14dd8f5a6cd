"""Accepted gaps: visible, and no gaps."""

from datetime import date

import pytest

from contractscan.report.model import Waiver
from contractscan.views import render
from tests.views._reports import finding, report

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
    html = bytes(render(both, "html")).decode()
    assert '<td class="waived">' in html
    assert '<option value="waived">' in html


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_the_text_of_a_waiver_is_plain_text(name):
    hostile = Waiver(reason="\x1b[31m <i>*x*", approver="[a](b:c)", expires=date(2031, 1, 2))
    text = _text(name, report(finding("missing", waiver=hostile)))
    assert "\x1b" not in text
    if name != "table":
        assert "<i>" not in text
    if name == "markdown":
        assert "[a](" not in text


def _text(name, one):
    text = render((one,), name)
    return text.decode() if isinstance(text, bytes) else text
