"""SARIF 2.1.0 for code scanning services and editors: one rule a requirement."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from contractscan.views._cells import FORCES, remarks
from contractscan.views._json_text import harmless_json
from contractscan.views._page import Page
from contractscan.views._requirements import RequirementText, requirement_texts
from contractscan.views._wording import laws, place, safe, shortened, shortfalls, waiver
from contractscan.views.markdown import escaped

if TYPE_CHECKING:
    from contractscan.report.model import DocumentFacts, Evidence, Finding, Report

    Json = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Final = {  # severity -> level of a finding that is missing, weak
    "high": ("error", "warning"),
    "medium": ("warning", "note"),
    "low": ("note", "note"),
}
# Characters of the name and of the descriptions of a rule:
# https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
LONGEST_NAME: Final = 255
LONGEST_DESCRIPTION: Final = 1_024
_BASELINE_STATES: Final = {"new": "new", "worse": "updated", "unchanged": "unchanged"}
_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}


def render(reports: Sequence[Report], _page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return one log with one run; each result stands on a line of its own."""
    gathered = BytesIO()  # the results of a thousand contracts, as objects, would take 200 MB
    for piece in _pieces(reports):
        gathered.write(piece.encode())
    return gathered.getvalue().decode()


def _pieces(reports: Sequence[Report]) -> Iterator[str]:
    requirements = requirement_texts(reports)
    places = {text.id: index for index, text in enumerate(requirements)}
    yield f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [\n{{'
    for name, value in _run(reports, requirements).items():
        yield f"{_json(name)}: {_json(value, indent=1)},\n"
    yield '"results": ['
    separator = "\n"
    for report in reports:
        for finding in (*report.missing, *report.weak, *report.waived):
            yield separator + _json(_result(report, finding, places[finding.requirement]))
            separator = ",\n"
    yield "\n]}\n]}\n"


def _json(value: object, indent: int | None = None) -> str:
    return harmless_json(json.dumps(value, ensure_ascii=False, indent=indent))


def _run(reports: Sequence[Report], requirements: Sequence[RequirementText]) -> Json:
    """Return what a run says besides its results."""
    notifications = [told for report in reports for told in _notifications(report)]
    documents = {_uri(each): each for report in reports for each in _documents(report)}
    return {
        "tool": {"driver": _driver(reports, requirements, notifications)},
        "invocations": [
            {
                "executionSuccessful": all(report.outcome != "failed" for report in reports),
                "toolExecutionNotifications": notifications,
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(uri, document) for uri, document in documents.items()],
    }


def _driver(
    reports: Sequence[Report], texts: Sequence[RequirementText], notifications: Iterable[Json]
) -> Json:
    codes = sorted({told["descriptor"]["id"] for told in notifications})
    driver: Json = {"name": "contractscan", "language": "en-US"}
    if reports:
        driver |= {
            "version": reports[0].versions.contractscan,
            "properties": {
                "rules": reports[0].versions.rules,
                "law": reports[0].versions.law,
            },
        }
    driver |= {"rules": [_rule(text) for text in texts]}
    return driver | {"notifications": [{"id": code} for code in codes]}


def _rule(text: RequirementText) -> Json:
    law = "; ".join(text.law)
    told = [
        ("What it is for", text.summary),
        ("Asked of", f"{FORCES[text.force]}: {text.when}" if text.when else FORCES[text.force]),
        ("Law", law),
        ("Met", text.met),
        ("Weak, for example", "; ".join(text.weak)),
        ("Missing", text.missing),
    ]
    told = [(head, " ".join(words.split())) for head, words in told if words]
    level = "none" if text.force == "not-required" else LEVELS[text.severity][0]
    return {
        "id": text.id,
        "name": "".join(part.capitalize() for part in text.id.split("-"))[:LONGEST_NAME],
        "shortDescription": {"text": shortened(text.title, LONGEST_DESCRIPTION)},
        "fullDescription": {
            "text": _message(shortened(text.summary or text.title, LONGEST_DESCRIPTION))
        },
        "help": {
            "text": "\n".join(_message(f"{head}: {words}") for head, words in told),
            "markdown": "\n\n".join(f"**{head}:** {escaped(words)}" for head, words in told),
        },
        "defaultConfiguration": {"level": level, "enabled": level != "none"},
        "properties": {"tags": ["privacy", "ccpa", text.force]},
    }


def _result(report: Report, finding: Finding, index: int) -> Json:
    document = _document_of(report, finding.evidence[0] if finding.evidence else None)
    level = LEVELS[finding.severity][0 if finding.status == "missing" else 1]
    best, others = finding.evidence[:1], finding.evidence[1:]
    words = [f"{safe(finding.title)}: {finding.status}.", *shortfalls(finding)]
    words += [_quoted(evidence) for evidence in best]
    result = {
        "ruleId": finding.requirement,
        "ruleIndex": index,
        "kind": "fail",
        "level": level,
        "message": {"text": _message(" ".join([*words, f"Law: {laws(finding)}."]))},
        "locations": [_location(report, best[0] if best else None)],
        "relatedLocations": [
            _location(report, evidence)
            | {"id": number, "message": {"text": _message(_quoted(evidence))}}
            for number, evidence in enumerate(others, 1)
        ],
        "partialFingerprints": _fingerprints(report, finding),
        "properties": {
            "status": finding.status.value,
            "force": finding.force,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "pleaseCheck": finding.please_check,
            "document": safe(document.name),
            "law": [safe(citation.law) for citation in finding.citations],
            "suggestion": safe(finding.suggestion),
        },
    }
    if finding.since_baseline is not None:
        result["baselineState"] = _BASELINE_STATES[finding.since_baseline]
    if finding.waiver is not None:
        accepted = {"kind": "external", "status": "accepted", "justification": waiver(finding)}
        result["suppressions"] = [accepted]
    return result


def _location(report: Report, evidence: Evidence | None) -> Json:
    """Return where a passage stands, or the document as a whole.

    A line number is what GitHub asks for; in a format without lines it is always the first. Page
    and offsets are told as properties, because the offsets count the text that was read, which is
    not the file.
    """
    line = evidence.line if evidence is not None else None
    physical: Json = {
        "artifactLocation": {"uri": _uri(_document_of(report, evidence))},
        "region": {"startLine": line or 1},
    }
    if evidence is None:
        return {"physicalLocation": physical}
    location: Json = {
        "physicalLocation": physical,
        "properties": {
            "page": evidence.page,
            "clause": safe(evidence.clause or ""),
            "start": evidence.start,
            "end": evidence.end,
            "quote": shortened(evidence.quote, 1_000),
        },
    }
    if evidence.clause:
        location["logicalLocations"] = [{"name": safe(evidence.clause), "kind": "clause"}]
    return location


def _notifications(report: Report) -> list[Json]:
    where = {"locations": [_location(report, None)]}
    if report.error is not None:
        told = [(report.error.code, "error", " ".join(remarks(report)))]
    elif report.outcome == "withheld":
        told = [("withheld", "note", " ".join(remarks(report)))]
    else:
        told = [(warning.code, "warning", warning.message) for warning in report.warnings]
    return [
        {"descriptor": {"id": safe(code)}, "level": level, "message": {"text": _message(text)}}
        | where
        for code, level, text in told
    ]


def _artifact(uri: str, document: DocumentFacts) -> Json:
    artifact: Json = {"location": {"uri": uri}, "roles": ["analysisTarget"]}
    if document.format in _MEDIA_TYPES:
        artifact["mimeType"] = _MEDIA_TYPES[document.format]
    if document.sha256 is not None:
        artifact["hashes"] = {"sha-256": document.sha256}
    return artifact


def _documents(report: Report) -> tuple[DocumentFacts, ...]:
    return report.documents or (report.document,)


def _document_of(report: Report, evidence: Evidence | None) -> DocumentFacts:
    """Return the document in which a passage stands; without a passage the first."""
    documents = _documents(report)
    if evidence is None:
        return documents[0]
    return next((each for each in documents if each.name == evidence.document), documents[0])


def _uri(document: DocumentFacts) -> str:
    """Return the address of a document: relative where its path is, ``file:`` where it is not."""
    if document.path is None:
        return _encoded(document.name, "")
    path = PurePath(document.path)
    if path.is_absolute():
        return f"file:///{_encoded(path.as_posix().lstrip('/'), '/:')}"
    return _encoded(path.as_posix(), "/")


def _encoded(text: str, unchanged: str) -> str:
    return quote(text, safe=unchanged, errors="surrogatepass")


def _fingerprints(report: Report, finding: Finding) -> dict[str, str]:
    """Return by what a result is known again; none rests on the folder that the file is in.

    GitHub compares the first only, and the address besides. As one requirement is one result a
    contract, edits elsewhere, and those that turn missing into weak, leave that one the same.
    """
    documents = _documents(report)
    prints = {"primaryLocationLineHash": documents[0].name}
    hashes = [document.sha256 for document in documents if document.sha256 is not None]
    if hashes:
        prints["contractscanDocument/v1"] = " ".join(hashes)
    if finding.evidence:
        prints["contractscanQuote/v1"] = safe(finding.evidence[0].quote)
    return {name: _hash(finding.requirement, text) for name, text in prints.items()}


def _hash(*parts: str) -> str:
    joined = "\0".join(parts).encode(errors="surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]


def _quoted(evidence: Evidence) -> str:
    where = f"{place(evidence)}: " if place(evidence) else ""
    return f"{where}“{shortened(evidence.quote)}”"


def _message(text: str) -> str:
    """Return text in which a viewer of SARIF sees no link: ``[text](address)``."""
    return safe(text).replace("](", "] (")
