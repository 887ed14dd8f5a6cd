"""What a rule file of clause_patterns/ may say.

The models refuse unknown keys, so that a typing error in a rule is an error and not a rule that
never fires. What the fields mean to a rule writer stands in docs/writing-rules.md.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from contractscan.report.model import USUAL_SEVERITY, Edition, Force, Role, Severity

Modality = Literal[
    "duty",
    "prohibition",
    "permission",
    "right",
    "statement",
    "denial",
    "abstention",
    "acknowledgement",
    "aim",
    "text",
]
Actor = Literal["vendor", "business", "other", "not-vendor", "not-business"]


class Strict(BaseModel):
    """What a rule file says, without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@cache
def either(alternatives: str) -> tuple[str, ...]:
    """Return the concepts that an entry of a condition names: ``retain|keep`` are two."""
    return tuple(alternatives.split("|"))


class Condition(Strict):
    """What one norm must look like.

    Concepts are names of the lexicons; ``a|b`` asks for one of the two.

    Attributes:
        actor: Who is bound or entitled; ``vendor`` includes clauses that bind both parties and
            passive clauses that name nobody; ``not-vendor`` and ``not-business`` shut out only
            that side. None asks nothing.
        modality: The norm has one of these.
        all: Every one of these concepts occurs in the norm.
        none: None of these occurs in the norm.
        sentence: Each of these occurs somewhere in the sentence, its lead-in included.
        no_sentence: None of these occurs there.
        near: Each of these occurs in the sentence, elsewhere in its clause, in the clause before
            or in the headings above, so that "such requests" and "they" find what they refer to.
        heading: One of these occurs in the headings above the clause.
        no_heading: None of these occurs in the headings above the clause.
        sequence: These concepts occur in this order in the norm.
        gap: The most words that may stand between two concepts of the sequence.
        excepted: Each of these occurs in an exception of the norm.
        operative: Whether recitals and definitions are left out.
        purpose: Whether the purpose that the passage names is ``specific`` or ``generic``;
            ``named`` asks only that it names one.
        days_over: A time limit longer than this many days is named.
        across_items: Whether a list may be read as one sentence, its items together.
        anywhere: Each of these occurs somewhere in the agreement.
        nowhere: None of these occurs anywhere in the agreement.
    """

    actor: Actor | None = "vendor"
    modality: tuple[Modality, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    no_sentence: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    no_heading: tuple[str, ...] = ()
    sequence: tuple[str, ...] = ()
    gap: int | None = None
    excepted: tuple[str, ...] = ()
    operative: bool = True
    purpose: Literal["specific", "generic", "named"] | None = None
    days_over: int | None = None
    across_items: bool = False
    anywhere: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()


class Way(Condition):
    """One way in which a contract can supply an element.

    Attributes:
        because: For a partial way, why it falls short, in plain words.
        exempt: Weaknesses (by id) that do not weaken this way.
    """

    because: str = ""
    exempt: tuple[str, ...] = ()


class Element(Strict):
    """One thing that the law asks of the clause.

    Attributes:
        title: What it is, in plain words.
        like: ``requirement/element``: whatever supplies that element supplies this one too.
        full: Ways that supply it.
        partial: Ways that address it but fall short.
        addresses: Whether finding only this element already makes the requirement weak rather
            than missing.
        absent: What to tell the reader when it is not found.
        suggestion: Wording that would supply this element alone; empty for the requirement's.
    """

    title: str
    like: str = ""
    full: tuple[Way, ...] = ()
    partial: tuple[Way, ...] = ()
    addresses: bool = True
    absent: str = ""
    suggestion: str = ""


class Weakness(Condition):
    """Something that makes a clause fall short though all elements are there.

    Attributes:
        because: Why, in plain words.
        within: ``norm``: looked for in the norm that supplies an element; ``agreement``: in any
            norm of the agreement.
        elements: The elements that it weakens; empty for all.
        requirements: For a common weakness, the requirements that it weakens; empty for all.
    """

    actor: Actor | None = None
    because: str
    within: Literal["norm", "agreement"] = "norm"
    elements: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


class RoleRule(Strict):
    """What changes when the vendor has another role than that of a service provider.

    Attributes:
        force: Instead of the requirement's; None leaves it.
        law: Keys of law.yaml instead of the requirement's; empty leaves them.
        suggestion: Wording instead of the requirement's and that of its elements; empty leaves it.
    """

    force: Force | None = None
    law: tuple[str, ...] = ()
    suggestion: str = ""


class Requirement(Strict):
    """One clause that the law asks of the contract.

    Attributes:
        id: Stable name, for example ``no-sale-or-sharing``.
        order: Its place in reports, counted from 1.
        title: Short name.
        force: ``contract``, ``conditional`` or ``recommended``.
        severity: How much a gap counts; None for what follows from the force.
        when: For a conditional requirement, when it applies.
        law: Keys of law.yaml.
        since: The first edition of the law that asks for it; empty for all.
        roles: What changes for a contractor or a third party.
        summary: What the clause is for, in plain language.
        met: What counts as met.
        weak: What counts as weak.
        missing: What does not address it.
        suggestion: Wording that would supply it; `contractscan.rules.suggestions` fills in its
            placeholders {vendor}, {business}, {data} and {agreement}.
        elements: Every one must be supplied for *met*.
        addressed_by: Ways that make the requirement weak rather than missing.
        weakened_by: What makes a supplied element fall short.
        common_weaknesses: Whether the weaknesses of common.yaml apply too.
    """

    id: str
    order: int = Field(ge=1)
    title: str
    force: Force
    severity: Severity | None = None
    when: str = ""
    law: tuple[str, ...]
    since: str = ""
    roles: dict[Role, RoleRule] = {}
    summary: str
    met: str
    weak: tuple[str, ...]
    missing: str
    suggestion: str
    elements: dict[str, Element]
    addressed_by: tuple[Way, ...] = ()
    weakened_by: dict[str, Weakness] = {}
    common_weaknesses: bool = True

    def judged_as(self, role: Role) -> Requirement:
        """Return the requirement with the force, the law and the wording that it has for a role."""
        if (rule := self.roles.get(role)) is None:
            return self
        changes: dict[str, object] = {
            "force": rule.force or self.force,
            "law": rule.law or self.law,
        }
        if rule.suggestion:
            changes["suggestion"] = rule.suggestion
            changes["elements"] = {
                name: element.model_copy(update={"suggestion": ""})
                for name, element in self.elements.items()
            }
        return self.model_copy(update=changes)

    def severity_in_force(self) -> Severity:
        """Return how much a gap counts."""
        return self.severity or USUAL_SEVERITY[self.force]

    def not_required(self) -> Requirement:
        """Return the requirement as an edition of the law has it that does not ask for it yet."""
        none: Force = "not-required"
        roles = {role: rule.model_copy(update={"force": none}) for role, rule in self.roles.items()}
        return self.model_copy(update={"force": none, "roles": roles})


class RoleSigns(Strict):
    """What shows that a contract gives the vendor a role.

    Attributes:
        given_by: A norm that looks like one of these gives it.
        not_called: Names, lower case, of which the vendor bears none.
    """

    given_by: tuple[Condition, ...]
    not_called: tuple[str, ...] = ()


class Profiles(Strict):
    """profiles.yaml: the role of the vendor, the age of the contract, the laws it names.

    Attributes:
        roles: The first that fits is the role given.
        editions: Edition of the CCPA -> norms that show it; the first that fits.
        regimes: Privacy law, as reports show it -> its concept.
    """

    roles: dict[Role, RoleSigns]
    editions: dict[Edition, tuple[Condition, ...]]
    regimes: dict[str, str]


class DocumentKind(Strict):
    """A kind of document that is no vendor contract; documents.yaml says how it is told.

    Attributes:
        title: What it is, with its article.
        opening: Phrases of which one stands among the first words.
        not_opening: Phrases of which none stands there.
        within: How many words are the first.
        signs: Phrases that are usual in it.
        least: How many different ones must occur.
        barred: Phrases that never occur in it.
        most_contract_signs: How many different signs of a contract it may have.
        most_duties: How many rules of conduct it may hold; None asks nothing.
        most_words: How many words it may have; None asks nothing.
        unless_met: Requirements that only a contract meets.
    """

    title: str
    opening: tuple[str, ...]
    not_opening: tuple[str, ...] = ()
    within: int = Field(ge=1)
    signs: tuple[str, ...]
    least: int = Field(ge=1)
    barred: tuple[str, ...] = ()
    most_contract_signs: int = 0
    most_duties: int | None = None
    most_words: int | None = None
    unless_met: tuple[str, ...] = ()


class DocumentKinds(Strict):
    """documents.yaml: what tells a contract from other documents.

    Attributes:
        contract_titles: Phrases among the first words that show a contract.
        contract_signs: Phrases that are usual in contracts.
        kinds: The other kinds by name.
    """

    contract_titles: tuple[str, ...]
    contract_signs: tuple[str, ...]
    kinds: dict[str, DocumentKind]


Share = Annotated[float, Field(ge=0.0, le=1.0)]


class ConfidenceTable(Strict):
    """confidence.yaml: how often verdicts are right.

    Attributes:
        passages: Status -> share that is right, by the number of passages quoted.
        requirements: Requirement -> what is added to that share.
        unread_pages: The most for a gap in a document with pages that could not be read.
        worded_alike: The most for a missing clause that some passage is worded much like.
        please_check: Below this, people are asked to check.
    """

    passages: dict[Literal["met", "weak", "missing"], tuple[Share, ...]]
    requirements: dict[str, float] = {}
    unread_pages: Share
    worded_alike: Share
    please_check: Share


class Example(Strict):
    """An excerpt of a contract, of our own writing, with the verdict that it must get."""

    text: str
    because: str = ""


class Examples(Strict):
    """The examples of one requirement."""

    met: tuple[Example, ...]
    weak: tuple[Example, ...]
    missing: tuple[Example, ...]
    known_gap: tuple[Example, ...] = ()
