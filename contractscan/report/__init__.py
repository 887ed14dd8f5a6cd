"""The report on one contract."""

from contractscan.report.model import (
    SCHEMA_VERSION,
    Citation,
    DocumentFacts,
    ElementResult,
    Evidence,
    Finding,
    PartiesFound,
    Report,
    ReportError,
    ReportWarning,
    Status,
    Versions,
)

__all__ = [
    "SCHEMA_VERSION",
    "Citation",
    "DocumentFacts",
    "ElementResult",
    "Evidence",
    "Finding",
    "PartiesFound",
    "Report",
    "ReportError",
    "ReportWarning",
    "Status",
    "Versions",
]
