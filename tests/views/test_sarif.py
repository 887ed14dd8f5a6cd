import json
from datetime import date

import pytest

from contractscan.report import DocumentFacts, Evidence, ReportWarning
from contractscan.report.model import Waiver
from contractscan.views import render

from ._reports import failed, finding, hostile, known_finding, report, withheld
from ._schemas import assert_valid

WAIVER = Waiver(reason="Old.", approver="Legal", expires=date(2031, 1, 2))


def run(*reports):
    """Return the only run; the schema of OASIS holds."""
    content = render(reports, "sarif")
    assert_valid("sarif", content.encode())
    (found,) = json.loads(content)["runs"]
    return found


def results(*reports):
    return run(*reports)["results"]


def uri(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_a_result():
    (result,) = results(report(finding("weak", 1)))
    assert result["ruleId"] == "weak-1"
    assert result["message"]["text"] == (
        "Title of weak 1: weak. Reason of weak 1. Clause 4.2(a), page 4: “Vendor may sell.” "
        "Law: 11 CCR § 7051(a)(1)."
    )
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "in/msa.docx"},
        "region": {"startLine": 1},
    }
    assert location["logicalLocations"] == [{"name": "4.2(a)", "kind": "clause"}]
    assert location["properties"] == {
        "page": 4,
        "clause": "4.2(a)",
        "start": 3,
        "end": 19,
        "quote": "Vendor may sell.",
    }


@pytest.mark.parametrize(
    ("force", "missing", "weak"),
    [
        ("contract", "error", "warning"),
        ("conditional", "warning", "note"),
        ("recommended", "note", "note"),
    ],
)
def test_levels(force, missing, weak):
    found = results(report(finding("missing", 1, force=force), finding("weak", 2, force=force)))
    assert [result["level"] for result in found] == [missing, weak]
    assert {result["kind"] for result in found} == {"fail"}


def test_a_severity_that_somebody_has_set_decides():
    found = results(report(finding("missing", force="contract", severity="medium")))
    assert found[0]["level"] == "warning"
    assert found[0]["properties"]["severity"] == "medium"


def test_only_gaps_are_results():
    contract = report(finding("met", 1), finding("missing", 2, force="not-required"))
    assert results(contract) == []
    assert [rule["id"] for rule in run(contract)["tool"]["driver"]["rules"]] == [
        "met-1",
        "missing-2",
    ]


def test_a_waived_gap_is_suppressed():
    (result,) = results(report(finding("missing", waiver=WAIVER)))
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Old. (Legal, until 2031-01-02)",
        }
    ]


def test_rules_explain_the_requirement():
    (rule,) = run(report(known_finding()))["tool"]["driver"]["rules"]
    assert rule["name"] == "NoCombining"
    assert rule["shortDescription"]["text"] == "No combining with other personal information"
    assert rule["fullDescription"]["text"].startswith("The clause stops the vendor from merging")
    for form in ("text", "markdown"):
        assert "11 CCR § 7051" in rule["help"][form].replace("\\", "")
        assert "only one of the two sources" in rule["help"][form]
    assert "**Met:**" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] == "error"


def test_rule_index_points_at_the_rule():
    found = run(
        report(finding("met", 1), finding("weak", 2)), report(finding("missing", 3)), failed()
    )
    rules = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("in/a b#1%.docx", "in/a%20b%231%25.docx"),
        ("./in/ü.docx", "in/%C3%BC.docx"),
        ("a:b.docx", "a%3Ab.docx"),
        ("/data/a b.docx", "file:///data/a%20b.docx"),
        ("//host/a.docx", "file:///host/a.docx"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ],
)
def test_addresses(path, address):
    contract = report(finding("weak"), document=DocumentFacts(name="x", path=path))
    assert [uri(result) for result in results(contract)] == [address]


def test_a_name_without_path_is_an_address_too():
    contract = report(finding("weak"), document=DocumentFacts(name="//evil.example/a b"))
    assert [uri(result) for result in results(contract)] == ["%2F%2Fevil.example%2Fa%20b"]


def test_evidence_of_several_documents_stands_in_its_own():
    quotes = [
        Evidence(quote="Sell.", start=0, end=5, document=name) for name in ("dpa.docx", "msa.docx")
    ]
    made = report(
        finding("weak", 1, evidence=tuple(quotes)),
        finding("missing", 2),
        documents=tuple(
            DocumentFacts(name=name, path=f"in/{name}", format="docx", sha256="ab" * 32)
            for name in ("msa.docx", "dpa.docx")
        ),
    )
    found = run(made)
    missing, weak = found["results"]
    assert (uri(missing), uri(weak)) == ("in/msa.docx", "in/dpa.docx")
    (related,) = weak["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "in/msa.docx"
    assert [each["location"]["uri"] for each in found["artifacts"]] == [
        "in/msa.docx",
        "in/dpa.docx",
    ]
    assert found["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}


def prints(*reports):
    return [result["partialFingerprints"] for result in results(*reports)]


def test_fingerprints_outlast_edits_and_tell_results_apart():
    moved = Evidence(quote="Vendor may\u00a0sell.", start=900, end=916, page=9, clause="7")
    before = prints(report(finding("weak", 1), finding("weak", 2)))
    after = prints(report(finding("weak", 1, evidence=(moved,)), finding("weak", 2)))
    assert before == after
    mended = finding("missing", 1, requirement="weak-1")
    primary = [each["primaryLocationLineHash"] for each in before]
    assert [each["primaryLocationLineHash"] for each in prints(report(mended))] == primary[:1]
    other = prints(report(finding("weak", 1), name="other.docx"))
    values = [*primary, other[0]["primaryLocationLineHash"]]
    assert len(set(values)) == 3


def test_a_file_that_moves_keeps_its_fingerprints_and_a_renamed_one_those_of_its_content():
    def at(path, digest="ab" * 32):
        facts = DocumentFacts(name=path.split("/")[-1], path=path, sha256=digest)
        return prints(report(finding("weak", 1), finding("missing", 2), document=facts))

    before = at("in/a.docx")
    assert [sorted(each) for each in before] == [
        ["contractscanDocument/v1", "primaryLocationLineHash"],
        ["contractscanDocument/v1", "contractscanQuote/v1", "primaryLocationLineHash"],
    ]
    assert at("signed/2026/a.docx") == before
    for renamed, old in zip(at("in/b.docx"), before, strict=True):
        assert {k: v for k, v in renamed.items() if k.startswith("contractscan")} == {
            k: v for k, v in old.items() if k.startswith("contractscan")
        }
    edited = at("in/a.docx", "cd" * 32)
    assert edited[1]["contractscanQuote/v1"] == before[1]["contractscanQuote/v1"]
    assert edited[0]["contractscanDocument/v1"] != before[0]["contractscanDocument/v1"]


@pytest.mark.parametrize(
    ("since", "state"), [("new", "new"), ("worse", "updated"), ("unchanged", "unchanged")]
)
def test_results_tell_how_they_compare_with_the_baseline(since, state):
    (result,) = results(report(finding("missing", since_baseline=since, waiver=WAIVER)))
    assert result["baselineState"] == state
    assert "baselineState" not in results(report(finding("missing")))[0]


def test_formats_with_lines_have_them():
    quote = Evidence(quote="Vendor may sell.", start=3, end=19, line=12)
    (result,) = results(report(finding("weak", evidence=(quote,))))
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 12}


def test_rules_keep_to_the_limits_of_github():
    long = finding("missing", requirement="a-" * 200, title="Long title " * 200)
    (rule,) = run(report(long))["tool"]["driver"]["rules"]
    assert len(rule["name"]) <= 255
    assert len(rule["shortDescription"]["text"]) <= 1_024
    assert len(rule["fullDescription"]["text"]) <= 1_024
    assert len(rule["properties"]["tags"]) <= 10
    assert rule["help"]["text"]


def test_documents_without_findings_are_notifications():
    warned = report(warnings=(ReportWarning(code="revisions", message="Read as accepted."),))
    found = run(failed(), withheld(), warned)
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [
        (each["level"], each["descriptor"]["id"], each["message"]["text"])
        for each in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("error", "damaged", "bad.pdf is damaged. Export it again."),
        ("note", "withheld", "It reads like a privacy notice."),
        ("warning", "revisions", "Read as accepted."),
    ]
    known = [each["id"] for each in found["tool"]["driver"]["notifications"]]
    assert known == ["damaged", "revisions", "withheld"]
    assert run(withheld())["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize("attack", ["[click](http://evil.example)", "[x](1)", "<b>x</b>", '"}]'])
def test_contract_text_adds_no_links(attack):
    found = run(hostile(attack), failed(attack), withheld(attack, attack))
    texts = [result["message"]["text"] for result in found["results"]]
    texts += [
        each["message"]["text"] for each in found["invocations"][0]["toolExecutionNotifications"]
    ]
    texts += [rule["help"]["markdown"] for rule in found["tool"]["driver"]["rules"]]
    assert len(texts) > 6
    assert not [text for text in texts if "](" in text]


def test_no_reports_are_an_empty_run():
    assert results() == []
