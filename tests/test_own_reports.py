"""Reports of ours that lie in the contracts' folder are no contracts."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from contractscan import scan, scan_folder, scan_together
from contractscan.batch import scan_many
from contractscan.cli import app
from contractscan.report.own import is_own_report
from contractscan.views import render
from tests.views._reports import failed, finding, report

CONTRACT = "1. Vendor shall not sell or share the Personal Data of Customer.\n"
REASON = "It is a report that contractscan wrote, not a contract."
ONE = report(finding("missing"), finding("weak"))
FORMATS = {"html": "report.html", "markdown": "report.md", "table": "report.txt"}


def written(folder, name, reports):
    content = render(reports, name)
    file = folder / FORMATS[name]
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("reports", [(ONE,), (ONE, failed(), ONE), (failed(),), ()])
def test_it_is_withheld_with_a_reason(tmp_path, name, reports):
    file = written(tmp_path, name, reports)
    for found in (scan(file), *scan_folder(tmp_path)):
        assert (found.outcome, found.findings) == ("withheld", ())
        assert found.agreement.kind_reason == REASON
        assert found.document.name == file.name
        assert found.document.sha256


def test_a_report_larger_than_any_contract_is_still_known(tmp_path):
    file = written(tmp_path, "html", (ONE, ONE))
    with file.open("ab") as out:
        out.write(b" " * 60_000_000)
    (found,) = scan_many([file])
    assert found.agreement.kind_reason == REASON


def test_a_printed_report_is_known_by_its_last_words():
    text = render((ONE,), "table").replace("wording; it", "wording;\n it")
    page = f"<html><body><pre>{text}</pre><p>page 3</p></body></html>".encode()
    assert not is_own_report(page)
    assert scan(page, name="printed.html").agreement.kind_reason == REASON


def test_the_user_may_insist(tmp_path):
    file = written(tmp_path, "markdown", (ONE,))
    assert scan(file, any_document=True).outcome == "scanned"


def test_a_contract_that_speaks_of_us_is_a_contract():
    text = (
        CONTRACT + "2. Vendor may use contractscan. contractscan finds wording.\n" + CONTRACT * 40
    )
    assert scan(text.encode(), name="a.txt").outcome == "scanned"


def test_an_agreement_in_several_documents_leaves_it_out_and_says_so(tmp_path):
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "msa.txt").write_text(CONTRACT)
    (folder / "dpa.txt").write_text("1. Vendor shall keep the Personal Data secure.\n")
    shutil.copy(written(tmp_path, "html", (ONE,)), folder)
    run = CliRunner().invoke(app, ["scan", "--together", str(folder), "-f", "jsonl", "-q"])
    found = json.loads(run.stdout)
    assert [each["name"] for each in found["documents"]] == ["dpa.txt", "msa.txt"]
    (warning,) = (each for each in found["warnings"] if each["code"] == "own-report")
    assert warning["message"] == f"report.html was left out. {REASON}"


def test_a_printed_report_is_left_out_of_an_agreement_too(tmp_path):
    printed = f"<html><body><pre>{render((ONE,), 'table')}</pre><p>page 3</p></body></html>"
    sources = [tmp_path / "msa.txt", tmp_path / "printed.html"]
    sources[0].write_text(CONTRACT)
    sources[1].write_text(printed)
    found = scan_together(sources)
    assert [each.name for each in found.documents] == ["msa.txt"]
    assert [each.code for each in found.warnings] == ["own-report"]
    insisted = scan_together(sources, any_document=True)
    assert [each.name for each in insisted.documents] == ["msa.txt", "printed.html"]


def test_a_folder_with_nothing_else_is_withheld(tmp_path):
    for name in FORMATS:
        written(tmp_path, name, (ONE,))
    run = CliRunner().invoke(app, ["scan", "--together", str(tmp_path), "-f", "jsonl", "-q"])
    assert json.loads(run.stdout)["outcome"] == "withheld"


def test_other_readers_of_folders_pass_it_by(tmp_path):
    (tmp_path / "msa.txt").write_text(CONTRACT)
    written(tmp_path, "table", (ONE,))
    run = CliRunner().invoke(app, ["baseline", str(tmp_path), "-o", str(tmp_path / "b.json")])
    assert run.exit_code == 0
    known = json.loads((tmp_path / "b.json").read_text())["documents"]
    assert list(known) == ["msa.txt"]
