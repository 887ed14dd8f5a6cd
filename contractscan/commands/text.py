"""``contractscan text``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from contractscan._console import complain, terminal_width, write
from contractscan.commands._arguments import (
    STANDARD_INPUT,
    Password,
    Pictures,
    Side,
    pictures,
    side,
)
from contractscan.commands._exit import told


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
        from contractscan.parsers import ReadOptions, parse
        from contractscan.scanner import read_file

        piped = file == STANDARD_INPUT
        name = "standard input" if piped else Path(file).name or file
        data = sys.stdin.buffer.read() if piped else read_file(Path(file), name)
        options = ReadOptions(password=password, revisions=accepted, ocr=pages)
        document = parse(data, name, options)
        for warning in document.warnings:
            complain(f"{name}: {warning.message}")
        lines = outline(document, width=terminal_width(sys.stdout))
        write(f"{line}\n" for line in lines)
