"""JSON for people and scripts: one object, or a list if there are several reports."""

from __future__ import annotations

from collections.abc import Sequence

from contractscan.report.model import Report
from contractscan.views._json_text import json_text
from contractscan.views._page import Page


def render(reports: Sequence[Report], _page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return one indented object, or a list of them."""
    objects = [json_text(report, indent=2) for report in reports]
    if len(objects) == 1:
        return objects[0] + "\n"
    return "[" + ",".join(f"\n{each}" for each in objects) + "\n]\n"
