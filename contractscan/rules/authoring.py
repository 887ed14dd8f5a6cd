"""What a writer of own rules needs: a first file, all problems at once, the examples tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from contractscan.errors import RuleError
from contractscan.rules.checks import problems
from contractscan.rules.files import load_examples, load_file, read_lexicons, validated
from contractscan.rules.law import Law
from contractscan.rules.loader import load_rules
from contractscan.rules.model import Requirement

_TEMPLATE = """\
id: {id}
order: 100
title: {title}
force: contract
law: [{key}]
summary: >-
  What the clause is for, in plain language.
met: >-
  What counts as met.
weak:
  - what counts as weak
missing: >-
  What does not address it.
suggestion: >-
  {{vendor}} shall keep a log of each access to the personal information.
elements:
  duty:
    title: the vendor must keep a log
    full:
      - {{modality: [duty, statement], all: [keep-log], sentence: [personal-information]}}
    partial:
      - {{modality: [aim, permission], all: [keep-log], because: "The log is an aim, not a duty."}}
    absent: No log is promised.
examples:
  met:
    - text: |
        Vendor shall keep a log of each access to the personal information.
  weak:
    - text: |
        Vendor strives to keep a log of each access to the personal information.
      because: an aim only
  missing:
    - text: |
        Customer shall pay within thirty days.
      because: speaks of something else
"""
_LEXICON = """\
# Phrases by concept. `keep*` stands for all forms of the verb, (a|b) for one of two, ... for a gap.
keep-log:
  - (keep|maintain)* ... log(s)
"""
_LAW = """\
# The provisions that the requirements cite.
provisions:
  {key}:
    code: Playbook
    citations: {{"2026-01-01": "no. 1"}}
    summary: What it asks for.
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """An example that was judged.

    Attributes:
        requirement: Id.
        expected: The status under which the example stands.
        got: The status that it gets.
        text: The example.
    """

    requirement: str
    expected: str
    got: str
    text: str


def new_rules(folder: Path, identifier: str) -> tuple[Path, ...]:
    """Write a first requirement with its lexicon and law into a folder of own rules.

    Args:
        folder: Made if it is not there.
        identifier: Id of the requirement, such as ``access-log``.

    Returns:
        The files written; those that are there already are left as they are, and the requirement
        cites the first provision of a law file that is there.

    Raises:
        RuleError: The id is malformed, there is such a requirement already, a file of the folder is
            wrong, or its law.yaml has no provision.
    """
    if not identifier.replace("-", "").isalnum() or identifier != identifier.lower():
        raise RuleError(
            f"{identifier!r} is no id of a requirement.",
            "Use small letters, digits and hyphens: access-log.",
        )
    name = identifier.replace("-", "_")
    path = folder / "requirements" / f"{name}.yaml"
    if path.exists():
        raise RuleError(f"{path} is there already.", "Choose another id, or edit that file.")
    title = identifier.replace("-", " ").capitalize()
    cited = _provisions(folder / "law.yaml")
    key = cited[0] if cited else f"{identifier}-provision"
    known = "keep-log" in read_lexicons(folder).concepts
    texts = {path: _TEMPLATE.format(id=identifier, title=title, key=key)}
    if not known:
        texts[_free(folder / "lexicons" / "own.yaml", name)] = _LEXICON
    if not cited:
        texts[folder / "law.yaml"] = _LAW.format(key=key)
    for target, text in texts.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        except OSError as error:
            raise RuleError(
                f"{target} cannot be written: {error.strerror or error}.", "Choose another folder."
            ) from error
    return tuple(texts)


def _provisions(path: Path) -> list[str]:
    """Return the keys of the provisions of a law file; none if it is not there.

    Raises:
        RuleError: It is wrong, or has none.
    """
    if not path.exists():
        return []
    found = list(validated(Law, path, load_file(path)).provisions)
    if not found:
        raise RuleError(f"{path} has no provisions.", "Add the one that the requirement cites.")
    return found


def _free(path: Path, name: str) -> Path:
    """Return a path; if a file is there already, one beside it."""
    return path.with_stem(name) if path.exists() else path


def lint(folder: Path) -> Iterator[str]:
    """Yield everything that is wrong with a folder of own rules, in plain words.

    Args:
        folder: Laid out like clause_patterns/.

    Raises:
        RuleError: There is no such folder.
    """
    if not folder.is_dir():
        raise RuleError(f"{folder} is no folder.", "Check the path.")
    broken = False
    for path in sorted(folder.glob("requirements/*.yaml")):
        try:
            requirement = validated(Requirement, path, load_file(path))
            examples = load_examples(path)
        except RuleError as error:
            broken = True
            yield error.message
            continue
        if path.stem != requirement.id.replace("-", "_"):
            yield f"{path.name}: the file is not named after its id, {requirement.id!r}"
        for status in ("met", "weak", "missing"):
            if not getattr(examples, status):
                yield f"{path.name}: there is no example of {status}"
    if broken:
        return
    try:
        rules = load_rules((str(folder),), builtin=True)
    except RuleError as error:
        yield error.message
        return
    own = {path.stem.replace("_", "-") for path in folder.glob("requirements/*.yaml")}
    yield from problems(rules, (each for each in rules.requirements if each.id in own))


def try_examples(folder: Path, judge: Callable[[str, str], str]) -> Iterator[Trial]:
    """Judge every example of a folder of own rules.

    Args:
        folder: Laid out like clause_patterns/.
        judge: Returns the status that a text gets on a requirement.

    Raises:
        RuleError: A file breaks the schema, or there is no requirement.
    """
    paths = sorted(folder.glob("requirements/*.yaml"))
    if not paths:
        raise RuleError(
            f"{folder} holds no requirements.", f"Begin with `contractscan rules new {folder} ID`."
        )
    for path in paths:
        identifier = validated(Requirement, path, load_file(path)).id
        examples = load_examples(path)
        for status in ("met", "weak", "missing"):
            for example in getattr(examples, status):
                yield Trial(identifier, status, judge(identifier, example.text), example.text)
