"""Contracts are judged by the law as it stood in one of its editions."""

from pathlib import Path

import pytest

from contractscan import scan
from contractscan.errors import RuleError, SettingsError
from contractscan.rules import load_rules

AUDITS = "audit-and-risk-assessment-cooperation"
TEXT = b"1.1 Vendor shall not sell or share the personal information.\n"


def forces(edition: str) -> dict[str, str]:
    return {r.id: r.force for r in load_rules(edition=edition).requirements}


def test_the_older_edition_does_not_require_what_came_later():
    older, newer = forces("2023"), forces("2026")
    changed = {each: (older[each], newer[each]) for each in older if older[each] != newer[each]}
    assert changed == {AUDITS: ("not-required", "conditional")}
    assert forces("current") == newer


def test_what_is_not_required_yet_is_so_of_every_role():
    requirement = load_rules(edition="2023").requirement(AUDITS)
    assert {requirement.judged_as(r).force for r in ("contractor", "third-party")} == {
        "not-required"
    }


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("current", "2026"),
        ("2026", "2026"),
        ("2023", "2023"),
        ("2023-03-29", "2023"),
        ("2025-12-31", "2023"),
        ("2026-01-01", "2026"),
        ("2031-05-05", "2026"),
    ],
)
def test_an_edition_by_name_or_day(wanted, name):
    report = scan(TEXT, edition=wanted)
    assert report.versions.law == name
    assert report.agreement is not None
    assert report.agreement.judged_by == load_rules().law.editions[name].title


@pytest.mark.parametrize("wanted", ["2018", "2020-01-01", "2023-03-28", "", "next", "2025-02-30"])
def test_an_edition_that_there_is_not_is_refused_with_those_that_there_are(wanted):
    with pytest.raises(SettingsError) as caught:
        scan(TEXT, edition=wanted)
    assert repr(wanted) in caught.value.message or wanted in caught.value.message
    assert "2023 (in force since 2023-03-29)" in caught.value.hint
    assert "2026 (in force since 2026-01-01)" in caught.value.hint


def playbook(folder: Path, law: str) -> str:
    (folder / "lexicons").mkdir()
    (folder / "lexicons" / "own.yaml").write_text("own: [own words]\n")
    (folder / "law.yaml").write_text(law)
    return str(folder)


def test_citations_are_those_of_the_last_text_before_the_edition_ended(tmp_path):
    law = """
editions:
  "2028": {since: "2028-01-01", title: a further one}
provisions:
  regs-7051-no-sale-or-sharing:
    code: 11 CCR
    citations: {"2023-03-29": "(1)", "2026-01-01": "(2)", "2026-07-01": "(3)", "2028-01-01": "(4)"}
    summary: x
  civ-1798.140-ag-1-A:
    code: Cal. Civ. Code
    citations: {"2028-01-01": "(5)"}
    summary: x
"""
    folder = playbook(tmp_path, law)
    cited = {
        edition: [
            (citation.law, citation.edition)
            for citation in scan(TEXT, edition=edition, rules=[folder])
            .finding("no-sale-or-sharing")
            .citations
        ]
        for edition in ("2023", "current", "2028")
    }
    contractor = ("Cal. Civ. Code § 1798.140(j)(1)(A)(i)", "2023-01-01")
    assert cited["2023"] == [("11 CCR (1)", "2023-03-29"), contractor]
    assert cited["current"] == [("11 CCR (3)", "2026-07-01"), contractor]
    assert cited["2028"] == [
        ("11 CCR (4)", "2028-01-01"),
        ("Cal. Civ. Code (5)", "2028-01-01"),
        contractor,
    ]


def test_own_rules_may_have_a_current_edition_of_their_own(tmp_path):
    law = 'editions: {"2028": {since: "2028-01-01", title: a further one}}\ncurrent: "2028"\n'
    assert scan(TEXT, rules=[playbook(tmp_path, law)]).versions.law == "2028"


@pytest.mark.parametrize(
    ("law", "cause"),
    [
        ('current: "2030"\n', "current: there is no edition '2030'"),
        ('editions: {"2028": {since: soon, title: x}}\n', r"law\.yaml: editions\.2028\.since"),
    ],
)
def test_wrong_editions_of_own_rules(tmp_path, law, cause):
    with pytest.raises(RuleError, match=cause):
        scan(TEXT, rules=[playbook(tmp_path, law)])


def test_a_requirement_since_an_edition_that_there_is_not(tmp_path):
    from contractscan.rules.authoring import new_rules

    path = new_rules(tmp_path, "access-log")[0]
    path.write_text(path.read_text().replace("force: contract", 'force: contract\nsince: "2030"'))
    with pytest.raises(RuleError, match=r"access-log: since: law\.yaml has no edition '2030'"):
        load_rules((str(tmp_path),))
