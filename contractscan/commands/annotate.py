"""``contractscan annotate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from contractscan._console import complain, opened
from contractscan.commands._arguments import (
    AnyDocument,
    Builtin,
    Chosen,
    Edition,
    LeftOut,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Quiet,
    Severities,
    Side,
)
from contractscan.commands._exit import told
from contractscan.commands._judging import judging
from contractscan.commands._outputs import refuse_inputs, refuse_suffix
from contractscan.commands._settings import Config, NoConfig


def annotate(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A contract as DOCX or PDF.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Where the copy with notes goes.")
    ],
    password: Password = None,
    revisions: Side = "accepted",
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
    quiet: Quiet = False,
) -> None:
    """Write the findings into a copy of the contract: Word comments, or notes in the PDF."""
    refuse_inputs(output, [file])
    with told():
        from contractscan.annotating import annotate as annotated
        from contractscan.scanner import read_file

        options = judging(context)
        name = Path(file).name or file
        found = annotated(read_file(Path(file), name), name, **options)
        refuse_suffix(output, f".{found.report.document.format}")
        with opened(output) as put:
            put(found.data)
    for message in found.messages:
        complain(f"{name}: {message}", quiet=quiet)
    counts = f"{len(found.report.weak)} weak, {len(found.report.missing)} missing"
    notes = f"{found.notes} note{'' if found.notes == 1 else 's'}"
    complain(f"{name}: {counts}; {notes} written to {output}.", quiet=quiet)
