"""Words that several views share, and contract text made harmless."""

from __future__ import annotations

from collections.abc import Iterable

from contractscan._printable import printable
from contractscan.report.model import (
    SEVERITIES,
    USUAL_SEVERITY,
    DocumentFacts,
    Evidence,
    Finding,
    named_clause,
)

_FOUND = "Found: "
_FORCES = {
    "contract": "",
    "conditional": "only in some contracts",
    "recommended": "recommended",
    "not-required": "not required",
}
_FORCE_ORDER = ("contract", "conditional", "recommended", "not-required")


def safe(text: str) -> str:
    """Return text on one line without control codes."""
    return " ".join(printable(text).split())


def shortened(quote: str, longest: int = 280) -> str:
    """Return a quote that is safe and no longer than a few lines; the middle gives way."""
    text = safe(quote)
    if len(text) <= longest:
        return text
    head, tail = text[: longest * 2 // 3], text[-(longest // 3) :]
    return f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"


def place(evidence: Evidence) -> str:
    """Return where a passage stands: ``Clause 4.2(a), page 3``; empty if nothing is known.

    Of an agreement in several documents it begins with the document: ``dpa.docx, clause 4``.
    """
    parts = []
    if evidence.document:
        parts.append(safe(evidence.document))
    if evidence.clause:
        parts.append(named_clause(safe(evidence.clause)))
    if evidence.page is not None:
        parts.append(f"page {evidence.page}")
    text = ", ".join(parts)
    return text if evidence.document else text[:1].upper() + text[1:]


def size(document: DocumentFacts) -> str:
    """Return format and length of a document: ``DOCX, 12 pages, 4,120 words``."""
    named = document.format is not None and document.format != "set"
    parts = [safe(document.format or "").upper()] if named else []
    if document.pages is not None:
        parts.append(counted(document.pages, "page"))
    if document.words:
        parts.append(counted(document.words, "word"))
    return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    """Return ``1 page``, ``2 pages``, ``4,120 words``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def laws(finding: Finding) -> str:
    """Return the citations of a finding in one line."""
    return "; ".join(safe(citation.law) for citation in finding.citations)


PLEASE_CHECK = "please check"
WORSE = "weak in the baseline"


def remark(finding: Finding) -> str:
    """Return what is special: not asked of all, a severity of its own, worse now, not certain."""
    usual = finding.severity == USUAL_SEVERITY[finding.force]
    severity = "" if usual else f"{finding.severity} severity"
    worse = WORSE if finding.since_baseline == "worse" else ""
    doubt = PLEASE_CHECK if finding.please_check else ""
    return "; ".join(filter(None, (_FORCES[finding.force], severity, worse, doubt)))


def title_of_met(finding: Finding) -> str:
    """Return the title of a requirement that is met, with a doubt if there is one."""
    return safe(finding.title) + (f" ({PLEASE_CHECK})" if finding.please_check else "")


def shortfalls(finding: Finding) -> tuple[str, ...]:
    """Return the reasons that speak of what is absent or weak; all, if none does."""
    reasons = tuple(r for r in finding.reasons if not r.startswith(_FOUND)) or finding.reasons
    return tuple(dict.fromkeys(safe(reason) for reason in reasons))


def waiver(finding: Finding) -> str:
    """Return why a gap is accepted, by whom and until when; empty if it is not."""
    if finding.waiver is None:
        return ""
    waived = finding.waiver
    return f"{safe(waived.reason)} ({safe(waived.approver)}, until {waived.expires.isoformat()})"


def most_binding_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by their severity, and those that the law asks of every contract first."""
    return sorted(
        findings,
        key=lambda f: (SEVERITIES.index(f.severity), _FORCE_ORDER.index(f.force)),
    )
