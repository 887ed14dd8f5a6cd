"""``contractscan text``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._arguments import Password, Pictures, Side
from contractscan.commands._exit import told
from contractscan.commands._judging import judging
from contractscan.commands._reading import read_document
from contractscan.commands._settings import Config, NoConfig


def text(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A contract, - for standard input.")],
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Print what is read of a contract, with clause numbers and pages."""
    with told():
        from contractscan.options import read_options
        from contractscan.outline import outline

        document = read_document(file, read_options(judging(context)))
        lines = outline(document, width=terminal_width(sys.stdout))
        write(f"{line}\n" for line in lines)
