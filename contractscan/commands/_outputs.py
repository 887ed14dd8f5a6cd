"""Where results go: standard output, a file, or several files in several formats at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from contractscan._console import opened, terminal_width, wants_color
from contractscan.commands._arguments import check
from contractscan.views import Page, format_of, formats, writer

if TYPE_CHECKING:
    from contractscan.report.model import Report


@dataclass(frozen=True, slots=True)
class Output:
    """One format and where it goes; without a path to standard output."""

    format: str
    path: Path | None = None

    @property
    def on_terminal(self) -> bool:
        """Return whether people read this output while it is written."""
        return self.path is None and self.format == "table"


def outputs(format_name: str | None, targets: Sequence[str]) -> tuple[Output, ...]:
    """Return what ``--format`` and ``--output`` ask for.

    Args:
        format_name: The format of every target that names none; without it the suffix decides.
        targets: ``FILE`` or ``FORMAT=FILE``; empty for standard output.

    Raises:
        BadParameter: A format does not exist, a name tells none, or two outputs go to one file.
    """
    if format_name is not None:
        check(format_name, formats(), "--format")
    if not targets:
        return (Output(format_name or "table"),)
    found = tuple(_output(format_name, target) for target in targets)
    if len({_absolute(output.path) for output in found}) < len(found):
        raise typer.BadParameter("Two outputs go to the same file.", param_hint="--output")
    return found


def without(targets: Iterable[Output], files: Iterable[Path]) -> list[Path]:
    """Return the files but for those that are about to be written."""
    taken = {_absolute(output.path) for output in targets}
    return [path for path in files if _absolute(path) not in taken]


def refuse_inputs(output: Path, inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read.

    Raises:
        BadParameter: The output is one of the inputs, perhaps by another name.
    """
    for path in inputs:
        same = _absolute(output) == _absolute(Path(path))
        if same or (output.exists() and Path(path).exists() and output.samefile(path)):
            raise typer.BadParameter(
                f"{output} is the contract itself. Give the copy another name.",
                param_hint="--output",
            )


def refuse_suffix(output: Path, suffix: str) -> None:
    """Refuse a name that makes programs take the output for a file of another format.

    Raises:
        BadParameter: The output ends in something else.
    """
    if output.suffix.lower() not in ("", suffix):
        raise typer.BadParameter(
            f"{output} would be a {suffix[1:].upper()} file. Call it {output.stem}{suffix}.",
            param_hint="--output",
        )


def write_reports(reports: Iterable[Report], targets: Sequence[Output]) -> None:
    """Write reports to every output, each report as soon as its format allows.

    Raises:
        ReaderGone: Standard output was closed at its other end.
        BadParameter: A file cannot be written.
    """
    with ExitStack() as stack:
        ways = [(stack.enter_context(opened(t.path)), writer(t.format, _page(t))) for t in targets]
        for report in reports:
            for put, view in ways:
                put(view.add(report))
        for put, view in ways:
            put(view.end())


def _output(format_name: str | None, target: str) -> Output:
    name, mark, path = target.partition("=")
    if mark and name.isidentifier():
        if name not in formats():
            raise typer.BadParameter(
                f"{name!r} is none of the formats {', '.join(formats())}. "
                f"A file that is called so is ./{target}.",
                param_hint="--output",
            )
        if not path:
            raise typer.BadParameter(f"{target} names no file.", param_hint="--output")
        return Output(name, Path(path))
    if (named := format_name or format_of(target)) is None and Path(target).suffix:
        raise typer.BadParameter(
            f"No format has files that end as {target} does. Name one: "
            f"html={target}; the formats are {', '.join(formats())}.",
            param_hint="--output",
        )
    return Output(named or "table", Path(target))


def _page(output: Output) -> Page:
    if output.path is not None:
        return Page(folder=output.path.parent)
    return Page(terminal_width(sys.stdout), wants_color(sys.stdout))


def _absolute(path: Path | None) -> str:
    return "" if path is None else os.path.abspath(path)  # noqa: PTH100 (the name counts, no link)
