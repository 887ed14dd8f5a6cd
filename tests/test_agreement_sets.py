"""An agreement in several documents is judged as one."""

from pathlib import Path

import pytest

from contractscan.agreement_sets import find_sets, scan_sets, scan_together
from contractscan.errors import InaccessibleInput
from contractscan.parsers import parse
from contractscan.report import Status

MSA = "Master Services Agreement\n\n1. Vendor shall deliver the Services to Customer.\n"
DPA = "Data Processing Addendum\n\n1. Vendor shall not sell or share the personal information.\n"
SECURITY = (
    "Exhibit\n\nVendor shall maintain reasonable security measures for personal information.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, texts in {"acme": (MSA, DPA), "globex": (MSA,)}.items():
        (tmp_path / name).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / name / f"{number}.txt").write_text(text)
    return tmp_path


def test_each_document_supplies_its_clauses():
    report = scan_together([MSA.encode(), DPA.encode(), SECURITY.encode()], name="Acme")
    assert report.document.name == "Acme"
    assert report.document.format == "set"
    assert [facts.words for facts in report.documents] == [11, 13, 10]
    assert report.finding("no-sale-or-sharing").status is Status.MET
    assert report.finding("reasonable-security").status is Status.MET


def test_evidence_names_its_document_and_counts_from_its_beginning(folder):
    paths = [folder / "acme" / "0.txt", folder / "acme" / "1.txt"]
    report = scan_together(paths)
    assert report.document.name == "0.txt + 1.txt"
    assert [facts.path for facts in report.documents] == [str(path) for path in paths]
    (evidence,) = report.finding("no-sale-or-sharing").evidence
    assert evidence.document == "1.txt"
    assert parse(DPA.encode(), "1.txt").text[evidence.start : evidence.end] == evidence.quote


def test_definitions_of_one_document_serve_the_others():
    laws = '"Privacy Laws" means all laws on privacy, including the CCPA.\n'
    duty = "1. Vendor shall comply with the Privacy Laws.\n"
    alone = scan_together([duty.encode()]).finding("ccpa-compliance")
    both = scan_together([duty.encode(), laws.encode()]).finding("ccpa-compliance")
    assert (alone.status, both.status) == (Status.WEAK, Status.MET)


def test_a_heading_of_one_document_does_not_cover_the_next():
    europe = "Fees are due.\n\nAnnex 1: Terms for the EEA only\n\n1. A text.\n"
    plain = "Vendor shall not sell or share the personal information.\n"
    report = scan_together([europe.encode(), plain.encode()])
    assert report.finding("no-sale-or-sharing").status is Status.MET


def test_named_files_are_one_agreement_and_folders_are_their_own(folder):
    sets = list(find_sets([folder / "acme" / "1.txt", folder / "globex" / "0.txt", folder]))
    assert [(one.name, [file.name for file in one.files]) for one in sets] == [
        ("1.txt + 0.txt", ["1.txt", "0.txt"]),
        ("acme", ["0.txt", "1.txt"]),
        ("globex", ["0.txt"]),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_of_agreements(folder, workers):
    first, second = scan_sets(find_sets([folder]), workers=workers)
    assert (first.document.name, len(first.documents)) == ("acme", 2)
    assert first.document.path == str(folder / "acme")
    assert (second.document.name, second.documents) == ("0.txt", ())


def test_a_document_that_cannot_be_read_fails_its_agreement_only(folder):
    (folder / "acme" / "2.pdf").write_bytes(b"%PDF-1.7 nothing more")
    first, second = scan_sets(find_sets([folder]))
    assert (first.outcome, second.outcome) == ("failed", "scanned")
    assert first.error is not None
    assert "2.pdf" in first.error.message


def test_a_document_that_does_not_exist(tmp_path):
    with pytest.raises(InaccessibleInput, match=r"gone\.txt does not exist"):
        scan_together([tmp_path / "gone.txt"])


def test_nothing_to_scan():
    with pytest.raises(ValueError, match="no document"):
        scan_together([])
