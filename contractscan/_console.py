"""Standard output and standard error, as the command line uses them."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

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


def write(pieces: Iterable[str]) -> None:
    """Write text piece by piece to standard output.

    Raises:
        ReaderGone: Standard output was closed at its other end.
    """
    with opened(None) as put:
        for piece in pieces:
            put(piece)


@contextmanager
def opened(path: Path | None) -> Iterator[Callable[[str | bytes], None]]:
    """Open a file for writing, or standard output, and yield what puts a piece into it.

    Raises:
        ReaderGone: Standard output was closed at its other end.
        BadParameter: The file cannot be written, or a terminal would be sent bytes.
    """
    if path is None:
        with _stdout() as put:
            yield put
        return
    try:
        with path.open("wb") as file:
            yield lambda piece: _put(file, piece)
    except OSError as error:
        raise typer.BadParameter(
            f"{path} cannot be written: {error.strerror or error}.", param_hint="--output"
        ) from error


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


@contextmanager
def _stdout() -> Iterator[Callable[[str | bytes], None]]:
    stream = sys.stdout
    with contextlib.suppress(AttributeError):  # a stand-in of a test
        encoding = stream.encoding if stream.isatty() else "utf-8"
        # Formats choose their line ends themselves; CSV has other ones than JSON.
        stream.reconfigure(encoding=encoding, errors="replace", newline="")  # type: ignore[union-attr]

    def put(piece: str | bytes) -> None:
        if isinstance(piece, str):
            stream.write(piece)
        elif stream.isatty():
            raise typer.BadParameter("This format is not for a terminal.", param_hint="--format")
        else:
            stream.flush()
            stream.buffer.write(piece)
        stream.flush()

    try:
        yield put
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise ReaderGone from None


def _put(file: BinaryIO, piece: str | bytes) -> None:
    file.write(piece.encode() if isinstance(piece, str) else piece)
