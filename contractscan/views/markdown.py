"""Markdown for tickets and mails; contract text can add neither markup nor links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractscan.report.model import Finding, Report
from contractscan.report.own import CLOSING
from contractscan.views._facts import (
    ANY_DOCUMENT,
    facts,
    not_required_of,
    title_and_status,
    totals,
    why_withheld,
)
from contractscan.views._page import Page, Tally, counted_statuses
from contractscan.views._wording import (
    laws,
    most_binding_first,
    place,
    remark,
    safe,
    shortened,
    shortfalls,
    size,
    title_of_met,
    waiver,
)

_ACTIVE = re.compile(r"([\\`*_\[\]#|<>~&$@])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data)(:)|\b(www)(\.)")
SUFFIXES = (".md", ".markdown")


def render(reports: Sequence[Report], page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return a section a document and, for several, a summary."""
    body = "".join(render_one(report, page) for report in reports)
    return body + render_end([Tally.of(report) for report in reports], page)


def render_one(report: Report, _page: Page) -> str:
    """Return the section of one document."""
    lines = [f"## {escaped(report.document.name)}", ""]
    if report.error is not None:
        hint = f" {escaped(report.error.hint)}" if report.error.hint else ""
        return "\n".join(
            [*lines, f"**Not scanned.** {escaped(report.error.message)}{hint}", "", ""]
        )
    if report.outcome == "withheld":
        why = f"**Withheld.** {escaped(why_withheld(report))} {escaped(ANY_DOCUMENT)}"
        return "\n".join([*lines, why, "", ""])
    waived = f"{len(report.waived)} waived, " if report.waived else ""
    gaps = f"{len(report.missing)} missing, {len(report.weak)} weak"
    counts = f"**{gaps}, {waived}{len(report.met)} met**"
    lines += [" · ".join(part for part in (counts, escaped(size(report.document))) if part), ""]
    lines += [f"- {label}: {escaped(text)}" for label, text in facts(report)]
    lines += [""] if facts(report) else []
    for warning in report.warnings:
        lines += [f"Note: {escaped(warning.message)}", ""]
    for title, findings in (("Missing", report.missing), ("Weak", report.weak)):
        if findings:
            lines += [f"### {title}", ""]
            for finding in most_binding_first(findings):
                lines += _finding(finding)
    if report.waived:
        told = (f"{title_and_status(each)}: {waiver(each)}" for each in report.waived)
        lines += ["### Waived", "", *(f"- {escaped(line)}" for line in told), ""]
    if report.met:
        lines += [
            "### Met",
            "",
            ", ".join(escaped(title_of_met(finding)) for finding in report.met),
            "",
        ]
    if report.not_required:
        titles = ", ".join(escaped(title_and_status(finding)) for finding in report.not_required)
        lines += [f"### {not_required_of(report).capitalize()}", "", titles, ""]
    return "\n".join([*lines, ""])


def render_end(tallies: Sequence[Tally], _page: Page) -> str:
    """Return a table of all documents, unless there is a single one, and the closing words."""
    if len(tallies) < 2:
        return f"{CLOSING}\n"
    counts = counted_statuses(any(tally.waived for tally in tallies))
    lines = ["## Summary", "", _row("Document", *map(str.capitalize, counts))]
    lines.append(_row("---", *("---:" for _ in counts)))
    lines += [_row(escaped(tally.name), *_cells(tally, counts)) for tally in tallies]
    return "\n".join([*lines, "", totals(tallies), "", CLOSING, ""])


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("  ", " ")


def _cells(tally: Tally, counts: Sequence[str]) -> list[str]:
    blank = [""] * (len(counts) - 1)
    if tally.failed:
        return ["not scanned", *blank]
    if tally.withheld:
        return [f"withheld: {escaped(tally.withheld)}", *blank]
    return [str(getattr(tally, each)) for each in counts]


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    text = _ACTIVE.sub(r"\\\1", safe(text))
    text = _ADDRESS.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", text)
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _finding(finding: Finding) -> list[str]:
    remarked = f" ({remark(finding)})" if remark(finding) else ""
    reasons = " ".join(escaped(reason) for reason in shortfalls(finding))
    lines = [
        f"- **{escaped(finding.title)}**{remarked}: {reasons}",
        f"  Law: {escaped(laws(finding))}",
    ]
    for evidence in finding.evidence[:1]:
        where = f"{escaped(place(evidence))}: " if place(evidence) else ""
        lines += ["", f"  > {where}“{escaped(shortened(evidence.quote))}”"]
    if finding.suggestion:
        lines += ["", f"  Wording that would do (draft): {escaped(finding.suggestion)}"]
    return [*lines, ""]
