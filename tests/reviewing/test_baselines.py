import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.errors import SettingsError
from contractscan.report import DocumentFacts
from contractscan.reviewing.baselines import (
    WORSE,
    Baseline,
    baseline_of,
    new_or_worse,
    read_baseline,
)
from contractscan.reviewing.waivers import WaiverEntry, waive
from tests.views._reports import VERSIONS, failed, finding, report, withheld

STATUSES = st.sampled_from([status.value for status in WORSE])
HERE = Path()


def parsed(*reports, folder=HERE):
    return Baseline.model_validate_json(baseline_of(reports, folder))


@given(STATUSES, STATUSES)
def test_only_what_is_worse_is_kept(before, after):
    baseline = parsed(report(finding(before, requirement="a")))
    now = new_or_worse(report(finding(after, requirement="a")), baseline, HERE)
    gaps = [f.requirement for f in (*now.missing, *now.weak)]
    assert bool(gaps) == (WORSE.index(after) > WORSE.index(before))
    assert len(now.met) == (after == "met")


def test_against_itself_no_gap_is_left_and_the_report_tells_how_many_there_are():
    one = report(finding("missing"), finding("weak"), finding("met"))
    now = new_or_worse(one, parsed(one), HERE)
    assert [f.requirement for f in now.findings] == ["met-1"]
    assert [(w.code, w.message[:12]) for w in now.warnings] == [("baseline", "2 known gaps")]


def test_nothing_in_it_is_obeyed_by_a_terminal():
    name = "\u202egnp.exe\x9b31m\u2066.docx"
    one = report(finding("missing"), document=DocumentFacts(name=name, path=name))
    text = baseline_of([one], HERE)
    assert text.isascii()
    assert not new_or_worse(one, Baseline.model_validate_json(text), HERE).missing


def test_each_gap_tells_how_it_compares():
    entry = WaiverEntry(
        document="msa.docx",
        requirement="weak-4",
        reason="Old.",
        approver="Legal",
        expires=date(2031, 1, 2),
    )
    findings = (finding("weak", 1), finding("weak", 2), finding("met", 3), finding("weak", 4))
    before = parsed(report(*findings))
    after = report(
        finding("weak", 1),
        finding("missing", 2, requirement="weak-2"),
        finding("weak", 3, requirement="met-3"),
        finding("weak", 4),
        finding("met", 5),
    )
    now = new_or_worse(waive(after, [entry], date(2027, 1, 1)).report, before, HERE)
    assert {f.requirement: f.since_baseline for f in now.findings} == {
        "weak-2": "worse",
        "met-3": "new",
        "weak-4": "unchanged",
        "met-5": None,
    }
    unknown = new_or_worse(after, parsed(), HERE)
    assert [f.since_baseline for f in unknown.findings] == [*["new"] * 4, None]
    assert [f.since_baseline for f in after.findings] == [None] * 5


def test_a_document_that_is_not_in_it_is_new():
    now = new_or_worse(report(finding("missing")), parsed(), HERE)
    assert now.missing
    assert [w.code for w in now.warnings] == ["baseline-unknown"]


def test_a_requirement_that_was_not_judged_or_not_required_is_new():
    baseline = parsed(report(finding("missing", requirement="a", force="not-required")))
    for requirement in ("a", "b"):
        now = new_or_worse(report(finding("missing", requirement=requirement)), baseline, HERE)
        assert now.missing
    owed = report(finding("missing", requirement="a", force="not-required"))
    assert new_or_worse(owed, baseline, HERE).not_required


def test_a_waived_gap_is_new_when_the_waiver_ends():
    entry = WaiverEntry(
        document="msa.docx",
        requirement="missing-1",
        reason="Old.",
        approver="Counsel",
        expires=date(2027, 1, 1),
    )
    one = report(finding("missing"))
    baseline = parsed(waive(one, [entry], date(2027, 1, 1)).report)
    later = waive(one, [entry], date(2027, 1, 2)).report
    assert new_or_worse(later, baseline, HERE).missing


def test_what_has_no_findings_is_left_out_and_unchanged():
    assert parsed(failed(), withheld()).documents == {}
    for one in (failed(), withheld()):
        assert new_or_worse(one, parsed(), HERE) == one


def _at(path, digest=None):
    facts = DocumentFacts(name=Path(path).name, path=str(path), sha256=digest)
    return report(finding("missing"), document=facts)


def test_paths_count_from_the_folder_of_the_baseline(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    baseline = parsed(_at("in/a.docx"), folder=Path("in"))
    assert list(baseline.documents) == ["a.docx"]
    assert not new_or_worse(_at("in/a.docx"), baseline, Path("in")).missing
    assert not new_or_worse(_at(tmp_path / "in" / "a.docx"), baseline, Path("in")).missing
    monkeypatch.chdir(tmp_path / "in")
    assert not new_or_worse(_at("a.docx"), baseline, Path()).missing
    assert not new_or_worse(_at(f"..{os.sep}in{os.sep}a.docx"), baseline, Path()).missing


def test_a_file_that_moved_is_known_by_its_bytes():
    baseline = parsed(_at("in/a.docx", "ab" * 32))
    assert not new_or_worse(_at("signed/b.docx", "ab" * 32), baseline, HERE).missing
    assert new_or_worse(_at("signed/a.docx", "cd" * 32), baseline, HERE).missing
    assert new_or_worse(_at("signed/a.docx"), baseline, HERE).missing


def test_the_order_of_scanning_changes_nothing():
    reports = [_at("b.docx"), _at("a.docx")]
    assert baseline_of(reports, HERE) == baseline_of(reversed(reports), HERE)


def test_it_knows_by_what_it_was_written():
    baseline = parsed(failed(), report(finding("weak")))
    assert baseline.versions == VERSIONS
    assert not baseline.differs_from(report())
    for other in ({"rules": "def"}, {"law": "2023"}, {"contractscan": "1.2.4"}):
        assert baseline.differs_from(report(versions=VERSIONS.model_copy(update=other)))
    assert not parsed(failed()).differs_from(report())


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_bytes(b"\xef\xbb\xbf" + baseline_of([_at("a.docx")], HERE).encode())
    assert list(read_baseline(path).documents) == ["a.docx"]


def test_one_of_another_schema_is_refused(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text('{"schema_version": "2", "documents": {}}')
    with pytest.raises(SettingsError, match=r"of schema version 2, and .* reads 1"):
        read_baseline(path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"documents": {"a": {"gaps": {"b": "bad"}}}}'])
def test_what_is_no_baseline(tmp_path, text):
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"no baseline.*contractscan baseline"):
        read_baseline(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_baseline(tmp_path / "gone.json")
