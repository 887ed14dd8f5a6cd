"""``contractscan scan``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from contractscan._console import with_progress
from contractscan.commands._arguments import (
    AnyDocument,
    Builtin,
    Chosen,
    Excluded,
    LeftOut,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Quiet,
    Side,
    Together,
    Waivers,
    Workers,
    check,
    measure,
    pictures,
    side,
)
from contractscan.commands._exit import Outcome, told
from contractscan.commands._outputs import outputs, write_reports
from contractscan.commands._scanning import Review, Sources
from contractscan.commands._settings import Config, NoConfig, gives_way
from contractscan.views import formats

if TYPE_CHECKING:
    from contractscan.options import ScanOptions


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
    del config, no_config  # read by their callbacks
    check(fail_on, ("weak", "missing", "never"), "--fail-on")
    written = () if gives_way(context, "output", "output_format") else output or ()
    left_out = () if gives_way(context, "leave_out", "requirement") else leave_out or ()
    targets = outputs(output_format, written)
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
    with told():
        from contractscan.options import leaving_out

        options = leaving_out(options, left_out)
        review = Review(waivers, baseline, rules or (), quiet=quiet)
        reports, total = Sources(paths, exclude or (), together, targets).reports(workers, options)
        tells = not quiet and not any(target.on_terminal for target in targets)
        outcome = Outcome(None if fail_on == "never" else fail_on, tells=tells)
        reviewed = outcome.watch(review.of(reports))
        write_reports(with_progress(reviewed, total, quiet=quiet), targets)
    raise typer.Exit(outcome.exit_code)
