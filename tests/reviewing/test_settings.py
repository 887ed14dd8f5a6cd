import inspect
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contractscan.cli import app
from contractscan.commands.scan import scan
from contractscan.errors import SettingsError
from contractscan.settings import KEYS, Settings, find_settings, read_settings, settings_text

PARAMETERS = {"requirements": "requirement", "format": "output_format"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "contracts" / "drafts").mkdir(parents=True)
    for name in ("a.txt", "drafts/b.txt"):
        path = tmp_path / "contracts" / name
        path.write_text("1.1 Vendor shall not sell the personal information.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def written(folder: Path, text: str, name: str = "contractscan.toml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_the_nearest_file_counts_and_the_own_one_comes_first(tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    shared = written(tmp_path, "[tool.contractscan]\nrole = 'contractor'\n", "pyproject.toml")
    written(below.parent, "[tool.other]\n", "pyproject.toml")
    assert find_settings(below) == shared
    own = written(tmp_path, "")
    assert find_settings(below) == own
    assert read_settings(shared).values == {"role": "contractor"}


def test_paths_count_from_the_folder_of_the_file(tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    path = written(
        tmp_path,
        'waivers = "w.toml"\nbaseline = "/b.json"\nrules = ["own"]\nexclude = ["x/*"]\n'
        'output = ["html=out/r.html", "r.csv"]\n',
    )
    monkeypatch.chdir(tmp_path / "deep")
    values = read_settings(path).values
    up = Path("..")
    assert values["waivers"] == str(up / "w.toml")
    assert values["baseline"] == str(Path("/b.json"))
    assert values["rules"] == [str(up / "own")]
    assert values["exclude"] == ["x/*"]
    assert values["output"] == [f"html={up / 'out' / 'r.html'}", str(up / "r.csv")]


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("rolle = 'x'", ["no key 'rolle'", "Did you mean role?", "any-document"]),
        ("leave_out = []", ["Did you mean leave-out?"]),
        ("role = 'processor'", ["role: 'processor'", "one of auto, service-provider"]),
        ("role = 1", ["role: 1", "one of auto"]),
        ("workers = true", ["workers: True", "a whole number, 1 or more"]),
        ("workers = 0", ["workers: 0"]),
        ("builtin = 'yes'", ["builtin: 'yes'", "true or false"]),
        ("output = 'x'", ["output: 'x'", "a list of texts"]),
        ("exclude = [1]", ["exclude: [1]"]),
        ("waivers = ''", ["waivers: ''", "text"]),
        ("edition = 2026", ["edition: 2026", 'text, such as "2026"']),
        ("severity = 'high'", ["severity: 'high'", "a table such as"]),
        (
            "[severity]\nno-combining = 'hihg'",
            ["severity: {'no-combining': 'hihg'}", "high, medium"],
        ),
        ("fail-severity = 'all'", ["fail-severity: 'all'", "high, medium, low"]),
        ("[tool.contractscan]\nrole = 'x'", ["no key 'tool'", "pyproject.toml only"]),
        ("[role", ["is no TOML"]),
    ],
)
def test_wrong_files_name_file_key_and_what_is_allowed(project, text, causes):
    path = written(project, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    for cause in (str(path), *causes):
        assert cause in str(caught.value)
    result = run("scan", "contracts")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert causes[0] in result.stderr
    assert run("scan", "contracts", "--no-config").exit_code == 0


def test_a_project_file_without_settings_is_none(tmp_path):
    path = written(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    with pytest.raises(SettingsError, match="has no table"):
        read_settings(path)
    with pytest.raises(SettingsError, match="is no table"):
        read_settings(written(tmp_path, "tool.contractscan = 1\n", "pyproject.toml"))


def test_defaults_are_those_of_scan():
    """Every key is an option of scan, and `config` shows the default that scan has."""
    options = inspect.signature(scan).parameters
    for name, key in KEYS.items():
        default = options[PARAMETERS.get(name, name.replace("-", "_"))].default
        assert (default or None) == (key.default or None), name


def test_config_shows_values_and_sources(tmp_path):
    path = written(tmp_path, "role = 'contractor'\nworkers = 2\n")
    shown = {
        line.split()[0]: line.split()[1:] for line in settings_text(read_settings(path)) if line
    }
    assert shown["role"] == ["contractor", "contractscan.toml:", "role"]
    assert shown["workers"] == ["2", "contractscan.toml:", "workers"]
    assert shown["fail-on"] == ["never", "default"]
    assert set(KEYS) < set(shown)
    assert "is in force" in next(iter(settings_text(Settings())))


def test_config_fits_the_page_and_is_safe_to_print(tmp_path):
    names = ", ".join(f'"folder-{number}/*"' for number in range(5))
    path = written(tmp_path, f'exclude = [{names}, "\\u001b[31m"]\n')
    lines = list(settings_text(read_settings(path), width=80))
    assert "\x1b" not in "".join(lines)
    assert any(line.strip() == "contractscan.toml: exclude" for line in lines)


def test_the_config_command(project):
    written(project, "[tool.contractscan]\nworkers = 2\n", "pyproject.toml")
    assert "pyproject.toml: tool.contractscan.workers" in run("config").stdout
    assert "pyproject" not in run("config", "--no-config").stdout.split("\n\n")[1]
    other = written(project, "workers = 3\n", "other.toml")
    assert "other.toml: workers" in run("config", "--config", other).stdout
    assert run("config", "--config", "gone.toml").exit_code == 2


def test_settings_are_followed_and_the_command_line_wins(project):
    written(
        project,
        'format = "jsonl"\nrequirements = ["no-combining", "no-sale-or-sharing"]\n'
        'leave-out = ["no-combining"]\nfail-on = "weak"\nexclude = ["drafts"]\n',
    )
    result = run("scan", "contracts")
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    assert '"requirement":"no-sale-or-sharing"' in result.stdout
    assert '"requirement":"no-combining"' not in result.stdout
    assert run("scan", "contracts", "--fail-on", "missing").exit_code == 0
    assert run("scan", "contracts", "--fail-on", "never").exit_code == 0
    assert '"requirement":"no-combining"' in run("scan", "contracts", "-r", "no-combining").stdout
    assert "WEAK" in run("scan", "contracts", "-f", "table").stdout
    assert run("scan", "contracts", "--no-config", "-f", "jsonl").stdout.count("\n") == 2


def test_a_format_of_the_command_line_goes_to_standard_output(project):
    written(project, 'output = ["csv=register.csv"]\nrequirements = ["no-combining"]\n')
    assert run("scan", "contracts").stdout == ""
    register = project / "register.csv"
    assert register.is_file()
    register.unlink()
    assert run("scan", "contracts", "-f", "jsonl").stdout.startswith("{")
    assert not register.exists()
    assert run("scan", "contracts", "-o", "other.csv").exit_code == 0
    assert not register.exists()


def test_flags_can_be_taken_back(project):
    written(project, 'together = true\nany-document = true\nrequirements = ["no-combining"]\n')
    assert run("scan", "contracts", "-f", "jsonl").stdout.count("\n") == 2  # a folder each
    both = run("scan", "contracts/a.txt", "contracts/drafts/b.txt", "-f", "jsonl")
    assert both.stdout.count("\n") == 1
    apart = run("scan", "contracts/a.txt", "contracts/drafts/b.txt", "-f", "jsonl", "--no-together")
    assert apart.stdout.count("\n") == 2


def test_a_named_file_and_none_exclude_each_other(project):
    path = written(project, "workers = 1\n", "other.toml")
    for order in (["--config", path, "--no-config"], ["--no-config", "--config", path]):
        result = run("scan", "contracts", *order)
        assert result.exit_code == 2
        assert "exclude each other" in result.stderr
    written(project, "role = 'contractor'\n")
    roles = run("scan", "contracts", "--config", path, "-f", "json").stdout
    assert '"judged_as": "service-provider"' in roles


def test_diff_and_baseline_judge_by_the_same_settings(project):
    written(project, 'role = "third-party"\noutput = ["html=r.html"]\nfail-on = "weak"\n')
    a = "contracts/a.txt"
    compared = run("diff", a, a, "-f", "json")
    assert compared.exit_code == 0
    assert '"not_compared": []' not in compared.stdout
    baseline = run("baseline", "contracts")
    assert baseline.exit_code == 0
    assert '"contracts/a.txt"' in baseline.stdout
    assert "no-combining" not in baseline.stdout, "third parties do not owe it"
    assert not (project / "r.html").exists()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("requirements = ['no-combning']", "requirements: There is no requirement 'no-combning'."),
        ("leave-out = ['x']", "leave-out: There is no requirement 'x'."),
        ("[severity]\nx = 'high'", "severity: There is no requirement 'x'."),
        (
            "edition = '2018'",
            "edition: There is no edition '2018' of the law. The editions are 2023",
        ),
        ("rules = ['gone']", "rules: gone holds no rules."),
        ("builtin = false", "builtin: Without the built-in rules"),
        ("waivers = 'gone.toml'", "waivers: gone.toml cannot be read"),
        ("baseline = 'gone.json'", "baseline: gone.json cannot be read"),
        ("output = ['a.txt', './a.txt']", "output: Two outputs go to the same file."),
        ("output = ['pdf=a.pdf']", "output: 'pdf' is none of the formats"),
    ],
)
def test_what_the_file_names_and_is_not_there_names_file_and_key(project, text, cause):
    path = written(project, text)
    result = run("scan", "contracts")
    assert result.exit_code == 2
    assert f"{path}: {cause}" in result.stderr
    assert result.stdout == ""


def test_a_format_that_there_is_not_is_told_in_other_folders_too(project, monkeypatch):
    path = written(project, "output = ['pdf=a.pdf']")
    monkeypatch.chdir(project / "contracts")
    result = run("scan", "a.txt")
    assert f"{path}: output: 'pdf' is none of the formats" in result.stderr


def test_an_edition_may_be_a_day(project):
    for day in ("2025-06-30", '"2025-06-30"'):
        written(project, f"edition = {day}\n")
        assert '"law":"2023"' in run("scan", "contracts/a.txt", "-f", "jsonl").stdout
    written(project, "edition = 2025-06-30T12:00:00\n")
    assert run("scan", "contracts/a.txt").exit_code == 2


def test_one_key_is_not_blamed_for_another_value(project):
    path = written(project, "builtin = false\n")
    result = run("scan", "contracts", "--rules", "gone")
    assert result.exit_code == 2
    assert "gone holds no rules." in result.stderr
    assert str(path) not in result.stderr


def test_what_the_command_line_names_is_not_blamed_on_the_file(project):
    path = written(project, "requirements = ['no-combining']\n")
    result = run("scan", "contracts", "-r", "no-combning")
    assert result.exit_code == 2
    assert "'no-combning'. Did you mean no-combining?" in result.stderr
    assert str(path) not in result.stderr


OF_OTHERS = """
edition = "2023"
requirements = ["no-combining", "no-sale-or-sharing", "audit-and-risk-assessment-cooperation"]
leave-out = ["no-sale-or-sharing"]
[severity]
no-combining = "medium"
"""


def test_lists_and_explanations_follow_the_file(project):
    written(project, OF_OTHERS)
    lines = [line.split()[:3] for line in run("requirements").stdout.splitlines()]
    assert lines == [
        ["no-combining", "contract", "medium"],
        ["audit-and-risk-assessment-cooperation", "not-required", "low"],
    ]
    assert len(run("requirements", "--no-config").stdout.splitlines()) == 23
    told = " ".join(run("explain", "no-combining").stdout.split())
    assert "A gap is of medium severity." in told
    assert "(the CCPA with its regulations of March 29, 2023" in told
    later = run("explain", "audit-and-risk-assessment-cooperation").stdout
    assert "This edition of the law does not ask for it." in later


def test_a_role_of_the_file_is_the_one_that_is_explained(project):
    written(project, 'role = "third-party"\n')
    told = " ".join(run("explain", "purpose-limitation").stdout.split())
    assert "For a third party: the law asks for it in every contract. Law" in told
    assert "11 CCR § 7053(a)(2) (edition of" in told
    assert "For a service provider: the law asks for it in every contract (11 CCR § 7051" in told
    assert "not-required" in run("requirements").stdout


def test_diff_annotate_and_addendum_judge_what_the_file_says(project):
    import docx

    written(project, OF_OTHERS)
    a = "contracts/a.txt"
    compared = run("diff", a, a, "-f", "json").stdout
    assert '"no-combining"' in compared
    assert '"no-sale-or-sharing"' not in compared
    document = docx.Document()
    document.add_paragraph("1.1 Vendor shall not sell the personal information.")
    document.save(str(project / "a.docx"))
    annotated = run("annotate", "a.docx", "-o", "noted.docx")
    assert "0 weak, 1 missing" in annotated.stderr
    drafted = run("addendum", a, "-o", "addendum.docx", "--all")
    assert "1 clause written" in drafted.stderr


def test_what_is_read_follows_the_file(project):
    written(project, 'revisions = "origina"\n')
    assert run("text", "contracts/a.txt").exit_code == 2
    assert run("text", "contracts/a.txt", "--no-config").exit_code == 0


def test_an_option_of_the_file_is_no_argument_of_a_command(project):
    written(project, "requirements = ['no-combining']\n")
    assert run("explain").exit_code == 2


def test_severity_decides_what_counts(project):
    scan = ["scan", "contracts/a.txt", "-r", "no-combining", "-r", "data-minimization"]
    scan += ["--fail-on", "missing", "--fail-severity"]
    assert run(*scan, "low").exit_code == 1
    assert run(*scan, "high").exit_code == 1
    low = ["--severity", "no-combining=low"]
    assert run(*scan, "high", *low).exit_code == 0
    assert run(*scan, "medium", *low).exit_code == 0
    assert run(*scan, "low", *low).exit_code == 1
    written(
        project, 'fail-severity = "high"\nfail-on = "missing"\n[severity]\nno-combining = "low"\n'
    )
    assert run(*scan[:6]).exit_code == 0
    assert run(*scan[:6], "--severity", "data-minimization=high").exit_code == 1


def test_the_severe_come_first_and_set_ones_are_marked(project):
    scan = ["scan", "contracts/a.txt", "-r", "no-combining", "-r", "data-minimization"]
    table = run(*scan, "--severity", "data-minimization=high", "--severity", "no-combining=low")
    assert table.stdout.index("data-minimization") < table.stdout.index("no-combining")
    assert "high severity" in table.stdout
    assert "low severity" in table.stdout


@pytest.mark.parametrize("wrong", ["no-combining", "no-combining=", "=high", "x=high"])
def test_wrong_severities(project, wrong):
    result = run("scan", "contracts", "--severity", wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_windows_files_with_a_mark_are_read(project):
    path = project / "contractscan.toml"
    path.write_bytes(b"\xef\xbb\xbfrole = 'contractor'\r\nexclude = [\r\n  'drafts',\r\n]\r\n")
    result = run("scan", "contracts", "-f", "jsonl")
    assert result.stdout.count("\n") == 1
    assert '"judged_as":"contractor"' in result.stdout
