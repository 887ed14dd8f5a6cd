"""What changed between two versions of an agreement."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from contractscan.report.model import Finding, Report, Status
from contractscan.reviewing.baselines import WORSE


class Change(BaseModel):
    """A requirement whose status is not what it was.

    Attributes:
        direction: ``improved`` or ``worsened``.
        old: The finding on the old version.
        new: The finding on the new version.
    """

    model_config = ConfigDict(frozen=True)

    direction: Literal["improved", "worsened"]
    old: Finding
    new: Finding


class Comparison(BaseModel):
    """Two versions of an agreement, side by side.

    Attributes:
        old: Name of the old version.
        new: Name of the new version.
        changes: What worsened, then what improved, each in the order of reports.
        unchanged: Status -> ids of the requirements that kept it.
    """

    model_config = ConfigDict(frozen=True)

    old: str
    new: str
    changes: tuple[Change, ...]
    unchanged: dict[Status, tuple[str, ...]]

    @property
    def worsened(self) -> tuple[Change, ...]:
        """Return what worsened."""
        return tuple(change for change in self.changes if change.direction == "worsened")


def compare(old: Report, new: Report) -> Comparison:
    """Return which requirements improved or worsened between two reports.

    Args:
        old: The report on the old version.
        new: The report on the new version; requirements that only one has are left out.
    """
    before = {finding.requirement: finding for finding in old.findings}
    changes: list[Change] = []
    unchanged: dict[Status, tuple[str, ...]] = dict.fromkeys(WORSE, ())
    for finding in new.findings:
        earlier = before.get(finding.requirement)
        if earlier is None:
            continue
        step = WORSE.index(finding.status) - WORSE.index(earlier.status)
        if step == 0:
            unchanged[finding.status] += (finding.requirement,)
        else:
            direction: Literal["improved", "worsened"] = "worsened" if step > 0 else "improved"
            changes.append(Change(direction=direction, old=earlier, new=finding))
    changes.sort(key=lambda change: change.direction != "worsened")
    return Comparison(
        old=old.document.name,
        new=new.document.name,
        changes=tuple(changes),
        unchanged={status: ids for status, ids in unchanged.items() if ids},
    )
