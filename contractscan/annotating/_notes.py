"""Report -> notes: what is written beside a contract, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contractscan.document import Document, Span
from contractscan.report.model import Finding, Report
from contractscan.rules.suggestions import BLANK

AUTHOR = "contractscan"
_FORCES = {
    "contract": "must be in every contract",
    "conditional": "needed in some contracts only",
    "recommended": "recommended",
}
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside a contract.

    Attributes:
        title: One line.
        paragraphs: What follows.
        span: The words that it is on; None for the contract as a whole.
        requirement: Id of the requirement that it is about; empty for the contract as a whole.
        first: Whether it is the first note about its requirement.
    """

    title: str
    paragraphs: tuple[str, ...]
    span: Span | None = None
    requirement: str = ""
    first: bool = True

    def text(self) -> str:
        """Return the note as one text, its paragraphs apart."""
        return "\n".join((self.title, *self.paragraphs))

    def with_paragraph(self, paragraph: str) -> Note:
        """Return the note with one more paragraph behind its title."""
        return Note(
            self.title, (paragraph, *self.paragraphs), self.span, self.requirement, self.first
        )


def notes_on(report: Report) -> tuple[Note, ...]:
    """Return the notes for a contract: one on the whole, and one on each passage that is weak.

    Args:
        report: Of a scan with findings.
    """
    weak = (note for finding in report.weak for note in _on_weak(finding))
    return (_on_the_whole(report), *weak)


def quoted(document: Document, span: Span) -> str:
    """Return the words of a span in quotation marks, shortened in the middle."""
    words = " ".join(document.quote(span).split())
    if len(words) > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        words = f"{words[:half].rsplit(' ', 1)[0]} … {words[-half:].split(' ', 1)[-1]}"
    return f"“{words}”"


def _on_the_whole(report: Report) -> Note:
    counts = (
        f"{len(report.met)} requirements of the CCPA are met, {len(report.weak)} are weak, "
        f"{len(report.missing)} are missing."
    )
    role = report.agreement.judged_as.replace("-", " ") if report.agreement else "service provider"
    about = f"Judged as the contract of a {role}. A draft for review, not legal advice."
    paragraphs = [_asked_of_all(report), about, *(w.message for w in report.warnings)]
    if report.weak:
        paragraphs.append("Weak clauses have notes where they stand.")
    for number, finding in enumerate(report.missing, start=1):
        paragraphs.append(
            f"Missing ({number} of {len(report.missing)}): {finding.title} "
            f"({_laws(finding)}; {_FORCES[finding.force]})."
        )
        paragraphs += _suggested(finding)
    return Note(counts, tuple(paragraphs))


def _asked_of_all(report: Report) -> str:
    asked = sum(finding.force == "contract" for finding in (*report.weak, *report.missing))
    are = "is a clause" if asked == 1 else "are clauses"
    return f"Of the weak and missing, {asked or 'none'} {are} that must be in every contract."


def _on_weak(finding: Finding) -> Iterator[Note]:
    for number, evidence in enumerate(finding.evidence, start=1):
        span = Span(evidence.start, evidence.end)
        title = f"Weak: {finding.title} ({_laws(finding)}; {_FORCES[finding.force]})"
        if number == 1:
            paragraphs = (*finding.reasons, *_suggested(finding))
            yield Note(title, paragraphs, span, finding.requirement)
        else:
            of_all = f"Passage {number} of {len(finding.evidence)} that the verdict rests on."
            also = f"{of_all} The reasons and the suggested wording stand at the first."
            yield Note(title, (also,), span, finding.requirement, first=False)


def _suggested(finding: Finding) -> Iterator[str]:
    if finding.suggestion:
        blank = "; fill in the brackets" if BLANK.search(finding.suggestion) else ""
        yield f"Suggested wording (draft{blank}): {finding.suggestion}"


def _laws(finding: Finding) -> str:
    return "; ".join(citation.law for citation in finding.citations)
