"""JSON that is safe to print."""

from __future__ import annotations

import re

from contractscan.report.model import Report

# JSON escapes the old control codes only; a terminal also obeys these, and they can stand in
# strings alone, so writing them as escapes changes no value.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def json_text(report: Report, *, indent: int | None = None) -> str:
    """Return a report as JSON without a character that a terminal would obey."""
    return harmless_json(report.to_json(indent=indent))


def harmless_json(text: str) -> str:
    """Return JSON without a character that a terminal would obey."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
