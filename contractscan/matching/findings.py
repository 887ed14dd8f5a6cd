"""Verdict -> Finding: quotes, reasons and wording for the reader."""

from __future__ import annotations

from contractscan.document import Span
from contractscan.matching.reading import ReadAgreement
from contractscan.matching.verdicts import Strength, Support, Verdict, judge
from contractscan.report.model import ElementResult, Evidence, Finding, Status
from contractscan.rules import Requirement, RuleSet

MAXIMUM_EVIDENCE = 3


def find(requirement: Requirement, read: ReadAgreement, rules: RuleSet) -> Finding:
    """Return the finding on one requirement.

    Args:
        requirement: The rule.
        read: The agreement.
        rules: The rule set that the requirement belongs to.
    """
    verdict = judge(requirement, read, rules)
    elements = tuple(
        ElementResult(
            element=name,
            title=element.title,
            found=name in verdict.supports
            and verdict.supports[name].strength is Strength.FULL,
        )
        for name, element in requirement.elements.items()
    )
    status = verdict.status
    return Finding(
        requirement=requirement.id,
        title=requirement.title,
        status=status,
        confidence=_confidence(verdict),
        force=requirement.force,
        citations=rules.citations(requirement),
        elements=elements,
        evidence=_evidence(verdict, read) if status is not Status.MISSING else (),
        reasons=_reasons(requirement, verdict),
        suggestion="" if status is Status.MET else _suggestion(requirement, read),
    )


def _supports(verdict: Verdict) -> list[Support]:
    return [*verdict.supports.values(), *verdict.extra]


def _evidence(verdict: Verdict, read: ReadAgreement) -> tuple[Evidence, ...]:
    """Return the sentences that carry the verdict, best first."""
    spans: dict[Span, str | None] = {}
    for support in _supports(verdict):
        statement = support.norm.statement
        spans.setdefault(statement.span, statement.clause.number)
    document = read.agreement.document
    return tuple(
        Evidence(
            quote=document.quote(span),
            start=span.start,
            end=span.end,
            page=document.page_at(span.start),
            clause=clause,
        )
        for span, clause in list(spans.items())[:MAXIMUM_EVIDENCE]
    )


def _reasons(requirement: Requirement, verdict: Verdict) -> tuple[str, ...]:
    if verdict.status is Status.MISSING:
        return (f"No operative clause found: {requirement.missing}",)
    reasons = [support.reason for support in _supports(verdict) if support.reason]
    for name, element in requirement.elements.items():
        if name not in verdict.supports:
            reasons.append(element.absent or f"Not found: {element.title}.")
    if not reasons:
        reasons = [f"Found: {element.title}." for element in requirement.elements.values()]
    return tuple(dict.fromkeys(reasons))


def _confidence(verdict: Verdict) -> float:
    """Return a rough degree of certainty, see docs/accuracy.md."""
    if verdict.status is Status.MISSING:
        return 0.9
    if verdict.status is Status.MET:
        return 0.9
    return 0.75


def _suggestion(requirement: Requirement, read: ReadAgreement) -> str:
    parties = read.agreement.parties
    vendor = next((n for n in parties.vendor if n.lower() not in ("we", "us")), "Service Provider")
    business = next((n for n in parties.business if n.lower() != "you"), "Business")
    return requirement.suggestion.replace("{vendor}", vendor).replace("{business}", business)
