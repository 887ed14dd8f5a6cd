"""``contractscan addendum`` as a user runs it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from contractscan.cli import app

SAMPLES = Path(__file__).resolve().parents[2] / "sample_contracts"
SAMPLE = SAMPLES / "early-ccpa-addendum.docx"


def run(*arguments):
    return CliRunner().invoke(app, ["addendum", *map(str, arguments)])


def test_addendum_is_written_and_blanks_are_told(tmp_path):
    target = tmp_path / "addendum.docx"
    result = run(SAMPLE, "-o", target)
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"PK")
    told = " ".join(result.stderr.split())
    assert "Specific business purposes: fill in the brackets, or give the purposes with" in told
    assert "Draft, not legal advice." in told
    assert "stays" not in told


def test_purposes_close_the_blank(tmp_path):
    purpose = "packing parcels and printing the addresses of shoppers on them"
    result = run(SAMPLE, "-o", tmp_path / "a.docx", "--purpose", purpose)
    assert result.exit_code == 0, result.output
    assert "fill in" not in result.stderr
    assert "stays" not in result.stderr


def test_purpose_that_is_generic_is_told(tmp_path):
    result = run(SAMPLE, "-o", tmp_path / "a.docx", "--purpose", "providing the services")
    assert "Specific business purposes stays weak" in " ".join(result.stderr.split())


def test_several_documents_are_one_agreement(tmp_path):
    complete = SAMPLES / "complete-cpra-addendum.docx"
    result = run(SAMPLE, complete, "-o", tmp_path / "a.docx", "--all")
    assert result.exit_code == 0, result.output
    alone = run(SAMPLE, "-o", tmp_path / "b.docx", "--all")
    assert "19 clauses" in alone.stderr
    assert "19 clauses" not in result.stderr


def test_quiet_says_nothing(tmp_path):
    result = run(SAMPLE, "-o", tmp_path / "a.docx", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_agreement_is_not_written_over(tmp_path):
    contract = tmp_path / "c.docx"
    contract.write_bytes(SAMPLE.read_bytes())
    result = run(contract, "-o", contract)
    assert result.exit_code == 2
    assert contract.read_bytes() == SAMPLE.read_bytes()


def test_nothing_is_written_where_nothing_lacks(tmp_path):
    target = tmp_path / "a.docx"
    result = run(SAMPLES / "complete-cpra-addendum.docx", "-o", target)
    assert result.exit_code == 0
    told = " ".join(result.stderr.split())
    assert "lacks nothing that must be in every contract. Its other gap is supplied with" in told
    assert not target.exists()


@pytest.mark.parametrize("name", ["missing.docx", "."])
def test_what_cannot_be_read_is_told(tmp_path, name):
    result = run(tmp_path / name, "-o", tmp_path / "a.docx")
    assert result.exit_code == 3
    assert "Traceback" not in result.output


def test_addendum_is_not_given_the_name_of_another_format(tmp_path):
    result = run(SAMPLE, "-o", tmp_path / "a.pdf")
    assert result.exit_code == 2
    assert "would be a DOCX file. Call it a.docx." in " ".join(result.stderr.split())
    assert not (tmp_path / "a.pdf").exists()


def test_what_the_agreement_does_not_say_is_told(tmp_path):
    contract = tmp_path / "c.txt"
    contract.write_text("We process personal data on your behalf. You instruct us. " * 9)
    told = " ".join(run(contract, "-o", tmp_path / "a.docx", "--any-document").stderr.split())
    assert "Opening: fill in the brackets" in told
    assert (
        "does not say which role the vendor has under the CCPA; the addendum says service" in told
    )
    assert "Opening" not in run(SAMPLE, "-o", tmp_path / "a.docx").stderr


@pytest.mark.parametrize("purpose", ["", " \x07 "])
def test_an_empty_purpose_is_refused(tmp_path, purpose):
    result = run(SAMPLE, "-o", tmp_path / "a.docx", "--purpose", purpose)
    assert result.exit_code == 2
    assert "A purpose is empty. Say what the vendor does with the data." in result.stderr
