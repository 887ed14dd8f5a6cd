"""Folders of own rules: added, overriding, alone; written, checked and tried."""

from pathlib import Path

import pytest

from contractscan import scan
from contractscan.errors import RuleError
from contractscan.rules import load_rules
from contractscan.rules.authoring import lint, new_rules, try_examples

COLORADO = Path(__file__).resolve().parents[2] / "docs" / "own-rules" / "colorado"
CONTRACT = (
    b"Vendor shall process Personal Data only on the instructions of Customer.\n\n"
    b"Vendor shall keep a log of each access to the personal data.\n"
)


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    new_rules(tmp_path / "playbook", "access-log")
    return tmp_path / "playbook"


def judge(folder: Path):
    def of(requirement: str, text: str) -> str:
        report = scan(text.encode(), requirements=[requirement], rules=[folder], any_document=True)
        return report.finding(requirement).status.value

    return of


def test_own_requirements_come_after_the_built_in_ones(playbook):
    report = scan(CONTRACT, rules=[playbook])
    assert len(report.findings) == 24
    assert report.findings[-1].requirement == "access-log"
    assert report.finding("access-log").status == "met"
    assert report.finding("access-log").citations[0].law == "Playbook no. 1"
    built_in, _, own = report.versions.rules.partition("+")
    assert built_in == load_rules().version
    assert len(own) == 12


def test_own_requirements_alone(playbook):
    report = scan(CONTRACT, rules=[playbook, COLORADO], builtin=False)
    assert [finding.requirement for finding in report.findings] == [
        "access-log",
        "co-instructions",
        "co-deletion-at-end",
    ]


def test_the_worked_example_has_no_problem_and_gets_what_it_expects():
    assert list(lint(COLORADO)) == []
    trials = list(try_examples(COLORADO, judge(COLORADO)))
    assert len(trials) == 11
    assert [trial for trial in trials if trial.got != trial.expected] == []


def test_a_new_playbook_works_as_it_is(playbook):
    assert list(lint(playbook)) == []
    trials = list(try_examples(playbook, judge(playbook)))
    assert [(trial.expected, trial.got) for trial in trials] == [
        ("met", "met"),
        ("weak", "weak"),
        ("missing", "missing"),
    ]


def test_phrases_are_added_to_a_built_in_concept(tmp_path):
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "more.yaml").write_text("sell: [flog*]\n")
    text = b"Vendor shall not flog or share the personal information."
    assert scan(text).finding("no-sale-or-sharing").status == "weak"
    found = scan(text, rules=[tmp_path]).finding("no-sale-or-sharing")
    assert found.status == "met"


def test_a_requirement_is_overridden(playbook):
    path = playbook / "requirements" / "access_log.yaml"
    text = path.read_text().replace("id: access-log", "id: no-combining")
    (playbook / "requirements" / "no_combining.yaml").write_text(text)
    path.unlink()
    report = scan(CONTRACT, rules=[playbook])
    assert len(report.findings) == 23
    assert report.finding("no-combining").status == "met"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("all: [keep-log]", "all: [keep-logg]", "no lexicon has the concept 'keep-logg'"),
        ("order: 100", "order: first", "order"),
        ("force: contract", "force: always", "force"),
        ("absent: No log", "absence: No log", "absence"),
        ("law: [access-log-provision]", "law: [gone]", "law.yaml does not know"),
        (', because: "The log is an aim, not a duty."', "", "does not say why"),
        ("id: access-log", "id: access-logs", "not named after its id"),
        ("examples:\n", "samples:\n", "samples"),
    ],
)
def test_lint_tells_what_is_wrong(playbook, old, new, problem):
    path = playbook / "requirements" / "access_log.yaml"
    path.write_text(path.read_text().replace(old, new))
    assert any(problem in found for found in lint(playbook))


def test_a_concept_that_does_not_exist_is_refused_with_the_one_that_was_meant(playbook):
    path = playbook / "requirements" / "access_log.yaml"
    path.write_text(path.read_text().replace("[keep-log]", "[keep-logs]"))
    with pytest.raises(RuleError, match="did you mean keep-log"):
        scan(CONTRACT, rules=[playbook])


def test_a_folder_without_rules(tmp_path):
    with pytest.raises(RuleError, match="holds no rules"):
        scan(CONTRACT, rules=[tmp_path])


def test_nothing_built_in_and_nothing_own():
    with pytest.raises(RuleError, match="no requirement left"):
        scan(CONTRACT, builtin=False)


@pytest.mark.parametrize("identifier", ["Access Log", "access_log", "", "../up"])
def test_an_id_that_is_none(tmp_path, identifier):
    with pytest.raises(RuleError, match="is no id"):
        new_rules(tmp_path, identifier)


def test_a_requirement_is_not_written_over(playbook):
    with pytest.raises(RuleError, match="is there already"):
        new_rules(playbook, "access-log")


def test_a_second_requirement_is_as_ready_as_the_first(tmp_path):
    first = new_rules(tmp_path, "access-log")
    law = (tmp_path / "law.yaml").read_text()
    (second,) = new_rules(tmp_path, "visitor-log")
    assert [path.name for path in first] == ["access_log.yaml", "own.yaml", "law.yaml"]
    assert (tmp_path / "law.yaml").read_text() == law
    assert "law: [access-log-provision]" in second.read_text()
    assert list(lint(tmp_path)) == []


def test_a_lexicon_that_is_there_is_left_alone(tmp_path):
    lexicon = tmp_path / "lexicons" / "own.yaml"
    lexicon.parent.mkdir()
    lexicon.write_text("badge: [badge(s)]\n")
    written = new_rules(tmp_path, "access-log")
    assert lexicon.read_text() == "badge: [badge(s)]\n"
    assert tmp_path / "lexicons" / "access_log.yaml" in written
    assert list(lint(tmp_path)) == []


def test_a_law_without_provisions_is_told(tmp_path):
    (tmp_path / "law.yaml").write_text("editions: {}\n")
    with pytest.raises(RuleError, match="has no provisions"):
        new_rules(tmp_path, "access-log")
    assert not (tmp_path / "requirements").exists()


def test_rules_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(RuleError, match="cannot be written"):
        new_rules(tmp_path / "file", "access-log")


def test_folders_without_rules(tmp_path):
    with pytest.raises(RuleError, match="holds no requirements"):
        list(try_examples(tmp_path, lambda *_: "met"))
    with pytest.raises(RuleError, match="is no folder"):
        list(lint(tmp_path / "gone"))
