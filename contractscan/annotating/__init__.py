"""The contract with the findings written into it: Word comments, or notes on the pages of a PDF.

A format is added by adding a module to this folder that is called like the format and defines
``annotate(data, name, options) -> Annotated``. Modules whose name starts with an underscore are
shared helpers.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Unpack, cast

from contractscan.annotating._annotated import Annotated
from contractscan.errors import NotAnnotatable
from contractscan.options import ScanOptions, checked
from contractscan.parsers import format_of, parse

__all__ = ["Annotated", "annotate"]


def annotate(data: bytes, name: str, **options: Unpack[ScanOptions]) -> Annotated:
    """Scan a contract and write the findings into a copy of it.

    Args:
        data: The bytes of a DOCX or PDF file.
        name: How the document is called in errors.
        **options: See `ScanOptions`.

    Returns:
        The bytes of the copy, the report, and what the reader should know about the copy.

    Raises:
        NotAnnotatable: It has another format, is no contract, or forbids notes.
        ReadError: It could not be read.
        UnknownRequirement: An id in `requirements` does not exist.
    """
    found = format_of(data)
    if found is None:
        parse(data, name)  # says what is wrong with it
    if found not in _formats():
        raise NotAnnotatable(
            f"{name} is {_TITLES.get(str(found), found)}; notes go into DOCX and PDF only.",
            "Convert it to DOCX, or read the findings with `contractscan scan`.",
        )
    module = importlib.import_module(f"{__name__}.{found}")
    write = cast("Callable[[bytes, str, ScanOptions], Annotated]", module.annotate)
    return write(data, name, checked(options))


def _formats() -> list[str]:
    return [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]


_TITLES = {"html": "an HTML page", "markdown": "a Markdown file", "text": "plain text"}
