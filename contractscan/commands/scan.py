"""``contractscan scan``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from contractscan._console import with_progress
from contractscan.commands._arguments import (
    AnyDocument,
    Builtin,
    Chosen,
    Edition,
    Excluded,
    LeftOut,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Quiet,
    Severities,
    Side,
    Together,
    Waivers,
    Workers,
    check,
)
from contractscan.commands._exit import Outcome, told
from contractscan.commands._judging import judging
from contractscan.commands._outputs import outputs, write_reports
from contractscan.commands._scanning import Review, Sources
from contractscan.commands._settings import Config, NoConfig, blaming, gives_way
from contractscan.views import formats

if TYPE_CHECKING:
    from contractscan.report.model import Severity


def scan(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
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
        str,
        typer.Option(
            metavar="weak|missing|never", help="Exit with 1 on findings this bad or worse."
        ),
    ] = "never",
    fail_severity: Annotated[
        str,
        typer.Option(metavar="high|medium|low", help="How severe those findings are at least."),
    ] = "low",
    waivers: Waivers = None,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Tell only what is new or worse than in this baseline."),
    ] = None,
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    workers: Workers = 1,
    requirement: Chosen = None,
    leave_out: LeftOut = None,
    role: Measure = "auto",
    edition: Edition = "current",
    severity: Severities = None,
    any_document: AnyDocument = False,
    rules: OwnRules = None,
    builtin: Builtin = True,
    together: Together = False,
    exclude: Excluded = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> None:
    """Scan contracts and tell which clauses are missing or weak."""
    check(fail_on, ("weak", "missing", "never"), "--fail-on")
    check(fail_severity, ("high", "medium", "low"), "--fail-severity")
    written = () if gives_way(context, "output", "output_format") else output or ()
    with told():
        with blaming(context, "output"):
            targets = outputs(output_format, written)
        options = judging(context)
        review = Review(context)
        reports, total = Sources(paths, exclude or (), together, targets).reports(workers, options)
        tells = not quiet and not any(target.on_terminal for target in targets)
        outcome = Outcome(fail_on, cast("Severity", fail_severity), tells=tells)
        reviewed = outcome.watch(review.of(reports))
        write_reports(with_progress(reviewed, total, quiet=quiet), targets)
    raise typer.Exit(outcome.exit_code)
