"""``contractscan explain``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from contractscan._console import terminal_width, write
from contractscan.commands._arguments import (
    Edition,
    Measure,
    OwnRules,
    Password,
    Pictures,
    Severities,
    Side,
)
from contractscan.commands._exit import told
from contractscan.commands._judging import judging
from contractscan.commands._reading import read_document
from contractscan.commands._settings import Config, NoConfig


def explain(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    identifier: Annotated[
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
    role: Measure = "auto",
    edition: Edition = "current",
    severity: Severities = None,
    rules: OwnRules = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Explain a requirement, or the verdict that a contract gets on it."""
    with told():
        from contractscan.explanations import explain as explanation
        from contractscan.options import judged_as, read_options, rules_of

        options = judging(context)
        known = rules_of(options)
        width = min(88, terminal_width(sys.stdout))
        if contract is None:
            asked = judged_as(options) or "service-provider"
            write([explanation(identifier, known, role=asked, width=width)])
            return
        from contractscan.contract_explanations import explain_in

        document = read_document(contract, read_options(options))
        write([explain_in(identifier, document, known, width=width)])
