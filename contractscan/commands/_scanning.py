"""What ``scan`` and ``baseline`` read, and how reports are reviewed on their way out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from contractscan._console import complain
from contractscan.commands._arguments import STANDARD_INPUT
from contractscan.commands._outputs import Output, without
from contractscan.commands._settings import blaming
from contractscan.errors import SettingsError

if TYPE_CHECKING:
    from contractscan.options import ScanOptions
    from contractscan.report.model import Report
    from contractscan.reviewing.waivers import WaiverEntry


@dataclass(frozen=True, slots=True)
class Sources:
    """What is scanned.

    Attributes:
        paths: Files, folders, ``-`` for standard input.
        exclude: Patterns of files in folders that are passed over.
        together: Whether the files are one agreement, and each folder one of its own.
        targets: Files that are about to be written, and so not read.
    """

    paths: Sequence[str]
    exclude: Sequence[str] = ()
    together: bool = False
    targets: Sequence[Output] = ()

    def reports(self, workers: int, options: ScanOptions) -> tuple[Iterator[Report], int]:
        """Return the reports, each as it is ready, and their number."""
        return (self._agreements if self.together else self._documents)(workers, options)

    def _documents(self, workers: int, options: ScanOptions) -> tuple[Iterator[Report], int]:
        from contractscan.batch import find_contracts, scan_many, scan_or_report

        named = (path for path in self.paths if path != STANDARD_INPUT)
        files = without(self.targets, find_contracts(named, self.exclude))
        reports = scan_many(files, workers=workers, **options)
        if STANDARD_INPUT not in self.paths:
            return reports, len(files)
        piped = scan_or_report(sys.stdin.buffer, name="standard input", **options)
        return chain((piped,), reports), len(files) + 1

    def _agreements(self, workers: int, options: ScanOptions) -> tuple[Iterator[Report], int]:
        from contractscan.agreement_sets import find_sets, scan_sets

        if STANDARD_INPUT in self.paths:
            raise SettingsError("Standard input is one document.", "Leave out --together.")
        found = (
            replace(one, files=tuple(without(self.targets, one.files)))
            for one in find_sets(self.paths, self.exclude)
        )
        sets = [one for one in found if one.files]
        return scan_sets(sets, workers=workers, **options), len(sets)


class Review:
    """Applies waivers and a baseline to reports, and remembers which waivers were used."""

    def __init__(self, context: typer.Context) -> None:
        """Read the files of waivers and of the baseline, if the flags of a command name them.

        Args:
            context: Of the command.

        Raises:
            SettingsError: One of the files is wrong.
        """
        from contractscan.options import rules_of
        from contractscan.reviewing.baselines import read_baseline
        from contractscan.reviewing.waivers import read_waivers

        given = context.params
        waivers, baseline = given["waivers"], given.get("baseline")
        self._entries: tuple[WaiverEntry, ...] = ()
        if waivers is not None:
            rules = rules_of({"rules": given["rules"] or ()})  # even those not judged now
            known = [requirement.id for requirement in rules.requirements]
            with blaming(context, "waivers"):
                self._entries = read_waivers(Path(waivers), known)
        self._waivers, self._quiet = waivers, given["quiet"]
        with blaming(context, "baseline"):
            self._baseline = None if baseline is None else read_baseline(Path(baseline))
        self._baseline_path = Path(baseline or "")

    def of(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Yield reports as reviewed; after the last, tell which waivers were unused."""
        from contractscan.reviewing.baselines import new_or_worse
        from contractscan.reviewing.waivers import unused, waive

        used: set[WaiverEntry] = set()
        judged: set[str] = set()
        compared = False
        today = date.today()
        for report in reports:
            judged |= {finding.requirement for finding in report.findings}
            waived = waive(report, self._entries, today)
            used |= waived.used
            if self._baseline is None:
                yield waived.report
                continue
            if report.outcome == "scanned" and not compared:
                compared = True
                self._compare_versions(report)
            yield new_or_worse(waived.report, self._baseline, self._baseline_path.parent)
        for entry in unused(self._entries, used):
            if entry.requirement in judged:
                complain(f"{self._waivers}: unused waiver: {entry}.", quiet=self._quiet)

    def _compare_versions(self, report: Report) -> None:
        """Tell if the baseline was written by other rules: a gap may be new because of them."""
        if self._baseline is not None and self._baseline.differs_from(report):
            complain(
                f"{self._baseline_path} was written by another version of contractscan, other "
                "rules or another edition of the law, so that a gap may be new for that reason. "
                "Look at the new ones, then write it anew.",
                quiet=self._quiet,
            )
