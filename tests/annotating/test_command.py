"""``contractscan annotate`` as a user runs it."""

from pathlib import Path

import pytest
from parsers.docx._word import docx, p
from typer.testing import CliRunner

from contractscan.cli import app
from contractscan.parsers import parse

SAMPLES = Path(__file__).resolve().parents[2] / "sample_contracts"
SAMPLE = SAMPLES / "early-ccpa-addendum.docx"


def run(*arguments):
    return CliRunner().invoke(app, ["annotate", *map(str, arguments)])


def test_copy_is_written_and_told(tmp_path):
    copy = tmp_path / "copy.docx"
    result = run(SAMPLE, "-o", copy)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "weak" in result.stderr
    assert str(copy) in result.stderr
    assert parse(copy.read_bytes(), "copy.docx").text == parse(SAMPLE.read_bytes(), "c.docx").text


def test_quiet_says_nothing(tmp_path):
    result = run(SAMPLE, "-o", tmp_path / "copy.docx", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("name", ["c.docx", "./c.docx", "link.docx"])
def test_contract_is_not_written_over(tmp_path, name):
    contract = tmp_path / "c.docx"
    contract.write_bytes(SAMPLE.read_bytes())
    (tmp_path / "link.docx").symlink_to(contract)
    result = run(contract, "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "Give the copy another name" in result.output
    assert contract.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"Vendor shall not sell.", "terms.txt", "notes go into DOCX and PDF only."),
        (b"PK\x03\x04 broken", "c.docx", "is damaged"),
        (b"%PDF-1.7 broken", "c.pdf", "is damaged"),
        (b"\0" * 100, "c.docx", "is empty"),
        (b"\x00\x01\x02\x03" * 50, "c.bin", "is none of the formats"),
    ],
)
def test_what_cannot_be_annotated_is_told(tmp_path, content, name, told):
    contract = tmp_path / name
    contract.write_bytes(content)
    result = run(contract, "-o", tmp_path / "copy.docx")
    assert result.exit_code == 3
    assert told in " ".join(result.output.split())
    assert not (tmp_path / "copy.docx").exists()


def test_no_contract_gets_no_notes(tmp_path):
    policy = (
        "PRIVACY POLICY",
        "This privacy policy explains how we collect, use and share your personal information "
        "when you visit our website. We use cookies. Your rights: you may ask us to delete your "
        "personal information. Contact us with questions about this policy. Changes to this "
        "policy are posted here. Effective date: today.",
    )
    contract = tmp_path / "policy.docx"
    contract.write_bytes(docx("".join(map(p, policy)) * 3))
    result = run(contract, "-o", tmp_path / "copy.docx")
    assert result.exit_code == 3
    assert "Judge it nevertheless with --any-document." in " ".join(result.output.split())
    assert run(contract, "-o", tmp_path / "copy.docx", "--any-document").exit_code == 0


@pytest.mark.parametrize(
    ("contract", "copy", "told"),
    [
        ("online-terms.pdf", "c.docx", "would be a PDF file. Call it c.pdf."),
        ("early-ccpa-addendum.docx", "c.PDF", "would be a DOCX file. Call it c.docx."),
    ],
)
def test_copy_is_not_given_the_name_of_another_format(tmp_path, contract, copy, told):
    result = run(SAMPLES / contract, "-o", tmp_path / copy)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())
    assert not (tmp_path / copy).exists()
