"""Norms + rules -> verdicts: which elements a contract supplies, and what undoes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from contractscan.matching.conditions import fulfils, matching_norms
from contractscan.matching.norms import Norm
from contractscan.matching.reading import ReadAgreement
from contractscan.report.model import Status
from contractscan.rules import Element, Requirement, RuleSet, Way, Weakness


class Strength(IntEnum):
    """How far an element is supplied."""

    ABSENT = 0
    PARTIAL = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Support:
    """A norm that supplies an element, or addresses it.

    Attributes:
        norm: The norm.
        strength: Whether it supplies the element in full.
        reason: Why it falls short; empty when it does not.
        order: Place of the way in its rule; earlier ways describe the element better.
    """

    norm: Norm
    strength: Strength
    reason: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one requirement.

    Attributes:
        status: Met, weak or missing.
        supports: Element id -> its best support; absent elements are not in it.
        extra: Norms that address the requirement without supplying an element, or undo it.
    """

    status: Status
    supports: Mapping[str, Support]
    extra: tuple[Support, ...]


def judge(requirement: Requirement, read: ReadAgreement, rules: RuleSet) -> Verdict:
    """Return the verdict on one requirement.

    Args:
        requirement: The rule.
        read: The agreement.
        rules: For the common weaknesses and the generic words.
    """
    supports = supports_of(requirement, read, rules)
    extra = _undone(requirement, read, rules, supports)
    if not supports:
        extra += _addressed(requirement, read)
    return Verdict(_status(requirement, supports, extra), supports, tuple(extra))


def supports_of(
    requirement: Requirement, read: ReadAgreement, rules: RuleSet
) -> dict[str, Support]:
    """Return the best support of each element of a requirement; absent ones are left out."""
    weaknesses = _weaknesses(requirement, rules)
    return {
        name: support
        for name, element in requirement.elements.items()
        if (support := _best(name, element, read, rules, weaknesses)) is not None
    }


def _weaknesses(requirement: Requirement, rules: RuleSet) -> dict[str, Weakness]:
    common = {
        key: weakness
        for key, weakness in rules.common_weaknesses.items()
        if requirement.common_weaknesses
        and (not weakness.requirements or requirement.id in weakness.requirements)
    }
    return {**common, **requirement.weakened_by}


def _status(
    requirement: Requirement, supports: Mapping[str, Support], extra: list[Support]
) -> Status:
    full = [name for name, support in supports.items() if support.strength is Strength.FULL]
    if len(full) == len(requirement.elements):
        return Status.MET if not extra else Status.WEAK
    addressed = bool(full) or any(requirement.elements[name].addresses for name in supports)
    return Status.WEAK if addressed or (extra and not supports) else Status.MISSING


def _best(
    name: str,
    element: Element,
    read: ReadAgreement,
    rules: RuleSet,
    weaknesses: Mapping[str, Weakness],
) -> Support | None:
    """Return the strongest support of an element; of equal ones the shortest passage."""
    found: list[Support] = []
    if element.like:
        other = rules.requirement(element.like.partition("/")[0])
        alike = supports_of(other, read, rules).get(element.like.partition("/")[2])
        found += [alike] if alike is not None else []
    for order, way in enumerate(element.full):
        for norm in matching_norms(way, read):
            reason = _weakened(name, way, norm, weaknesses, read)
            strength = Strength.PARTIAL if reason else Strength.FULL
            found.append(Support(norm, strength, reason, order))
    if not any(support.strength is Strength.FULL for support in found):
        for order, way in enumerate(element.partial, len(element.full)):
            for norm in matching_norms(way, read):
                found.append(Support(norm, Strength.PARTIAL, way.because, order))
    return max(found, key=_rank) if found else None


def _rank(support: Support) -> tuple[int, bool, bool, int, int]:
    """Return a key by which the best support comes last."""
    statement = support.norm.statement
    full = support.strength is Strength.FULL
    return (
        support.strength,
        not statement.composite,
        full and "ccpa" in statement.concepts,
        0 if full else -support.order,
        -len(statement.words),
    )


def _weakened(
    name: str,
    way: Way,
    norm: Norm,
    weaknesses: Mapping[str, Weakness],
    read: ReadAgreement,
) -> str:
    """Return why a norm falls short, or an empty string."""
    for key, weakness in weaknesses.items():
        if weakness.within != "norm" or key in way.exempt:
            continue
        if weakness.elements and name not in weakness.elements:
            continue
        modality = weakness.modality or (norm.modality,)
        condition = weakness.model_copy(update={"modality": modality})
        if fulfils(norm, condition, read):
            return weakness.because
    return ""


def _undone(
    requirement: Requirement,
    read: ReadAgreement,
    rules: RuleSet,
    supports: Mapping[str, Support],
) -> list[Support]:
    """Return the norms elsewhere in the agreement that undo what was found."""
    undone: list[Support] = []
    for weakness in _weaknesses(requirement, rules).values():
        if weakness.within != "agreement" or not supports:
            continue
        norm = next(matching_norms(weakness, read), None)
        if norm is not None:
            undone.append(Support(norm, Strength.PARTIAL, weakness.because))
    return undone


def _addressed(requirement: Requirement, read: ReadAgreement) -> list[Support]:
    for way in requirement.addressed_by:
        norm = next(matching_norms(way, read), None)
        if norm is not None:
            return [Support(norm, Strength.PARTIAL, way.because)]
    return []
