"""One HTML file that needs nothing else: overview of the contracts, and a page for each.

The contracts of a portfolio stand in ``<noscript>`` elements: a browser without scripts shows them
all, one with scripts reads them as plain text and builds the page of a contract when it is asked
for. So a thousand contracts open as fast as their overview.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

from contractscan.report import own
from contractscan.report.model import Finding, Report
from contractscan.views import _facts, _wording
from contractscan.views._page import Page
from contractscan.views._portfolio import NOT_REQUIRED, WAIVED, asks_to_check, portfolio_of

if TYPE_CHECKING:
    from jinja2 import Environment

SUFFIXES = (".html", ".htm")
LONGEST_QUOTE: Final = 1_000  # characters; a longer one gives way in its middle
MARKS: Final = {"missing": "×", "weak": "~", "met": "✓", WAIVED: "w", NOT_REQUIRED: "–"}
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def render(reports: Sequence[Report], _page: Page = Page()) -> bytes:  # noqa: B008 (frozen)
    """Return the report as a file that opens in any browser, without network or other files."""
    style, script = _resource("report.css"), _resource("report.js")
    template = _environment().get_template("report.html")
    pieces = template.stream(
        portfolio=portfolio_of(reports),
        style=_trusted(style),
        style_hash=_hash(style),
        script=_trusted(script),
        script_hash=_hash(script),
    )
    pieces.enable_buffering(100)
    gathered = BytesIO()  # as text, one curly quote would double the memory of them all
    for piece in pieces:
        gathered.write(piece.encode())
    return gathered.getvalue()


def groups(report: Report) -> list[tuple[str, str, list[Finding]]]:
    """Return (status, heading, findings), the most urgent first, without what is empty."""
    found = (
        ("missing", "missing", report.missing),
        ("weak", "weak", report.weak),
        (WAIVED, "waived", report.waived),
        ("met", "met", report.met),
        (NOT_REQUIRED, _facts.not_required_of(report), report.not_required),
    )
    return [
        (status, heading, _wording.most_binding_first(each))
        for status, heading, each in found
        if each
    ]


def _resource(name: str) -> str:
    return (files(__package__) / "_html" / name).read_text(encoding="utf-8")


def _template(name: str) -> str:
    """Return a template without its indentation, which would be a tenth of the file."""
    return _INDENTATION.sub("", _resource(name))


def _hash(content: str) -> str:
    """Return what a Content-Security-Policy calls a style sheet or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _trusted(content: str) -> str:
    """Return our own CSS or script as text that the templates do not escape."""
    from markupsafe import Markup

    return Markup(content)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.globals.update(
        {
            "asks_to_check": asks_to_check,
            "groups": groups,
            "longest_quote": LONGEST_QUOTE,
            "marks": MARKS,
            "facts": _facts,
            "own": own,
            "words": _wording,
        }
    )
    return environment


def _shown(value: object) -> object:
    """Return what an expression of a template shows: no text of strangers with control codes."""
    from markupsafe import Markup

    if isinstance(value, str) and not isinstance(value, Markup):
        return _wording.safe(value)
    return value
