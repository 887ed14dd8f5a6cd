"""Norms + rules -> verdicts: which elements a contract supplies, and what undoes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from contractscan.matching.conditions import matching_norms, unmet
from contractscan.matching.norms import Norm
from contractscan.matching.reading import ReadAgreement
from contractscan.matching.statements import Statement
from contractscan.report.model import Status
from contractscan.rules import Element, Requirement, RuleSet, Way, Weakness
from contractscan.rules.model import either
from contractscan.rules.suggestions import USUAL, filled

_HEADING_BONUS = 5.0  # points of rapidfuzz's 0..100


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
        others: Norms that supply an element just as well as its best support, best first.
    """

    status: Status
    supports: Mapping[str, Support]
    extra: tuple[Support, ...]
    others: tuple[Support, ...] = ()


def judge(requirement: Requirement, read: ReadAgreement, rules: RuleSet) -> Verdict:
    """Return the verdict on one requirement.

    Args:
        requirement: The rule.
        read: The agreement.
        rules: For the common weaknesses and the generic words.
    """
    ranked = _ranked_supports(requirement, read, rules)
    supports = {name: found[0] for name, found in ranked.items()}
    others = tuple(
        support
        for found in ranked.values()
        for support in found[1:]
        if support.strength is found[0].strength
    )
    extra = _undone(requirement, read, rules, ranked)
    if not supports:
        extra += _addressed(requirement, read)
    return Verdict(_status(requirement, supports, extra), supports, tuple(extra), others)


def _ranked_supports(
    requirement: Requirement, read: ReadAgreement, rules: RuleSet
) -> dict[str, list[Support]]:
    """Return the supports of each element, best first; elements without any are left out."""
    weaknesses = _weaknesses(requirement, rules)
    ranked = {}
    for name, element in requirement.elements.items():
        found = _supports(name, element, read, rules, weaknesses)
        if found:
            likeness = _likeness(requirement) if len(found) > 1 else _alone
            ranked[name] = sorted(found, key=lambda s: _rank(s, likeness), reverse=True)
    return ranked


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


def _supports(
    name: str,
    element: Element,
    read: ReadAgreement,
    rules: RuleSet,
    weaknesses: Mapping[str, Weakness],
) -> list[Support]:
    """Return every norm that supplies an element; partial ways only where none does in full."""
    found: list[Support] = []
    if element.like:
        other, _, its_element = element.like.partition("/")
        found += _ranked_supports(rules.requirement(other), read, rules).get(its_element, [])
    for order, way in enumerate(element.full):
        for norm in matching_norms(way, read):
            reason = _weakened(name, way, norm, weaknesses, read)
            strength = Strength.PARTIAL if reason else Strength.FULL
            found.append(Support(norm, strength, reason, order))
    if not any(support.strength is Strength.FULL for support in found):
        for order, way in enumerate(element.partial, len(element.full)):
            for norm in matching_norms(way, read):
                found.append(Support(norm, Strength.PARTIAL, way.because, order))
    return found


def _rank(
    support: Support, likeness: Callable[[Statement], float]
) -> tuple[int, bool, int, float, int]:
    """Return a key by which the best support comes last; of equals the shortest passage."""
    statement = support.norm.statement
    return (
        support.strength,
        not statement.composite,
        0 if support.strength is Strength.FULL else -support.order,
        likeness(statement),
        -len(statement.words),
    )


def _likeness(requirement: Requirement) -> Callable[[Statement], float]:
    """Return how much a passage reads like the clause: the one a lawyer would quote first."""
    wording = filled(requirement.suggestion, USUAL).lower()
    topics = {
        concept
        for element in requirement.elements.values()
        for way in element.full
        for alternatives in (*way.all, *way.sentence, *way.near)
        for concept in either(alternatives)
    }

    def of(statement: Statement) -> float:
        under_its_heading = bool(statement.heading_concepts & topics)
        alike = fuzz.token_set_ratio(wording, " ".join(statement.words))
        return alike + _HEADING_BONUS * under_its_heading

    return of


def _alone(_statement: Statement) -> float:
    return 0.0


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
        lacks = unmet(norm, weakness, read)
        if all(lack.field == "modality" and not weakness.modality for lack in lacks):
            return weakness.because
    return ""


def _undone(
    requirement: Requirement,
    read: ReadAgreement,
    rules: RuleSet,
    ranked: Mapping[str, Sequence[Support]],
) -> list[Support]:
    """Return the norms elsewhere in the agreement that undo what was found."""
    undone: list[Support] = []
    # What only completes the clause, and belongs to another requirement, is contradicted there.
    own = [
        found
        for name, found in ranked.items()
        if requirement.elements[name].addresses or not requirement.elements[name].like
    ] or list(ranked.values())
    for weakness in _weaknesses(requirement, rules).values():
        if weakness.within != "agreement" or not ranked:
            continue
        norm = next((n for n in matching_norms(weakness, read) if _counts(n, own, read)), None)
        if norm is not None:
            undone.append(Support(norm, Strength.PARTIAL, weakness.because))
    return undone


def _counts(norm: Norm, ranked: Sequence[Sequence[Support]], read: ReadAgreement) -> bool:
    """Return whether a contrary clause counts.

    It does not where each element has a support that wins over it, which need not be the one that
    a lawyer would quote first: an addendum may say again what the contract says and undoes.
    """
    return not all(
        any(_wins(support, found[0], norm, read) for support in found) for found in ranked
    )


def _wins(support: Support, best: Support, norm: Norm, read: ReadAgreement) -> bool:
    """Return whether a support, as strong as the best, is put first by the order of precedence."""
    return support.strength is best.strength and read.precedence.outranks(
        support.norm.statement, norm.statement, read.agreement
    )


def _addressed(requirement: Requirement, read: ReadAgreement) -> list[Support]:
    for way in requirement.addressed_by:
        norm = next(matching_norms(way, read), None)
        if norm is not None:
            return [Support(norm, Strength.PARTIAL, way.because)]
    return []
