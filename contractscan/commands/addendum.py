"""``contractscan addendum``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from contractscan.addendum import Draft


def addendum(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The documents of one agreement.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Where the addendum goes (DOCX).")
    ],
    purpose: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="What the personal information is processed for; repeatable.",
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also clauses that only some contracts need, or none must have."
        ),
    ] = False,
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
    """Draft an addendum that supplies the clauses which an agreement lacks or has weakly."""
    refuse_inputs(output, map(str, files))
    refuse_suffix(output, ".docx")
    with told():
        from contractscan.addendum import draft
        from contractscan.errors import NothingToAdd

        options = judging(context)
        try:
            found = draft(files, purposes=purpose or (), everything=everything, **options)
        except NothingToAdd as nothing:
            complain(str(nothing), quiet=quiet)
            return
        with opened(output) as put:
            put(found.data)
    for message in _messages(found):
        complain(message, quiet=quiet)
    clauses = found.addendum.clauses
    counted = f"{len(clauses)} clause{'' if len(clauses) == 1 else 's'}"
    complain(f"{counted} written to {output}. Draft, not legal advice.", quiet=quiet)


def _messages(found: Draft) -> list[str]:
    """Return what whoever drafts must still do."""
    blank = [clause for clause in found.addendum.clauses if clause.has_blank]
    messages = [
        f"{clause.title}: fill in the brackets, or give the purposes with --purpose."
        for clause in blank
    ]
    if found.addendum.opening_has_blank:
        messages.append("Opening: fill in the brackets; the agreement has no title or no party.")
    facts = found.addendum.report.agreement
    if facts is not None and facts.role is None:
        role = facts.judged_as.replace("-", " ")
        messages.append(
            "The agreement does not say which role the vendor has under the CCPA; the addendum "
            f"says {role}. Choose another with --role."
        )
    for finding in found.open:
        if finding.requirement not in found.addendum.awaiting:
            reasons = " ".join(finding.reasons)
            messages.append(f"{finding.title} stays {finding.status.value}: {reasons}")
    return messages
