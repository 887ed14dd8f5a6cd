"""Several reports as an overview shows them: those with most to do first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from contractscan.report.model import Finding, Report
from contractscan.views._facts import tells_new_only
from contractscan.views._page import counted_statuses
from contractscan.views._requirements import requirements_in_order
from contractscan.views._wording import safe

NOT_REQUIRED: Final = "not-required"
WAIVED: Final = "waived"


@dataclass(frozen=True, slots=True)
class Column:
    """A requirement in the overview.

    Attributes:
        requirement: Its id.
        title: Its name.
        force: Whether the law asks for it in every contract, see `Finding.force`.
        missing: Number of contracts that lack it.
        weak: Number of contracts in which it falls short.
    """

    requirement: str
    title: str
    force: str
    missing: int
    weak: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report under the name and the fragment by which the file refers to it."""

    report: Report
    name: str
    fragment: str

    @property
    def cells(self) -> dict[str, tuple[str, bool]]:
        """Return requirement -> status as `status_of` has it, and whether somebody should look."""
        return {f.requirement: (status_of(f), asks_to_check(f)) for f in self.report.findings}

    @property
    def to_check(self) -> int:
        """Return the number of findings that somebody should look at."""
        return sum(map(asks_to_check, self.report.findings))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All reports, those with most to do first.

    Attributes:
        judged: Contracts with findings.
        withheld: Documents that are no contract.
        failed: Documents that could not be read.
        columns: Requirements, in the order of the rules.
    """

    judged: tuple[Sheet, ...]
    withheld: tuple[Sheet, ...]
    failed: tuple[Sheet, ...]
    columns: tuple[Column, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return all reports."""
        return (*self.failed, *self.withheld, *self.judged)

    @property
    def without_gaps(self) -> int:
        """Return the number of contracts in which nothing is missing or weak."""
        return sum(not (s.report.missing or s.report.weak) for s in self.judged)

    @property
    def waived(self) -> int:
        """Return the number of gaps that somebody has accepted."""
        return sum(len(sheet.report.waived) for sheet in self.judged)

    @property
    def to_check(self) -> int:
        """Return the number of findings that somebody should look at."""
        return sum(sheet.to_check for sheet in self.judged)

    @property
    def counts(self) -> tuple[str, ...]:
        """Return what is counted of each contract."""
        return counted_statuses(bool(self.waived))

    @property
    def new_only(self) -> bool:
        """Return whether gaps that a baseline has were left out."""
        return any(tells_new_only(sheet.report) for sheet in self.judged)

    @property
    def vendors(self) -> list[str]:
        """Return the names by which the contracts call the vendor, in alphabetical order."""
        names = {safe(n) for sheet in self.judged for n in sheet.report.parties.vendor}
        return sorted(names, key=lambda name: (name.casefold(), name))


def status_of(finding: Finding) -> str:
    """Return the status as it is shown: ``waived`` if accepted, ``not-required`` if not owed."""
    if finding.waiver is not None:
        return WAIVED
    return NOT_REQUIRED if finding.force == NOT_REQUIRED else finding.status.value


def asks_to_check(finding: Finding) -> bool:
    """Return whether somebody should look at a finding that is owed and not accepted already."""
    return finding.please_check and status_of(finding) not in (WAIVED, NOT_REQUIRED)


def names_of(reports: Sequence[Report]) -> list[str]:
    """Return what to call each document: its name, or its path where names are alike."""
    names = [report.document.name for report in reports]
    if len(set(names)) < len(names):  # the folder tells documents of the same name apart
        names = [report.document.path or report.document.name for report in reports]
    return names


def portfolio_of(reports: Sequence[Report]) -> Portfolio:
    """Return reports as an overview shows them."""
    sheets = [
        Sheet(report, name, f"contract-{number}")
        for number, (report, name) in enumerate(_by_urgency(reports), 1)
    ]
    judged = tuple(sheet for sheet in sheets if sheet.report.outcome == "scanned")
    return Portfolio(
        judged=judged,
        withheld=tuple(sheet for sheet in sheets if sheet.report.outcome == "withheld"),
        failed=tuple(sheet for sheet in sheets if sheet.report.outcome == "failed"),
        columns=tuple(_columns([sheet.report for sheet in judged])),
    )


def _by_urgency(reports: Sequence[Report]) -> list[tuple[Report, str]]:
    """Return reports and their names, those with most of the severe gaps first."""
    return sorted(zip(reports, names_of(reports), strict=True), key=lambda pair: _urgency(*pair))


def _urgency(report: Report, name: str) -> tuple[object, ...]:
    gaps = (report.missing, report.weak)
    severe = [-sum(finding.severity == "high" for finding in each) for each in gaps]
    return (*severe, *(-len(each) for each in gaps), name.casefold(), name)


def _columns(reports: Sequence[Report]) -> list[Column]:
    found: dict[str, list[Finding]] = {}
    for report in reports:
        for finding in report.findings:
            found.setdefault(finding.requirement, []).append(finding)
    return [
        Column(
            requirement=requirement,
            title=findings[0].title,
            force=next((f.force for f in findings if f.force != NOT_REQUIRED), NOT_REQUIRED),
            missing=sum(status_of(finding) == "missing" for finding in findings),
            weak=sum(status_of(finding) == "weak" for finding in findings),
        )
        for requirement, findings in (
            (each, found[each]) for each in requirements_in_order(reports)
        )
    ]
