"""What a scan can be told, once for `scan`, the batch functions and the command line."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from contractscan.parsers import Ocr, ReadOptions, Revisions


class ScanOptions(TypedDict, total=False):
    """The keyword arguments of every function that scans.

    Attributes:
        password: Opens encrypted PDFs.
        revisions: Read tracked changes as ``accepted``, which is the default, or the text as it
            was before them, ``original``.
        ocr: Read the text of PDF pages from their picture: ``auto``, the default, those without a
            text layer, if the extra ``ocr`` is installed; ``always`` all; ``never`` none.
        requirements: Ids of the requirements to judge; by default all.
    """

    password: str | None
    revisions: Revisions
    ocr: Ocr
    requirements: Collection[str] | None


def checked(options: ScanOptions) -> ScanOptions:
    """Return the options unchanged.

    Raises:
        TypeError: One of them does not exist.
    """
    if unknown := options.keys() - ScanOptions.__annotations__.keys():
        known = ", ".join(ScanOptions.__annotations__)
        raise TypeError(f"there is no option {sorted(unknown)[0]!r}; the options are {known}")
    return options


def read_options(options: ScanOptions) -> ReadOptions:
    """Return the part of the options that parsers read."""
    return ReadOptions(
        password=options.get("password"),
        revisions=options.get("revisions", "accepted"),
        ocr=options.get("ocr", "auto"),
    )
