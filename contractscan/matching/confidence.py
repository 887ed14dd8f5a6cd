"""How sure a verdict is: the share of verdicts of its kind that were right."""

from __future__ import annotations

from contractscan.report.model import Status
from contractscan.rules.model import ConfidenceTable

_LEAST, _MOST = 0.5, 0.99


def confidence(
    table: ConfidenceTable,
    requirement: str,
    status: Status,
    *,
    passages: int,
    worded_alike: bool,
    unread_pages: bool,
) -> float:
    """Return the confidence of a verdict, in 0..1.

    Args:
        table: clause_patterns/confidence.yaml.
        requirement: Id.
        status: The verdict.
        passages: Number of passages quoted for it.
        worded_alike: Whether some passage is worded much like a clause that was not found.
        unread_pages: Whether the document has pages that could not be read.
    """
    shares = table.passages[status.value]
    share = shares[min(passages, len(shares) - 1)] + table.requirements.get(requirement, 0.0)
    found = round(min(_MOST, max(_LEAST, share)), 2)
    if status is Status.MISSING and worded_alike:
        found = min(found, table.worded_alike)
    if status is not Status.MET and unread_pages:
        found = min(found, table.unread_pages)
    return found
