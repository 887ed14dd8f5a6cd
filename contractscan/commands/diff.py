"""``contractscan diff``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contractscan._console import complain, terminal_width, write
from contractscan.commands._arguments import (
    STANDARD_INPUT,
    AnyDocument,
    Builtin,
    Chosen,
    Edition,
    LeftOut,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Severities,
    check,
)
from contractscan.commands._exit import FINDINGS, told
from contractscan.commands._judging import judging
from contractscan.commands._settings import Config, NoConfig

if TYPE_CHECKING:
    from contractscan.options import ScanOptions
    from contractscan.report.model import Report
    from contractscan.reviewing.comparing import Comparison


def diff(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A contract, or a report on it saved as JSON.")
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="Likewise; without it the original of a redlined DOCX is compared with what "
            "accepting its tracked changes gives.",
        ),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="How the result is shown.")
    ] = "text",
    password: Password = None,
    ocr: Pictures = "auto",
    requirement: Chosen = None,
    leave_out: LeftOut = None,
    role: Measure = "auto",
    edition: Edition = "current",
    severity: Severities = None,
    any_document: AnyDocument = False,
    rules: OwnRules = None,
    builtin: Builtin = True,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Tell what worsened (then exit with 1) and what improved between two versions."""
    check(output_format, ("text", "json"), "--format")
    if STANDARD_INPUT in (old, new):
        raise typer.BadParameter("Name files: two versions are read.", param_hint="OLD NEW")
    with told():
        from contractscan.comparisons import comparison_json, comparison_text

        options = judging(context)
        comparison = _redlined(old, options) if new is None else _versions(old, new, options)
        if output_format == "json":
            write([comparison_json(comparison)])
        else:
            lines = comparison_text(comparison, width=terminal_width(sys.stdout))
            write(f"{line}\n" for line in lines)
    raise typer.Exit(FINDINGS if comparison.worsened else 0)


def _versions(old: str, new: str, options: ScanOptions) -> Comparison:
    from contractscan.reviewing.comparing import compare

    return compare(_report(old, options), _report(new, options)).model_copy(
        update={"old": old, "new": new}
    )


def _redlined(file: str, options: ScanOptions) -> Comparison:
    """Compare the two sides of the tracked changes of a document."""
    from contractscan.errors import UnsupportedFormat
    from contractscan.reviewing.comparing import compare
    from contractscan.scanner import scan

    before: ScanOptions = {**options, "revisions": "original"}
    after: ScanOptions = {**options, "revisions": "accepted"}
    accepted = scan(file, **after)
    if accepted.document.format != "docx":
        raise UnsupportedFormat(
            f"{file} is no DOCX, and only a DOCX has tracked changes.", "Name two versions."
        )
    if not any(warning.code == "revisions" for warning in accepted.warnings):
        complain(f"{file} has no tracked changes, so both sides are the same.")
    original = scan(file, **before)
    _tell(accepted, but="revisions")  # which speaks of one of the sides
    sides = {"old": f"{file}, before the tracked changes", "new": f"{file}, with them accepted"}
    return compare(original, accepted).model_copy(update=sides)


def _report(file: str, options: ScanOptions) -> Report:
    """Return the report on a contract, or the one that a file holds."""
    from contractscan.batch import writable
    from contractscan.reviewing.saved import saved_report
    from contractscan.scanner import read_file, scan

    path = Path(file)
    name = writable(path.name or file)
    data = read_file(path, name)
    report = saved_report(data, name) or scan(data, name=name, **options)
    _tell(report)
    return report


def _tell(report: Report, *, but: str = "") -> None:
    """Tell what the reader must know of how a document was read, but for one warning."""
    for warning in report.warnings:
        if warning.code != but:
            complain(f"{report.document.name}: {warning.message}")
