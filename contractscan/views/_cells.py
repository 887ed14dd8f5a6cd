"""Contract text as cells of a spreadsheet, and the words of a register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from contractscan.views._facts import why_withheld
from contractscan.views._portfolio import status_of
from contractscan.views._wording import safe

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report

# https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3: "Total number of
# characters that a cell can contain".
LONGEST_CELL: Final = 32_767
_CUT = " … [cut: the cell is full]"
OUTCOMES: Final = {"scanned": "scanned", "withheld": "withheld", "failed": "not scanned"}
FORCES: Final = {
    "contract": "every contract",
    "conditional": "some contracts",
    "recommended": "recommended",
    "not-required": "not required",
}


def fitting(text: str) -> str:
    """Return text that fits into a cell; where it is cut off, it says so.

    A character outside the Basic Multilingual Plane counts as two, as it does in Excel.
    """
    if len(text) <= LONGEST_CELL // 2 or _units(text) <= LONGEST_CELL:
        return text
    room = LONGEST_CELL - len(_CUT)
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + _CUT


def in_lines(texts: Iterable[str]) -> str:
    """Return each text safe and on a line of its own."""
    return "\n".join(safe(text) for text in texts)


def status_word(finding: Finding) -> str:
    """Return the status in words; what is waived or owed by other roles is no gap."""
    return status_of(finding).replace("-", " ")


def remarks(report: Report) -> tuple[str, ...]:
    """Return why a document has no findings, or what its reader must know about it."""
    if report.error is not None:
        return tuple(text for text in (report.error.message, report.error.hint) if text)
    if report.outcome == "withheld":
        return (why_withheld(report),)
    made_of = ", ".join(document.name for document in report.documents)
    told = (f"Made of {made_of}.",) if made_of else ()
    return (*told, *(warning.message for warning in report.warnings))


def roles(report: Report) -> tuple[str, str]:
    """Return the role by which the vendor was judged, and the one that the text gives it."""
    agreement = report.agreement
    if agreement is None or report.outcome != "scanned":
        return "", ""
    return agreement.judged_as.replace("-", " "), (agreement.role or "none").replace("-", " ")


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
