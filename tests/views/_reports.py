"""Reports made by hand, some with the text of an attacker."""

from contractscan.report import (
    AgreementFacts,
    Citation,
    DocumentFacts,
    Evidence,
    Finding,
    PartiesFound,
    Report,
    ReportError,
    ReportWarning,
    Status,
    Versions,
)
from contractscan.rules import load_rules

VERSIONS = Versions(contractscan="1.2.3", rules="abc", law="2026")


def finding(status: str, number: int = 1, **changes: object) -> Finding:
    values: dict[str, object] = {
        "requirement": f"{status}-{number}",
        "title": f"Title of {status} {number}",
        "status": Status(status),
        "confidence": 0.9,
        "force": "contract",
        "citations": (Citation(law="11 CCR § 7051(a)(1)", edition="2023-03-29"),),
        "reasons": ("Found: selling.", f"Reason of {status} {number}."),
        "suggestion": "" if status == "met" else "Vendor shall not.",
    }
    if status != "missing":
        values["evidence"] = (
            Evidence(quote="Vendor may sell.", start=3, end=19, page=4, clause="4.2(a)"),
        )
    return Finding.model_validate(values | changes)


def known_finding(requirement: str = "no-combining", **changes: object) -> Finding:
    """Return a finding on a requirement of the built-in rules."""
    rules = load_rules()
    rule = rules.requirement(requirement)
    told = {"requirement": rule.id, "title": rule.title, "citations": rules.citations(rule)}
    return finding("missing", **(told | changes))


def report(*findings: Finding, name: str = "msa.docx", **changes: object) -> Report:
    values: dict[str, object] = {
        "versions": VERSIONS,
        "document": DocumentFacts(name=name, path=f"in/{name}", format="docx", words=4120),
        "outcome": "scanned",
        "findings": findings,
    }
    return Report.model_validate(values | changes)


def failed(name: str = "bad.pdf") -> Report:
    return Report(
        versions=VERSIONS,
        document=DocumentFacts(name=name),
        outcome="failed",
        error=ReportError(code="damaged", message=f"{name} is damaged.", hint="Export it again."),
    )


def withheld(name: str = "notice.html", reason: str = "It reads like a privacy notice.") -> Report:
    return Report(
        versions=VERSIONS,
        document=DocumentFacts(name=name),
        outcome="withheld",
        agreement=AgreementFacts(kind="privacy-policy", kind_reason=reason),
    )


def hostile(text: str) -> Report:
    """Return a report whose every free text is what an attacker chose."""
    quote = Evidence(quote=text, start=0, end=len(text), clause=text)
    values = {"title": text, "reasons": (text,), "evidence": (quote,), "suggestion": text}
    return report(
        finding("weak", **values),
        finding("missing", **values),
        finding("met", title=text),
        finding("missing", force="not-required", **values),
        name=text,
        agreement=AgreementFacts(role="third-party", role_evidence=quote, kind_reason=text),
        parties=PartiesFound(vendor=(text,), business=(text,)),
        regimes=(text,),
        warnings=(ReportWarning(code="x", message=text),),
    )
