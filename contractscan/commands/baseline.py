"""``contractscan baseline``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from contractscan._console import opened, with_progress
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
    Side,
    Together,
    Waivers,
    Workers,
)
from contractscan.commands._exit import Outcome, told
from contractscan.commands._judging import judging
from contractscan.commands._outputs import Output
from contractscan.commands._scanning import Review, Sources
from contractscan.commands._settings import Config, NoConfig


def baseline(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where the baseline is written."),
    ] = None,
    waivers: Waivers = None,
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    workers: Workers = 1,
    requirement: Chosen = None,
    leave_out: LeftOut = None,
    role: Measure = "auto",
    edition: Edition = "current",
    any_document: AnyDocument = False,
    rules: OwnRules = None,
    builtin: Builtin = True,
    together: Together = False,
    exclude: Excluded = None,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> None:
    """Write down the gaps that contracts have, so that `scan --baseline` tells only new ones."""
    with told():
        from contractscan.reviewing.baselines import baseline_of

        options = judging(context)
        targets = (Output("json", output),)
        sources = Sources(paths, exclude or (), together, targets)
        review = Review(context)
        reports, total = sources.reports(workers, options)
        outcome = Outcome(tells=not quiet)
        found = review.of(with_progress(outcome.watch(reports), total, quiet=quiet))
        text = baseline_of(found, output.parent if output is not None else Path())
        with opened(output) as put:
            put(text)
    raise typer.Exit(outcome.exit_code)
