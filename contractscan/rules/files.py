"""clause_patterns/*.yaml -> checked models, file by file.

A scan needs no examples, and they are most of the text: a rule file is cut at its ``examples:``
line, and only `load_examples` reads what comes after it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from contractscan.errors import RuleError
from contractscan.rules.model import Examples, Requirement, Weakness

_EXAMPLES = "\nexamples:\n"
_Model = TypeVar("_Model", bound=BaseModel)
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What lexicons/*.yaml says; see `RuleSet` for the fields."""

    concepts: dict[str, tuple[str, ...]]
    hides: dict[str, tuple[str, ...]]
    generic_words: frozenset[str]
    party_cues: dict[str, tuple[str, ...]]


def read_lexicons(folder: Path) -> Lexicons:
    """Return the lexicons of a folder laid out like clause_patterns/.

    Raises:
        RuleError: A file is no YAML, or a phrase is no text.
    """
    concepts: dict[str, tuple[str, ...]] = {}
    generic: list[str] = []
    hides: dict[str, tuple[str, ...]] = {}
    cues: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("lexicons/*.yaml")):
        content = load_file(path)
        if path.stem == "parties":
            cues = {key: tuple(map(str, value)) for key, value in content.items()}
            continue
        generic += content.pop("generic_purpose_words", [])
        hides.update({key: tuple(value) for key, value in content.pop("hides", {}).items()})
        for concept, phrases in content.items():
            if not isinstance(phrases, list):
                raise RuleError(f"{path.name}: {concept}: a list of phrases is needed.")
            for phrase in phrases:
                if isinstance(phrase, dict):
                    raise RuleError(f"{path.name}: {concept}: put quotation marks around {phrase}.")
            concepts[concept] = concepts.get(concept, ()) + tuple(map(str, phrases))
    return Lexicons(concepts, hides, frozenset(generic), cues)


def read_requirements(folder: Path) -> tuple[Requirement, ...]:
    """Return the requirements of a folder laid out like clause_patterns/, in their order.

    Raises:
        RuleError: A file breaks the schema.
    """
    paths = sorted(folder.glob("requirements/*.yaml"))
    return in_order([validated(Requirement, path, load_file(path)) for path in paths])


def read_common_weaknesses(folder: Path) -> dict[str, Weakness]:
    """Return the common weaknesses of a folder; none if it has no such file.

    Raises:
        RuleError: The file breaks the schema.
    """
    path = folder / "common_weaknesses.yaml"
    if not path.is_file():
        return {}
    return {key: validated(Weakness, path, value) for key, value in load_file(path).items()}


def load_examples(path: Path) -> Examples:
    """Return the examples of one rule file.

    Raises:
        RuleError: The file has none, or they break the schema.
    """
    _, mark, tail = path.read_text(encoding="utf-8").partition(_EXAMPLES)
    if not mark:
        raise RuleError(f"{path.name} has no examples.")
    return validated(Examples, path, _parsed(path, "examples:\n" + tail)["examples"])


def load_file(path: Path) -> dict[str, Any]:
    """Return the content of a rule file without its examples.

    Raises:
        RuleError: It cannot be read, or is no YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(f"{path.name} cannot be read: {error}") from error
    return _parsed(path, text.partition(_EXAMPLES)[0])


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        content = yaml.load(text, Loader=_YAML_LOADER)
    except yaml.YAMLError as error:
        raise RuleError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(content, dict):
        raise RuleError(f"{path.name} holds no keys.")
    return content


def validated(model: type[_Model], path: Path, content: object) -> _Model:
    """Return content as a model.

    Raises:
        RuleError: It breaks the schema; the message names file and key.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{path.name}: {where}: {first['msg']}") from error


def version_of(folder: Path) -> str:
    """Return a short hash of the rules of a folder, their examples left out."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        head = path.read_text(encoding="utf-8").partition(_EXAMPLES)[0]
        digest.update(path.name.encode() + b"\0" + re.sub(r"\s+", " ", head).encode())
    return digest.hexdigest()[:12]


def in_order(requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return requirements in the order of reports."""
    return tuple(sorted(requirements, key=lambda each: (each.order, each.id)))
