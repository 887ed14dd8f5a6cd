"""What annotating a contract returns, and what every format does first."""

from __future__ import annotations

from dataclasses import dataclass

from contractscan.annotating._notes import Note, notes_on
from contractscan.document import Document
from contractscan.errors import NotAnnotatable
from contractscan.options import ScanOptions
from contractscan.report.model import Report
from contractscan.scanner import scan_document


@dataclass(frozen=True, slots=True)
class Annotated:
    """A contract with notes.

    Attributes:
        data: The bytes of the copy.
        report: What the notes say.
        notes: How many notes were written.
        messages: What the reader of the copy should know.
    """

    data: bytes
    report: Report
    notes: int
    messages: tuple[str, ...] = ()


def scanned(document: Document, options: ScanOptions) -> tuple[Report, tuple[Note, ...]]:
    """Return the report on a document and the notes that it comes to.

    Raises:
        NotAnnotatable: The document is no vendor contract.
        UnknownRequirement: An id in the options does not exist.
    """
    report = scan_document(document, **options)
    if report.outcome == "withheld":
        reason = report.agreement.kind_reason if report.agreement else ""
        raise NotAnnotatable(
            f"{document.name} gets no findings. {reason}".strip(),
            "Judge it nevertheless with --any-document.",
        )
    return report, notes_on(report)
