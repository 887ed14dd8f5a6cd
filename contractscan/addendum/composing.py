"""What an addendum says: the clauses that an agreement lacks, in its own terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from contractscan.addendum.framing import Frame, closing, definitions, frame_of, opening
from contractscan.document import Document
from contractscan.errors import NoContractsFound, NothingToAdd, SettingsError
from contractscan.joining import join
from contractscan.options import ScanOptions, checked, rules_of
from contractscan.report.model import Citation, Finding, Report, Status
from contractscan.rules import Requirement
from contractscan.rules.suggestions import BLANK, Terms, filled, notwithstanding, wording_for
from contractscan.scanner import scan_document, understand

_PURPOSE, _LIMITED, _EXCLUSIVE = (
    "specific-business-purpose",
    "limited-and-specified-disclosure",
    "exclusive",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the addendum.

    Attributes:
        requirement: Id of the requirement that it meets.
        title: Its heading.
        text: What it says, up to its list if it has one.
        items: The items of its list.
        after: What it says after the list.
        citations: The provisions that ask for it.
        is_required: Whether it must be in every contract.
    """

    requirement: str
    title: str
    text: str
    items: tuple[str, ...]
    after: str
    citations: tuple[Citation, ...]
    is_required: bool

    @property
    def has_blank(self) -> bool:
        """Return whether something in it is still to be filled in."""
        return any(BLANK.search(each) for each in (self.text, *self.items, self.after))


@dataclass(frozen=True, slots=True)
class Addendum:
    """What an addendum says.

    Attributes:
        frame: What it takes from the agreement.
        opening: Who enters into it, and what it changes.
        definitions: What its words mean.
        clauses: In the order of the requirements.
        closing: Order of precedence and what remains: heading and text.
    """

    frame: Frame
    opening: str
    definitions: tuple[str, ...]
    clauses: tuple[Clause, ...]
    closing: tuple[tuple[str, str], ...]

    @property
    def terms(self) -> Terms:
        """Return its names for the parties and the personal information."""
        return self.frame.terms

    @property
    def awaiting(self) -> frozenset[str]:
        """Return the ids of the requirements that wait for blanks to be filled in."""
        blank = {clause.requirement for clause in self.clauses if clause.has_blank}
        # What is disclosed for specified purposes waits until they are specified.
        return frozenset(blank | ({_LIMITED} if _PURPOSE in blank else set()))

    @property
    def opening_has_blank(self) -> bool:
        """Return whether a title or a name in its opening is still to be filled in."""
        return bool(BLANK.search(self.opening))

    @property
    def report(self) -> Report:
        """Return what the agreement lacks."""
        return self.frame.report


def compose(
    documents: Sequence[Document],
    *,
    purposes: Sequence[str] = (),
    everything: bool = False,
    firm: Collection[str] = (),
    **options: Unpack[ScanOptions],
) -> Addendum:
    """Return the addendum that supplies what an agreement lacks or has weakly.

    Args:
        documents: Those that make up the agreement, judged together; at least one.
        purposes: What the personal information is processed for, to be filled in where the
            agreement does not say it specifically.
        everything: Supply also what the law asks of some contracts only, or recommends.
        firm: Ids of requirements whose clauses must hold whatever the agreement says elsewhere.
        **options: See `ScanOptions`; those that tell how to read a file are not used.

    Raises:
        NothingToAdd: The agreement lacks nothing.
        NoContractsFound: It is no vendor contract, and gets no findings.
        SettingsError: A purpose is empty.
        UnknownRequirement: An id in `requirements` does not exist.
    """
    agreement = documents[0] if len(documents) == 1 else join(documents)
    rules = rules_of(checked(options))
    report = scan_document(agreement, **options)
    gaps = _gaps(report, everything=everything)
    read = understand(agreement, rules)
    frame = frame_of(documents, read.terms, read.agreement.parties, report)
    named = {finding.requirement for finding in gaps}
    clauses = [
        _clause(
            finding,
            rules.requirement(finding.requirement).judged_as(frame.role),
            named,
            finding.requirement in firm,
        )
        for finding in gaps
    ]
    return Addendum(
        frame=frame,
        opening=opening(frame),
        definitions=tuple(definitions(frame)),
        clauses=tuple(_filled(clause, frame.terms, purposes) for clause in clauses),
        closing=tuple(closing(frame)),
    )


def _gaps(report: Report, *, everything: bool) -> list[Finding]:
    name = report.document.name
    if report.outcome == "withheld":
        reason = report.agreement.kind_reason if report.agreement else ""
        raise NoContractsFound(
            f"{name} gets no findings. {reason}".strip(),
            "Judge it nevertheless with --any-document.",
        )
    # In the order of the requirements.
    gaps = [f for f in report.findings if f.status is not Status.MET and f.force != "not-required"]
    asked = [finding for finding in gaps if everything or finding.force == "contract"]
    if not asked:
        others = "other gap is" if len(gaps) == 1 else f"{len(gaps)} other gaps are"
        rest = f"Its {others} supplied with --all." if gaps else ""
        raise NothingToAdd(f"{name} lacks nothing that must be in every contract.", rest)
    return asked


def _clause(
    finding: Finding, requirement: Requirement, gaps: Collection[str], firm: bool
) -> Clause:
    """Return the clause that closes a gap, with its placeholders."""
    absent = {each.element for each in finding.elements if not each.found}
    if requirement.id == _LIMITED and _PURPOSE in gaps:
        absent = {_EXCLUSIVE}  # the clause on purposes specifies them for both
    wording = wording_for(requirement, absent)
    if firm or (finding.status is Status.WEAK and not absent):
        wording = notwithstanding(wording)
    is_required = finding.force == "contract"
    return Clause(
        requirement.id, finding.title, wording, (), "", finding.citations, is_required=is_required
    )


def _filled(clause: Clause, terms: Terms, purposes: Sequence[str]) -> Clause:
    text, items, after = _with_purposes(filled(clause.text, terms), purposes)
    title = clause.title.replace("the vendor", terms.vendor).replace("the business", terms.business)
    title = title.replace("a contractor", terms.vendor)
    return replace(clause, title=title, text=text, items=items, after=after)


def _with_purposes(text: str, purposes: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """Return a text in three parts: what is before its blank, the list for it, what follows."""
    blank = BLANK.search(text)
    if blank is None or not purposes:
        return text, (), ""
    items = [_plain(purpose) for purpose in purposes]
    if len(items) == 1:
        return f"{text[: blank.start()]}{items[0]}{text[blank.end() :]}", (), ""
    ends = [";"] * (len(items) - 2) + ["; and"] * (len(items) > 1) + ["."]
    listed = tuple(f"{item}{end}" for item, end in zip(items, ends, strict=True))
    return text[: blank.start()].rstrip(), listed, text[blank.end() :].lstrip(". ")


def _plain(purpose: str) -> str:
    """Return a purpose without line breaks, signs that no document can hold, and its full stop."""
    shown = "".join(char if char.isprintable() else " " for char in purpose)
    item = " ".join(shown.split()).strip(".;, ")
    if not item:
        raise SettingsError("A purpose is empty.", "Say what the vendor does with the data.")
    return item
