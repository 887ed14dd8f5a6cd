"""Text -> what the structure layer makes of it."""

from contractscan.document import Document
from contractscan.parsers import parse
from contractscan.rules import load_rules
from contractscan.scanner import party_cues
from contractscan.structure.agreement import Agreement, read_agreement
from contractscan.structure.lead_ins import lead_in


def document_of(text: str) -> Document:
    return parse(text.encode(), "contract.txt")


def agreement_of(text: str) -> Agreement:
    return read_agreement(document_of(text), party_cues(load_rules()))


def numbers(text: str) -> list[tuple[str | None, str]]:
    """Return (number, own text) of every clause that is no heading."""
    read = agreement_of(text)
    return [
        (clause.number, read.document.quote(clause.span))
        for clause in read.clauses
        if not clause.is_heading
    ]


def lead_ins(text: str) -> dict[str, list[str]]:
    """Return for each clause with a lead-in the introducing texts, outermost first."""
    read = agreement_of(text)
    found = {}
    for clause in read.clauses:
        spans = lead_in(read.document, read.clauses, clause)
        if spans:
            found[read.document.quote(clause.span)] = [read.document.quote(s) for s in spans]
    return found


def terms(text: str) -> dict[str, list[str]]:
    """Return term -> the passages that define it."""
    read = agreement_of(text)
    found: dict[str, list[str]] = {}
    for definition in read.definitions:
        passages = [read.document.quote(span).strip() for span in definition.spans]
        found.setdefault(definition.term, []).extend(passages)
    return found


def sides(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the vendor and of the business."""
    parties = agreement_of(text).parties
    return parties.vendor, parties.business
