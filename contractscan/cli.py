"""The command line: each command parses flags, calls the library, prints.

Heavy imports stand inside the commands, so that ``contractscan --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from contractscan._console import (
    ReaderGone,
    complain,
    terminal_width,
    wants_color,
    with_progress,
    write,
)
from contractscan._version import __version__
from contractscan.errors import ContractscanError, UnknownRequirement
from contractscan.views import Page, formats, stream

if TYPE_CHECKING:
    from contractscan.parsers import Ocr, Revisions
    from contractscan.report.model import Report

FINDINGS, USAGE, UNREADABLE, INTERRUPTED, READER_GONE = 1, 2, 3, 130, 141
STANDARD_INPUT = "-"

app = typer.Typer(
    help="Find the CCPA clauses that a vendor contract lacks. Not legal advice.",
    epilog="Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong usage, "
    "3 a document could not be scanned.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Password = Annotated[
    str | None, typer.Option(envvar="CONTRACTSCAN_PASSWORD", help="Opens encrypted PDFs.")
]
Side = Annotated[
    str, typer.Option(metavar="accepted|original", help="Which side of tracked changes is read.")
]
Pictures = Annotated[
    str,
    typer.Option(
        "--ocr",
        metavar="auto|always|never",
        help="Which PDF pages are read from their picture; auto: those without a text layer.",
    ),
]


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:  # while Python was still importing
        sys.exit(INTERRUPTED)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"contractscan {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    del version


@app.command()
def scan(  # noqa: PLR0917 (a parameter is a flag)
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, - for standard input.")
    ],
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="|".join(formats()), help="How results are shown."),
    ] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write results there.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="weak|missing", help="Exit with 1 on findings this bad or worse."),
    ] = None,
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=1, help="Processes that scan side by side.")
    ] = 1,
    requirement: Annotated[
        list[str] | None,
        typer.Option("--requirement", "-r", metavar="ID", help="Judge only this; repeatable."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no messages.")
    ] = False,
) -> None:
    """Scan contracts and tell which clauses are missing or weak."""
    _check(output_format, formats(), "--format")
    _check(fail_on, ("weak", "missing", None), "--fail-on")
    side, pictures = _side(revisions), _pictures(ocr)
    with _told():
        from contractscan.batch import find_contracts, scan_many, scan_or_report

        files = _without(output, find_contracts(p for p in paths if p != STANDARD_INPUT))
        reports: Iterator[Report] = scan_many(
            files,
            workers=workers,
            password=password,
            revisions=side,
            ocr=pictures,
            requirements=requirement,
        )
        if STANDARD_INPUT in paths:
            piped = scan_or_report(
                sys.stdin.buffer,
                name="standard input",
                password=password,
                revisions=side,
                ocr=pictures,
                requirements=requirement,
            )
            reports = chain((piped,), reports)
        outcome = _Outcome(fail_on, tells=not quiet and (output_format, output) != ("table", None))
        page = Page() if output else Page(terminal_width(sys.stdout), wants_color(sys.stdout))
        shown = with_progress(outcome.watch(reports), len(files), quiet=quiet)
        write(stream(shown, output_format, page), output)
    raise typer.Exit(outcome.exit_code)


@app.command()
def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A contract, - for standard input.")],
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
) -> None:
    """Print what is read of a contract, with clause numbers and pages."""
    side, pictures = _side(revisions), _pictures(ocr)
    with _told():
        from contractscan.outline import outline
        from contractscan.parsers import ReadOptions, parse
        from contractscan.scanner import read_file

        piped = file == STANDARD_INPUT
        name = "standard input" if piped else Path(file).name or file
        data = sys.stdin.buffer.read() if piped else read_file(Path(file), name)
        options = ReadOptions(password=password, revisions=side, ocr=pictures)
        document = parse(data, name, options)
        for warning in document.warnings:
            complain(f"{name}: {warning.message}")
        lines = outline(document, width=terminal_width(sys.stdout))
        write((f"{line}\n" for line in lines), None)


@app.command()
def explain(
    requirement: Annotated[
        str, typer.Argument(metavar="REQUIREMENT", help="Its id, for example no-combining.")
    ],
) -> None:
    """Explain a requirement: the law, what is met, what is weak, wording that would do."""
    with _told():
        from contractscan.explanations import explain as explanation

        write([explanation(requirement, width=min(88, terminal_width(sys.stdout)))], None)


@app.command()
def requirements() -> None:
    """List the requirements: id, force, citation, title."""
    with _told():
        from contractscan.explanations import list_requirements

        write([list_requirements()], None)


class _Outcome:
    """Watches reports pass by and tells the exit code at the end."""

    def __init__(self, fail_on: str | None, *, tells: bool) -> None:
        self._fail_on = fail_on
        self._tells = tells
        self._failed = self._found = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Yield the reports unchanged."""
        for report in reports:
            if report.error is not None:
                self._failed = True
                where = report.document.path or report.document.name
                told = f"{where}: {report.error.message} {report.error.hint}"
                complain(told, quiet=not self._tells)
            missing, weak = bool(report.missing), bool(report.weak)
            self._found |= self._fail_on is not None and (
                missing or (weak and self._fail_on == "weak")
            )
            yield report

    @property
    def exit_code(self) -> int:
        """Return the exit code; a document that could not be read outweighs findings."""
        if self._failed:
            return UNREADABLE
        return FINDINGS if self._found else 0


@contextmanager
def _told() -> Iterator[None]:
    """Turn errors into a message and an exit code, without a traceback."""
    try:
        yield
    except ContractscanError as error:
        complain(str(error))
        code = USAGE if isinstance(error, UnknownRequirement) else UNREADABLE
        raise typer.Exit(code) from None
    except ReaderGone:
        raise typer.Exit(READER_GONE) from None
    except KeyboardInterrupt:
        complain("stopped.")
        raise typer.Exit(INTERRUPTED) from None


def _check(value: str | None, allowed: tuple[str | None, ...], option: str) -> None:
    if value not in allowed:
        choices = ", ".join(each for each in allowed if each)
        raise typer.BadParameter(f"{value!r} is none of {choices}.", param_hint=option)


def _side(revisions: str) -> Revisions:
    _check(revisions, ("accepted", "original"), "--revisions")
    return cast("Revisions", revisions)


def _pictures(ocr: str) -> Ocr:
    _check(ocr, ("auto", "always", "never"), "--ocr")
    return cast("Ocr", ocr)


def _without(output: Path | None, files: Iterable[Path]) -> list[Path]:
    """Return the files but for the one that is about to be written."""
    if output is None:
        return list(files)
    target = os.path.abspath(output)  # noqa: PTH100 (the name counts, not where a link leads)
    return [path for path in files if os.path.abspath(path) != target]  # noqa: PTH100
