from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.errors import SettingsError
from contractscan.report import DocumentFacts
from contractscan.reviewing.waivers import WaiverEntry, read_waivers, unused, waive
from tests.views._reports import finding, report

TODAY = date(2027, 1, 1)
GOOD = """[[waiver]]
document = "msa.docx"
requirement = "no-combining"
reason = "No other data."
approver = "Counsel"
expires = 2027-06-30
"""


def entry(document: str = "msa.docx", requirement: str = "missing-1", **changes: object):
    values = {"reason": "Old.", "approver": "Counsel", "expires": TODAY}
    return WaiverEntry.model_validate(
        {"document": document, "requirement": requirement, **values, **changes}
    )


def waived(*entries: WaiverEntry, facts: DocumentFacts | None = None):
    one = report(finding("missing"), finding("weak"), finding("met"))
    if facts is not None:
        one = one.model_copy(update={"document": facts})
    return waive(one, entries, TODAY)


def test_a_waived_gap_stays_in_the_report_and_is_none():
    result = waived(entry())
    assert [f.requirement for f in result.report.waived] == ["missing-1"]
    assert result.report.missing == ()
    assert len(result.report.findings) == 3
    assert result.report.finding("missing-1").waiver.reason == "Old."
    assert result.used == {entry()}


@given(st.integers(-400, 400))
def test_it_counts_until_the_end_of_its_last_day(days):
    result = waived(entry(expires=TODAY + timedelta(days)))
    assert bool(result.report.waived) == (days >= 0)
    assert [w.code for w in result.report.warnings] == ([] if days >= 0 else ["waiver-expired"])
    assert result.used


def test_an_expired_one_is_silent_beside_one_that_counts():
    result = waived(entry(expires=date(2026, 1, 1)), entry())
    assert result.report.waived
    assert result.report.warnings == ()


def test_only_gaps_are_waived():
    met = entry(requirement="met-1")
    result = waived(met)
    assert result.report.waived == ()
    assert unused([met], result.used) == [met]
    not_owed = report(finding("missing", force="not-required"))
    assert waive(not_owed, [entry()], TODAY).report == not_owed


DIGEST = "ab" * 32
FACTS = DocumentFacts(name="a [final].docx", path="in/acme/a [final].docx", sha256=DIGEST)


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ("a [final].docx", True),
        ("a *.docx", True),
        ("acme/a [final].docx", True),
        ("acme/*", True),
        ("in/*", True),
        (str(Path("in/acme/a [final].docx").resolve()), True),
        ("./in/acme/*.docx", True),
        (DIGEST, True),
        (DIGEST.upper(), True),
        ("final", False),
        ("me/a [final].docx", False),
        ("other/*", False),
        ("A [final].docx", False),
    ],
)
def test_how_a_document_is_named(document, named):
    assert bool(waived(entry(document), facts=FACTS).report.waived) == named


def test_the_documents_of_an_agreement_are_named_too():
    parts = (DocumentFacts(name="dpa.docx", path="x/dpa.docx"),)
    one = report(finding("missing"), name="vendor", documents=parts)
    assert waive(one, [entry("dpa.docx")], TODAY).report.waived


def test_reading(tmp_path):
    path = tmp_path / "waivers.toml"
    path.write_text(GOOD)
    (found,) = read_waivers(path, {"no-combining"})
    assert (found.document, found.expires) == ("msa.docx", date(2027, 6, 30))
    path.write_bytes(b"\xef\xbb\xbf")
    assert read_waivers(path, set()) == ()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (GOOD.replace("reason =", "#"), "waiver 1: reason: is missing"),
        (GOOD.replace("reason", "why"), "waiver 1: why: no such key. The keys are document, requ"),
        (GOOD.replace("approver", "aprover"), "aprover: no such key. Did you mean approver?"),
        (GOOD + 'note = "x"\n', "waiver 1: note: no such key. The keys are document, requ"),
        (GOOD.replace("no-combining", "no-combning"), "'no-combning'. Did you mean no-combining?"),
        (GOOD.replace("2027-06-30", '"2027-06-30"'), "waiver 1: expires: a date without"),
        (GOOD.replace('"Counsel"', "7"), "waiver 1: approver: text belongs here"),
        (GOOD.replace('"Counsel"', '" "'), "waiver 1: approver: text belongs here"),
        (GOOD + GOOD.replace("no-combining", "no-such"), "waiver 2: requirement: there is no 'no-"),
        (GOOD.replace("[[waiver]]", "[waiver]"), "waiver: only [[waiver]] entries"),
        (GOOD.replace("[[waiver]]", "[[waivers]]"), "waivers: only [[waiver]] entries"),
        ("waiver = [1]", "waiver 1: entry: "),
        ("[[waiver]", "is no TOML: "),
        (b"\xff", "is not UTF-8"),
        (None, "cannot be read: No such file"),
    ],
)
def test_wrong_files(tmp_path, text, cause):
    path = tmp_path / "waivers.toml"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError) as caught:
        read_waivers(path, {"no-combining"})
    assert cause in str(caught.value)
    assert str(path) in str(caught.value)
