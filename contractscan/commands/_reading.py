"""One contract read for a command, with what its reader must know told on standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from contractscan._console import complain
from contractscan.commands._arguments import STANDARD_INPUT

if TYPE_CHECKING:
    from contractscan.document import Document
    from contractscan.parsers import ReadOptions


def read_document(file: str, options: ReadOptions) -> Document:
    """Return a contract from a file, or from standard input if it is called ``-``.

    Raises:
        ReadError: It could not be read.
    """
    from contractscan.parsers import parse
    from contractscan.scanner import read_file

    piped = file == STANDARD_INPUT
    name = "standard input" if piped else Path(file).name or file
    data = sys.stdin.buffer.read() if piped else read_file(Path(file), name)
    document = parse(data, name, options)
    for warning in document.warnings:
        complain(f"{name}: {warning.message}")
    return document
