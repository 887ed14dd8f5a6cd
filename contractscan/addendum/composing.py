"""What an addendum says: the clauses that an agreement lacks, in its own terms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from contractscan.document import BlockKind, Document
from contractscan.errors import NoContractsFound, NothingToAdd
from contractscan.joining import join
from contractscan.options import ScanOptions, checked, rules_of
from contractscan.report.model import Finding, Report, Status
from contractscan.rules import Requirement
from contractscan.rules.suggestions import BLANK, Terms, filled, notwithstanding, wording_for
from contractscan.scanner import scan_document, understand

TITLE = "CCPA Addendum"
_PURPOSE, _LIMITED, _EXCLUSIVE = (
    "specific-business-purpose",
    "limited-and-specified-disclosure",
    "exclusive",
)
_TITLE_BLOCKS, _TITLE_WORDS = 3, 12
_AGREEMENT = "the Agreement"
_OWN_TERM = "Personal Information"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the addendum.

    Attributes:
        requirement: Id of the requirement that it meets.
        title: Its heading.
        text: What it says, up to its list if it has one.
        items: The items of its list.
        after: What it says after the list.
        laws: The provisions that ask for it.
    """

    requirement: str
    title: str
    text: str
    items: tuple[str, ...]
    after: str
    laws: tuple[str, ...]

    @property
    def has_blank(self) -> bool:
        """Return whether something in it is still to be filled in."""
        return any(BLANK.search(each) for each in (self.text, *self.items, self.after))


@dataclass(frozen=True, slots=True)
class Addendum:
    """What an addendum says.

    Attributes:
        agreement: Titles of the documents that it adds to.
        terms: Its names for the parties and the personal information.
        opening: Who enters into it, and what it changes.
        definitions: What its words mean.
        clauses: In the order of the requirements.
        closing: Order of precedence and what remains: heading and text.
        report: What the agreement lacks.
    """

    agreement: tuple[str, ...]
    terms: Terms
    opening: str
    definitions: tuple[str, ...]
    clauses: tuple[Clause, ...]
    closing: tuple[tuple[str, str], ...]
    report: Report


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
        UnknownRequirement: An id in `requirements` does not exist.
    """
    agreement = documents[0] if len(documents) == 1 else join(documents)
    rules = rules_of(checked(options))
    report = scan_document(agreement, **options)
    gaps = _gaps(report, everything=everything)
    of_contract = understand(agreement, rules).terms
    terms = replace(of_contract, data=_data_term(of_contract), agreement=_AGREEMENT)
    titles = tuple(_title(document) for document in documents)
    named = {finding.requirement for finding in gaps}
    clauses = [
        _clause(finding, rules.requirement(finding.requirement), named, finding.requirement in firm)
        for finding in gaps
    ]
    return Addendum(
        agreement=titles,
        terms=terms,
        opening=_opening(titles, terms),
        definitions=tuple(_definitions(terms, of_contract)),
        clauses=tuple(_filled(clause, terms, purposes) for clause in clauses),
        closing=tuple(_closing(terms)),
        report=report,
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
        rest = f"Its {len(gaps)} other gaps are supplied with --all." if gaps else ""
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
    laws = tuple(citation.law for citation in finding.citations)
    return Clause(requirement.id, finding.title, wording, (), "", laws)


def _filled(clause: Clause, terms: Terms, purposes: Sequence[str]) -> Clause:
    text, items, after = _with_purposes(filled(clause.text, terms), purposes)
    return replace(clause, text=text, items=items, after=after)


def _with_purposes(text: str, purposes: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """Return a text in three parts: what is before its blank, the list for it, what follows."""
    blank = BLANK.search(text)
    if blank is None or not purposes:
        return text, (), ""
    items = [purpose.strip().rstrip(".;,") for purpose in purposes]
    ends = [";"] * (len(items) - 2) + ["; and"] * (len(items) > 1) + ["."]
    listed = tuple(f"{item}{end}" for item, end in zip(items, ends, strict=True))
    return text[: blank.start()].rstrip(), listed, text[blank.end() :].lstrip(". ")


def _title(document: Document) -> str:
    """Return the title at the top of a document, or its file's name."""
    for block in document.blocks[:_TITLE_BLOCKS]:
        text = " ".join(document.quote(block.span).split()).strip(" .:")
        if block.kind is BlockKind.HEADING and len(text.split()) <= _TITLE_WORDS:
            return text.title() if text.isupper() else text
    return document.name


def _opening(titles: Sequence[str], terms: Terms) -> str:
    listed = " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
    return filled(
        f"This {TITLE} (this “Addendum”) is entered into by {{business}} and {{vendor}}, as the "
        f"parties are called in the {listed} between them. It adds to the {listed} and to all "
        "documents that belong to it (together, with this Addendum, the “Agreement”), and takes "
        "effect on the date of the last signature below.",
        terms,
    )


def _data_term(terms: Terms) -> str:
    return terms.data if terms.data[:1].isupper() else _OWN_TERM


def _definitions(terms: Terms, of_contract: Terms) -> Iterator[str]:
    yield (
        "“CCPA” means the California Consumer Privacy Act of 2018, Cal. Civ. Code § 1798.100 et "
        "seq., as amended, including by the California Privacy Rights Act of 2020, and its "
        "regulations, 11 CCR § 7000 et seq."
    )
    own = "personal information, as the CCPA defines it, that {vendor} collects or receives under"
    if terms.data == of_contract.data:
        yield filled(
            f"“{terms.data}” has the meaning that it has elsewhere in {{agreement}}, and includes "
            f"all {own} {{agreement}}.",
            terms,
        )
    else:
        yield filled(f"“{terms.data}” means {own} {{agreement}}.", terms)
    yield (
        "“Business purpose”, “commercial purpose”, “consumer”, “cross-context behavioral "
        "advertising”, “personal information”, “sell” and “share” have the meanings that the CCPA "
        "gives them. Other capitalized words have the meanings that they have elsewhere in the "
        "Agreement."
    )


def _closing(terms: Terms) -> Iterator[tuple[str, str]]:
    yield (
        "Order of precedence",
        "In the event of a conflict between this Addendum and any other part of the Agreement, "
        "this Addendum prevails, whatever order of precedence the Agreement sets elsewhere.",
    )
    yield (
        "Remaining terms",
        filled(
            "All other terms of the Agreement remain in force. The duties of {vendor} under this "
            "Addendum last for as long as {vendor} holds {data}.",
            terms,
        ),
    )
