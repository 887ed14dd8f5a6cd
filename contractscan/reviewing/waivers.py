"""Waivers: gaps that somebody has looked at and accepts, for a time.

    [[waiver]]
    document = "acme-dpa.docx"          # name, end of the path, pattern with * and ?, or sha256
    requirement = "no-combining"
    reason = "The vendor holds no other data of consumers."
    approver = "J. Doe, privacy counsel"
    expires = 2027-06-30                # the last day on which it counts

A waived finding stays in the report. An expired waiver no longer counts, and the report says so.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contractscan._patterns import matches
from contractscan.errors import SettingsError
from contractscan.report.model import DocumentFacts, Finding, Report, ReportWarning, Status, Waiver
from contractscan.reviewing.toml_files import meant, read_toml

_WAY_OUT = "docs/reviewing.md shows what a waiver looks like."


class WaiverEntry(BaseModel):
    """One entry of a file of waivers; see the module for the fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_min_length=1, str_strip_whitespace=True
    )

    document: str
    requirement: str
    reason: str
    approver: str
    expires: date = Field(strict=True)

    def covers(self, report: Report, finding: Finding) -> bool:
        """Return whether the entry speaks of a gap of a report."""
        gap = finding.status is not Status.MET and finding.force != "not-required"
        return gap and finding.requirement == self.requirement and self._names(report)

    def _names(self, report: Report) -> bool:
        return any(
            self.document.lower() == facts.sha256 or matches(_path(facts), self.document)
            for facts in (report.document, *report.documents)
        )

    def __str__(self) -> str:
        return f"{self.document}, {self.requirement}"


@dataclass(frozen=True, slots=True)
class Waived:
    """A report with its waivers.

    Attributes:
        report: Findings that are waived carry the waiver.
        used: The entries that speak of one of its gaps, expired ones included.
    """

    report: Report
    used: frozenset[WaiverEntry]


def read_waivers(path: Path, known: Collection[str]) -> tuple[WaiverEntry, ...]:
    """Return the entries of a file of waivers.

    Args:
        path: A TOML file.
        known: Ids of the requirements.

    Raises:
        SettingsError: The file cannot be read, or an entry is wrong; the message names it.
    """
    content = read_toml(path)
    entries = content.get("waiver", [])
    unknown = content.keys() - {"waiver"}
    if unknown or not isinstance(entries, list):
        key = min(unknown, default="waiver")
        raise SettingsError(
            f"{path}: {key}: only [[waiver]] entries belong here, in double brackets.", _WAY_OUT
        )
    return tuple(
        _entry(entry, f"{path}: waiver {number}", known) for number, entry in enumerate(entries, 1)
    )


def waive(report: Report, entries: Sequence[WaiverEntry], today: date) -> Waived:
    """Return a report in which the gaps that entries speak of are waived.

    Args:
        report: What a scan returned.
        entries: What `read_waivers` returned.
        today: Entries that expire before this day do not count.
    """
    used: set[WaiverEntry] = set()
    expired: dict[WaiverEntry, None] = {}
    findings = []
    for finding in report.findings:
        own = [entry for entry in entries if entry.covers(report, finding)]
        used.update(own)
        valid = [entry for entry in own if entry.expires >= today]
        if not valid:
            expired.update(dict.fromkeys(own))
        findings.append(_with(finding, valid[0]) if valid else finding)
    warnings = (*report.warnings, *map(_expired, expired))
    changed = report.model_copy(update={"findings": tuple(findings), "warnings": warnings})
    return Waived(changed, frozenset(used))


def unused(entries: Iterable[WaiverEntry], used: Collection[WaiverEntry]) -> list[WaiverEntry]:
    """Return the entries that spoke of no gap of any report."""
    return [entry for entry in entries if entry not in used]


def _path(facts: DocumentFacts) -> str:
    """Return the path of a document with all its folders, wherever the scan was started."""
    if facts.path is None:
        return facts.name
    return Path(os.path.abspath(facts.path)).as_posix()  # noqa: PTH100 (links keep their names)


def _entry(entry: Any, where: str, known: Collection[str]) -> WaiverEntry:  # noqa: ANN401
    try:
        waiver = WaiverEntry.model_validate(entry)
    except ValidationError as error:
        # A key that is mistyped lacks, too; that it is mistyped says more.
        first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
        key = ".".join(map(str, first["loc"])) or "entry"
        if first["type"] == "extra_forbidden":
            keys = ", ".join(WaiverEntry.model_fields)
            near = meant(key, WaiverEntry.model_fields)
            raise SettingsError(
                f"{where}: {key}: no such key.", near or f"The keys are {keys}."
            ) from None
        raise SettingsError(f"{where}: {key}: {_words(first)}.", _WAY_OUT) from None
    if waiver.requirement not in known:
        raise SettingsError(
            f"{where}: requirement: there is no {waiver.requirement!r}.",
            meant(waiver.requirement, known) or "`contractscan requirements` lists them all.",
        )
    return waiver


def _words(error: Any) -> str:  # noqa: ANN401 (pydantic's dictionary)
    """Return what is wrong with a value, for somebody who writes TOML."""
    if error["type"] == "missing":
        return "is missing"
    if error["loc"] == ("expires",):
        return "a date without quotation marks belongs here, such as 2027-06-30"
    return "text belongs here"


def _with(finding: Finding, entry: WaiverEntry) -> Finding:
    waiver = Waiver(reason=entry.reason, approver=entry.approver, expires=entry.expires)
    return finding.model_copy(update={"waiver": waiver})


def _expired(entry: WaiverEntry) -> ReportWarning:
    told = f"The waiver of {entry.requirement} by {entry.approver} ended on {entry.expires}."
    return ReportWarning(code="waiver-expired", message=told)
