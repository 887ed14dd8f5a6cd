"""What views are given besides the reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractscan.report.model import Report


@dataclass(frozen=True, slots=True)
class Page:
    """The paper that a view writes on.

    Attributes:
        width: Number of columns.
        color: Whether escape sequences for colour and bold type may be written.
        folder: Where the output is written, so that it can link to files; None if unknown.
    """

    width: int = 100
    color: bool = False
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a summary of many documents needs of each.

    Attributes:
        name: Path or name.
        failed: Whether it could not be read.
        missing: Number of requirements missing; those not required are left out, here and below.
        weak: Number of those weak.
        met: Number of those met.
        waived: Number of gaps that somebody has accepted; they count as neither of these.
        new_only: Whether gaps that a baseline has were left out.
        withheld: What the document is, in words, if it is no contract; else empty.
    """

    name: str
    failed: bool
    missing: int
    weak: int
    met: int
    withheld: str = ""
    waived: int = 0
    new_only: bool = False

    @classmethod
    def of(cls, report: Report) -> Tally:
        """Return the numbers of one report."""
        from contractscan.views._facts import kind, tells_new_only

        return cls(
            name=report.document.path or report.document.name,
            failed=report.outcome == "failed",
            missing=len(report.missing),
            weak=len(report.weak),
            met=len(report.met),
            waived=len(report.waived),
            new_only=tells_new_only(report),
            withheld=kind(report) if report.outcome == "withheld" else "",
        )


def counted_statuses(waived: bool) -> tuple[str, ...]:
    """Return what the columns of a summary count; waived gaps only if there are any."""
    return ("missing", "weak", *(("waived",) if waived else ()), "met")
