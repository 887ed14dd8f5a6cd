"""``contractscan scan``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from contractscan._console import with_progress
from contractscan.commands._arguments import (
    STANDARD_INPUT,
    AnyDocument,
    Chosen,
    Measure,
    Password,
    Pictures,
    Quiet,
    Side,
    Workers,
    check,
    measure,
    pictures,
    side,
)
from contractscan.commands._exit import Outcome, told
from contractscan.commands._outputs import outputs, without, write_reports
from contractscan.views import formats

if TYPE_CHECKING:
    from contractscan.options import ScanOptions
    from contractscan.report.model import Report


def scan(  # noqa: PLR0917 (a parameter is a flag)
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, - for standard input.")
    ],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(formats()),
            help="How results are shown; by default as the output's name ends, else a table.",
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT=]FILE",
            help="Write results there; repeatable, for several formats at once.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="weak|missing", help="Exit with 1 on findings this bad or worse."),
    ] = None,
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    workers: Workers = 1,
    requirement: Chosen = None,
    role: Measure = "auto",
    any_document: AnyDocument = False,
    quiet: Quiet = False,
) -> None:
    """Scan contracts and tell which clauses are missing or weak."""
    check(fail_on, ("weak", "missing", None), "--fail-on")
    targets = outputs(output_format, output or ())
    options: ScanOptions = {
        "password": password,
        "revisions": side(revisions),
        "ocr": pictures(ocr),
        "requirements": requirement,
        "role": measure(role),
        "any_document": any_document,
    }
    with told():
        from contractscan.batch import find_contracts, scan_many, scan_or_report

        files = without(targets, find_contracts(p for p in paths if p != STANDARD_INPUT))
        reports: Iterator[Report] = scan_many(files, workers=workers, **options)
        if STANDARD_INPUT in paths:
            piped = scan_or_report(sys.stdin.buffer, name="standard input", **options)
            reports = chain((piped,), reports)
        outcome = Outcome(fail_on, tells=not quiet and not any(t.on_terminal for t in targets))
        shown = with_progress(outcome.watch(reports), len(files), quiet=quiet)
        write_reports(shown, targets)
    raise typer.Exit(outcome.exit_code)
