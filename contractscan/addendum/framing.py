"""What stands around the clauses of an addendum: parties, definitions, roles, precedence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contractscan.document import Document
from contractscan.report.model import Report, Role
from contractscan.rules.suggestions import Terms, filled
from contractscan.structure.openings import find_openings
from contractscan.structure.parties import Parties
from contractscan.structure.pronouns import PRONOUNS
from contractscan.structure.titles import title_of

TITLE = "CCPA Addendum"
UNTITLED = "[title and date of the agreement]"
_AGREEMENT = "the Agreement"
_OWN_TERM = "Personal Information"
_EUROPEAN = frozenset({"GDPR", "UK GDPR", "Swiss FADP"})
# What the addendum calls a vendor without a name.
_NAMES: dict[Role, str] = {
    "service-provider": "Service Provider",
    "contractor": "Contractor",
    "third-party": "Vendor",
}
_ROLES: dict[Role, str] = {
    "service-provider": "{vendor} is its service provider with respect to the {data}",
    "contractor": "{vendor} is its contractor with respect to the {data}",
    "third-party": "{vendor} is a third party to which it makes the {data} available",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What an addendum takes from the agreement.

    Attributes:
        titles: Those of the documents that it adds to; `UNTITLED` for one without.
        terms: Its names for the parties and the personal information.
        parties: The names that the agreement has for its sides.
        has_term: Whether the agreement itself has the term for the personal information.
        report: What the agreement lacks.
    """

    titles: tuple[str, ...]
    terms: Terms
    parties: Parties
    has_term: bool
    report: Report

    @property
    def role(self) -> Role:
        """Return the role for which the addendum is drafted."""
        return self.report.agreement.judged_as if self.report.agreement else "service-provider"

    @property
    def gives_role(self) -> bool:
        """Return whether the addendum must say which role the vendor has."""
        facts = self.report.agreement
        return facts is None or facts.role != facts.judged_as


def frame_of(
    documents: Sequence[Document], terms: Terms, parties: Parties, report: Report
) -> Frame:
    """Return what an addendum takes from an agreement.

    Args:
        documents: Those that make up the agreement.
        terms: What the agreement calls the parties and the personal information.
        parties: All names of its sides.
        report: Of a scan of it.
    """
    has_term = terms.data[:1].isupper()
    own = replace(terms, agreement=_AGREEMENT, data=terms.data if has_term else _OWN_TERM)
    titles = tuple(dict.fromkeys(title for document in documents for title in _titles(document)))
    frame = Frame(titles, own, parties, has_term, report)
    if _is_named(own.vendor, parties.vendor):
        return frame
    return replace(frame, terms=replace(own, vendor=_NAMES[frame.role]))


def opening(frame: Frame) -> str:
    """Return who enters into the addendum, and what it adds to."""
    named = [f"the {title}" for title in frame.titles]
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    those, them = ("that agreement", "it") if len(named) == 1 else ("those documents", "them")
    business = _party(frame.terms.business, frame.parties.business)
    vendor = _party(frame.terms.vendor, frame.parties.vendor)
    if (business, vendor) == (frame.terms.business, frame.terms.vendor):
        who = f"{business} and {vendor}, as the parties are called in {listed} between them"
    else:
        who = f"the parties to {listed}: {business} and {vendor}"
    return (
        f"This {TITLE} (this “Addendum”) is entered into by {who}. It adds to {those} and to all "
        f"documents that belong to {them} (together, with this Addendum, the “Agreement”), and "
        "takes effect on the date of the last signature below."
    )


def definitions(frame: Frame) -> Iterator[str]:
    """Yield what the words of the addendum mean, and the roles if the agreement gives none."""
    yield (
        "“CCPA” means the California Consumer Privacy Act of 2018, Cal. Civ. Code § 1798.100 et "
        "seq., as amended, including by the California Privacy Rights Act of 2020, and its "
        "regulations, 11 CCR § 7000 et seq. References to that act anywhere in the Agreement "
        "include these amendments and regulations."
    )
    own = "personal information, as the CCPA defines it, that {vendor} collects or receives under"
    if frame.has_term:
        term = (
            "“{data}” has the meaning that it has elsewhere in {agreement}, and includes all "
            f"{own} {{agreement}}."
        )
    else:
        term = f"“{{data}}” means {own} {{agreement}}."
    yield filled(term, frame.terms)
    yield (
        "“Business purpose”, “commercial purpose”, “consumer”, “cross-context behavioral "
        "advertising”, “personal information”, “sell” and “share” have the meanings that the CCPA "
        "gives them. Other capitalized words have the meanings that they have elsewhere in the "
        "Agreement."
    )
    if frame.gives_role:
        roles = f"Under the CCPA, {{business}} is a business and {_ROLES[frame.role]}."
        yield filled(roles, frame.terms)


def closing(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the heading and the text of what stands behind the clauses."""
    precedence = (
        "In the event of a conflict between this Addendum and any other part of the Agreement, "
        "this Addendum prevails, whatever order of precedence the Agreement sets elsewhere."
    )
    if not _EUROPEAN.isdisjoint(frame.report.regimes):
        # Their own Clause 5 puts them before everything that the parties agree.
        precedence += (
            " Standard contractual clauses for the transfer of personal data to other countries "
            "are not affected by this Addendum."
        )
    yield "Order of precedence", precedence
    remaining = (
        "All other terms of the Agreement remain in force. The duties of {vendor} under this "
        "Addendum last for as long as {vendor} holds {data}."
    )
    yield "Remaining terms", filled(remaining, frame.terms)


def _titles(document: Document) -> Iterator[str]:
    """Yield the titles of the agreements in a document."""
    yield title_of(document) or UNTITLED
    for behind in find_openings(document)[1:]:
        if behind.title:
            yield behind.title


def _is_named(name: str, names: Sequence[str]) -> bool:
    return name.removeprefix("the ").lower() in {each.lower() for each in names}


def _party(name: str, names: Sequence[str]) -> str:
    """Return a party by the name that the agreement has for it, or what else tells who it is."""
    if _is_named(name, names):
        return name
    pronouns = [each.lower() for each in names if each.lower() in PRONOUNS]
    if not pronouns:
        return f"[full name of the {name}] (“{name}”)"
    return f"the party that it calls “{'you' if 'you' in pronouns else 'we'}” (“{name}”)"
