"""The exit codes of docs/cli.md, command by command."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contractscan.cli import app

DOCS = Path(__file__).parents[1] / "docs" / "cli.md"
SOLD = "1.1 Vendor shall not sell the personal information.\n"
BANNED = "1.1 Vendor shall not sell or share the personal information.\n"
ONE = ["-r", "no-sale-or-sharing"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"weak.txt": SOLD, "met.txt": BANNED, "bad.pdf": ""}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "letter.txt").write_text(
        "Dear Sir,\n\nThe lift is broken.\n\nYours sincerely,\nM.\n"
    )
    (tmp_path / "empty").mkdir()
    (tmp_path / "wrong.toml").write_text("rolle = 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("code", "command"),
    [
        (0, ["scan", "weak.txt", *ONE]),
        (0, ["scan", "weak.txt", *ONE, "--fail-on", "missing"]),
        (0, ["scan", "letter.txt", "--fail-on", "weak"]),
        (1, ["scan", "weak.txt", *ONE, "--fail-on", "weak"]),
        (2, ["scan"]),
        (2, ["scan", "weak.txt", "--no-such-option"]),
        (2, ["scan", "weak.txt", "--fail-on", "bad"]),
        (2, ["scan", "weak.txt", "--fail-severity", "bad"]),
        (2, ["scan", "weak.txt", "--format", "pdf"]),
        (2, ["scan", "weak.txt", "-r", "no-such"]),
        (2, ["scan", "weak.txt", "--role", "boss"]),
        (2, ["scan", "weak.txt", "--edition", "2018"]),
        (2, ["scan", "weak.txt", "--rules", "empty"]),
        (2, ["scan", "weak.txt", "--no-builtin"]),
        (2, ["scan", "weak.txt", "--config", "wrong.toml"]),
        (2, ["scan", "weak.txt", "--waivers", "wrong.toml"]),
        (2, ["scan", "weak.txt", "--baseline", "wrong.toml"]),
        (2, ["scan", "weak.txt", "-o", "no/such/folder.html"]),
        (3, ["scan", "bad.pdf"]),
        (3, ["scan", "gone.txt"]),
        (3, ["scan", "empty"]),
        (3, ["scan", "weak.txt", "bad.pdf", "--fail-on", "weak"]),
        (0, ["diff", "weak.txt", "met.txt", *ONE]),
        (0, ["diff", "met.txt", "met.txt"]),
        (1, ["diff", "met.txt", "weak.txt", *ONE]),
        (2, ["diff", "met.txt", "-"]),
        (3, ["diff", "met.txt", "letter.txt"]),
        (3, ["diff", "met.txt", "bad.pdf"]),
        (3, ["diff", "met.txt"]),
        (0, ["baseline", "weak.txt", *ONE]),
        (2, ["baseline", "weak.txt", "-o", "no/such/folder.json"]),
        (3, ["baseline", "weak.txt", "bad.pdf"]),
        (2, ["annotate", "weak.txt"]),
        (3, ["annotate", "weak.txt", "-o", "out.docx"]),
        (3, ["annotate", "gone.docx", "-o", "out.docx"]),
        (0, ["addendum", "weak.txt", "-o", "out.docx", *ONE]),
        (0, ["addendum", "met.txt", "-o", "out.docx", *ONE]),
        (2, ["addendum", "weak.txt", "-o", "weak.txt"]),
        (3, ["addendum", "bad.pdf", "-o", "out.docx"]),
        (0, ["text", "weak.txt"]),
        (3, ["text", "bad.pdf"]),
        (0, ["explain", "no-combining"]),
        (0, ["explain", "no-combining", "--contract", "weak.txt"]),
        (2, ["explain", "no-such"]),
        (3, ["explain", "no-combining", "--contract", "bad.pdf"]),
        (0, ["requirements"]),
        (2, ["requirements", "--role", "boss"]),
        (0, ["config"]),
        (2, ["config", "--config", "wrong.toml"]),
        (0, ["rules", "new", "playbook", "access-log"]),
        (2, ["rules", "new", "playbook", "Access Log"]),
        (2, ["rules", "test", "gone"]),
        (2, ["rules", "lint", "gone"]),
        (0, ["--version"]),
    ],
    ids=lambda value: value if isinstance(value, int) else " ".join(value),
)
def test_exit_code(folder, code, command):
    result = CliRunner().invoke(app, [str(argument) for argument in command])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


def test_the_codes_are_documented():
    table = DOCS.read_text("utf-8").partition("## Exit codes")[2]
    codes = re.findall(r"^\| (\d+) \|", table, re.MULTILINE)
    assert codes == ["0", "1", "2", "3", "130", "141"]
