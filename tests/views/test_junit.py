from datetime import date

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from contractscan.report.model import Waiver
from contractscan.views import render

from ._reports import failed, finding, hostile, report, withheld
from ._schemas import assert_valid

WAIVER = Waiver(reason="Old.", approver="Legal", expires=date(2031, 1, 2))


def suites(*reports):
    """Return the suites as a reader of the format sees them; the schema holds."""
    text = render(reports, "junit").encode()
    assert_valid("junit", text)
    return list(JUnitXml.fromstring(text))


def case(status, **changes):
    ((found,),) = suites(report(finding(status, **changes)))
    return found


def test_a_suite_a_contract_and_a_case_a_requirement():
    (suite,) = suites(report(finding("met", 1), finding("weak", 2), finding("missing", 3)))
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == (
        "in/msa.docx",
        *(3, 2, 0, 0),
    )
    assert [each.name for each in suite] == [
        "Title of met 1 (met-1)",
        "Title of weak 2 (weak-2)",
        "Title of missing 3 (missing-3)",
    ]
    assert {each.classname for each in suite} == {"contractscan.in/msa_docx"}


@pytest.mark.parametrize(
    ("status", "force", "kind"),
    [
        ("met", "contract", None),
        ("weak", "contract", Failure),
        ("missing", "contract", Failure),
        ("missing", "conditional", Skipped),
        ("missing", "recommended", Skipped),
        ("weak", "recommended", Skipped),
        ("met", "recommended", None),
        ("missing", "not-required", Skipped),
        ("met", "not-required", Skipped),
    ],
)
def test_what_the_law_asks_of_every_contract_fails(status, force, kind):
    assert [type(each) for each in case(status, force=force).result] == ([kind] if kind else [])


@pytest.mark.parametrize(("severity", "kind"), [("high", Failure), ("medium", Skipped)])
def test_a_severity_that_somebody_has_set_decides(severity, kind):
    for force in ("contract", "recommended"):
        (told,) = case("missing", force=force, severity=severity).result
        assert type(told) is kind


def test_a_failure_says_why_and_where():
    (told,) = case("weak").result
    assert (told.type, told.message) == ("weak", "weak: Reason of weak 1.")
    assert told.text.splitlines() == [
        "Reason of weak 1.",
        "Clause 4.2(a), page 4: “Vendor may sell.”",
        "Law: 11 CCR § 7051(a)(1)",
        "Wording that would do (draft): Vendor shall not.",
    ]


def test_a_waived_gap_is_skipped():
    (told,) = case("missing", waiver=WAIVER).result
    assert type(told) is Skipped
    assert told.message == "waived: Old. (Legal, until 2031-01-02)"


def test_documents_without_findings():
    broken, notice = suites(failed(), withheld())
    (error,) = next(iter(broken)).result
    assert (type(error), error.type, broken.errors) == (Error, "damaged", 1)
    assert error.message == "bad.pdf is damaged. Export it again."
    (skipped,) = next(iter(notice)).result
    assert (type(skipped), skipped.message) == (Skipped, "It reads like a privacy notice.")


@pytest.mark.parametrize(
    "attack",
    ["</testsuite><x>", "]]>", '" onload="', "&lt;&amp;", "\x00\x0b\ufffe\uffff\udcff", "<!--"],
)
def test_contract_text_adds_no_markup(attack):
    def shape(text):
        return [e.tag for e in etree.fromstring(render([hostile(text)], "junit").encode()).iter()]

    suites(hostile(attack), failed(attack), withheld(attack, attack))
    assert shape(attack) == shape("harmless")


def test_no_reports_are_no_suites():
    assert suites() == []
