"""``contractscan requirements``."""

from __future__ import annotations

from contractscan._console import write
from contractscan.commands._arguments import Measure, measure
from contractscan.commands._exit import told


def requirements(role: Measure = "service-provider") -> None:
    """List the requirements: id, force, citation, title."""
    asked = measure(role)
    with told():
        from contractscan.explanations import list_requirements

        write([list_requirements("service-provider" if asked == "auto" else asked)])
