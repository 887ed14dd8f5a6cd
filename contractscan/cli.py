"""The command line: the commands of `contractscan.commands` under one name."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Annotated

import typer

from contractscan import commands
from contractscan._version import __version__
from contractscan.commands._exit import INTERRUPTED

app = typer.Typer(
    help="Find the CCPA clauses that a vendor contract lacks. Not legal advice.",
    epilog="Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong usage, "
    "3 a document could not be scanned.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


def _add_commands() -> None:
    """Register every command of the folder, in the order in which it is most often needed."""
    names = [m.name for m in pkgutil.iter_modules(commands.__path__) if not m.name.startswith("_")]
    for name in sorted(names, key=lambda name: (name != "scan", name)):
        module = importlib.import_module(f"{commands.__name__}.{name}")
        if isinstance(group := getattr(module, "app", None), typer.Typer):
            app.add_typer(group, name=name)
        else:
            app.command(name)(getattr(module, name))


_add_commands()
