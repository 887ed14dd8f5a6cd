"""The report on one contract: plain, frozen data that every view and every machine reads.

The JSON form is a contract of its own (docs/report-schema.md); `SCHEMA_VERSION` changes when
a field changes its meaning or goes away, not when one is added.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from contractscan.errors import UnknownRequirement

SCHEMA_VERSION: Final = "1"
Force = Literal["contract", "conditional", "recommended", "not-required"]
Severity = Literal["high", "medium", "low"]
Role = Literal["service-provider", "contractor", "third-party"]
Edition = Literal["2018", "2023", "2026"]
SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")
USUAL_SEVERITY: Final[Mapping[str, Severity]] = {
    "contract": "high",
    "conditional": "medium",
    "recommended": "low",
    "not-required": "low",
}
SinceBaseline = Literal["new", "worse", "unchanged"]


class Status(StrEnum):
    """The three verdicts, see docs/requirements.md."""

    MET = "met"
    WEAK = "weak"
    MISSING = "missing"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Frozen):
    """A provision of law and the edition whose numbering the citation follows."""

    law: str
    edition: str


class Evidence(_Frozen):
    """A passage of the contract, quoted word for word.

    Attributes:
        quote: ``document.text[start:end]``.
        start: Offset of its first character.
        end: Offset after its last character.
        page: Page on which it begins, counted from 1; None for a format without pages.
        line: Line of the file on which its paragraph begins, counted from 1; None for a format
            without lines, which are all but plain text and Markdown.
        clause: Number of the clause as the reader sees it, with the annex that it stands in, for
            example ``4.2(b)``, ``Article IV(a)`` or ``Exhibit A, 2.1``.
        before: What the clause says before the quote, with the words that introduce a list
            item; whole words, at most 200 characters, an ellipsis where more is cut off.
        after: What the clause says after it, likewise.
        document: Name of the document that it stands in, if several were judged as one
            agreement; offsets and page are those of that document.
    """

    quote: str
    start: int
    end: int
    page: int | None = None
    line: int | None = None
    clause: str | None = None
    before: str = ""
    after: str = ""
    document: str | None = None


def named_clause(clause: str) -> str:
    """Return a clause number as a phrase: ``clause 4.2(b)``; ``Exhibit A, 2.1`` has its name."""
    return clause if " " in clause else f"clause {clause}"


class ElementResult(_Frozen):
    """One thing that the law asks of the clause, and whether the contract has it.

    Attributes:
        element: Its id in the rule file.
        title: What it is, in plain words.
        found: Whether the contract supplies it in full.
    """

    element: str
    title: str
    found: bool


class Waiver(_Frozen):
    """Why a gap is accepted, by whom, and for how long.

    Attributes:
        reason: Why.
        approver: By whom.
        expires: The last day on which it counts.
    """

    reason: str
    approver: str
    expires: date


def _usual_severity(known: dict[str, Any]) -> Severity:
    """Return the severity that follows from the force, if that is known."""
    return USUAL_SEVERITY.get(known.get("force", ""), "high")


class Finding(_Frozen):
    """The verdict on one requirement, with its evidence and its reasons.

    Attributes:
        requirement: Id, for example ``no-sale-or-sharing``.
        title: Short name of the requirement.
        status: ``met``, ``weak`` or ``missing``.
        confidence: The share of verdicts of its kind that were right on labelled contracts, in
            0..1 (docs/accuracy.md).
        please_check: Whether the confidence is so low that a person should look.
        force: ``contract`` when the law demands the clause in every contract with a vendor of the
            role judged; ``conditional`` when only in some; ``not-required`` when it asks the
            clause of other roles only, or not yet, so that its absence is no gap; ``recommended``
            otherwise.
        severity: How much a gap counts: ``high``, ``medium`` or ``low``. Unless somebody has set
            it otherwise it follows from `force`: contract, conditional, recommended.
        citations: The provisions that ask for it.
        elements: What was looked for, found or not.
        evidence: The passages that carry the verdict, best first, at most three.
        reasons: Why the status is what it is, in plain words.
        suggestion: Wording that would supply what is absent; empty when met or not required.
        waiver: Who accepts the gap, and why; None if nobody does.
        since_baseline: How a gap compares with a baseline: ``new`` if it was none there, ``worse``
            if it was weak and is missing, ``unchanged`` only if it is waived, because others are
            left out; None without a baseline, and for what is no gap.
    """

    requirement: str
    title: str
    status: Status
    confidence: float = Field(ge=0.0, le=1.0)
    please_check: bool = False
    force: Force
    severity: Severity = Field(default_factory=_usual_severity)
    citations: tuple[Citation, ...]
    elements: tuple[ElementResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    suggestion: str = ""
    waiver: Waiver | None = None
    since_baseline: SinceBaseline | None = None


class DocumentFacts(_Frozen):
    """What was scanned.

    Attributes:
        name: File name, or the name that the caller gave.
        path: Path as given by the caller; None for bytes or standard input.
        format: ``docx``, ``pdf``, ``html``, ``markdown`` or ``text``; None if not recognised.
        sha256: Hash of the bytes in hexadecimal; None if they could not be read.
        pages: Number of pages; None for a format without pages.
        words: Number of words read.
    """

    name: str
    path: str | None = None
    format: str | None = None
    sha256: str | None = None
    pages: int | None = None
    words: int = 0


class PartiesFound(_Frozen):
    """The names by which the contract calls its two sides, most frequent first."""

    vendor: tuple[str, ...] = ()
    business: tuple[str, ...] = ()


class AgreementFacts(_Frozen):
    """What kind of agreement it is, and by which measure it was judged.

    Attributes:
        kind: ``contract``, or what the document is instead, for example ``privacy-policy``.
        kind_reason: Why it is taken for no contract, in plain words; empty for a contract.
        role: The role that the text gives the vendor under the CCPA; None if it gives none.
        role_evidence: The passage that gives it.
        judged_as: The role by whose requirements the vendor was judged.
        judged_by: The edition of the law by which it was judged, in words.
        edition: The CCPA that the text was drafted for: the act of ``2018`` with its regulations
            of 2020, the act as amended by the CPRA, in force since ``2023``, or the regulations
            in force since ``2026``; None if it does not name the CCPA.
        edition_evidence: The passage that shows it.
    """

    kind: str = "contract"
    kind_reason: str = ""
    role: Role | None = None
    role_evidence: Evidence | None = None
    judged_as: Role = "service-provider"
    judged_by: str = ""
    edition: Edition | None = None
    edition_evidence: Evidence | None = None


class ReportWarning(_Frozen):
    """Something that the reader must know about how the document was read."""

    code: str
    message: str
    pages: tuple[int, ...] = ()


class ReportError(_Frozen):
    """Why a document could not be scanned, and the way out."""

    code: str
    message: str
    hint: str = ""


class Versions(_Frozen):
    """What produced the report: the same versions and input give the same report.

    Attributes:
        contractscan: Version of the program.
        rules: Hash of the rules.
        law: The edition of the law by which contracts were judged, for example ``2026``.
    """

    contractscan: str
    rules: str
    law: str = ""


class Report(_Frozen):
    """Everything that a scan found out about one document, or several judged as one agreement.

    Attributes:
        document: What was scanned.
        documents: The documents of an agreement that is made of several; empty for one.
        outcome: ``scanned``; ``withheld`` if the document is no vendor contract, so that there
            are no findings and `agreement` says why; ``failed`` if it could not be read, and
            `error` says why.
        agreement: Kind, role and edition; None if it could not be read.
        regimes: The privacy laws that the text names, California's first.
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    versions: Versions
    document: DocumentFacts
    documents: tuple[DocumentFacts, ...] = ()
    outcome: Literal["scanned", "withheld", "failed"]
    agreement: AgreementFacts | None = None
    parties: PartiesFound = PartiesFound()
    regimes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    warnings: tuple[ReportWarning, ...] = ()
    error: ReportError | None = None

    @property
    def met(self) -> tuple[Finding, ...]:
        """Return the findings whose requirement is met; those not required stand apart."""
        return self._with(Status.MET)

    @property
    def weak(self) -> tuple[Finding, ...]:
        """Return the findings whose clause is there but falls short."""
        return self._with(Status.WEAK)

    @property
    def missing(self) -> tuple[Finding, ...]:
        """Return the findings that no operative clause addresses."""
        return self._with(Status.MISSING)

    @property
    def not_required(self) -> tuple[Finding, ...]:
        """Return the findings on what the law asks of other roles only, whatever their status."""
        return tuple(finding for finding in self.findings if finding.force == "not-required")

    @property
    def waived(self) -> tuple[Finding, ...]:
        """Return the gaps that somebody has accepted; they count neither as weak nor as missing."""
        return tuple(finding for finding in self.findings if finding.waiver is not None)

    def finding(self, requirement: str) -> Finding:
        """Return the finding on one requirement.

        Raises:
            UnknownRequirement: The report has no such requirement.
        """
        for finding in self.findings:
            if finding.requirement == requirement:
                return finding
        raise UnknownRequirement(
            f"The report on {self.document.name} has no requirement {requirement!r}.",
            "`contractscan requirements` lists them all.",
        )

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as JSON text; `from_json` reads it back unchanged."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Return the report that `to_json` wrote."""
        return cls.model_validate_json(text)

    def _with(self, status: Status) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.status is status
            and finding.force != "not-required"
            and finding.waiver is None
        )
