"""Verdict -> Finding: quotes, reasons and wording for the reader."""

from __future__ import annotations

from collections.abc import Iterator

from contractscan.document import Span
from contractscan.matching.confidence import confidence
from contractscan.matching.nearest import nearest_statement
from contractscan.matching.reading import ReadAgreement
from contractscan.matching.statements import Statement
from contractscan.matching.surroundings import surroundings
from contractscan.matching.verdicts import Strength, Support, Verdict, judge
from contractscan.report.model import ElementResult, Evidence, Finding, Status, named_clause
from contractscan.rules import Requirement, RuleSet
from contractscan.rules.suggestions import filled, notwithstanding, wording_for

MAXIMUM_EVIDENCE = 3
UNREAD_PAGES = frozenset({"pages-without-text", "pages-garbled", "pages-unreadable"})


def find(requirement: Requirement, read: ReadAgreement, rules: RuleSet) -> Finding:
    """Return the finding on one requirement.

    Args:
        requirement: The rule.
        read: The agreement.
        rules: The rule set that the requirement belongs to.
    """
    verdict = judge(requirement, read, rules)
    near = nearest_statement(requirement, read) if verdict.status is Status.MISSING else None
    elements = tuple(
        ElementResult(
            element=name,
            title=element.title,
            found=name in verdict.supports and verdict.supports[name].strength is Strength.FULL,
        )
        for name, element in requirement.elements.items()
    )
    status = verdict.status
    evidence = _evidence(verdict, read) if status is not Status.MISSING else ()
    sure = confidence(
        rules.confidence,
        requirement.id,
        status,
        passages=len(evidence),
        worded_alike=near is not None,
        unread_pages=bool(_pages_without_text(read)),
    )
    return Finding(
        requirement=requirement.id,
        title=requirement.title,
        status=status,
        confidence=sure,
        please_check=sure < rules.confidence.please_check,
        force=requirement.force,
        severity=requirement.severity_in_force(),
        citations=rules.citations(requirement),
        elements=elements,
        evidence=evidence,
        reasons=_reasons(requirement, verdict, read, near),
        suggestion=_suggestion(requirement, verdict, read),
    )


def _supports(verdict: Verdict) -> list[Support]:
    return [*verdict.supports.values(), *verdict.extra]


def _evidence(verdict: Verdict, read: ReadAgreement) -> tuple[Evidence, ...]:
    """Return the sentences that carry the verdict, best first."""
    statements: dict[Span, Statement] = {}
    for support in _supports(verdict):
        statement = support.norm.statement
        statements.setdefault(statement.span, statement)
    for support in verdict.others:
        if len(statements) >= MAXIMUM_EVIDENCE:
            break
        statement = support.norm.statement
        if not any(statement.span.overlaps(span) for span in statements):
            statements[statement.span] = statement
    return tuple(
        quoted(statement, read) for statement in list(statements.values())[:MAXIMUM_EVIDENCE]
    )


def quoted(statement: Statement, read: ReadAgreement) -> Evidence:
    """Return a statement as evidence: its words, where they stand and what is around them."""
    document, span = read.agreement.document, statement.span
    before, after = surroundings(statement, read.agreement, read.reading)
    part = document.part_at(span.start)
    offset = part.start if part is not None else 0
    return Evidence(
        quote=document.quote(span),
        start=span.start - offset,
        end=span.end - offset,
        page=document.page_at(span.start),
        line=statement.clause.block.line,
        clause=statement.clause.citation,
        before=before,
        after=after,
        document=part.document.name if part is not None else None,
    )


def _reasons(
    requirement: Requirement, verdict: Verdict, read: ReadAgreement, near: Statement | None
) -> tuple[str, ...]:
    if verdict.status is Status.MISSING:
        return tuple(_reasons_of_absence(requirement, read, near))
    reasons = [support.reason for support in _supports(verdict) if support.reason]
    for name, element in requirement.elements.items():
        if name not in verdict.supports:
            reasons.append(element.absent or f"Not found: {element.title}.")
    if not reasons:
        reasons = [f"Found: {element.title}." for element in requirement.elements.values()]
    return tuple(dict.fromkeys(reasons))


def _reasons_of_absence(
    requirement: Requirement, read: ReadAgreement, near: Statement | None
) -> Iterator[str]:
    yield f"No operative clause found. {requirement.missing}"
    if near is not None:
        clause = near.clause.citation
        where = named_clause(clause) if clause else "an unnumbered passage"
        yield f"Please check {where}, which is worded much like such a clause but did not count."
    unread = _pages_without_text(read)
    if unread:
        listed = ", ".join(map(str, unread))
        yield f"Not certain: the clause may stand on a page without text (page {listed})."


def _pages_without_text(read: ReadAgreement) -> tuple[int, ...]:
    warnings = read.agreement.document.warnings
    return tuple(
        page for warning in warnings if warning.code in UNREAD_PAGES for page in warning.pages
    )


def _suggestion(requirement: Requirement, verdict: Verdict, read: ReadAgreement) -> str:
    if verdict.status is Status.MET or requirement.force == "not-required":
        return ""
    absent = {
        name
        for name in requirement.elements
        if name not in verdict.supports or verdict.supports[name].strength is not Strength.FULL
    }
    wording = wording_for(requirement, absent)
    undone = verdict.status is Status.WEAK and not absent
    return filled(notwithstanding(wording) if undone else wording, read.terms)
