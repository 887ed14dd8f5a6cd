"""``contractscan annotate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contractscan._console import complain, opened
from contractscan.commands._arguments import (
    AnyDocument,
    Builtin,
    Chosen,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Quiet,
    Side,
    measure,
    pictures,
    side,
)
from contractscan.commands._exit import told
from contractscan.commands._outputs import refuse_inputs, refuse_suffix
from contractscan.commands._settings import Config, NoConfig

if TYPE_CHECKING:
    from contractscan.options import ScanOptions


def annotate(  # noqa: PLR0917 (a parameter is a flag)
    file: Annotated[str, typer.Argument(metavar="FILE", help="A contract as DOCX or PDF.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Where the copy with notes goes.")
    ],
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    requirement: Chosen = None,
    role: Measure = "auto",
    any_document: AnyDocument = False,
    rules: OwnRules = None,
    builtin: Builtin = True,
    config: Config = None,
    no_config: NoConfig = False,
    quiet: Quiet = False,
) -> None:
    """Write the findings into a copy of the contract: Word comments, or notes in the PDF."""
    del config, no_config  # their callbacks made the settings defaults of the other options
    options: ScanOptions = {
        "password": password,
        "revisions": side(revisions),
        "ocr": pictures(ocr),
        "requirements": requirement,
        "role": measure(role),
        "any_document": any_document,
        "rules": rules or (),
        "builtin": builtin,
    }
    refuse_inputs(output, [file])
    with told():
        from contractscan.annotating import annotate as annotated
        from contractscan.scanner import read_file

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
