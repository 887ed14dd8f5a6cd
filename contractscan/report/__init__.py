"""The report on one contract."""

from contractscan.report.model import (
    SCHEMA_VERSION,
    AgreementFacts,
    Citation,
    DocumentFacts,
    Edition,
    ElementResult,
    Evidence,
    Finding,
    Force,
    PartiesFound,
    Report,
    ReportError,
    ReportWarning,
    Role,
    Status,
    Versions,
)

__all__ = [
    "SCHEMA_VERSION",
    "AgreementFacts",
    "Citation",
    "DocumentFacts",
    "Edition",
    "ElementResult",
    "Evidence",
    "Finding",
    "Force",
    "PartiesFound",
    "Report",
    "ReportError",
    "ReportWarning",
    "Role",
    "Status",
    "Versions",
]
