"""The place where the layers meet: sources, names, and rules that are wrong."""

import os

import pytest

from contractscan.errors import EmptyDocument, InaccessibleInput, RuleError
from contractscan.parsers import parse
from contractscan.rules import load_rules
from contractscan.scanner import concept_finder, read_file, scan, scan_document

TEXT = b"Vendor shall not sell or share the Personal Information of Customer."


def test_a_name_is_taken_over():
    assert scan(TEXT, name="x.txt").document.name == "x.txt"


def test_a_document_that_was_parsed_already():
    document = parse(TEXT, "x.txt")
    assert scan_document(document).findings == scan(TEXT).findings
    assert scan_document(document, path="a/x.txt").document.path == "a/x.txt"


def test_the_versions_are_those_of_package_and_rules():
    assert scan(TEXT).versions.rules == load_rules().version


def test_nothing_to_read():
    with pytest.raises(EmptyDocument, match=r"x\.txt is empty"):
        scan(b" \n\t", name="x.txt")


def test_a_folder(tmp_path):
    with pytest.raises(InaccessibleInput, match="is a folder"):
        scan(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(TEXT)
    path.chmod(0)
    with pytest.raises(InaccessibleInput, match="may not be read"):
        scan(path)


def test_a_path_that_is_none(tmp_path):
    with pytest.raises(InaccessibleInput):
        read_file(tmp_path / ("x" * 300), "x")


def test_names_that_differ_in_case_are_shown_once():
    report = scan(b"The Supplier shall process it for Customer. THE SUPPLIER SHALL DELETE IT.")
    assert [name.lower() for name in report.parties.vendor] == ["supplier"]


def test_regimes():
    assert scan(b"This follows the CCPA and the GDPR.").regimes == ("CCPA", "GDPR")
    assert scan(b"This follows nothing.").regimes == ()


def test_rules_with_a_malformed_phrase():
    rules = load_rules()
    broken = type(rules)(
        **{
            **{name: getattr(rules, name) for name in type(rules).__dataclass_fields__},
            "concepts": {"sell": ("(sell",)},
        }
    )
    with pytest.raises(RuleError, match="sell: unbalanced"):
        concept_finder(broken)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    pipe = tmp_path / "contract.txt"
    os.mkfifo(pipe)
    with pytest.raises(InaccessibleInput, match="is a pipe"):
        scan(pipe)


@pytest.mark.parametrize("role", ["auto", "service-provider", "contractor", "third-party"])
def test_every_role_gets_every_finding(role):
    report = scan(TEXT, role=role)
    assert len(report.findings) == 23
    assert report.agreement.judged_as == ("service-provider" if role == "auto" else role)
    assert {f.requirement: f.status for f in report.findings} == {
        f.requirement: f.status for f in scan(TEXT).findings
    }


def test_what_a_third_party_does_not_owe_is_no_gap():
    report = scan(TEXT, role="third-party")
    finding = report.finding("no-combining")
    assert (finding.force, finding.status, finding.suggestion) == ("not-required", "missing", "")
    assert finding in report.not_required
    assert finding not in report.missing
    assert report.finding("inability-notice").citations[0].law == "11 CCR § 7053(a)(6)"


def test_the_role_given_and_the_role_judged_may_differ():
    text = b"Vendor is a third party as the CCPA defines the term. It shall not sell the data."
    assert scan(text).agreement.judged_as == "third-party"
    agreement = scan(text, role="service-provider").agreement
    assert (agreement.role, agreement.judged_as) == ("third-party", "service-provider")
    assert agreement.role_evidence.quote.startswith("Vendor is a third party")


def test_a_role_that_does_not_exist():
    with pytest.raises(ValueError, match="'processor' is none of the roles auto, service-prov"):
        scan(TEXT, role="processor")
