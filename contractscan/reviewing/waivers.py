"""Waivers: gaps that somebody has looked at and accepts, for a time.

    [[waiver]]
    document = "acme-dpa.docx"          # name, path, pattern with * and ?, or sha256
    requirement = "no-combining"
    reason = "The vendor holds no other data of consumers."
    approver = "J. Doe, privacy counsel"
    expires = 2027-06-30                # the last day on which it counts

A waived finding stays in the report. An expired waiver no longer counts, and the report says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from contractscan.errors import SettingsError
from contractscan.report.model import Finding, Report, ReportWarning, Status, Waiver

_WAY_OUT = "docs/reviewing.md shows what a waiver looks like."


class WaiverEntry(BaseModel):
    """One entry of a file of waivers; see the module for the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)

    document: str
    requirement: str
    reason: str
    approver: str
    expires: date

    def covers(self, report: Report, finding: Finding) -> bool:
        """Return whether the entry speaks of a finding of a report."""
        return finding.requirement == self.requirement and self._names(report)

    def _names(self, report: Report) -> bool:
        for facts in (report.document, *report.documents):
            if self.document.lower() == facts.sha256:
                return True
            names = {facts.name, facts.path or facts.name, PurePath(facts.path or "").as_posix()}
            if any(fnmatchcase(name, self.document) for name in names):
                return True
        return False

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
        raise SettingsError(f"{path}: only [[waiver]] entries belong here.", _WAY_OUT)
    found = []
    for number, entry in enumerate(entries, 1):
        try:
            waiver = WaiverEntry.model_validate(entry)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise SettingsError(
                f"{path}: waiver {number}: {where}: {first['msg']}.", _WAY_OUT
            ) from None
        if waiver.requirement not in known:
            raise SettingsError(
                f"{path}: waiver {number}: there is no requirement {waiver.requirement!r}.",
                "`contractscan requirements` lists them all.",
            )
        found.append(waiver)
    return tuple(found)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        SettingsError: It cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is no TOML: {error}.", "Mend that line.") from error


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
        own = [e for e in entries if finding.status is not Status.MET and e.covers(report, finding)]
        used.update(own)
        valid = [entry for entry in own if entry.expires >= today]
        if own and not valid:
            expired.update(dict.fromkeys(own))
        findings.append(_with(finding, valid[0]) if valid else finding)
    warnings = (*report.warnings, *map(_expired, expired))
    changed = report.model_copy(update={"findings": tuple(findings), "warnings": warnings})
    return Waived(changed, frozenset(used))


def unused(entries: Iterable[WaiverEntry], used: Collection[WaiverEntry]) -> list[WaiverEntry]:
    """Return the entries that spoke of no gap of any report."""
    return [entry for entry in entries if entry not in used]


def _with(finding: Finding, entry: WaiverEntry) -> Finding:
    waiver = Waiver(reason=entry.reason, approver=entry.approver, expires=entry.expires)
    return finding.model_copy(update={"waiver": waiver})


def _expired(entry: WaiverEntry) -> ReportWarning:
    told = f"The waiver of {entry.requirement} by {entry.approver} ended on {entry.expires}."
    return ReportWarning(code="waiver-expired", message=told)
