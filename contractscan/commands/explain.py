"""``contractscan explain``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._exit import told


def explain(
    requirement: Annotated[
        str, typer.Argument(metavar="REQUIREMENT", help="Its id, for example no-combining.")
    ],
) -> None:
    """Explain a requirement: the law, what is met, what is weak, wording that would do."""
    with told():
        from contractscan.explanations import explain as explanation

        write([explanation(requirement, width=min(88, terminal_width(sys.stdout)))])
