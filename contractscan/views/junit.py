"""JUnit XML for build servers: a test suite a contract, a test case a requirement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from contractscan.views._cells import in_lines, remarks
from contractscan.views._page import Page, Tally
from contractscan.views._wording import laws, place, remark, safe, shortfalls, waiver

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report

SUFFIXES = (".xml",)
_READING = "The document can be judged"


def render(reports: Sequence[Report], page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return an XML document with the suites of all contracts."""
    suites = "".join(render_one(report, page) for report in reports)
    return render_start(page) + suites + render_end((), page)


def render_start(_page: Page) -> str:
    """Return what comes before the first suite."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="contractscan">\n'


def render_one(report: Report, _page: Page) -> str:
    """Return the suite of one contract; of a single case if it has no findings."""
    name = safe(report.document.path or report.document.name)
    cases = [_case(name, finding) for finding in report.findings] or [_without(name, report)]
    kinds = [child.tag for case in cases for child in case]
    suite = ET.Element(
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(kinds.count("failure")),
        errors=str(kinds.count("error")),
        skipped=str(kinds.count("skipped")),
        file=name,
    )
    suite.extend(cases)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode") + "\n"


def render_end(_tallies: Sequence[Tally], _page: Page) -> str:
    """Return what comes after the last suite."""
    return "</testsuites>\n"


def _case(contract: str, finding: Finding) -> ET.Element:
    case = _named(contract, f"{safe(finding.title)} ({safe(finding.requirement)})")
    if finding.force == "not-required":
        _told(case, "skipped", "not required of the vendor's role", finding.status)
    elif finding.waiver is not None:
        _told(case, "skipped", f"waived: {waiver(finding)}", "waived").text = _details(finding)
    elif finding.status != "met":
        remarked = f" ({remark(finding)})" if remark(finding) else ""
        message = " ".join((f"{finding.status}{remarked}:", *shortfalls(finding)))
        kind = "failure" if finding.severity == "high" else "skipped"
        _told(case, kind, message, finding.status).text = _details(finding)
    return case


def _without(contract: str, report: Report) -> ET.Element:
    """Return the case that stands for a document without findings."""
    case = _named(contract, _READING)
    message = safe(" ".join(remarks(report)))
    if report.error is not None:
        _told(case, "error", message, safe(report.error.code))
    elif report.outcome == "withheld":
        _told(case, "skipped", message, "withheld")
    return case


def _named(contract: str, name: str) -> ET.Element:
    # Jenkins shows what follows the last dot as the class, so a file name must not have one.
    return ET.Element("testcase", classname=f"contractscan.{contract.replace('.', '_')}", name=name)


def _told(case: ET.Element, tag: str, message: str, kind: str) -> ET.Element:
    return ET.SubElement(case, tag, message=message, type=str(kind))


def _details(finding: Finding) -> str:
    lines = list(shortfalls(finding))
    for evidence in finding.evidence[:1]:
        where = f"{place(evidence)}: " if place(evidence) else ""
        lines.append(f"{where}“{evidence.quote}”")
    lines.append(f"Law: {laws(finding)}")
    if finding.suggestion:
        lines.append(f"Wording that would do (draft): {finding.suggestion}")
    return in_lines(lines)
