"""``contractscan requirements``."""

from __future__ import annotations

from contractscan._console import write
from contractscan.commands._exit import told


def requirements() -> None:
    """List the requirements: id, force, citation, title."""
    with told():
        from contractscan.explanations import list_requirements

        write([list_requirements()])
