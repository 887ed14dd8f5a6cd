"""``contractscan rules``: what a writer of own rules needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from contractscan._console import write
from contractscan.commands._exit import FINDINGS, told

app = typer.Typer(
    help="Write, check and try own rules (docs/own-rules.md).",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of own rules.")]


@app.command()
def new(
    folder: Folder,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the requirement, such as access-log.")
    ],
) -> None:
    """Write a first requirement, with examples, to start from."""
    with told():
        from contractscan.rules.authoring import new_rules

        write(f"{path}\n" for path in new_rules(folder, identifier))


@app.command()
def lint(folder: Folder) -> None:
    """Tell everything that is wrong with the rules of a folder."""
    with told():
        from contractscan.rules.authoring import lint as found_in

        found = list(found_in(folder))
        write(f"{problem}\n" for problem in found or ["No problem found."])
    raise typer.Exit(FINDINGS if found else 0)


@app.command()
def test(folder: Folder) -> None:
    """Judge the examples of a folder, and tell those that get another status."""
    with told():
        from contractscan.rules.authoring import try_examples
        from contractscan.scanner import scan

        def judge(requirement: str, text: str) -> str:
            report = scan(
                text.encode(),
                name="example.txt",
                requirements=[requirement],
                rules=[folder],
                any_document=True,
            )
            return report.finding(requirement).status.value

        trials = list(try_examples(folder, judge))
        wrong = [trial for trial in trials if trial.got != trial.expected]
        lines = [f"{t.requirement}: {t.expected} expected, {t.got} found: {t.text}" for t in wrong]
        write([*lines, f"{len(trials) - len(wrong)} of {len(trials)} examples as expected.\n"])
    raise typer.Exit(FINDINGS if wrong else 0)
