"""What a user of the library can rely on."""

import inspect
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import contractscan
from contractscan import ContractscanError, ReadError, Report, errors, scan
from contractscan.errors import UnknownRequirement
from contractscan.options import ScanOptions
from contractscan.parsers import parse
from contractscan.report import Status
from contractscan.rules import load_rules

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = """\
Data Processing Addendum

1. Restrictions

Vendor shall not sell or share the Personal Information of Customer.

2. Security

Vendor shall use commercially reasonable efforts to maintain appropriate security measures for \
Personal Information.
"""


@pytest.fixture(scope="module")
def report():
    return scan(CONTRACT.encode(), name="addendum.txt")


def test_public_names():
    assert contractscan.__all__ == [
        "ContractscanError",
        "Finding",
        "ReadError",
        "Report",
        "ScanOptions",
        "Status",
        "__version__",
        "scan",
        "scan_folder",
        "scan_together",
    ]
    assert dir(contractscan) == sorted(contractscan.__all__)
    for name in contractscan.__all__:
        assert getattr(contractscan, name) is not None


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'scann'"):
        _ = contractscan.scann


def test_the_import_is_cheap():
    code = "import sys, contractscan; print(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"spacy", "pydantic", "lxml", "docx", "pypdfium2", "pdfplumber", "yaml", "rapidfuzz"}
    assert "contractscan" in run.stdout.split()
    assert heavy.isdisjoint(run.stdout.split())


def test_signature_of_scan():
    parameters = inspect.signature(scan).parameters
    assert list(parameters) == ["source", "name", "options"]
    assert list(ScanOptions.__annotations__) == [
        *("password", "revisions", "ocr", "requirements", "role", "any_document"),
        *("rules", "builtin", "edition", "severity"),
    ]


def test_an_option_that_does_not_exist():
    with pytest.raises(TypeError, match="there is no option 'requirement'; the options are pass"):
        scan(b"text", requirement=["no-combining"])


@pytest.mark.parametrize("as_source", [Path, str], ids=["Path", "str"])
def test_scan_of_a_path(tmp_path, report, as_source):
    path = tmp_path / "addendum.txt"
    path.write_text(CONTRACT, encoding="utf-8")
    scanned = scan(as_source(path))
    assert (scanned.document.name, scanned.document.path) == ("addendum.txt", str(path))
    assert scanned.findings == report.findings


def test_scan_of_bytes(report):
    assert scan(CONTRACT.encode()).document.name == "document"
    assert report.document.name == "addendum.txt"
    assert report.document.path is None
    assert report.document.format == "text"
    assert report.document.pages is None
    assert report.document.words == len(CONTRACT.split())


def test_scan_of_a_binary_file(tmp_path, report):
    path = tmp_path / "addendum.txt"
    path.write_text(CONTRACT, encoding="utf-8")
    with path.open("rb") as file:
        scanned = scan(file)
    assert (scanned.document.name, scanned.document.path) == ("addendum.txt", None)
    assert scanned.findings == report.findings
    assert scan(io.BytesIO(CONTRACT.encode())).findings == report.findings


def test_findings_by_status(report):
    assert [f.requirement for f in report.met] == ["no-sale-or-sharing"]
    assert [f.requirement for f in report.weak] == ["reasonable-security"]
    assert len(report.missing) == 21
    assert len(report.findings) == 23


def test_one_finding(report):
    finding = report.finding("no-sale-or-sharing")
    assert finding.status is Status.MET
    assert [e.quote for e in finding.evidence] == [
        "Vendor shall not sell or share the Personal Information of Customer."
    ]
    assert finding.suggestion == ""
    assert [c.law for c in finding.citations][:1] == ["11 CCR § 7051(a)(1)"]
    weak = report.finding("reasonable-security")
    assert weak.reasons == (
        "The duty is softened to reasonable efforts or to what is practicable.",
    )
    assert "Vendor" in weak.suggestion
    with pytest.raises(UnknownRequirement, match="no requirement 'no-sale'"):
        report.finding("no-sale")


def test_parties_are_named(report):
    assert report.parties.vendor == ("Vendor",)
    assert report.parties.business == ("Customer",)


def test_chosen_requirements_come_in_the_order_of_reports():
    wanted = ["reasonable-security", "no-sale-or-sharing"]
    found = scan(CONTRACT.encode(), requirements=wanted).findings
    assert [f.requirement for f in found] == ["no-sale-or-sharing", "reasonable-security"]
    with pytest.raises(UnknownRequirement, match="no requirement 'nothing'"):
        scan(CONTRACT.encode(), requirements=["nothing"])


def test_json_round_trip(report):
    assert Report.from_json(report.to_json()) == report
    assert Report.from_json(report.to_json(indent=2).encode()) == report
    assert json.loads(report.to_json())["schema_version"] == "1"


def test_reports_are_frozen(report):
    with pytest.raises(ValueError, match="frozen"):
        report.outcome = "failed"


def test_the_schema_in_the_docs_is_the_schema():
    written = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    schema = Report.model_json_schema()
    assert {key: written[key] for key in schema} == schema


def test_findings_come_in_the_order_of_the_rules(report):
    assert [f.requirement for f in report.findings] == [r.id for r in load_rules().requirements]


def test_the_same_bytes_give_the_same_report(report):
    assert scan(CONTRACT.encode(), name="addendum.txt").to_json() == report.to_json()


def test_another_process_gives_the_same_report(report):
    code = (
        "import sys, contractscan;"
        "data = sys.stdin.buffer.read();"
        "print(contractscan.scan(data, name='addendum.txt').to_json())"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            input=CONTRACT.encode(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        )
        assert run.stdout.decode().strip() == report.to_json()


def test_the_tree_of_errors_is_the_documented_one():
    drawn = errors.__doc__ or ""
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, ContractscanError)
    ]
    assert len({cls.code for cls in classes}) == len(classes)
    for cls in classes:
        assert cls.__name__ in drawn
    reads = {cls.__name__ for cls in classes if issubclass(cls, ReadError) and cls is not ReadError}
    assert reads == {
        "InaccessibleInput",
        "EmptyDocument",
        "UnsupportedFormat",
        "DamagedDocument",
        "EncryptedDocument",
        "NoTextLayer",
        "MissingExtra",
        "InputTooLarge",
    }


def test_an_error_says_what_to_do():
    with pytest.raises(ReadError) as caught:
        scan("nowhere.docx")
    assert caught.value.code == "inaccessible"
    assert caught.value.message == "nowhere.docx does not exist."
    assert str(caught.value) == "nowhere.docx does not exist. Check the path."


PIECES = st.sampled_from(
    (
        *("Vendor ", "Customer ", "we ", "You ", "Each party ", "shall not ", "will ", "may not "),
        *(
            "agrees to refrain from ",
            "is prohibited from ",
            "sell",
            "selling ",
            " or share ",
            "use ",
        ),
        *(
            "retain, use or disclose ",
            "Personal Information",
            " the data",
            "(a) ",
            "(i) ",
            "(b)",
            "; ",
        ),
        *("; or ", ": ", ".\n\n", "\n", "1. ", "2.1 ", "except ", "unless ", "for the purpose of "),
        *(
            '"Services" means ',
            "(the “Vendor”) ",
            "Purpose: ",
            "EXHIBIT A\n",
            " | ",
            "e.g. ",
            "§ 7051(a)",
        ),
        *("to send newsletters", "neither ", "nor ", "within 10 days", "CCPA ", "GDPR "),
    )
)
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=40).map("".join),
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_scanned_and_every_quote_is_in_it(text):
    data = text.encode("utf-8", "replace")
    try:
        document = parse(data, "any.txt")
    except ReadError:
        return
    found = scan(data, name="any.txt")
    assert len(found.findings) == 23
    for finding in found.findings:
        assert len(finding.evidence) <= 3
        assert bool(finding.evidence) == (finding.status is not Status.MISSING)
        assert finding.reasons
        for evidence in finding.evidence:
            assert evidence.quote == document.text[evidence.start : evidence.end]
            assert evidence.quote.strip()
