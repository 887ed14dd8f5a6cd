"""``contractscan config``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._exit import told
from contractscan.commands._settings import settings_in_force


def config(
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Show the settings of this file.")
    ] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Show what holds without a file.")
    ] = False,
) -> None:
    """Show the settings in force, and where each comes from."""
    with told():
        from contractscan.settings import settings_text

        settings = settings_in_force(config, none=no_config)
        lines = settings_text(settings, width=terminal_width(sys.stdout))
        write(f"{line}\n" for line in lines)
