"""What changed between two versions of an agreement."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from contractscan.errors import ReadError
from contractscan.report.model import SEVERITIES, Finding, Report, Status
from contractscan.reviewing.baselines import WORSE

Direction = Literal["improved", "worsened"]


class Change(BaseModel):
    """A requirement that is not met as it was.

    Attributes:
        direction: ``improved`` or ``worsened``.
        old: The finding on the old version.
        new: The finding on the new version.
    """

    model_config = ConfigDict(frozen=True)

    direction: Direction
    old: Finding
    new: Finding


class Comparison(BaseModel):
    """Two versions of an agreement, side by side.

    Attributes:
        old: Name of the old version.
        new: Name of the new version.
        changes: What worsened, then what improved, the severe first.
        unchanged: Status -> ids of the requirements that kept it.
        not_compared: Ids of the requirements that only one of the reports has, or that are not
            required of the vendor's role in the new one.
        notes: What else differs, so that a change may not come from the text.
    """

    model_config = ConfigDict(frozen=True)

    old: str
    new: str
    changes: tuple[Change, ...]
    unchanged: dict[Status, tuple[str, ...]]
    not_compared: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def worsened(self) -> tuple[Change, ...]:
        """Return what worsened."""
        return self._going("worsened")

    @property
    def improved(self) -> tuple[Change, ...]:
        """Return what improved."""
        return self._going("improved")

    def _going(self, direction: Direction) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.direction == direction)


def compare(old: Report, new: Report) -> Comparison:
    """Return which requirements improved or worsened between two reports.

    Of two clauses that are weak, one is worse if it supplies only part of what the other does.
    Waivers play no part: they say that a gap is accepted, not that it is none.

    Args:
        old: The report on the old version.
        new: The report on the new version.

    Raises:
        ReadError: One of the reports has no findings.
    """
    for report in (old, new):
        _check(report)
    before = {finding.requirement: finding for finding in old.findings}
    after = {f.requirement: f for f in new.findings if f.force != "not-required"}
    changes: list[Change] = []
    unchanged: dict[Status, tuple[str, ...]] = dict.fromkeys(WORSE, ())
    for identifier in (each for each in after if each in before):
        direction = _direction(before[identifier], after[identifier])
        if direction is None:
            unchanged[after[identifier].status] += (identifier,)
        else:
            change = Change(direction=direction, old=before[identifier], new=after[identifier])
            changes.append(change)
    changes.sort(
        key=lambda c: (c.direction != "worsened", SEVERITIES.index(c.new.severity)),
    )
    every = dict.fromkeys(finding.requirement for finding in (*old.findings, *new.findings))
    return Comparison(
        old=old.document.name,
        new=new.document.name,
        changes=tuple(changes),
        unchanged={status: ids for status, ids in unchanged.items() if ids},
        not_compared=tuple(each for each in every if each not in before or each not in after),
        notes=tuple(_notes(old, new)),
    )


def _check(report: Report) -> None:
    name = report.document.name
    if report.error is not None:
        raise ReadError(f"{name} was not scanned: {report.error.message}", report.error.hint)
    if report.outcome != "scanned":
        reason = report.agreement.kind_reason if report.agreement is not None else ""
        raise ReadError(
            f"{name} has no findings to compare. {reason}", "Judge it anyway with --any-document."
        )


def _direction(old: Finding, new: Finding) -> Direction | None:
    step = WORSE.index(new.status) - WORSE.index(old.status)
    if step:
        return "worsened" if step > 0 else "improved"
    if {e.element for e in old.elements} != {e.element for e in new.elements}:
        return None  # other rules
    before = {element.element for element in old.elements if element.found}
    after = {element.element for element in new.elements if element.found}
    if after < before:
        return "worsened"
    return "improved" if before < after else None


def _notes(old: Report, new: Report) -> list[str]:
    notes = []
    if old.versions != new.versions:
        notes.append(
            "The reports were made by different versions of contractscan or of its rules, or by "
            "different editions of the law; scan both versions again to compare the texts alone."
        )
    for side, report in (("old", old), ("new", new)):
        if any(warning.code == "baseline" for warning in report.warnings):
            notes.append(
                f"The {side} report leaves out the gaps that a baseline has, so that they cannot "
                "be compared; scan that version again without one."
            )
    judged = [r.agreement.judged_as if r.agreement is not None else None for r in (old, new)]
    if judged[0] != judged[1]:
        notes.append(
            f"The old version was judged as {judged[0]}, the new one as {judged[1]}; --role judges "
            "both alike."
        )
    return notes
