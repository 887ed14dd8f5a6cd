"""The workbook as a spreadsheet program reads it."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from contractscan.report import AgreementFacts, DocumentFacts, Evidence, PartiesFound
from contractscan.report.model import Waiver
from contractscan.views import Page, _spreadsheet, render

from ._reports import failed, finding, hostile, known_finding, report, withheld

FULL = report(
    finding("met", 1),
    finding("weak", 2, please_check=True),
    finding("missing", 3, force="recommended"),
    finding("missing", 4, force="not-required"),
    finding("missing", 5, waiver=Waiver(reason="Old.", approver="Legal", expires=date(2031, 1, 2))),
    agreement=AgreementFacts(role="contractor", edition="2023"),
    parties=PartiesFound(vendor=("Kestrel", "we", "us", "Vendor"), business=("Shop",)),
    regimes=("CCPA", "GDPR"),
)
SHEETS = ["Contracts", "Findings", "Requirements"]


def opened(*reports, page=None):
    return load_workbook(BytesIO(render(reports, "xlsx", page)))


def rows(sheet):
    """Return each row below the head as head -> value, without what is empty."""
    head, *body = sheet.iter_rows(values_only=True)
    return [
        {name: cell for name, cell in zip(head, row, strict=True) if cell is not None}
        for row in body
    ]


def test_the_sheets_and_a_contract():
    book = opened(FULL)
    assert book.sheetnames == SHEETS
    assert rows(book["Contracts"]) == [
        {
            "Contract": "msa.docx",
            "Outcome": "scanned",
            "Vendor": "Kestrel\nwe\nus",
            "Business": "Shop",
            "Judged as": "service provider",
            "Judged by the law of": "2026",
            "Role in the text": "contractor",
            "Drafted for the CCPA of": "2023",
            "Laws named": "CCPA, GDPR",
            "Words": 4120,
            "Missing": 1,
            "Weak": 1,
            "Waived": 1,
            "Met": 1,
            "Title of met 1": "met",
            "Title of weak 2": "weak",
            "Title of missing 3": "missing",
            "Title of missing 4": "not required",
            "Title of missing 5": "waived",
        }
    ]


def test_a_finding():
    weak, *_, waived = rows(opened(FULL)["Findings"])[1:]
    assert weak == {
        "Contract": "msa.docx",
        "Requirement": "Title of weak 2",
        "Id": "weak-2",
        "Status": "weak",
        "Asked of": "every contract",
        "Severity": "high",
        "Law": "11 CCR § 7051(a)(1)",
        "Confidence": 0.9,
        "Check": "please check",
        "Clause": "4.2(a)",
        "Page": 4,
        "Quote": "Vendor may sell.",
        "Reasons": "Reason of weak 2.",
        "Wording that would do (draft)": "Vendor shall not.",
    }
    assert waived["Status"] == "waived"
    assert waived["Reasons"] == "Reason of missing 5.\nWaived: Old. (Legal, until 2031-01-02)"


def test_documents_without_findings_are_rows_with_their_cause():
    broken, notice = rows(opened(failed(), withheld())["Contracts"])
    assert broken == {
        "Contract": "bad.pdf",
        "Outcome": "not scanned",
        "Remarks": "bad.pdf is damaged.\nExport it again.",
    }
    assert notice["Outcome"] == "withheld"
    assert notice["Remarks"] == "It reads like a privacy notice."
    assert "Missing" not in notice


def test_a_contract_of_several_documents_names_them():
    evidence = Evidence(quote="Sell.", start=0, end=5, clause="4", document="dpa.docx")
    made = report(
        finding("weak", evidence=(evidence,)),
        documents=(DocumentFacts(name="msa.docx"), DocumentFacts(name="dpa.docx")),
    )
    book = opened(made)
    assert rows(book["Contracts"])[0]["Remarks"] == "Made of msa.docx, dpa.docx."
    assert rows(book["Findings"])[0]["Clause"] == "4\ndpa.docx"


def test_requirements_of_the_rules_are_explained():
    contract = report(known_finding(), finding("met", 1))
    explained, unknown = rows(opened(contract)["Requirements"])
    assert explained["What it is for"].startswith("The clause stops the vendor from merging")
    assert explained["Weak, for example"].startswith("– only one of the two sources")
    assert {"Met", "Missing", "Law"} <= explained.keys()
    assert unknown == {
        "Id": "met-1",
        "Requirement": "Title of met 1",
        "Asked of": "every contract",
        "Law": "11 CCR § 7051(a)(1)",
    }


@pytest.mark.parametrize("changes", [{"title": "Another"}, {"citations": ()}])
def test_own_rules_that_replace_a_built_in_one_are_not_explained_by_it(changes):
    (row,) = rows(opened(report(known_finding(**changes)))["Requirements"])
    assert "What it is for" not in row


def test_a_requirement_that_one_role_does_not_owe_is_shown_as_the_others_owe_it():
    apart = report(finding("missing", 1, force="not-required"))
    asked = report(finding("missing", 1, force="conditional"))
    (row,) = rows(opened(apart, asked)["Requirements"])
    assert row["Asked of"] == "some contracts"


def test_documents_of_the_same_name_are_told_apart():
    other = FULL.model_copy(
        update={"document": DocumentFacts(name="msa.docx", path="other/msa.docx")}
    )
    names = [row["Contract"] for row in rows(opened(FULL, other)["Findings"])]
    assert set(names) == {"in/msa.docx", "other/msa.docx"}


def test_clauses_that_look_like_numbers_stay_text_without_a_warning():
    evidence = ({"quote": "x", "start": 0, "end": 1, "clause": "9.10"},)
    content = render((report(finding("weak", evidence=evidence)),), "xlsx")
    sheet = load_workbook(BytesIO(content))["Findings"]
    (cell,) = (cell for cell in next(sheet.iter_rows(min_row=2)) if cell.value == "9.10")
    assert cell.data_type == "s"
    xml = ZipFile(BytesIO(content)).read("xl/worksheets/sheet2.xml").decode()
    assert 'numberStoredAsText="1"' in xml


def test_heads_stay_filter_and_print():
    book = opened(FULL, failed())
    panes = [book[name].freeze_panes for name in SHEETS]
    assert panes == ["B2", "C2", "C2"]
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_statuses_have_colours_by_their_word():
    book = opened(FULL)
    for name, ranges in (("Contracts", {"B2", "N2"}), ("Findings", {"D2:D6"})):
        found = {
            rule.formula[0]
            for area in book[name].conditional_formatting
            if ranges & {str(area.sqref)}
            for rule in area.rules
        }
        assert {'"missing"', '"weak"', '"met"', '"not scanned"', '"withheld"'} <= found


def test_the_same_reports_give_the_same_bytes():
    assert render([FULL, failed()], "xlsx") == render([FULL, failed()], "xlsx")
    core = ZipFile(BytesIO(render([FULL], "xlsx"))).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}


def links(*reports, page=None):
    return [
        cell.hyperlink.target
        for (cell,) in opened(*reports, page=page)["Contracts"].iter_rows(max_col=1, min_row=2)
        if cell.hyperlink is not None
    ]


def named(path):
    return report(document=DocumentFacts(name="x", path=path))


@pytest.mark.parametrize(
    ("path", "folder", "target"),
    [
        ("in/a b.docx", None, r"in\a%20b.docx"),
        ("in/50%41 #1?.docx", None, r"in\50%2541%20%231%3F.docx"),
        ("in/Vertrag ü.docx", "out", r"..\in\Vertrag%20ü.docx"),
        ("/data/in/a.docx", "/data/out", r"..\in\a.docx"),
    ],
)
def test_a_contract_links_to_its_file(path, folder, target):
    page = Page(folder=Path(folder)) if folder else None
    assert links(named(path), page=page) == [target]


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "/etc/passwd",
        "http://evil.example/x",
        "javascript:alert(1)",
        "\\\\evil.example\\share\\x.exe",
        "//evil.example/x",
        "C:\\x.docx",
        "in/\udcff.docx",
        "x/" * 1_200,
    ],
)
def test_no_link_leads_elsewhere(path):
    assert links(named(path)) == []


@pytest.mark.parametrize(
    "attack",
    [
        "=cmd|'/c calc'!A0",
        '=HYPERLINK("http://evil.example","x")',
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "{=1+1}",
        "http://evil.example",
        "internal:Sheet1!A1",
        "external:c:\\x",
        "1234",
        "TRUE",
        "_x003D_1+1",
        "<si><t>x</t></si>",
        "\x00\x0b\x1f\ufffe\uffff\udcff",
    ],
)
def test_contract_text_is_text(attack):
    reports = (hostile(attack), failed(attack), withheld(attack, attack))
    content = render(reports, "xlsx")
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            root = etree.fromstring(archive.read(name))
            assert not root.xpath("//*[local-name()='f']")
            targets = root.xpath("//*[@TargetMode='External']/@Target")
            assert not [target for target in targets if ":" in target or "//" in target]
    for sheet in load_workbook(BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr")
                assert cell.data_type == "s" or not isinstance(cell.value, str)
                assert cell.value is None or isinstance(cell.value, int | float) or cell.quotePrefix


def test_a_look_alike_of_an_escape_stays_as_it_is():
    content = render([report(finding("weak", title="_x003D_1"))], "xlsx")
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet2.xml").decode()
    assert "_x005F_x003D_1" in sheet


@pytest.mark.parametrize("letter", ["a", "\U0001f600"])
def test_a_cell_that_is_too_full_says_so(letter):
    long = finding("weak", suggestion=letter * 40_000)
    (row,) = rows(opened(report(long))["Findings"])
    text = row["Wording that would do (draft)"]
    assert text.endswith(" … [cut: the cell is full]")
    assert 32_700 < len(text.encode("utf-16-le")) // 2 <= 32_767


def test_more_rows_than_a_sheet_holds_go_on_on_another(monkeypatch):
    monkeypatch.setattr(_spreadsheet, "MOST_ROWS", 3)
    book = opened(FULL)
    assert book.sheetnames == [
        "Contracts",
        *("Findings", "Findings 2", "Findings 3"),
        *("Requirements", "Requirements 2", "Requirements 3"),
    ]
    ids = [row["Id"] for name in book.sheetnames[1:4] for row in rows(book[name])]
    assert ids == [each.requirement for each in FULL.findings]


def test_more_links_than_a_sheet_holds_are_text(monkeypatch):
    monkeypatch.setattr(_spreadsheet, "MOST_LINKS", 2)
    assert len(links(*(named(f"{number}.docx") for number in range(4)))) == 2


def test_no_reports_are_empty_tables():
    assert [rows(sheet) for sheet in opened()] == [[], [], []]
