import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from contractscan.cli import app
from contractscan.report import Report

runner = CliRunner()
DOCS = Path(__file__).parent.parent / "docs" / "cli.md"
CONTRACT = "1. Data\n\nVendor shall not sell or share the personal information.\n"
ONLY = ["-r", "no-sale-or-sharing", "-r", "no-combining"]
PYTHON = [sys.executable, "-m", "contractscan"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(CONTRACT)
    (tmp_path / "in" / "b.md").write_text(
        "# Terms\n\n## Data\n\nVendor shall not sell personal data.\n"
    )
    return tmp_path / "in"


def run(*arguments: object, stdin: bytes | None = None):
    return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)


def lines(text: str) -> list[Report]:
    return [Report.from_json(line) for line in text.splitlines()]


def test_a_folder_as_json_lines(folder):
    result = run("scan", folder, "-f", "jsonl", *ONLY)
    assert result.exit_code == 0, result.stderr
    first, second = lines(result.stdout)
    assert first.document.path == str(folder / "a.txt")
    assert first.finding("no-sale-or-sharing").status == "met"
    assert [finding.requirement for finding in second.missing] == ["no-combining"]
    assert result.stderr == ""


def test_all_requirements_are_judged_by_default(folder):
    (report,) = lines(run("scan", folder / "a.txt", "-f", "jsonl").stdout)
    assert len(report.findings) == 23


def test_the_table_is_the_default(folder):
    result = run("scan", folder / "a.txt", *ONLY)
    assert result.stdout.startswith("a.txt  TEXT")
    assert "MISSING" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_standard_input():
    result = run("scan", "-", "-f", "json", *ONLY, stdin=CONTRACT.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["name"] == "standard input"


def test_standard_input_and_files_together(folder):
    result = run("scan", folder, "-", "-f", "jsonl", *ONLY, stdin=CONTRACT.encode())
    assert [each.document.name for each in lines(result.stdout)] == [
        "standard input",
        "a.txt",
        "b.md",
    ]


def test_output_goes_to_a_file_and_is_not_scanned_itself(folder):
    output = folder / "reports.md"
    for _ in range(2):
        result = run("scan", folder, "-f", "markdown", "-o", output, *ONLY)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "reports" not in output.read_text("utf-8")


def test_several_outputs_of_one_run(folder, tmp_path):
    named, by_suffix = tmp_path / "out.data", tmp_path / "out.md"
    result = run("scan", folder, "-o", f"jsonl={named}", "-o", by_suffix, *ONLY)
    assert (result.exit_code, result.stdout) == (0, "")
    first, second = lines(named.read_text("utf-8"))
    text = by_suffix.read_text("utf-8")
    assert text.startswith(f"## {first.document.name}")
    assert f"## {second.document.name}" in text


def test_a_register_in_another_folder_links_to_the_contracts(folder, tmp_path):
    from openpyxl import load_workbook

    output = tmp_path / "elsewhere" / "register.xlsx"
    output.parent.mkdir()
    assert run("scan", folder, "-o", output, *ONLY).exit_code == 0
    cells = [row[0] for row in load_workbook(output)["Contracts"].iter_rows(min_row=2)]
    targets = [cell.hyperlink.target.replace("\\", "/") for cell in cells]
    assert [(output.parent / target).resolve() for target in targets] == sorted(folder.iterdir())


@pytest.mark.parametrize(
    ("target", "cause"),
    [
        ("pdf=report.pdf", "'pdf' is none of the formats csv,"),
        ("html=", "html= names no file"),
        ("report.pdf", "No format has files that end as report.pdf does."),
    ],
)
def test_an_output_in_no_format_is_refused(folder, tmp_path, monkeypatch, target, cause):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    result = run("scan", folder, "-o", target)
    assert result.exit_code == 2
    assert cause in " ".join(result.stderr.split())
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_with_an_equals_sign_or_without_ending(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for target in ("./a=b.html", "plain", "table=a.log"):
        assert run("scan", folder, "-o", target, *ONLY).exit_code == 0
    assert (tmp_path / "a=b.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "MISSING" in (tmp_path / "plain").read_text("utf-8")
    assert "MISSING" in (tmp_path / "a.log").read_text("utf-8")


@pytest.mark.parametrize("format_name", ["xlsx", "csv"])
def test_bytes_and_line_ends_reach_standard_output_unchanged(folder, format_name):
    from contractscan.views import render

    command = [*PYTHON, "scan", str(folder), "-f", format_name, *ONLY]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    reports = lines(run("scan", folder, "-f", "jsonl", *ONLY).stdout)
    expected = render(reports, format_name)
    assert output == (expected if isinstance(expected, bytes) else expected.encode())


def test_two_outputs_never_share_a_file(folder, tmp_path):
    result = run("scan", folder, "-o", tmp_path / "a.md", "-o", f"json={tmp_path / 'a.md'}")
    assert result.exit_code == 2
    assert "same file" in result.stderr


def test_the_format_option_outweighs_the_suffix(folder, tmp_path):
    output = tmp_path / "out.md"
    run("scan", folder / "a.txt", "-f", "json", "-o", output, *ONLY)
    assert json.loads(output.read_text("utf-8"))["document"]["name"] == "a.txt"


def test_an_output_that_cannot_be_written(folder):
    result = run("scan", folder, "-o", folder / "no" / "such" / "file")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("requirement", "fail_on", "code"),
    [
        ("no-combining", "missing", 1),
        ("no-combining", "weak", 1),
        ("no-combining", None, 0),
        ("no-sale-or-sharing", "weak", 0),
    ],
)
def test_fail_on(folder, requirement, fail_on, code):
    options = ["--fail-on", fail_on] if fail_on else []
    assert run("scan", folder / "a.txt", "-r", requirement, *options).exit_code == code


def test_what_is_not_required_of_the_role_does_not_fail(folder):
    options = ["scan", folder / "a.txt", "-r", "no-combining", "--fail-on", "weak"]
    assert run(*options).exit_code == 1
    assert run(*options, "--role", "contractor").exit_code == 1
    assert run(*options, "--role", "third-party").exit_code == 0


def test_an_unknown_role():
    result = run("scan", "x.docx", "--role", "processor")
    assert result.exit_code == 2
    assert "service-provider, contractor, third-party" in " ".join(result.stderr.split())


def test_requirements_of_a_role():
    lines = run("requirements", "--role", "third-party").stdout.splitlines()
    assert len(lines) == 23
    assert re.search(r"^no-combining +not-required +low +11 CCR § 7051", lines[6])
    assert re.search(r"^purpose-limitation +contract +high +11 CCR § 7053\(a\)\(2\)", lines[3])
    assert run("requirements").stdout == run("requirements", "--role", "service-provider").stdout


def test_explain_tells_what_other_roles_owe():
    text = " ".join(run("explain", "no-combining").stdout.split())
    assert "For a contractor: the law asks for it in every contract (11 CCR § 7051(a)(5)" in text
    assert "For a third party: not required." in text


LETTER = "Dear Sir or Madam,\n\nThe lift is out of order.\n\nYours sincerely,\nM. Dunmore\n"


def test_what_is_no_contract_is_withheld_and_fails_nothing(folder):
    letter = folder / "c.txt"
    letter.write_text(LETTER)
    result = run("scan", letter, "-f", "jsonl", "--fail-on", "weak")
    assert result.exit_code == 0
    (report,) = lines(result.stdout)
    assert (report.outcome, report.agreement.kind, report.findings) == ("withheld", "letter", ())
    assert "c.txt: no findings. It reads like a letter" in " ".join(result.stderr.split())
    assert run("scan", letter, "-f", "jsonl", "-q").stderr == ""
    both = run("scan", folder, *ONLY)
    assert both.exit_code == 0
    assert "1 no contract" in both.stdout


def test_any_document(folder):
    letter = folder / "c.txt"
    letter.write_text(LETTER)
    result = run("scan", letter, "-f", "jsonl", "--any-document", "--fail-on", "missing")
    assert result.exit_code == 1
    assert len(lines(result.stdout)[0].findings) == 23


def test_weak_findings_count_only_if_asked(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Vendor shall not sell the personal information.\n")
    options = ["scan", path, "-r", "no-sale-or-sharing", "--fail-on"]
    assert run(*options, "missing").exit_code == 0
    assert run(*options, "weak").exit_code == 1


def test_a_document_that_cannot_be_read_outweighs_findings(folder):
    (folder / "c.pdf").write_bytes(b"")
    result = run("scan", folder, "-f", "jsonl", "--fail-on", "missing", *ONLY)
    assert result.exit_code == 3
    assert [each.outcome for each in lines(result.stdout)] == ["scanned", "scanned", "failed"]
    assert "c.pdf is empty." in result.stderr


def test_quiet_says_nothing_but_still_fails(folder):
    (folder / "c.pdf").write_bytes(b"")
    result = run("scan", folder, "-f", "jsonl", "-q", *ONLY)
    assert (result.exit_code, result.stderr) == (3, "")


def test_a_wrong_suffix_does_not_matter(folder):
    pytest.importorskip("reportlab")
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "wrong.docx"
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "Vendor shall not sell or share the personal information.")
    canvas.save()
    (report,) = lines(run("scan", path, "-f", "jsonl", *ONLY).stdout)
    assert (report.document.format, report.document.pages) == ("pdf", 1)


def test_folders_that_give_nothing(tmp_path, folder):
    (tmp_path / "empty.pdf").mkdir()
    result = run("scan", tmp_path / "empty.pdf", folder, "-f", "jsonl", *ONLY)
    assert result.exit_code == 3
    failed, *rest = lines(result.stdout)
    assert failed.error is not None
    assert failed.error.code == "no-contracts"
    assert len(rest) == 2


def test_a_path_that_does_not_exist(folder):
    result = run("scan", folder / "gone.docx", folder / "a.txt", *ONLY)
    assert result.exit_code == 3
    assert "gone.docx does not exist. Check the path." in " ".join(result.stdout.split())
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scan"],
        ["scan", ".", "-f", "xml"],
        ["scan", ".", "--fail-on", "met"],
        ["scan", ".", "--revisions", "both"],
        ["scan", ".", "-j", "0"],
        ["scan", ".", "--no-such-option"],
        ["explain"],
        ["explain", "no-such-requirement"],
        ["no-such-command"],
    ],
)
def test_wrong_usage(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_unknown_requirement_is_wrong_usage(folder):
    for source in (folder, "-"):
        result = run("scan", source, "-r", "no-such", stdin=CONTRACT.encode())
        assert result.exit_code == 2
        assert "contractscan requirements" in result.stderr


def test_workers_change_nothing(folder):
    arguments = ["scan", folder, "-f", "jsonl", *ONLY]
    assert run(*arguments, "-j", "2").stdout == run(*arguments).stdout


def test_together(folder):
    result = run("scan", "--together", folder / "a.txt", folder / "b.md", "-f", "jsonl", *ONLY)
    assert result.exit_code == 0, result.stderr
    (report,) = lines(result.stdout)
    assert [facts.name for facts in report.documents] == ["a.txt", "b.md"]
    assert report.finding("no-sale-or-sharing").evidence[0].document == "a.txt"
    table = run("scan", "--together", folder, *ONLY).stdout
    assert "Documents" in table
    assert "a.txt, b.md" in table


def test_together_without_standard_input():
    assert run("scan", "--together", "-").exit_code == 2


def test_text_shows_clause_numbers(folder):
    path = folder / "c.txt"
    path.write_text("4. DATA\n\n4.2 Vendor shall not:\n(a) sell data;\n(b) share\x1b[31m data.\n")
    result = run("text", path)
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line] == [
        "4           DATA",
        "4.2         Vendor shall not:",
        "4.2(a)      sell data;",
        "4.2(b)      share[31m data.",
    ]


def test_text_of_standard_input_and_of_nothing(tmp_path):
    assert "Vendor shall not sell" in run("text", "-", stdin=CONTRACT.encode()).stdout
    result = run("text", tmp_path / "gone.pdf")
    assert result.exit_code == 3
    assert result.stderr == "contractscan: gone.pdf does not exist. Check the path.\n"


def test_explain():
    result = run("explain", "No_Sale_or_sharing")
    assert result.exit_code == 0
    for part in ("(no-sale-or-sharing)", "11 CCR § 7051(a)(1) (edition of ", "Met", "Weak, for"):
        assert part in result.stdout
    assert "Vendor shall not sell" in result.stdout
    assert "{" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 88


def test_explain_suggests_what_was_meant():
    assert "Did you mean no-combining?" in run("explain", "no-combine").stderr


def test_explain_the_verdict_on_a_contract(folder):
    result = run("explain", "no-combining", "--contract", folder / "a.txt")
    assert result.exit_code == 0
    assert "(no-combining): MISSING in a.txt" in result.stdout
    assert run("explain", "no-combining", "--contract", "gone.pdf").exit_code == 3


def test_requirements_lists_all():
    listed = run("requirements").stdout.splitlines()
    assert len(listed) == 23
    first = r"no-sale-or-sharing +contract +high +11 CCR § 7051\(a\)\(1\) +\S.*"
    assert re.fullmatch(first, listed[0])


def test_every_requirement_can_be_explained():
    for line in run("requirements").stdout.splitlines():
        assert run("explain", line.split()[0]).exit_code == 0


def test_a_playbook_from_the_first_file_to_the_scan(folder, tmp_path):
    playbook = tmp_path / "playbook"
    written = run("rules", "new", playbook, "access-log")
    assert written.stdout.splitlines()[0].endswith("access_log.yaml")
    assert run("rules", "lint", playbook).stdout == "No problem found.\n"
    assert run("rules", "test", playbook).stdout == "3 of 3 examples as expected.\n"
    scanned = run("scan", folder / "a.txt", "-f", "jsonl", "--rules", playbook, "--no-builtin")
    (report,) = lines(scanned.stdout)
    assert [finding.requirement for finding in report.findings] == ["access-log"]
    assert "access-log" in run("requirements", "--rules", playbook).stdout
    assert "(access-log)" in run("explain", "access-log", "--rules", playbook).stdout


def test_a_playbook_with_faults(folder, tmp_path):
    playbook = tmp_path / "playbook"
    run("rules", "new", playbook, "access-log")
    path = playbook / "requirements" / "access_log.yaml"
    path.write_text(path.read_text().replace("strives to keep", "shall keep"))
    tried = run("rules", "test", playbook)
    assert tried.exit_code == 1
    assert "access-log: weak expected, met found: Vendor shall keep a log" in tried.stdout
    path.write_text("id: access-log\n")
    assert run("rules", "lint", playbook).exit_code == 1
    refused = run("scan", folder, "--rules", playbook)
    assert refused.exit_code == 2
    assert "access_log.yaml" in refused.stderr


def test_version():
    assert re.fullmatch(r"contractscan \S+\n", run("--version").stdout)


def test_every_command_and_option_is_documented():
    documented = DOCS.read_text("utf-8")
    command = get_command(app)
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", documented, re.S | re.M))
    assert set(command.commands) == set(sections)
    for name, sub in command.commands.items():
        for parameter in sub.params:
            for option in parameter.opts if parameter.param_type_name == "option" else []:
                assert f"`{option}`" in sections[name], f"{name} {option} is not in docs/cli.md"
    assert "--version" in documented


def test_documented_options_exist():
    command = get_command(app)
    known = {
        option
        for sub in command.commands.values()
        for p in sub.params
        for option in (*p.opts, *p.secondary_opts)
    }
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", DOCS.read_text("utf-8")))
    assert used - known <= {"--version", "--help"}


# ---- as a user runs it ----


def test_help_is_fast_and_loads_nothing_heavy():
    heavy = ["spacy", "lxml", "docx", "pypdfium2", "pdfplumber", "pydantic", "yaml"]
    code = f"import sys, contractscan.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([*PYTHON, "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5


def test_results_and_messages_are_apart(folder):
    (folder / "c.pdf").write_bytes(b"")
    done = subprocess.run(
        [*PYTHON, "scan", str(folder), "-f", "jsonl", *ONLY], capture_output=True, check=False
    )
    assert done.returncode == 3
    assert len(lines(done.stdout.decode())) == 3
    assert done.stderr.decode().count("\n") == 1


def test_results_are_utf_8_whatever_the_locale(folder):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [*PYTHON, "scan", str(folder / "a.txt"), *ONLY],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0
    assert "§ 7051" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows differ")
def test_a_reader_that_goes_away_is_no_error(folder):
    for number in range(20):
        (folder / f"{number}.txt").write_text(CONTRACT)
    process = subprocess.Popen(
        [*PYTHON, "scan", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_without_a_traceback(folder, workers):
    for number in range(300):
        (folder / f"{number}.txt").write_text(CONTRACT * 20)
    process = subprocess.Popen(
        [*PYTHON, "scan", str(folder), "-j", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, messages = process.communicate(timeout=60)
    assert messages == b"contractscan: stopped.\n"
    assert process.returncode == 130


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_processes_do_not_outlive_the_one_that_started_them(folder):
    for number in range(300):
        (folder / f"{number}.txt").write_text(CONTRACT * 20)
    process = subprocess.Popen(
        [*PYTHON, "scan", str(folder), "-j", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    _, messages = process.communicate(timeout=60)  # until the last process has closed the pipes
    assert messages == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_the_progress_bar_is_gone_before_results_are_written(folder):
    import pty

    main, other = pty.openpty()
    process = subprocess.Popen(
        [*PYTHON, "scan", str(folder), *ONLY],
        stdout=other,
        stderr=other,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(other)
    written = b""
    try:
        while piece := os.read(main, 65536):
            written += piece
    except OSError:  # how Linux tells the end
        pass
    os.close(main)
    assert process.wait() == 0
    assert b"Scanning" in written
    before = written[: written.index(b"a.txt")]
    assert b"\x1b[2K" in before[before.rindex(b"Scanning") :]


def test_no_progress_bar_without_a_terminal(folder):
    done = subprocess.run([*PYTHON, "scan", str(folder), *ONLY], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
