"""clause_patterns/*.yaml -> checked models.

A scan needs no examples, and they are most of the text: a rule file is cut at its ``examples:``
line, and only `load_examples` reads what comes after it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from contractscan.errors import RuleError, UnknownRequirement
from contractscan.report.model import Citation
from contractscan.rules.model import (
    ConfidenceTable,
    DocumentKinds,
    Examples,
    Law,
    Profiles,
    Requirement,
    Weakness,
)

_EXAMPLES = "\nexamples:\n"
_Model = TypeVar("_Model", bound=BaseModel)
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that clause_patterns/ says.

    Attributes:
        requirements: In the order of reports.
        concepts: Concept -> phrase templates.
        hides: Concept -> concepts that do not count where it stands.
        generic_words: Words that do not make a purpose specific.
        party_cues: Lists of names and patterns that tell vendor from business.
        common_weaknesses: Weaknesses of every requirement.
        law: Provisions and editions.
        profiles: Signs of role, age and regimes.
        documents: What tells a contract from other documents.
        confidence: How often verdicts are right.
        version: Hash of the rule files, short.
    """

    requirements: tuple[Requirement, ...]
    concepts: dict[str, tuple[str, ...]]
    hides: dict[str, tuple[str, ...]]
    generic_words: frozenset[str]
    party_cues: dict[str, tuple[str, ...]]
    common_weaknesses: dict[str, Weakness]
    law: Law
    profiles: Profiles
    documents: DocumentKinds
    confidence: ConfidenceTable
    version: str

    def requirement(self, identifier: str) -> Requirement:
        """Return the requirement with an id.

        Raises:
            UnknownRequirement: There is none.
        """
        for requirement in self.requirements:
            if requirement.id == identifier:
                return requirement
        raise UnknownRequirement(
            f"There is no requirement {identifier!r}.",
            "`contractscan requirements` lists them all.",
        )

    def citations(self, requirement: Requirement) -> tuple[Citation, ...]:
        """Return the citations of a requirement, each in the edition that is cited by default."""
        return tuple(self._citation(key) for key in requirement.law)

    def _citation(self, key: str) -> Citation:
        provision = self.law.provisions[key]
        kind = "statute" if "Civ" in provision.code else "regulations"
        edition = self.law.editions[kind]
        if edition not in provision.citations:
            edition = max(provision.citations)
        return Citation(law=f"{provision.code} {provision.citations[edition]}", edition=edition)


def rules_folder() -> Path:
    """Return the folder of the rule files: inside the installed package, or in the checkout.

    Raises:
        RuleError: It is in neither place.
    """
    package = Path(str(resources.files("contractscan")))
    installed = package / "clause_patterns"
    if installed.is_dir():
        return installed
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "clause_patterns").is_dir():
        return checkout / "clause_patterns"
    raise RuleError("The rule files are not installed.", "Install contractscan again.")


@cache
def load_rules() -> RuleSet:
    """Return the built-in rules.

    Raises:
        RuleError: A rule file breaks the schema; the message names file and key.
    """
    return read_rules(rules_folder())


def read_rules(folder: Path) -> RuleSet:
    """Return the rules of a folder laid out like clause_patterns/.

    Raises:
        RuleError: A rule file breaks the schema or names what does not exist.
    """
    law = _validated(Law, folder / "law.yaml", _load(folder / "law.yaml"))
    requirements = [
        _validated(Requirement, path, _load(path))
        for path in sorted(folder.glob("requirements/*.yaml"))
    ]
    concepts: dict[str, tuple[str, ...]] = {}
    generic: list[str] = []
    hides: dict[str, tuple[str, ...]] = {}
    cues: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("lexicons/*.yaml")):
        content = _load(path)
        if path.stem == "parties":
            cues = {key: tuple(map(str, value)) for key, value in content.items()}
            continue
        generic += content.pop("generic_purpose_words", [])
        hides.update({key: tuple(value) for key, value in content.pop("hides", {}).items()})
        for concept, phrases in content.items():
            for phrase in phrases:
                if isinstance(phrase, dict):
                    raise RuleError(f"{path.name}: {concept}: put quotation marks around {phrase}.")
            concepts[concept] = concepts.get(concept, ()) + tuple(map(str, phrases))
    common = _load(folder / "common_weaknesses.yaml")
    weaknesses = {
        key: _validated(Weakness, folder / "common_weaknesses.yaml", value)
        for key, value in common.items()
    }
    for requirement in requirements:
        cited = (requirement.law, *(rule.law for rule in requirement.roles.values()))
        for key in chain.from_iterable(cited):
            if key not in law.provisions:
                raise RuleError(f"{requirement.id} cites {key!r}, which law.yaml does not know.")
    return RuleSet(
        requirements=tuple(sorted(requirements, key=lambda r: r.order)),
        concepts=concepts,
        hides=hides,
        generic_words=frozenset(generic),
        party_cues=cues,
        common_weaknesses=weaknesses,
        law=law,
        profiles=_validated(Profiles, folder / "profiles.yaml", _load(folder / "profiles.yaml")),
        documents=_validated(
            DocumentKinds, folder / "documents.yaml", _load(folder / "documents.yaml")
        ),
        confidence=_validated(
            ConfidenceTable, folder / "confidence.yaml", _load(folder / "confidence.yaml")
        ),
        version=_version(folder),
    )


def load_examples(path: Path) -> Examples:
    """Return the examples of one rule file.

    Raises:
        RuleError: The file has none, or they break the schema.
    """
    _, mark, tail = path.read_text(encoding="utf-8").partition(_EXAMPLES)
    if not mark:
        raise RuleError(f"{path.name} has no examples.")
    return _validated(Examples, path, _parsed(path, "examples:\n" + tail)["examples"])


def _load(path: Path) -> dict[str, Any]:
    """Return the content of a rule file without its examples."""
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


def _validated(model: type[_Model], path: Path, content: object) -> _Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{path.name}: {where}: {first['msg']}") from error


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        head = path.read_text(encoding="utf-8").partition(_EXAMPLES)[0]
        digest.update(path.name.encode() + b"\0" + re.sub(r"\s+", " ", head).encode())
    return digest.hexdigest()[:12]
