import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contractscan.cli import app
from contractscan.comparisons import comparison_json, comparison_text
from contractscan.errors import DamagedDocument, ReadError
from contractscan.report import AgreementFacts, ElementResult, Versions
from contractscan.reviewing.comparing import compare
from contractscan.reviewing.saved import saved_report
from tests.parsers.docx._word import docx, p, r
from tests.views._reports import VERSIONS, failed, finding, hostile, report, withheld

OLD = "1.1 Vendor shall not sell or share the personal information.\n"
NEW = "1.1 Vendor shall not sell the personal information.\n"


def run(*arguments: object):
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD)
    new.write_text(NEW)
    return old, new


def _with(*found: bool):
    elements = tuple(
        ElementResult(element=f"e{n}", title=f"Element {n}", found=each)
        for n, each in enumerate(found)
    )
    return report(finding("weak", requirement="a", elements=elements))


def test_changes_of_status():
    old = report(finding("met", requirement="a"), finding("missing", requirement="b"))
    new = report(finding("missing", requirement="a"), finding("weak", requirement="b"))
    compared = compare(old, new)
    assert [change.new.requirement for change in compared.worsened] == ["a"]
    assert [change.new.requirement for change in compared.improved] == ["b"]
    assert compared.unchanged == {}


def test_of_two_weak_clauses_the_one_with_less_is_worse():
    assert compare(_with(True, True), _with(True, False)).worsened
    assert compare(_with(False, True), _with(True, True)).improved
    assert compare(_with(True, False), _with(False, True)).changes == ()
    assert compare(_with(True), _with(True, False)).changes == (), "elements of other rules"


def test_what_only_one_report_has_or_the_role_does_not_owe_is_not_compared():
    old = report(finding("met", requirement="a"), finding("met", requirement="b"))
    new = report(
        finding("missing", requirement="a", force="not-required"),
        finding("missing", requirement="c"),
    )
    compared = compare(old, new)
    assert (compared.changes, compared.unchanged) == ((), {})
    assert compared.not_compared == ("a", "b", "c")


def test_other_rules_and_other_roles_are_told():
    old = report(finding("met"), agreement=AgreementFacts())
    assert compare(old, old).notes == ()
    rules = old.model_copy(update={"versions": Versions(contractscan="1", rules="other")})
    assert "different versions" in compare(old, rules).notes[0]
    role = old.model_copy(update={"agreement": AgreementFacts(judged_as="third-party")})
    assert "third-party" in compare(old, role).notes[0]


@pytest.mark.parametrize("without", [failed(), withheld()])
def test_documents_without_findings_are_not_compared(without):
    for pair in ((without, report()), (report(), without)):
        with pytest.raises(ReadError) as caught:
            compare(*pair)
        assert without.document.name in str(caught.value)


def test_the_text_of_a_stranger_is_harmless():
    text = "\x1b[31mred\u202e <b>\n=1+1"
    old, new = report(finding("met", requirement="weak-1", title=text)), hostile(text)
    compared = compare(old, new)
    shown = "\n".join(comparison_text(compared, width=80))
    assert compared.worsened
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\u202e" not in comparison_json(compared)
    assert json.loads(comparison_json(compared))["changes"][0]["new"]["title"] == text


def test_saved_reports():
    one = report(finding("met"))
    assert saved_report(one.to_json(indent=2).encode(), "x.json") == one
    assert saved_report(b"\xef\xbb\xbf" + one.to_json().encode() + b"\n", "x.jsonl") == one
    assert saved_report(f"[{one.to_json()}]".encode(), "x.json") == one
    for other in (b"", b"1. Vendor shall", b"{not json", b"[1]", b"[]", b"[" * 100_000):
        assert saved_report(other, "x") is None
    two = f"{one.to_json()}\n{one.to_json()}\n"
    for wrong, cause in ((two, "2 reports"), ('{"schema_version": "9"}', "schema_version")):
        with pytest.raises(DamagedDocument, match=cause):
            saved_report(wrong.encode(), "x.json")


def test_other_json_is_no_contract():
    with pytest.raises(DamagedDocument, match="no report on a contract"):
        saved_report(b"{}", "x.json")
    with pytest.raises(DamagedDocument, match="no report on a contract"):
        saved_report(b'{"schema_version": "1", "documents": {}}', "baseline.json")
    assert saved_report(b"[LOGO] Agreement", "a.txt") is None


def test_the_severe_changes_come_first():
    old = report(*(finding("met", n, requirement=f"r{n}") for n in (1, 2, 3)))
    forces = {1: "recommended", 2: "contract", 3: "conditional"}
    changed = [finding("missing", n, requirement=f"r{n}", force=f) for n, f in forces.items()]
    worsened = compare(old, report(*changed)).worsened
    assert [change.new.requirement for change in worsened] == ["r2", "r3", "r1"]


def test_a_report_without_its_known_gaps_is_told():
    from contractscan.report import ReportWarning

    warning = ReportWarning(code="baseline", message="1 known gap is in the baseline, not here.")
    whole = report(finding("met", requirement="a"), finding("missing", requirement="b"))
    filtered = report(finding("met", requirement="a"), warnings=(warning,))
    assert compare(whole, whole).notes == ()
    assert "The old report leaves out" in compare(filtered, whole).notes[0]
    assert "The new report leaves out" in compare(whole, filtered).notes[0]


def test_two_contracts(versions):
    old, new = versions
    result = run(old, new)
    assert result.exit_code == 1
    assert "No selling and no sharing: met → weak  (no-sale-or-sharing)" in result.stdout
    assert "Old: Clause 1.1: “Vendor shall not sell or share" in result.stdout
    assert "New: Clause 1.1: “Vendor shall not sell the personal information.”" in result.stdout
    assert "Unchanged: 22 missing" in result.stdout
    assert run(new, old).exit_code == 0
    assert "IMPROVED (1)" in run(new, old).stdout
    assert run(old, old).exit_code == 0


def test_a_saved_report_and_a_contract(versions, tmp_path):
    old, new = versions
    saved = tmp_path / "old.json"
    CliRunner().invoke(app, ["scan", str(old), "-o", str(saved)])
    result = run(saved, new, "-f", "json")
    assert result.exit_code == 1
    (change,) = json.loads(result.stdout)["changes"]
    assert (change["direction"], change["old"]["status"]) == ("worsened", "met")
    assert saved.read_text("utf-8").startswith("{")
    assert run(saved, saved).exit_code == 0
    assert VERSIONS.rules not in result.stdout


def test_the_tracked_changes_of_one_document(tmp_path):
    path = tmp_path / "redlined.docx"
    gone = f'<w:del w:id="2" w:author="A">{r(" or share", tag="delText")}</w:del>'
    body = p(r("Vendor shall not sell") + gone + r(" the personal information."))
    path.write_bytes(docx(body))
    result = run(path)
    assert result.exit_code == 1
    assert "before the tracked changes" in " ".join(result.stdout.split())
    assert "met → weak" in result.stdout
    assert result.stderr == "", "how one side was read is no news"
    path.write_bytes(docx(p(r("Vendor shall not sell the personal information."))))
    assert run(path).exit_code == 0
    assert "no tracked changes" in run(path).stderr


def test_wrong_usage_and_unreadable_files(versions, tmp_path):
    old, _ = versions
    assert run(old, "-").exit_code == 2
    assert run(old, old, "-f", "html").exit_code == 2
    assert run(old, tmp_path / "gone.docx").exit_code == 3
    alone = run(old)
    assert alone.exit_code == 3
    assert "Name two versions." in alone.stderr
