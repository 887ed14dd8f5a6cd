"""``contractscan requirements``."""

from __future__ import annotations

import typer

from contractscan._console import write
from contractscan.commands._arguments import (
    Builtin,
    Chosen,
    Edition,
    LeftOut,
    Measure,
    OwnRules,
    Severities,
)
from contractscan.commands._exit import told
from contractscan.commands._judging import judging
from contractscan.commands._settings import Config, NoConfig


def requirements(  # noqa: PLR0917 (a parameter is a flag)
    context: typer.Context,
    requirement: Chosen = None,
    leave_out: LeftOut = None,
    role: Measure = "service-provider",
    edition: Edition = "current",
    severity: Severities = None,
    rules: OwnRules = None,
    builtin: Builtin = True,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """List the requirements: id, force, severity, citation, title."""
    with told():
        from contractscan.explanations import list_requirements
        from contractscan.options import judged_as, rules_of

        options = judging(context)
        asked = judged_as(options) or "service-provider"
        write([list_requirements(asked, rules_of(options), options["requirements"])])
