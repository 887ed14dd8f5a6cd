"""``contractscan explain``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._arguments import OwnRules, Password, Pictures, Side, pictures, side
from contractscan.commands._exit import told
from contractscan.commands._reading import read_document


def explain(  # noqa: PLR0917 (a parameter is a flag)
    requirement: Annotated[
        str, typer.Argument(metavar="REQUIREMENT", help="Its id, for example no-combining.")
    ],
    contract: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Explain the verdict on this contract: what counted, what came near and why not.",
        ),
    ] = None,
    password: Password = None,
    revisions: Side = "accepted",
    ocr: Pictures = "auto",
    rules: OwnRules = None,
) -> None:
    """Explain a requirement, or the verdict that a contract gets on it."""
    accepted, pages = side(revisions), pictures(ocr)
    with told():
        from contractscan.explanations import explain as explanation
        from contractscan.options import rules_of
        from contractscan.parsers import ReadOptions

        known = rules_of({"rules": rules or ()})
        width = min(88, terminal_width(sys.stdout))
        if contract is None:
            write([explanation(requirement, known, width=width)])
            return
        from contractscan.contract_explanations import explain_in

        options = ReadOptions(password=password, revisions=accepted, ocr=pages)
        write([explain_in(requirement, read_document(contract, options), known, width=width)])
