"""JSON Lines: one report a line, in the form of docs/report-schema.md."""

from __future__ import annotations

from collections.abc import Sequence

from contractscan.report.model import Report
from contractscan.views._json_text import json_text
from contractscan.views._page import Page, Tally


def render(reports: Sequence[Report], page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return one line a report."""
    return "".join(render_one(report, page) for report in reports)


def render_one(report: Report, _page: Page) -> str:
    """Return the line of one report."""
    return json_text(report) + "\n"


def render_end(_tallies: Sequence[Tally], _page: Page) -> str:
    """Return nothing: a stream of lines needs no end."""
    return ""
