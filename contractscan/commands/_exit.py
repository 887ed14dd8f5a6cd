"""Exit codes, and errors turned into a message and a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from contractscan._console import ReaderGone, complain
from contractscan.errors import ContractscanError, RuleError, SettingsError, UnknownRequirement

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report, Severity

FINDINGS, USAGE, UNREADABLE, INTERRUPTED, READER_GONE = 1, 2, 3, 130, 141


@contextmanager
def told() -> Iterator[None]:
    """Turn errors into a message and an exit code, without a traceback."""
    try:
        yield
    except ContractscanError as error:
        complain(str(error))
        usage = isinstance(error, (UnknownRequirement, SettingsError, RuleError))
        raise typer.Exit(USAGE if usage else UNREADABLE) from None
    except ReaderGone:
        raise typer.Exit(READER_GONE) from None
    except KeyboardInterrupt:
        complain("stopped.")
        raise typer.Exit(INTERRUPTED) from None


class Outcome:
    """Watches reports pass by and tells the exit code at the end."""

    def __init__(self, fail_on: str = "never", least: Severity = "low", *, tells: bool) -> None:
        """Watch for findings.

        Args:
            fail_on: ``weak`` or ``missing``: how bad those are that count; ``never``: none does.
            least: How severe they are at least.
            tells: Whether failures are told on standard error.
        """
        from contractscan.report.model import SEVERITIES

        self._fail_on = fail_on
        self._severe = SEVERITIES[: SEVERITIES.index(least) + 1]
        self._tells = tells
        self._failed = self._found = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports unchanged."""
        for report in reports:
            if report.error is not None:
                self._failed = True
                where = report.document.path or report.document.name
                message = f"{where}: {report.error.message} {report.error.hint}"
                complain(message, quiet=not self._tells)
            if report.outcome == "withheld" and report.agreement is not None:
                complain(
                    f"{report.document.name}: no findings. {report.agreement.kind_reason}",
                    quiet=not self._tells,
                )
            self._found |= any(finding.severity in self._severe for finding in self._bad(report))
            yield report

    def _bad(self, report: Report) -> tuple[Finding, ...]:
        if self._fail_on == "never":
            return ()
        return (*report.missing, *(report.weak if self._fail_on == "weak" else ()))

    @property
    def exit_code(self) -> int:
        """Return the exit code; a document that could not be read outweighs findings."""
        if self._failed:
            return UNREADABLE
        return FINDINGS if self._found else 0
