"""An Excel workbook: a register of contracts, of findings and of requirements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from contractscan.views._cells import (
    FORCES,
    OUTCOMES,
    in_lines,
    remarks,
    roles,
    status_word,
)
from contractscan.views._page import Page
from contractscan.views._portfolio import names_of
from contractscan.views._requirements import RequirementText, requirement_texts
from contractscan.views._spreadsheet import (
    Book,
    Cell,
    Column,
    Link,
    file_link,
    workbook,
)
from contractscan.views._wording import PLEASE_CHECK, safe, shortened, shortfalls, waiver

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report

LONGEST_QUOTE: Final = 1_000  # characters; a longer one gives way in its middle
_NAMES = 3  # of a party
_CONTRACT = (
    Column("Contract", 34),
    Column("Outcome", 10, "word"),
    Column("Remarks", 22),
    Column("Vendor", 15),
    Column("Business", 15),
    Column("Judged as", 10),
    Column("Judged by the law of", 9, "word", upright=True),
    Column("Role in the text", 10),
    Column("Drafted for the CCPA of", 9, "word", upright=True),
    Column("Laws named", 16),
    Column("Pages", 6, "number", upright=True),
    Column("Words", 7, "number", upright=True),
    Column("Missing", 5, "number", upright=True),
    Column("Weak", 5, "number", upright=True),
    Column("Waived", 5, "number", upright=True),
    Column("Met", 5, "number", upright=True),
)
_FINDING = (
    Column("Contract", 24),
    Column("Requirement", 22),
    Column("Id", 16),
    Column("Status", 10, "word"),
    Column("Asked of", 11),
    Column("Severity", 9),
    Column("Law", 28),
    Column("Confidence", 11, "share"),
    Column("Check", 12, "word"),
    Column("Clause", 10),
    Column("Page", 6, "number"),
    Column("Quote", 48),
    Column("Reasons", 40),
    Column("Wording that would do (draft)", 40),
)
_REQUIREMENT = (
    Column("Id", 22),
    Column("Requirement", 24),
    Column("Asked of", 15),
    Column("Law", 28),
    Column("What it is for", 36),
    Column("Met", 36),
    Column("Weak, for example", 36),
    Column("Missing", 36),
)


def render(reports: Sequence[Report], page: Page = Page()) -> bytes:  # noqa: B008 (frozen)
    """Return the workbook as a file."""
    requirements = requirement_texts(reports)
    names = [safe(name) for name in names_of(reports)]
    with workbook("Clauses of the CCPA in vendor contracts") as (book, file):
        _contracts(book, reports, names, requirements, page)
        _findings(book, reports, names)
        _requirements(book, requirements)
    return file.getvalue()


def _contracts(
    book: Book,
    reports: Sequence[Report],
    names: Sequence[str],
    requirements: Sequence[RequirementText],
    page: Page,
) -> None:
    asked = [Column(safe(text.title), 9, "word", upright=True) for text in requirements]
    columns = (*_CONTRACT, *asked)
    with book.table("Contracts", columns, fixed=1, head=190) as table:
        for report, name in zip(reports, names, strict=True):
            words = {finding.requirement: status_word(finding) for finding in report.findings}
            statuses = (words.get(text.id) for text in requirements)
            link = file_link(name, report.document.path, page.folder)
            table.add((link, *_about(report), *statuses))


def _about(report: Report) -> tuple[Cell | Link, ...]:
    document, agreement = report.document, report.agreement
    judged = report.outcome == "scanned"
    judged_as, role = roles(report)
    return (
        OUTCOMES[report.outcome],
        in_lines(remarks(report)),
        in_lines(report.parties.vendor[:_NAMES]),
        in_lines(report.parties.business[:_NAMES]),
        judged_as,
        safe(report.versions.law) if judged else "",
        role,
        (agreement.edition or "none") if agreement is not None and judged else "",
        ", ".join(map(safe, report.regimes)),
        document.pages,
        document.words or None,
        *(len(each) if judged else None for each in _counted(report)),
    )


def _counted(report: Report) -> tuple[tuple[Finding, ...], ...]:
    return report.missing, report.weak, report.waived, report.met


def _findings(book: Book, reports: Sequence[Report], names: Sequence[str]) -> None:
    with book.table("Findings", _FINDING, fixed=2, head=32) as table:
        for report, name in zip(reports, names, strict=True):
            for finding in report.findings:
                table.add((name, *_cells(finding)))


def _cells(finding: Finding) -> tuple[Cell, ...]:
    best = finding.evidence[0] if finding.evidence else None
    clause = ""
    if best is not None:
        clause = in_lines(part for part in (best.clause, best.document) if part)
    worse = ["Worse: it was weak in the baseline."] if finding.since_baseline == "worse" else []
    waived = [f"Waived: {waiver(finding)}"] if finding.waiver is not None else []
    return (
        safe(finding.title),
        safe(finding.requirement),
        status_word(finding),
        FORCES[finding.force],
        finding.severity,
        in_lines(citation.law for citation in finding.citations),
        finding.confidence,
        PLEASE_CHECK if finding.please_check else "",
        clause,
        best.page if best is not None else None,
        shortened(best.quote, LONGEST_QUOTE) if best is not None else "",
        "\n".join((*shortfalls(finding), *worse, *waived)),
        safe(finding.suggestion),
    )


def _requirements(book: Book, requirements: Sequence[RequirementText]) -> None:
    with book.table("Requirements", _REQUIREMENT, fixed=2, head=32) as table:
        for text in requirements:
            asked = f"{FORCES[text.force]}: {text.when}" if text.when else FORCES[text.force]
            table.add(
                (
                    safe(text.id),
                    safe(text.title),
                    safe(asked),
                    in_lines(text.law),
                    safe(text.summary),
                    safe(text.met),
                    in_lines(f"– {example}" for example in text.weak),
                    safe(text.missing),
                )
            )
