"""`scan` with waivers, baselines and exclusions, as a user runs it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contractscan.cli import app
from contractscan.report import Report

ONLY = ["-r", "no-sale-or-sharing", "-r", "no-combining"]
WAIVER = """[[waiver]]
document = "{document}"
requirement = "{requirement}"
reason = "No other data."
approver = "Counsel"
expires = {expires}

"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in" / "old").mkdir(parents=True)
    for name in ("a.txt", "old/b.txt"):
        text = "1.1 Vendor shall not sell or share the personal information.\n"
        (tmp_path / "in" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "in"


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def waivers(folder: Path, *entries: tuple[str, str, str]) -> Path:
    path = folder.parent / "waivers.toml"
    keys = ("document", "requirement", "expires")
    path.write_text("".join(WAIVER.format(**dict(zip(keys, e, strict=True))) for e in entries))
    return path


def reports(text: str) -> list[Report]:
    return [Report.from_json(line) for line in text.splitlines()]


def test_a_waived_gap_does_not_fail(folder):
    path = waivers(folder, ("*.txt", "no-combining", "2999-12-31"))
    scan = ["scan", folder, *ONLY, "-f", "jsonl", "--fail-on", "weak"]
    assert run(*scan).exit_code == 1
    result = run(*scan, "--waivers", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [len(report.waived) for report in reports(result.stdout)] == [1, 1]


def test_an_expired_one_counts_again_and_the_report_tells(folder):
    path = waivers(folder, ("a.txt", "no-combining", "2020-12-31"))
    result = run("scan", folder, *ONLY, "-f", "jsonl", "--waivers", path, "--fail-on", "missing")
    assert result.exit_code == 1
    first, second = reports(result.stdout)
    assert [warning.code for warning in first.warnings] == ["waiver-expired"]
    assert second.warnings == ()
    assert result.stderr == "", "it spoke of a gap"


def test_unused_waivers_are_told_unless_quiet(folder):
    path = waivers(
        folder,
        ("gone.txt", "no-combining", "2999-12-31"),
        ("a.txt", "no-sale-or-sharing", "2999-12-31"),
    )
    scan = ["scan", folder, *ONLY, "-f", "jsonl", "--waivers", path]
    assert run(*scan).stderr.splitlines() == [
        f"contractscan: {path}: unused waiver: gone.txt, no-combining.",
        f"contractscan: {path}: unused waiver: a.txt, no-sale-or-sharing.",
    ]
    assert run(*scan, "-q").stderr == ""


def test_waivers_of_what_is_not_judged_are_not_called_unused(folder):
    path = waivers(folder, ("gone.txt", "reasonable-security", "2999-12-31"))
    assert run("scan", folder, *ONLY, "-f", "jsonl", "--waivers", path).stderr == ""
    failed = run("scan", folder / "gone.txt", "-f", "jsonl", "--waivers", path)
    assert "unused" not in failed.stderr


def test_a_baseline_by_another_edition_of_the_law_is_told_once(folder):
    run("baseline", folder, *ONLY, "--edition", "2023", "-o", "baseline.json")
    scan = ["scan", folder, *ONLY, "-f", "jsonl", "--baseline", "baseline.json"]
    result = run(*scan)
    assert result.stderr.count("baseline.json was written by another version") == 1
    assert run(*scan, "-q").stderr == ""
    assert run(*scan, "--edition", "2025-01-01").stderr == ""


@pytest.mark.parametrize("option", ["--waivers", "--baseline"])
def test_wrong_files_are_wrong_usage(folder, option):
    wrong = folder.parent / "wrong"
    wrong.write_text('[[waiver]]\ndocument = "a.txt"\n')
    for path in (wrong, "gone"):
        result = run("scan", folder, option, path)
        assert result.exit_code == 2
        assert str(path) in result.stderr
        assert result.stdout == ""


def test_a_baseline_from_one_folder_serves_in_another(folder, monkeypatch):
    written = run("baseline", "in", *ONLY, "-o", "in/baseline.json")
    assert (written.exit_code, written.stdout) == (0, "")
    known = json.loads((folder / "baseline.json").read_text("utf-8"))["documents"]
    assert {name: one["gaps"] for name, one in known.items()} == {
        "a.txt": {"no-combining": "missing"},
        "old/b.txt": {"no-combining": "missing"},
    }
    monkeypatch.chdir(folder / "old")
    scan = ["scan", "..", *ONLY, "-f", "jsonl", "--fail-on", "weak"]
    scan += ["--baseline", "../baseline.json"]
    assert run(*scan).exit_code == 0
    (folder / "a.txt").write_text("1.1 Vendor shall not sell the personal information.\n")
    worse = run(*scan)
    assert worse.exit_code == 1
    first, second = reports(worse.stdout)
    assert [finding.requirement for finding in first.findings] == ["no-sale-or-sharing"]
    assert (second.missing, second.weak) == ((), ())


def test_summaries_do_not_call_known_gaps_none(folder):
    run("baseline", folder, *ONLY, "-o", "baseline.json")
    table = run("scan", folder, *ONLY, "--baseline", "baseline.json").stdout
    assert "2 documents: 2 without new gaps" in table
    page = run("scan", folder, *ONLY, "--baseline", "baseline.json", "-f", "html").stdout
    assert "<b>2</b> without new gaps" in page


def test_a_baseline_of_what_cannot_be_read_says_so(folder):
    (folder / "c.pdf").write_bytes(b"")
    result = run("baseline", folder, *ONLY)
    assert result.exit_code == 3
    assert "c.pdf is empty." in result.stderr
    assert list(json.loads(result.stdout)["documents"]) == ["in/a.txt", "in/old/b.txt"]


def test_a_baseline_is_not_written_where_it_cannot_be(folder):
    result = run("baseline", folder, *ONLY, "-o", "no/such/folder")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("old", ["a.txt"]),
        ("old/", ["a.txt"]),
        ("old/*", ["a.txt"]),
        ("in/old/*", ["a.txt"]),
        ("a.txt", ["b.txt"]),
        ("?.txt", ["in"]),
        ("*.docx", ["a.txt", "b.txt"]),
    ],
)
def test_excluded_files_are_passed_over(folder, pattern, left):
    result = run("scan", folder, *ONLY, "-f", "jsonl", "--exclude", pattern)
    assert [report.document.name for report in reports(result.stdout)] == left


def test_a_file_that_is_named_is_scanned_whatever_is_excluded(folder):
    scan = ["scan", folder / "a.txt", *ONLY, "-f", "jsonl", "--exclude", "*"]
    assert len(reports(run(*scan).stdout)) == 1


def test_a_folder_of_which_all_is_excluded_is_told(folder):
    result = run("scan", folder, "--exclude", "*")
    assert result.exit_code == 3
    assert "unless --exclude passes over them" in result.stdout


def test_exclusions_hold_for_agreements_too(folder):
    scan = ["scan", folder, *ONLY, "-f", "jsonl", "--together", "--exclude", "old"]
    assert len(reports(run(*scan).stdout)) == 1


def test_requirements_left_out(folder):
    left = run("scan", folder / "a.txt", "-f", "jsonl", "--leave-out", "no-combining")
    (report,) = reports(left.stdout)
    assert len(report.findings) == 22
    for wrong in (["no-such"], ["no-combining", "no-sale-or-sharing"]):
        options = [part for each in wrong for part in ("--leave-out", each)]
        assert run("scan", folder, *ONLY, *options).exit_code == 2
