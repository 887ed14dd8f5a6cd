"""clause_patterns/, and folders laid out like it -> one checked set of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from itertools import chain
from pathlib import Path

from contractscan.errors import RuleError, UnknownRequirement
from contractscan.report.model import Citation, Severity
from contractscan.rules.checks import problems
from contractscan.rules.files import (
    in_order,
    load_file,
    read_common_weaknesses,
    read_lexicons,
    read_requirements,
    validated,
    version_of,
)
from contractscan.rules.law import CURRENT, Law
from contractscan.rules.model import (
    ConfidenceTable,
    DocumentKinds,
    Profiles,
    Requirement,
    Weakness,
)


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Everything that clause_patterns/ says, and what folders of own rules add.

    Rule sets are compared by identity, so that what is made from one can be kept for it.

    Attributes:
        requirements: In the order of reports.
        concepts: Concept -> phrase templates.
        hides: Concept -> concepts that do not count where it stands.
        generic_words: Words that do not make a purpose specific.
        party_cues: Lists of names and patterns that tell vendor from business.
        common_weaknesses: Weaknesses of every requirement.
        law: Provisions and editions.
        edition: Name of the edition of the law by which contracts are judged.
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
    edition: str

    def requirement(self, identifier: str) -> Requirement:
        """Return the requirement with an id.

        Raises:
            UnknownRequirement: There is none.
        """
        for requirement in self.requirements:
            if requirement.id == identifier:
                return requirement
        near = get_close_matches(identifier, [each.id for each in self.requirements], 1)
        raise UnknownRequirement(
            f"There is no requirement {identifier!r}.",
            f"Did you mean {near[0]}?" if near else "`contractscan requirements` lists them all.",
        )

    def provisions(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the keys of the provisions that ask for a requirement in the edition judged.

        For a requirement that is not asked for yet, they are those that will.
        """
        in_force = (key for key in requirement.law if self.law.has_in_force(key, self.edition))
        return tuple(in_force) or requirement.law

    def citations(self, requirement: Requirement) -> tuple[Citation, ...]:
        """Return the citations of a requirement, as the edition judged has them."""
        return tuple(self._citation(key) for key in self.provisions(requirement))

    def _citation(self, key: str) -> Citation:
        day, place = self.law.citation(key, self.edition)
        return Citation(law=f"{self.law.provisions[key].code} {place}", edition=day)


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


def load_rules(
    folders: tuple[str, ...] = (),
    *,
    builtin: bool = True,
    edition: str = CURRENT,
    severity: Mapping[str, Severity] | None = None,
) -> RuleSet:
    """Return the built-in rules, with those of further folders added.

    Args:
        folders: Folders of own rules, see `with_own_rules`; a later one wins over an earlier one.
        builtin: Whether the built-in requirements are kept beside those of the folders.
        edition: The edition of the law by which contracts are judged, see `Law.edition`.
        severity: Requirement -> how much a gap counts, where that is not what the rules say.

    Raises:
        RuleError: A rule file breaks the schema; the message names file and key.
        SettingsError: There is no such edition of the law.
        UnknownRequirement: A severity is that of a requirement which does not exist.
    """
    versions = tuple(version_of(Path(folder)) for folder in folders)
    rules = _loaded(folders, versions, builtin)
    return _judging(rules, rules.law.edition(edition), tuple((severity or {}).items()))


@lru_cache(maxsize=8)
def _judging(rules: RuleSet, edition: str, severity: tuple[tuple[str, Severity], ...]) -> RuleSet:
    """Return rules as an edition has them and with severities, the same ones each time."""
    levels = {rules.requirement(identifier).id: level for identifier, level in severity}
    required = (
        r if not r.since or rules.law.begins_by(r.since, edition) else r.not_required()
        for r in rules.requirements
    )
    weighed = (
        r.model_copy(update={"severity": levels[r.id]}) if r.id in levels else r for r in required
    )
    return replace(rules, requirements=tuple(weighed), edition=edition)


@lru_cache(maxsize=8)
def _loaded(folders: tuple[str, ...], _versions: tuple[str, ...], builtin: bool) -> RuleSet:
    """Return the rules of folders; files that have changed give another version."""
    rules = read_rules(rules_folder())
    own: set[str] = set()
    for folder in folders:
        rules, added = with_own_rules(rules, Path(folder))
        own |= added
    if builtin:
        return rules
    kept = tuple(each for each in rules.requirements if each.id in own)
    if not kept:
        raise RuleError(
            "Without the built-in rules there is no requirement left.",
            "Name a folder of own rules with --rules.",
        )
    return replace(rules, requirements=kept, version=f"{rules.version}-own")


def read_rules(folder: Path) -> RuleSet:
    """Return the rules of a folder laid out like clause_patterns/.

    Raises:
        RuleError: A rule file breaks the schema or names what does not exist.
    """
    law = validated(Law, folder / "law.yaml", load_file(folder / "law.yaml"))
    requirements = read_requirements(folder)
    check_law(requirements, law)
    lexicons = read_lexicons(folder)
    return RuleSet(
        requirements=requirements,
        concepts=lexicons.concepts,
        hides=lexicons.hides,
        generic_words=lexicons.generic_words,
        party_cues=lexicons.party_cues,
        common_weaknesses=read_common_weaknesses(folder),
        law=law,
        profiles=validated(Profiles, folder / "profiles.yaml", load_file(folder / "profiles.yaml")),
        documents=validated(
            DocumentKinds, folder / "documents.yaml", load_file(folder / "documents.yaml")
        ),
        confidence=validated(
            ConfidenceTable, folder / "confidence.yaml", load_file(folder / "confidence.yaml")
        ),
        version=version_of(folder),
        edition=law.edition(),
    )


def with_own_rules(rules: RuleSet, folder: Path) -> tuple[RuleSet, frozenset[str]]:
    """Return rules with those of a folder added, and the ids of the requirements in it.

    The folder is laid out like clause_patterns/, and every part of it may be absent. A requirement
    takes the place of the one with its id; phrases are added to the concepts of their name; a
    provision of law.yaml and a common weakness take the place of those of their name.

    Args:
        rules: The rules so far.
        folder: What is added.

    Raises:
        RuleError: The folder holds no rules, or a file breaks the schema or names what does not
            exist; the message names file and key.
    """
    if not any(folder.glob("requirements/*.yaml")) and not any(folder.glob("lexicons/*.yaml")):
        raise RuleError(
            f"{folder} holds no rules.",
            "It needs a folder requirements/ or lexicons/ with YAML files: see docs/own-rules.md.",
        )
    requirements, lexicons = read_requirements(folder), read_lexicons(folder)
    law = _with_law(rules.law, folder / "law.yaml")
    check_law(requirements, law)
    own = frozenset(requirement.id for requirement in requirements)
    kept = [requirement for requirement in rules.requirements if requirement.id not in own]
    concepts = dict(rules.concepts)
    for concept, phrases in lexicons.concepts.items():
        concepts[concept] = tuple(dict.fromkeys(concepts.get(concept, ()) + phrases))
    together = replace(
        rules,
        requirements=in_order([*kept, *requirements]),
        concepts=concepts,
        hides={**rules.hides, **lexicons.hides},
        generic_words=rules.generic_words | lexicons.generic_words,
        party_cues={
            key: tuple(dict.fromkeys(values + lexicons.party_cues.get(key, ())))
            for key, values in rules.party_cues.items()
        },
        common_weaknesses={**rules.common_weaknesses, **read_common_weaknesses(folder)},
        law=law,
        version=f"{rules.version}+{version_of(folder)}",
        edition=law.edition(),
    )
    found = next(problems(together, requirements), None)
    if found is not None:
        raise RuleError(f"{folder.name}: {found}", "`contractscan rules lint` lists all problems.")
    return together, own


def check_law(requirements: Iterable[Requirement], law: Law) -> None:
    """Refuse requirements that cite what law.yaml does not know, and a law without an edition.

    Raises:
        RuleError: One does.
    """
    if law.current not in law.editions:
        raise RuleError(f"law.yaml: current: there is no edition {law.current!r}.")
    for requirement in requirements:
        if requirement.since and requirement.since not in law.editions:
            known = ", ".join(law.editions)
            raise RuleError(
                f"{requirement.id}: since: law.yaml has no edition {requirement.since!r}.",
                f"Its editions are {known}.",
            )
        cited = (requirement.law, *(rule.law for rule in requirement.roles.values()))
        for key in chain.from_iterable(cited):
            if key not in law.provisions:
                raise RuleError(f"{requirement.id} cites {key!r}, which law.yaml does not know.")


def _with_law(law: Law, path: Path) -> Law:
    if not path.is_file():
        return law
    own = validated(Law, path, load_file(path))
    return Law(
        editions={**law.editions, **own.editions},
        current=own.current or law.current,
        provisions={**law.provisions, **own.provisions},
    )
