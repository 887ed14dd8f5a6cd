"""What holds for every format: it renders whatever a report says, and documents list it."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from contractscan.report import (
    AgreementFacts,
    Citation,
    DocumentFacts,
    Evidence,
    PartiesFound,
    Report,
    ReportError,
    ReportWarning,
)
from contractscan.report.model import Waiver
from contractscan.views import Page, format_of, formats, render

from ._reports import VERSIONS, failed, finding, report, withheld
from ._schemas import assert_valid

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
FOREIGN = {"csv": "report.csv", "junit": "report.xml", "sarif": "report.sarif"}
PAIR = [
    report(
        finding("met", 1),
        finding("weak", 2, please_check=True),
        finding("missing", 3),
        finding("missing", 4, force="recommended"),
        finding("missing", 5, force="not-required", suggestion=""),
        agreement=AgreementFacts(role="service-provider", edition="2023"),
        parties=PartiesFound(vendor=("Kestrel",), business=("Customer",)),
        regimes=("CCPA", "GDPR"),
        warnings=(ReportWarning(code="revisions", message="Read as accepted."),),
    ),
    report(
        finding("weak", 1, title="=1+1"),
        finding("met", 2),
        finding("missing", 3, suggestion="Vendor shall “not”."),
        name="=order & form.pdf",
    ),
    failed(),
    withheld(),
]


def as_bytes(name, reports):
    content = render(reports, name, Page(folder=Path("out")))
    return content.encode() if isinstance(content, str) else content


def cells(content):
    """Return the text of a workbook, a line a row."""
    lines = []
    for sheet in load_workbook(BytesIO(content)):
        lines.append(f"# {sheet.title}")
        lines += [json.dumps(row, ensure_ascii=False) for row in sheet.iter_rows(values_only=True)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", [*FOREIGN, "xlsx"])
def test_golden(name, update_golden):
    content = as_bytes(name, PAIR)
    file = GOLDEN / FOREIGN.get(name, "report.xlsx.txt")
    if name == "xlsx":
        content = cells(content).encode()
    if update_golden:
        file.write_bytes(content)
    assert content == file.read_bytes()


@pytest.mark.parametrize("name", ["json", "jsonl", "junit", "sarif"])
def test_the_schema_of_the_format_holds(name):
    assert_valid(name, as_bytes(name, PAIR))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.xlsx", "xlsx"),
        ("a.CSV", "csv"),
        ("a.sarif", "sarif"),
        ("junit.xml", "junit"),
        ("a.json", "json"),
    ],
)
def test_the_suffix_names_the_format(file, name):
    assert format_of(file) == name


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("file", ["README.md", "docs/formats.md"])
def test_documents_list_every_format(file, name):
    assert f"`{name}`" in (ROOT / file).read_text(encoding="utf-8")


def test_documents_list_every_column_of_the_csv():
    from contractscan.views.csv import COLUMNS

    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []


TEXT = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["=1+1", "@x", "_x0041_", "](x)", "]]>", "\x00", "\ufffe", "a.b/..\\c:d#%41"]),
)
PLACES = st.none() | TEXT
EVIDENCE = st.builds(
    Evidence,
    quote=TEXT,
    start=st.integers(0),
    end=st.integers(0),
    page=st.none() | st.integers(1, 10**6),
    line=st.none() | st.integers(1, 10**6),
    clause=PLACES,
    before=TEXT,
    after=TEXT,
    document=PLACES,
)
DOCUMENTS = st.builds(
    DocumentFacts,
    name=TEXT,
    path=PLACES,
    format=st.sampled_from([None, "docx", "text"]),
    sha256=st.none(),
    pages=st.none() | st.integers(0, 10**6),
    words=st.integers(0, 10**9),
)
FINDINGS = st.builds(
    finding,
    st.sampled_from(["met", "weak", "missing"]),
    st.integers(1, 5),
    title=TEXT,
    confidence=st.floats(0, 1),
    force=st.sampled_from(["contract", "conditional", "recommended", "not-required"]),
    citations=st.tuples(st.builds(Citation, law=TEXT, edition=TEXT)),
    evidence=st.lists(EVIDENCE, max_size=3).map(tuple),
    reasons=st.lists(TEXT, max_size=3).map(tuple),
    suggestion=TEXT,
    waiver=st.none() | st.builds(Waiver, reason=TEXT, approver=TEXT, expires=st.dates()),
    please_check=st.booleans(),
    since_baseline=st.sampled_from([None, "new", "worse", "unchanged"]),
)
AGREEMENTS = st.builds(
    AgreementFacts,
    kind_reason=TEXT,
    role=st.sampled_from([None, "contractor"]),
    role_evidence=st.none() | EVIDENCE,
)
SCANNED = st.builds(
    Report,
    versions=st.just(VERSIONS),
    document=DOCUMENTS,
    documents=st.lists(DOCUMENTS, max_size=2).map(tuple),
    outcome=st.just("scanned"),
    agreement=AGREEMENTS,
    parties=st.builds(PartiesFound, vendor=st.tuples(TEXT), business=st.tuples(TEXT)),
    regimes=st.tuples(TEXT),
    findings=st.lists(FINDINGS, max_size=4).map(tuple),
    warnings=st.tuples(st.builds(ReportWarning, code=TEXT, message=TEXT)),
)
FAILED = st.builds(
    Report,
    versions=st.just(VERSIONS),
    document=DOCUMENTS,
    outcome=st.just("failed"),
    error=st.builds(ReportError, code=TEXT, message=TEXT, hint=TEXT),
)


@given(reports=st.lists(SCANNED | FAILED, max_size=3), name=st.sampled_from(formats()))
@settings(max_examples=300)
def test_any_report_renders_in_every_format(reports, name):
    content = as_bytes(name, reports)
    assert_valid(name, content)
    if name == "xlsx":
        load_workbook(BytesIO(content))
