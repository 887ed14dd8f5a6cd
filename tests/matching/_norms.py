"""Text -> statements, norms, verdicts, with the lexicons of the project."""

from contractscan.matching.norms import Norm
from contractscan.matching.reading import ReadAgreement, read_for_matching
from contractscan.parsers import parse
from contractscan.report import Finding
from contractscan.rules import load_rules
from contractscan.scanner import concept_finder, party_cues, scan
from contractscan.structure.agreement import read_agreement

# Makes "Vendor" and "Customer" the parties without a norm of its own.
PARTIES = "This Addendum is between Vendor and Customer.\n\n"


def read_of(text: str) -> ReadAgreement:
    document = parse((PARTIES + text).encode(), "contract.txt")
    agreement = read_agreement(document, party_cues(load_rules()))
    return read_for_matching(agreement, concept_finder(load_rules()), load_rules().generic_words)


def norms_of(text: str) -> list[Norm]:
    """Return the norms of a text, without the whole statements and the line on the parties."""
    return [
        norm
        for norm in read_of(text).norms
        if norm.modality != "text" and norm.statement.span.start >= len(PARTIES.rstrip())
    ]


def who_must(text: str) -> list[tuple[str, str]]:
    """Return (actor, modality) of each norm."""
    return [(norm.actor, norm.modality) for norm in norms_of(text)]


def bans(text: str) -> list[str]:
    """Return the words of every prohibition, without composite ones."""
    return [
        " ".join(norm.statement.words[norm.start : norm.end])
        for norm in norms_of(text)
        if norm.modality == "prohibition" and not norm.statement.composite
    ]


def statements_of(text: str, *, composite: bool = False) -> list[str]:
    """Return the words of each statement, lead-ins included."""
    return [
        " ".join(statement.words)
        for statement in read_of(text).statements
        if statement.composite == composite and statement.span.start >= len(PARTIES.rstrip())
    ]


def finding(text: str, requirement: str) -> Finding:
    return scan((PARTIES + text).encode(), requirements=[requirement]).findings[0]
