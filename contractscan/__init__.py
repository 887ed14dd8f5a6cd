"""Reads vendor contracts and tells which clauses that the CCPA requires are missing or weak.

>>> import contractscan
>>> report = contractscan.scan("msa.docx")          # doctest: +SKIP
>>> [finding.requirement for finding in report.missing]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from contractscan._version import __version__

if TYPE_CHECKING:
    from contractscan.agreement_sets import scan_together
    from contractscan.batch import scan_folder
    from contractscan.errors import ContractscanError, ReadError
    from contractscan.options import ScanOptions
    from contractscan.report import Finding, Report, Status
    from contractscan.scanner import scan

__all__ = [
    "ContractscanError",
    "Finding",
    "ReadError",
    "Report",
    "ScanOptions",
    "Status",
    "__version__",
    "scan",
    "scan_folder",
    "scan_together",
]

_HOMES = {
    "ContractscanError": "contractscan.errors",
    "Finding": "contractscan.report",
    "ReadError": "contractscan.errors",
    "Report": "contractscan.report",
    "ScanOptions": "contractscan.options",
    "Status": "contractscan.report",
    "scan": "contractscan.scanner",
    "scan_folder": "contractscan.batch",
    "scan_together": "contractscan.agreement_sets",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the import stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'contractscan' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
