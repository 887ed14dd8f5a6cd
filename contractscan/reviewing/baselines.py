"""Baselines: what was found before, so that a scan tells only what is new or worse.

A document is known by its path relative to the baseline's own folder, so that both may move
together and a scan may start anywhere; or, if it has moved alone, by the hash of its bytes.
"""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from contractscan.errors import SettingsError
from contractscan.report.model import (
    Finding,
    Report,
    ReportWarning,
    SinceBaseline,
    Status,
    Versions,
)

SCHEMA_VERSION: Final = "1"
WORSE = (Status.MET, Status.WEAK, Status.MISSING)  # each is worse than those before it


class Known(BaseModel):
    """The gaps of a document at some time.

    Attributes:
        sha256: Hash of its bytes; None for an agreement in several documents.
        gaps: Requirement -> ``weak`` or ``missing``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str | None = None
    gaps: dict[str, Status]


class Baseline(BaseModel):
    """The gaps of many documents at some time.

    Attributes:
        schema_version: Of this file.
        versions: What judged the documents; None if none was.
        documents: Path relative to the file's folder, or name without one -> gaps.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: str = SCHEMA_VERSION
    versions: Versions | None = None
    documents: dict[str, Known]

    def known(self, report: Report, folder: Path) -> Known | None:
        """Return what is known of a document; None if it is new.

        Args:
            report: The report on it.
            folder: Where the file of the baseline is.
        """
        by_path = self.documents.get(_key(report, folder))
        if by_path is not None or report.document.sha256 is None:
            return by_path
        same = (k for k in self.documents.values() if k.sha256 == report.document.sha256)
        return next(same, None)

    def differs_from(self, report: Report) -> bool:
        """Return whether a report was made by other rules, so that a gap may be new for that."""
        return self.versions is not None and self.versions != report.versions


def baseline_of(reports: Iterable[Report], folder: Path) -> str:
    """Return the baseline of reports as JSON text.

    What failed or was withheld is left out, and what is waived is no gap, so that it is new again
    when the waiver ends.

    Args:
        reports: What scans returned.
        folder: Where the file will be.
    """
    documents, versions = {}, None
    for report in reports:
        if report.outcome == "scanned":
            gaps = {finding.requirement: finding.status for finding in _gaps(report)}
            documents[_key(report, folder)] = Known(sha256=report.document.sha256, gaps=gaps)
            versions = report.versions
    content = Baseline(versions=versions, documents=dict(sorted(documents.items())))
    written = content.model_dump(mode="json")
    return json.dumps(written, indent=1) + "\n"  # ASCII, so that a terminal obeys nothing in it


def read_baseline(path: Path) -> Baseline:
    """Return a baseline.

    Raises:
        SettingsError: It cannot be read, or is none that this version writes.
    """
    again = "Write one with `contractscan baseline`."
    try:
        baseline = Baseline.model_validate_json(path.read_bytes().removeprefix(BOM_UTF8))
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SettingsError(
            f"{path} is no baseline: {where}{': ' if where else ''}{first['msg']}.", again
        ) from None
    if baseline.schema_version != SCHEMA_VERSION:
        raise SettingsError(
            f"{path} is a baseline of schema version {baseline.schema_version}, and this version "
            f"of contractscan reads {SCHEMA_VERSION}.",
            again,
        )
    return baseline


def new_or_worse(report: Report, baseline: Baseline, folder: Path) -> Report:
    """Return a report without the gaps that the baseline has, unless they are worse now.

    What is met, waived or not required stays. All gaps of a document that the baseline does not
    know are new. A warning tells either. Each gap that stays tells how it compares.

    Args:
        report: What a scan returned.
        baseline: What `read_baseline` returned.
        folder: Where its file is.
    """
    if report.outcome != "scanned":
        return report
    known = baseline.known(report, folder)
    if known is None:
        compared = report.model_copy(update={"findings": _compared(report, Known(gaps={}))})
        return _told(compared, "baseline-unknown", "The baseline does not have this document.")
    old = {finding.requirement for finding in _gaps(report) if not _worse(finding, known)}
    kept = tuple(f for f in _compared(report, known) if f.requirement not in old)
    if not old:
        return report.model_copy(update={"findings": kept})
    told = f"{len(old)} known gap{'s are' if len(old) > 1 else ' is'} in the baseline, not here."
    return _told(report.model_copy(update={"findings": kept}), "baseline", told)


def _compared(report: Report, known: Known) -> tuple[Finding, ...]:
    """Return the findings, each gap with how it compares."""
    gaps = {finding.requirement for finding in (*_gaps(report), *report.waived)}
    return tuple(
        finding.model_copy(update={"since_baseline": _since(finding, known)})
        if finding.requirement in gaps
        else finding
        for finding in report.findings
    )


def _since(finding: Finding, known: Known) -> SinceBaseline:
    if not _worse(finding, known):
        return "unchanged"
    return "worse" if finding.requirement in known.gaps else "new"


def _gaps(report: Report) -> tuple[Finding, ...]:
    return (*report.missing, *report.weak)


def _worse(finding: Finding, known: Known) -> bool:
    before = known.gaps.get(finding.requirement, Status.MET)
    return WORSE.index(finding.status) > WORSE.index(before)


def _told(report: Report, code: str, message: str) -> Report:
    warnings = (*report.warnings, ReportWarning(code=code, message=message))
    return report.model_copy(update={"warnings": warnings})


def _key(report: Report, folder: Path) -> str:
    path = report.document.path
    if path is None:
        return report.document.name
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return Path(path).as_posix()
