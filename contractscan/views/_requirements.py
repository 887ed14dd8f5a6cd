"""What a register says of each requirement: the findings' words, and those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractscan.report.model import Finding, Report, Severity
    from contractscan.rules import Requirement


@dataclass(frozen=True, slots=True)
class RequirementText:
    """One requirement in words.

    Attributes:
        id: Its name, for example ``no-sale-or-sharing``.
        title: Its short name.
        force: As in `Finding.force`; that of the first contract of which it is asked.
        severity: How much a gap counts there.
        law: The provisions that ask for it there.
        summary: What the clause is for; this and what follows is empty for a requirement that is
            none of the built-in rules, or that rules of the user's own have replaced.
        when: For a conditional requirement, when it applies.
        met: What counts as met.
        weak: What counts as weak, for example.
        missing: What does not address it.
    """

    id: str
    title: str
    force: str
    severity: Severity
    law: tuple[str, ...]
    summary: str = ""
    when: str = ""
    met: str = ""
    weak: tuple[str, ...] = ()
    missing: str = ""


def requirements_in_order(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return the ids of the requirements that findings speak of, in the order of the rules.

    Not every report has them all: a baseline leaves some out. Requirements of other rules stand
    behind the one that precedes them where they first occur, or last.
    """
    from contractscan.rules import load_rules

    order = [rule.id for rule in load_rules().requirements]
    found = set()
    for report in reports:
        place = len(order) - 1
        for finding in report.findings:
            if finding.requirement not in order:
                order.insert(place + 1, finding.requirement)
            place = order.index(finding.requirement)
            found.add(finding.requirement)
    return tuple(each for each in order if each in found)


def requirement_texts(reports: Sequence[Report]) -> tuple[RequirementText, ...]:
    """Return the requirements that findings speak of, in the order of the rules."""
    first: dict[str, Finding] = {}
    for report in reports:
        for finding in report.findings:
            known = first.setdefault(finding.requirement, finding)
            if known.force == "not-required" != finding.force:
                first[finding.requirement] = finding
    return tuple(_text(first[each]) for each in requirements_in_order(reports))


def _text(finding: Finding) -> RequirementText:
    law = tuple(citation.law for citation in finding.citations)
    told = RequirementText(finding.requirement, finding.title, finding.force, finding.severity, law)
    rule = _built_in(finding)
    if rule is None:
        return told
    return replace(
        told,
        summary=rule.summary,
        when=rule.when,
        met=rule.met,
        weak=rule.weak,
        missing=rule.missing,
    )


def _built_in(finding: Finding) -> Requirement | None:
    """Return the built-in rule of a finding; None if rules of the user's own judged it."""
    from contractscan.rules import load_rules

    current = load_rules()
    rule = next((each for each in current.requirements if each.id == finding.requirement), None)
    if rule is None or rule.title != finding.title:
        return None
    ways = (rule, *map(rule.judged_as, rule.roles))
    editions = [load_rules(edition=name) for name in current.law.editions]
    known = (rules.citations(way) for rules in editions for way in ways)
    return rule if finding.citations in known else None
