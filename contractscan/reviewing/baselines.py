"""Baselines: what was found before, so that a scan tells only what is new or worse."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from contractscan.errors import SettingsError
from contractscan.report.model import Report, Status

WORSE = (Status.MET, Status.WEAK, Status.MISSING)  # each is worse than those before it


class Baseline(BaseModel):
    """The statuses of each document at some time.

    Attributes:
        schema_version: Of this file.
        documents: Path, or name without one -> requirement -> status.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: str = "1"
    documents: dict[str, dict[str, Status]]


def baseline_of(reports: Iterable[Report]) -> str:
    """Return the baseline of reports as JSON text; documents that failed are left out."""
    documents = {
        _key(report): {finding.requirement: finding.status for finding in report.findings}
        for report in reports
        if report.outcome == "scanned"
    }
    return (
        json.dumps(
            Baseline(documents=documents).model_dump(mode="json"), indent=1, ensure_ascii=False
        )
        + "\n"
    )


def read_baseline(path: Path) -> Mapping[str, Mapping[str, Status]]:
    """Return the statuses of each document in a baseline.

    Raises:
        SettingsError: It cannot be read, or is none.
    """
    try:
        return Baseline.model_validate_json(path.read_bytes()).documents
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
    except ValidationError:
        raise SettingsError(
            f"{path} is no baseline.", "Write one with `contractscan baseline`."
        ) from None


def new_or_worse(report: Report, baseline: Mapping[str, Mapping[str, Status]]) -> Report:
    """Return a report with the gaps that the baseline does not have, or has as less bad.

    Requirements that are met stay. A document that the baseline does not know is new as a whole.
    """
    before = baseline.get(_key(report), {})
    kept = tuple(
        finding
        for finding in report.findings
        if finding.status is Status.MET
        or WORSE.index(finding.status) > WORSE.index(before.get(finding.requirement, Status.MET))
    )
    return report.model_copy(update={"findings": kept})


def _key(report: Report) -> str:
    return report.document.path or report.document.name
