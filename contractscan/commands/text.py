"""``contractscan text``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._arguments import Password, Pictures, Side, pictures, side
from contractscan.commands._exit import told
from contractscan.commands._reading import read_document


def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A contract, - for standard input.")],
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
) -> None:
    """Print what is read of a contract, with clause numbers and pages."""
    accepted, pages = side(revisions), pictures(ocr)
    with told():
        from contractscan.outline import outline
        from contractscan.parsers import ReadOptions

        options = ReadOptions(password=password, revisions=accepted, ocr=pages)
        lines = outline(read_document(file, options), width=terminal_width(sys.stdout))
        write(f"{line}\n" for line in lines)
