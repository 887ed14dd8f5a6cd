"""``contractscan requirements``."""

from __future__ import annotations

from contractscan._console import write
from contractscan.commands._arguments import Builtin, Measure, OwnRules, measure
from contractscan.commands._exit import told


def requirements(
    role: Measure = "service-provider", rules: OwnRules = None, builtin: Builtin = True
) -> None:
    """List the requirements: id, force, citation, title."""
    asked = measure(role)
    with told():
        from contractscan.explanations import list_requirements
        from contractscan.options import rules_of

        known = rules_of({"rules": rules or (), "builtin": builtin})
        write([list_requirements("service-provider" if asked == "auto" else asked, known)])
