"""Standard output and standard error, as the command line uses them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from contractscan._printable import printable

if TYPE_CHECKING:
    from contractscan.report.model import Report

_WIDEST = 120


class ReaderGone(Exception):
    """Whoever read our output has closed it, as ``head`` does."""


def terminal_width(stream: TextIO) -> int:
    """Return the columns of the terminal behind a stream; 100 without one."""
    if not stream.isatty():
        return 100
    return min(_WIDEST, shutil.get_terminal_size((100, 24)).columns)


def wants_color(stream: TextIO) -> bool:
    """Return whether colour may be written; https://no-color.org is respected."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write text piece by piece to a file, or to standard output.

    Raises:
        ReaderGone: Standard output was closed at its other end.
        BadParameter: The file cannot be written.
    """
    if output is None:
        _write_stdout(pieces)
        return
    try:
        file = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise typer.BadParameter(
            f"{output} cannot be written: {error.strerror or error}.", param_hint="--output"
        ) from error
    with file:
        file.writelines(pieces)


def complain(text: str, *, quiet: bool = False) -> None:
    """Write a message to standard error."""
    if not quiet:
        print(f"contractscan: {printable(text)}", file=sys.stderr)  # noqa: T201


def with_progress(reports: Iterator[Report], total: int, *, quiet: bool) -> Iterator[Report]:
    """Yield reports and show how many are done, if standard error is a terminal."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Scanning"), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=total)
    try:
        progress.start()
        for report in reports:
            progress.advance(task)
            progress.stop()  # results may go to the same terminal
            yield report
            progress.start()
    finally:
        progress.stop()


def _write_stdout(pieces: Iterable[str]) -> None:
    stream = sys.stdout
    with contextlib.suppress(AttributeError):  # a stand-in of a test
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")  # type: ignore[union-attr]
    try:
        for piece in pieces:
            stream.write(piece)
            stream.flush()
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise ReaderGone from None
