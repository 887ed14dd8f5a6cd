import csv
from datetime import date
from io import StringIO

import pytest

from contractscan.report.model import Waiver
from contractscan.views import render

from ._reports import failed, finding, hostile, report, withheld

MARK = "\ufeff"


def rows(*reports):
    text = render(reports, "csv")
    assert text.startswith(MARK)
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline=""), strict=True))


def test_a_row_a_finding():
    weak, missing = rows(report(finding("weak", 1), finding("missing", 2, please_check=True)))
    assert weak == {
        "contract": "msa.docx",
        "path": "in/msa.docx",
        "outcome": "scanned",
        "remarks": "",
        "role": "",
        "edition": "2026",
        "requirement": "weak-1",
        "title": "Title of weak 1",
        "status": "weak",
        "force": "contract",
        "severity": "high",
        "law": "11 CCR § 7051(a)(1)",
        "confidence": "0.90",
        "please_check": "no",
        "document": "",
        "clause": "clause 4.2(a)",
        "page": "4",
        "quote": "Vendor may sell.",
        "reasons": "Reason of weak 1.",
        "suggestion": "Vendor shall not.",
        "waiver": "",
        "since_baseline": "",
    }
    assert (missing["quote"], missing["page"], missing["please_check"]) == ("", "", "yes")


def test_no_clause_becomes_a_number_or_a_date():
    clauses = ("9.10", "3-4", "5", "Exhibit A, 2.10")
    found = rows(
        report(
            *(
                finding(
                    "weak", n, evidence=({"quote": "x", "start": 0, "end": 1, "clause": clause},)
                )
                for n, clause in enumerate(clauses)
            )
        )
    )
    told = [row["clause"] for row in found]
    assert told == ["clause 9.10", "clause 3-4", "clause 5", "Exhibit A, 2.10"]


def test_a_waived_gap_keeps_its_status_and_tells_the_waiver():
    waiver = Waiver(reason="Old.", approver="Legal", expires=date(2031, 1, 2))
    (row,) = rows(report(finding("missing", waiver=waiver)))
    assert (row["status"], row["waiver"]) == ("missing", "Old. (Legal, until 2031-01-02)")


def test_documents_without_findings_are_a_row_with_the_cause():
    broken, notice = rows(failed(), withheld())
    assert (broken["outcome"], broken["status"]) == ("failed", "")
    assert broken["remarks"] == "bad.pdf is damaged. Export it again."
    assert (notice["outcome"], notice["remarks"]) == (
        "withheld",
        "It reads like a privacy notice.",
    )


def test_lines_are_those_of_rfc_4180():
    text = render([report(finding("weak", title='He said "no", twice'))], "csv")
    assert text.count("\r\n") == text.count("\n") == 2
    assert '"He said ""no"", twice"' in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u200b=", "＝"])
def test_no_cell_is_a_formula(start):
    attack = f"{start}cmd|'/c calc'!A0,\"\r\n=1"
    for row in rows(hostile(attack), failed(attack), withheld(attack, attack)):
        starts = {cell[:1] for cell in row.values()}
        assert not starts & set("=+-@\t\r\n＝＋－＠")
    assert rows(hostile(attack))[0]["title"].startswith("'")


def test_a_cell_that_excel_would_break_is_cut_visibly():
    (row,) = rows(report(finding("weak", suggestion="a" * 40_000)))
    assert len(row["suggestion"]) == 32_767
    assert row["suggestion"].endswith("[cut: the cell is full]")


def test_no_reports_are_a_head():
    assert rows() == []
