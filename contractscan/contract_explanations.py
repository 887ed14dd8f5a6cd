"""One requirement in one contract, as ``contractscan explain --contract`` prints it.

The report says what was found. This says also what was looked at and did not count, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from contractscan._printable import printable
from contractscan.document import Document
from contractscan.explanations import known_requirement, wrapped

if TYPE_CHECKING:
    from contractscan.matching.reading import ReadAgreement
    from contractscan.report.model import Finding
    from contractscan.rules import Requirement, RuleSet

_LONGEST = 400


def explain_in(
    identifier: str, document: Document, rules: RuleSet | None = None, *, width: int = 88
) -> str:
    """Return why a contract gets its verdict on a requirement, with the nearest misses.

    Args:
        identifier: The requirement's id, for example ``no-sale-or-sharing``.
        document: What a parser returned.
        rules: Where the requirement is found; by default the built-in rules.
        width: Number of columns.

    Raises:
        UnknownRequirement: There is none with that id; the hint names similar ones.
    """
    from contractscan.matching.findings import find
    from contractscan.rules import load_rules
    from contractscan.scanner import understand

    rules = rules or load_rules()
    requirement = known_requirement(rules, identifier)
    read = understand(document, rules)
    finding = find(requirement, read, rules)
    return "\n".join(_lines(requirement, finding, read, width)) + "\n"


def _lines(
    requirement: Requirement, finding: Finding, read: ReadAgreement, width: int
) -> Iterator[str]:
    name = printable(read.agreement.document.name)
    yield f"{requirement.title} ({requirement.id}): {finding.status.upper()} in {name}"
    yield ""
    for reason in finding.reasons:
        yield from wrapped(reason, width)
    if finding.evidence:
        yield from ("", "What the verdict rests on")
        for evidence in finding.evidence:
            yield from _quoted(evidence.quote, _place(evidence.clause, evidence.page), width)
    for element in finding.elements:
        yield ""
        yield from wrapped(f"{'Found' if element.found else 'Not found'}: {element.title}", width)
        if not element.found:
            yield from _misses(requirement, element.element, read, width)


def _misses(
    requirement: Requirement, element: str, read: ReadAgreement, width: int
) -> Iterator[str]:
    from contractscan.matching.near_misses import near_misses

    misses = near_misses(requirement.elements[element], read)
    if not misses:
        yield "  No passage comes near."
    for miss in misses:
        statement = miss.statement
        document = read.agreement.document
        place = _place(statement.clause.citation, document.page_at(statement.span.start))
        yield from _quoted(document.quote(statement.span), place, width, "  Near: ")
        yield from wrapped(f"Did not count: {'; '.join(miss.reasons)}.", width, "    ")


def _quoted(quote: str, place: str, width: int, lead: str = "  ") -> Iterator[str]:
    text = " ".join(printable(quote).split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    yield from wrapped(f"{place}“{text}”", width, "    ", first=lead)


def _place(clause: str | None, page: int | None) -> str:
    from contractscan.report.model import named_clause

    parts = [named_clause(printable(clause))] if clause else []
    parts += [f"page {page}"] if page is not None else []
    return f"{', '.join(parts)}: " if parts else ""
