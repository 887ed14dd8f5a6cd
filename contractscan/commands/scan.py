"""``contractscan scan``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from contractscan._console import with_progress
from contractscan.commands._arguments import (
    STANDARD_INPUT,
    AnyDocument,
    Builtin,
    Chosen,
    Measure,
    OwnRules,
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
from contractscan.commands._outputs import Output, outputs, without, write_reports
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
    rules: OwnRules = None,
    builtin: Builtin = True,
    together: Annotated[
        bool,
        typer.Option(
            "--together",
            help="Judge the files named as one agreement, and each folder as one of its own.",
        ),
    ] = False,
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
        "rules": rules or (),
        "builtin": builtin,
    }
    if together and STANDARD_INPUT in paths:
        raise typer.BadParameter("Standard input is one document.", param_hint="--together")
    with told():
        scanned = _agreements if together else _documents
        reports, total = scanned(paths, targets, workers, options)
        outcome = Outcome(fail_on, tells=not quiet and not any(t.on_terminal for t in targets))
        write_reports(with_progress(outcome.watch(reports), total, quiet=quiet), targets)
    raise typer.Exit(outcome.exit_code)


def _documents(
    paths: Sequence[str], targets: Sequence[Output], workers: int, options: ScanOptions
) -> tuple[Iterator[Report], int]:
    """Return the report of each document, as it is ready, and their number."""
    from contractscan.batch import find_contracts, scan_many, scan_or_report

    files = without(targets, find_contracts(p for p in paths if p != STANDARD_INPUT))
    reports = scan_many(files, workers=workers, **options)
    if STANDARD_INPUT not in paths:
        return reports, len(files)
    piped = scan_or_report(sys.stdin.buffer, name="standard input", **options)
    return chain((piped,), reports), len(files) + 1


def _agreements(
    paths: Sequence[str], targets: Sequence[Output], workers: int, options: ScanOptions
) -> tuple[Iterator[Report], int]:
    """Return the report of each agreement, as it is ready, and their number."""
    from contractscan.agreement_sets import find_sets, scan_sets

    found = [replace(s, files=tuple(without(targets, s.files))) for s in find_sets(paths)]
    sets = [one for one in found if one.files]
    return scan_sets(sets, workers=workers, **options), len(sets)
