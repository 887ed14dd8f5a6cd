"""What must hold of rules beyond their schema: the names in them exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from contractscan.errors import UnknownRequirement
from contractscan.rules.model import Condition, Requirement, either

if TYPE_CHECKING:
    from contractscan.rules.loader import RuleSet

FROM_THE_CONTRACT = frozenset({"party-vendor", "party-business"})  # each contract names its own
_FIELDS = (
    *("all", "none", "sentence", "no_sentence", "near", "heading", "no_heading", "sequence"),
    *("excepted", "anywhere", "nowhere"),
)


def problems(rules: RuleSet, requirements: Iterable[Requirement]) -> Iterator[str]:
    """Yield what is wrong with requirements, in plain words.

    Args:
        rules: The rule set that they belong to.
        requirements: Those that are checked.
    """
    for requirement in requirements:
        yield from _unknown_concepts(rules, requirement)
        yield from _unknown_names(rules, requirement)
        for name, element in requirement.elements.items():
            if not element.full and not element.like:
                yield f"{requirement.id}: {name}: no full way says how a contract supplies it"
            for number, way in enumerate(element.partial):
                if not way.because:
                    yield f"{requirement.id}: {name}: partial way {number} does not say why"


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


def concepts_asked(condition: Condition) -> set[str]:
    """Return the names of the concepts that a condition asks for or shuts out."""
    return {
        concept
        for field in _FIELDS
        for alternatives in getattr(condition, field)
        for concept in either(alternatives)
    }


def _unknown_concepts(rules: RuleSet, requirement: Requirement) -> Iterator[str]:
    known = rules.concepts.keys() | FROM_THE_CONTRACT
    for where, condition in conditions_of(requirement):
        for concept in sorted(concepts_asked(condition) - known):
            near = get_close_matches(concept, known, 1)
            meant = f"; did you mean {near[0]}?" if near else ""
            yield f"{where}: no lexicon has the concept {concept!r}{meant}"


def _unknown_names(rules: RuleSet, requirement: Requirement) -> Iterator[str]:
    weaknesses = {*rules.common_weaknesses, *requirement.weakened_by}
    for name, element in requirement.elements.items():
        for way in (*element.full, *element.partial):
            for exempt in sorted(set(way.exempt) - weaknesses):
                yield f"{requirement.id}: {name}: there is no weakness {exempt!r} to be exempt from"
        if element.like and not _exists(rules, element.like):
            yield f"{requirement.id}: {name}: there is no element {element.like!r}"
    for name, weakness in requirement.weakened_by.items():
        for element_name in sorted(set(weakness.elements) - set(requirement.elements)):
            yield f"{requirement.id}: {name}: there is no element {element_name!r}"


def _exists(rules: RuleSet, like: str) -> bool:
    identifier, _, name = like.partition("/")
    try:
        return name in rules.requirement(identifier).elements
    except UnknownRequirement:
        return False
