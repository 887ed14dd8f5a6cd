"""CSV (RFC 4180) for spreadsheets and scripts: one row a finding."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Final

from contractscan.report.model import named_clause
from contractscan.views._cells import fitting, remarks
from contractscan.views._page import Page, Tally
from contractscan.views._wording import laws, safe, shortfalls, waiver

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report

COLUMNS: Final = (
    "contract",
    "path",
    "outcome",
    "remarks",
    "role",
    "edition",
    "requirement",
    "title",
    "status",
    "force",
    "severity",
    "law",
    "confidence",
    "please_check",
    "document",
    "clause",
    "page",
    "quote",
    "reasons",
    "suggestion",
    "waiver",
    "since_baseline",
)
# Excel takes a file without this mark for text in an old code page.
_BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for the start of a formula, with the full-width forms that Excel accepts:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(reports: Sequence[Report], page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return a table with a head."""
    return render_start(page) + "".join(render_one(report, page) for report in reports)


def render_start(_page: Page) -> str:
    """Return the head of the table."""
    return _BYTE_ORDER_MARK + _written([COLUMNS])


def render_one(report: Report, _page: Page) -> str:
    """Return the rows of one document; a single one with the cause if it has no findings."""
    document, agreement = report.document, report.agreement
    about = (
        document.name,
        document.path or "",
        report.outcome,
        " ".join(remarks(report)),
        agreement.judged_as if agreement is not None else "",
        report.versions.law,
    )
    rows = [(*about, *_cells(finding)) for finding in report.findings]
    return _written(rows or [(*about, *("" for _ in COLUMNS[len(about) :]))])


def render_end(_tallies: Sequence[Tally], _page: Page) -> str:
    """Return nothing: a table of rows needs no end."""
    return ""


def _cells(finding: Finding) -> tuple[str, ...]:
    best = finding.evidence[0] if finding.evidence else None
    place = (
        best.document or "" if best else "",
        named_clause(best.clause) if best and best.clause else "",  # 9.10 would become 9.1
        str(best.page) if best and best.page is not None else "",
        best.quote if best else "",
    )
    return (
        finding.requirement,
        finding.title,
        finding.status.value,
        finding.force,
        finding.severity,
        laws(finding),
        f"{finding.confidence:.2f}",
        "yes" if finding.please_check else "no",
        *place,
        " ".join(shortfalls(finding)),
        finding.suggestion,
        waiver(finding),
        finding.since_baseline or "",
    )


def _written(rows: Iterable[Sequence[str]]) -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def _harmless(text: str) -> str:
    """Return text that no spreadsheet computes: an apostrophe keeps a formula text."""
    text = safe(text)
    return fitting(f"'{text}" if text.startswith(_FORMULA_STARTS) else text)
