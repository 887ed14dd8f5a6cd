"""What a report says of the agreement as a whole, in words that several views share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from contractscan.views._wording import counted, place, safe

if TYPE_CHECKING:
    from contractscan.report.model import AgreementFacts, Finding, Report
    from contractscan.views._page import Tally

ANY_DOCUMENT: Final = "Judge it anyway with --any-document."
_ROLES = {
    "service-provider": "a service provider",
    "contractor": "a contractor",
    "third-party": "a third party",
}
_EDITIONS = {
    "2018": "the CCPA of 2018; nothing in it shows the amendments of 2023",
    "2023": "the CCPA as amended by the CPRA, in force since 2023",
    "2026": "the CCPA with the regulations in force since 2026",
}
_MOST_NAMES = 3


def facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Return what a reader should know of the agreement: label and text."""
    agreement = report.agreement
    if agreement is None:
        return ()
    names = (("Vendor", report.parties.vendor), ("Business", report.parties.business))
    found = [(label, ", ".join(map(safe, called[:_MOST_NAMES]))) for label, called in names]
    found += [("Judged as", _judged_as(agreement)), ("Judged by", safe(agreement.judged_by))]
    found += [("Drafted for", _drafted_for(agreement))]
    found += [("Laws named", ", ".join(map(safe, report.regimes)))]
    if report.documents:
        found.insert(0, ("Documents", ", ".join(safe(one.name) for one in report.documents)))
    if agreement.kind_reason and report.outcome == "scanned":
        found.insert(0, ("No contract?", safe(agreement.kind_reason)))
    return tuple((label, text) for label, text in found if text)


def kind(report: Report) -> str:
    """Return what a document is, in words: ``privacy policy``."""
    return safe(report.agreement.kind.replace("-", " ")) if report.agreement is not None else ""


def why_withheld(report: Report) -> str:
    """Return why there are no findings on a document."""
    return safe(report.agreement.kind_reason) if report.agreement is not None else ""


def tells_new_only(report: Report) -> bool:
    """Return whether gaps that a baseline has were left out, so that none here is not none."""
    return any(warning.code.startswith("baseline") for warning in report.warnings)


def without_gaps(new_only: bool) -> str:
    """Return how to call a document in which nothing is missing or weak."""
    return "without new gaps" if new_only else "without gaps"


def totals(tallies: Sequence[Tally]) -> str:
    """Return how many documents have no gaps, are no contract or could not be scanned."""
    failed = sum(tally.failed for tally in tallies)
    withheld = sum(bool(tally.withheld) for tally in tallies)
    clean = sum(not (t.failed or t.withheld or t.missing or t.weak) for t in tallies)
    called = without_gaps(any(tally.new_only for tally in tallies))
    text = f"{counted(len(tallies), 'document')}: {clean} {called}"
    waived = sum(tally.waived for tally in tallies)
    text += f", {counted(waived, 'gap')} waived" if waived else ""
    text += f", {withheld} no contract" if withheld else ""
    return text + (f", {failed} could not be scanned" if failed else "")


def not_required_of(report: Report) -> str:
    """Return ``not required of a third party``, the heading of what is listed apart."""
    role = report.agreement.judged_as if report.agreement is not None else "service-provider"
    return f"not required of {_ROLES[role]}"


def title_and_status(finding: Finding) -> str:
    """Return ``No combining (missing)``, all that is said of what is waived or not required."""
    return f"{safe(finding.title)} ({finding.status})"


def _judged_as(agreement: AgreementFacts) -> str:
    judged = _ROLES[agreement.judged_as]
    if agreement.role is None:
        return f"{judged}; the text gives the vendor no role under the CCPA"
    where = place(agreement.role_evidence) if agreement.role_evidence is not None else ""
    source = f" ({where[0].lower()}{where[1:]})" if where else ""
    if agreement.role == agreement.judged_as:
        return f"{judged}, as the text calls the vendor{source}"
    return f"{judged}; the text calls the vendor {_ROLES[agreement.role]}{source}"


def _drafted_for(agreement: AgreementFacts) -> str:
    if agreement.edition is None:
        return "no edition of the CCPA, which it does not name"
    return _EDITIONS[agreement.edition]
