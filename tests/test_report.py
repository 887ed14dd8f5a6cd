"""The report as plain, frozen data."""

import json

import pytest
from pydantic import ValidationError

from contractscan.errors import UnknownRequirement
from contractscan.report import Finding, Report, Status


def finding(requirement: str, status: str, **values: object) -> Finding:
    return Finding.model_validate(
        {
            "requirement": requirement,
            "title": requirement,
            "status": status,
            "confidence": 0.9,
            "force": "contract",
            "citations": [{"law": "11 CCR § 7051(a)(1)", "edition": "2023-03-29"}],
            **values,
        }
    )


def report(**values: object) -> Report:
    return Report.model_validate(
        {
            "versions": {"contractscan": "1.0", "rules": "abc"},
            "document": {"name": "a.docx"},
            "outcome": "scanned",
            **values,
        }
    )


FINDINGS = (finding("one", "weak"), finding("two", "met"), finding("three", "weak"))


def test_findings_are_sorted_by_status_and_keep_their_order():
    read = report(findings=FINDINGS)
    assert [f.requirement for f in read.weak] == ["one", "three"]
    assert [f.requirement for f in read.met] == ["two"]
    assert read.missing == ()


def test_what_is_not_required_is_no_gap():
    apart = finding("four", "missing", force="not-required")
    read = report(findings=(*FINDINGS, apart, finding("five", "met", force="not-required")))
    assert [f.requirement for f in read.not_required] == ["four", "five"]
    assert (read.missing, read.met) == ((), (FINDINGS[1],))
    assert read.finding("four") == apart


def test_a_document_that_is_no_contract_has_a_kind_and_no_finding():
    agreement = {"kind": "invoice", "kind_reason": "It is called “Invoice”."}
    withheld = report(outcome="withheld", agreement=agreement)
    assert withheld.findings == ()
    assert json.loads(withheld.to_json())["agreement"]["kind"] == "invoice"


def test_a_finding_is_asked_for_by_its_id():
    assert report(findings=FINDINGS).finding("two").status is Status.MET


def test_an_unknown_id_names_the_document_and_the_way_out():
    with pytest.raises(UnknownRequirement) as caught:
        report(findings=FINDINGS).finding("four")
    assert caught.value.message == "The report on a.docx has no requirement 'four'."
    assert caught.value.hint == "`contractscan requirements` lists them all."


def test_a_failed_document_has_an_error_and_no_finding():
    error = {"code": "damaged", "message": "a.docx is truncated.", "hint": "Export it again."}
    failed = report(outcome="failed", error=error)
    assert (failed.findings, failed.met, failed.missing) == ((), (), ())
    assert json.loads(failed.to_json())["error"] == error


def test_the_json_has_the_fields_that_others_read():
    evidence = {
        **{"quote": "Vendor shall.", "start": 3, "end": 16, "page": None, "line": None},
        **{"clause": "4.2(a)", "before": "", "after": "Fees are due.", "document": None},
    }
    written = json.loads(report(findings=[finding("one", "weak", evidence=[evidence])]).to_json())
    assert list(written) == [
        *("schema_version", "versions", "document", "documents", "outcome", "agreement"),
        *("parties", "regimes", "findings", "warnings", "error"),
    ]
    assert list(written["findings"][0]) == [
        *("requirement", "title", "status", "confidence", "please_check", "force", "severity"),
        *("citations", "elements", "evidence", "reasons", "suggestion", "waiver"),
        "since_baseline",
    ]
    assert written["findings"][0]["evidence"] == [evidence]
    assert written["findings"][0]["status"] == "weak"


@pytest.mark.parametrize(
    ("force", "severity"),
    [
        ("contract", "high"),
        ("conditional", "medium"),
        ("recommended", "low"),
        ("not-required", "low"),
    ],
)
def test_severity_follows_from_the_force_unless_it_is_set(force, severity):
    assert finding("one", "weak", force=force).severity == severity
    assert finding("one", "weak", force=force, severity="medium").severity == "medium"


@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_read_back_unchanged(indent):
    before = report(findings=FINDINGS, regimes=["CCPA"], warnings=[{"code": "x", "message": "“é”"}])
    assert Report.from_json(before.to_json(indent=indent)) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "perhaps"},
        {"schema_version": "2"},
        {"unheard-of": 1},
        {"findings": [{"requirement": "one"}]},
    ],
)
def test_what_is_no_report_is_refused(wrong):
    with pytest.raises(ValidationError):
        report(**wrong)


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_is_a_share(confidence):
    with pytest.raises(ValidationError, match="confidence"):
        finding("one", "met", confidence=confidence)
