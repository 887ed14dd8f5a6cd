"""The rule files, their requirements and examples, as the tests of this folder walk them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from contractscan.document import Document
from contractscan.parsers import parse
from contractscan.report import Finding
from contractscan.rules import Condition, Examples, Requirement, load_examples, load_rules
from contractscan.rules.loader import rules_folder
from contractscan.scanner import scan_document

FOLDER = rules_folder()
FILES = sorted(FOLDER.glob("requirements/*.yaml"))
STATUSES = ("met", "weak", "missing")
ASKED = (
    *("all", "none", "sentence", "no_sentence", "near", "heading", "no_heading", "sequence"),
    *("excepted", "anywhere", "nowhere"),
)


@cache
def examples_of(path: Path) -> Examples:
    return load_examples(path)


@cache
def requirement_of(path: Path) -> Requirement:
    return load_rules().requirement(path.stem.replace("_", "-"))


def document_of(text: str) -> Document:
    return parse(text.encode(), "example.txt")


@cache
def finding_on(requirement: str, text: str) -> Finding:
    """Return what a scan of an example says about its requirement."""
    return scan_document(document_of(text), requirements=[requirement]).findings[0]


def conditions_of(requirement: Requirement) -> Iterator[tuple[str, Condition]]:
    """Yield every condition of a requirement with the place at which it stands."""
    for name, element in requirement.elements.items():
        for number, way in enumerate(element.full):
            yield f"{requirement.id}: {name}, full way {number}", way
        for number, way in enumerate(element.partial):
            yield f"{requirement.id}: {name}, partial way {number}", way
    for number, way in enumerate(requirement.addressed_by):
        yield f"{requirement.id}: addressed_by {number}", way
    for name, weakness in requirement.weakened_by.items():
        yield f"{requirement.id}: weakened_by {name}", weakness


def all_conditions() -> Iterator[tuple[str, Condition]]:
    """Yield every condition of every requirement, and the common weaknesses."""
    for requirement in load_rules().requirements:
        yield from conditions_of(requirement)
    for name, weakness in load_rules().common_weaknesses.items():
        yield f"common weakness {name}", weakness


def profile_conditions() -> Iterator[tuple[str, Condition]]:
    """Yield every condition of profiles.yaml."""
    profiles = load_rules().profiles
    for role, signs in profiles.roles.items():
        for condition in signs.given_by:
            yield f"role {role}", condition
    for edition, conditions in profiles.editions.items():
        for condition in conditions:
            yield f"edition {edition}", condition
    for title, concept in profiles.regimes.items():
        yield f"regime {title}", Condition(all=(concept,))


def concepts_asked(condition: Condition) -> set[str]:
    """Return the names of the concepts that a condition asks for or shuts out."""
    return {
        concept
        for key in ASKED
        for alternatives in getattr(condition, key)
        for concept in alternatives.split("|")
    }
