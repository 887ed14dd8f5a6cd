"""A mistake in a rule file is an error that names the file, not a rule that never fires."""

import shutil

import pytest

from contractscan.errors import RuleError, UnknownRequirement
from contractscan.rules import load_examples, load_rules, read_rules
from contractscan.scanner import concept_finder
from rules._files import FOLDER

RULE = "requirements/no_sale_or_sharing.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "clause_patterns")


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add(folder, name, text):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_copy_gives_the_same_rules(folder):
    assert vars(read_rules(folder)) == vars(load_rules())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\ntitle: ", "\nheadline: ", r"no_sale_or_sharing\.yaml: title: "),
        ("\norder: 1\n", "\norder: 1\npriority: 3\n", r"no_sale_or_sharing\.yaml: priority: "),
        ("\norder: 1\n", "\norder: first\n", r"no_sale_or_sharing\.yaml: order: "),
        ("force: contract", "force: always", r"no_sale_or_sharing\.yaml: force: "),
        ("gap: 8, none:", "gap: 8, non:", r"no_sale_or_sharing\.yaml: elements\.selling\.full\.0"),
        ("[prohibition]", "[ban]", r"no_sale_or_sharing\.yaml: elements\.selling\.full\.0"),
        ("law: [", "law: [civ-1798.999, ", r"no-sale-or-sharing cites 'civ-1798\.999'"),
        ("third-party: {", "third: {", r"no_sale_or_sharing\.yaml: roles\.third"),
        (
            "force: not-required",
            "law: [regs-7053]",
            r"no-sale-or-sharing cites 'regs-7053'",
        ),
        ("elements:\n", "elements: [\n", r"no_sale_or_sharing\.yaml is no YAML"),
    ],
)
def test_mistakes_in_a_requirement(folder, old, new, message):
    change(folder, RULE, old, new)
    with pytest.raises(RuleError, match=message):
        read_rules(folder)


def test_a_weakness_without_a_reason(folder):
    add(folder, "common_weaknesses.yaml", "new-one:\n  all: [sell]\n")
    with pytest.raises(RuleError, match=r"common_weaknesses\.yaml: because: Field required"):
        read_rules(folder)


def test_a_phrase_with_a_colon_needs_quotation_marks(folder):
    add(folder, "lexicons/actions.yaml", "new-one:\n  - purpose: to sell\n")
    with pytest.raises(RuleError, match=r"actions\.yaml: new-one: put quotation marks around"):
        read_rules(folder)


@pytest.mark.parametrize("template", ["(sell|rent", "sell|rent)", "sell *", ""])
def test_a_malformed_template(folder, template):
    add(folder, "lexicons/actions.yaml", f'new-one:\n  - "{template}"\n')
    with pytest.raises(RuleError, match="new-one"):
        concept_finder(read_rules(folder))


def test_a_file_that_is_not_there(folder):
    (folder / "law.yaml").unlink()
    with pytest.raises(RuleError, match=r"law\.yaml cannot be read"):
        read_rules(folder)


def test_a_file_without_keys(folder):
    (folder / "law.yaml").write_text("- a list\n")
    with pytest.raises(RuleError, match=r"law\.yaml holds no keys"):
        read_rules(folder)


def test_examples_that_are_absent_or_wrong(folder):
    path = folder / RULE
    change(folder, RULE, "\nexamples:\n", "\nexamples:\n  perfect: []\n")
    with pytest.raises(RuleError, match=r"no_sale_or_sharing\.yaml: perfect: "):
        load_examples(path)
    change(folder, RULE, "\nexamples:\n", "\nelse:\n")
    with pytest.raises(RuleError, match=r"no_sale_or_sharing\.yaml has no examples"):
        load_examples(path)


def test_examples_do_not_change_the_version_but_rules_do(folder):
    before = read_rules(folder).version
    change(folder, RULE, "\n  met:\n", '\n  met:\n    - text: "Vendor shall not sell it."\n')
    assert read_rules(folder).version == before
    change(folder, RULE, "gap: 8", "gap: 9")
    assert read_rules(folder).version != before


def test_an_unknown_requirement():
    with pytest.raises(UnknownRequirement, match="no requirement 'no-selling'"):
        load_rules().requirement("no-selling")
