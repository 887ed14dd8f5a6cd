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
