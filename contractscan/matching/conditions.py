"""Does a norm look the way a rule asks for?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from contractscan.matching.norms import Norm
from contractscan.matching.purposes import MINIMUM_TELLING_WORDS
from contractscan.matching.reading import ReadAgreement
from contractscan.rules.model import Condition, either

_VENDOR_SIDE = frozenset({"vendor", "both", "unspecified"})
_BUSINESS_SIDE = frozenset({"business", "both"})
_OTHERS = frozenset({"subprocessor", "consumer", "business"})


def matching_norms(condition: Condition, read: ReadAgreement) -> Iterator[Norm]:
    """Yield the norms of an agreement that fulfil a condition, in text order.

    Args:
        condition: What a norm must look like.
        read: The agreement.
    """
    for number in _candidates(condition, read):
        norm = read.norms[number]
        # Most norms fail by their modality; `unmet` would tell, at the cost of a generator each.
        if _has_modality(norm, condition.modality) and fulfils(norm, condition, read):
            yield norm


def _candidates(condition: Condition, read: ReadAgreement) -> Iterable[int]:
    """Return the norms worth testing: those whose sentence holds the rarest concept asked for."""
    asked = (*condition.all, *condition.sentence, *condition.sequence, *condition.excepted)
    if not asked:
        return range(len(read.norms))
    choices = []
    for alternatives in asked:
        numbers: set[int] = set()
        for concept in either(alternatives):
            numbers.update(read.by_concept.get(concept, ()))
        choices.append(numbers)
    return sorted(set.intersection(*choices))


def fulfils(norm: Norm, condition: Condition, read: ReadAgreement) -> bool:
    """Return whether one norm fulfils a condition."""
    return next(unmet(norm, condition, read), None) is None


@dataclass(frozen=True, slots=True)
class Unmet:
    """A part of a condition that a norm does not fulfil.

    Attributes:
        field: The field of `Condition`.
        concepts: Where the field names concepts, those that are absent, each with its
            alternatives (``a|b``), or those that should not be there.
    """

    field: str
    concepts: tuple[str, ...] = ()


def unmet(norm: Norm, condition: Condition, read: ReadAgreement) -> Iterator[Unmet]:
    """Yield what a norm lacks to fulfil a condition, what is cheap to find out first."""
    statement = norm.statement
    if condition.operative and not statement.operative:
        yield Unmet("operative")
    if statement.composite and not condition.across_items:
        yield Unmet("across_items")
    if not _has_actor(norm, condition.actor):
        yield Unmet("actor")
    if not _has_modality(norm, condition.modality):
        yield Unmet("modality")
    headings = statement.heading_concepts
    yield from _absent("all", condition.all, norm.concepts)
    yield from _present("none", condition.none, norm.concepts)
    yield from _absent("sentence", condition.sentence, statement.concepts)
    yield from _present("no_sentence", condition.no_sentence, statement.concepts)
    if condition.near:
        yield from _absent("near", condition.near, read.near(statement))
    if condition.heading and not _has_any(headings, condition.heading):
        yield Unmet("heading", condition.heading)
    yield from _present("no_heading", condition.no_heading, headings)
    yield from _absent("excepted", condition.excepted, norm.excepted)
    if not _in_sequence(norm, condition.sequence, condition.gap):
        yield Unmet("sequence", condition.sequence)
    if condition.days_over is not None and _days(norm) <= condition.days_over:
        yield Unmet("days_over")
    if condition.purpose is not None and not _has_purpose(norm, condition.purpose, read):
        yield Unmet("purpose")
    yield from _absent("anywhere", condition.anywhere, read.by_concept)
    yield from _present("nowhere", condition.nowhere, read.by_concept)


def _has_purpose(norm: Norm, wanted: str, read: ReadAgreement) -> bool:
    telling = read.purposes.get(norm.statement.index)
    if telling is None:
        return False
    return wanted == "named" or (telling >= MINIMUM_TELLING_WORDS) == (wanted == "specific")


def _has_actor(norm: Norm, actor: str | None) -> bool:
    if actor is None or norm.modality == "text":
        return True
    if actor == "vendor":
        return norm.actor in _VENDOR_SIDE
    if actor == "business":
        return norm.actor in _BUSINESS_SIDE
    if actor.startswith("not-"):
        return norm.actor != actor.removeprefix("not-")
    return norm.actor in _OTHERS


def _has_modality(norm: Norm, modalities: tuple[str, ...]) -> bool:
    if not modalities:
        return norm.modality != "text"
    return norm.modality in modalities


def _absent(field: str, asked: tuple[str, ...], concepts: Container[str]) -> Iterator[Unmet]:
    for alternatives in asked:
        if not any(concept in concepts for concept in either(alternatives)):
            yield Unmet(field, (alternatives,))


def _present(field: str, barred: tuple[str, ...], concepts: Container[str]) -> Iterator[Unmet]:
    for alternatives in barred:
        for concept in either(alternatives):
            if concept in concepts:
                yield Unmet(field, (concept,))


def _has_any(concepts: Container[str], asked: tuple[str, ...]) -> bool:
    return any(concept in concepts for alternatives in asked for concept in either(alternatives))


def _in_sequence(norm: Norm, sequence: tuple[str, ...], gap: int | None) -> bool:
    ends = {norm.start}
    for step, alternatives in enumerate(sequence):
        wanted = either(alternatives)
        reach = gap if gap is not None and step else norm.end
        ends = {
            hit.end
            for hit in norm.statement.hits
            if hit.concept in wanted
            and hit.start < norm.end
            and any(end <= hit.start <= end + reach for end in ends)
        }
        if not ends:
            return False
    return True


_WORDS = {"thirty": 30, "sixty": 60, "ninety": 90, "forty five": 45, "fifteen": 15, "twenty": 20}
_WORDS |= {"fourteen": 14, "ten": 10, "five": 5, "seven": 7, "three": 3, "two": 2}
_WORDS |= {"twenty one": 21, "one": 1, "six": 6}
_NUMBERS = "|".join(sorted(_WORDS, key=len, reverse=True))  # "twenty one" before "twenty"
_DAYS = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})|\(\s*(?P<bracketed>\d{{1,3}})\s*\)|(?P<word>{_NUMBERS})) "
    r"(?:\( ?(?P<again>\d{1,3}) ?\) )?(?:(?P<kind>business|working|calendar) )?"
    r"(?P<unit>days?|weeks?|months?|hours?)\b"
)
_UNITS = {"d": 1.0, "w": 7.0, "m": 30.0, "h": 1 / 24}


def _days(norm: Norm) -> float:
    """Return the longest time limit that the sentence names, in calendar days; 0 without one.

    Business days are counted as 7/5 calendar days.
    """
    longest = 0.0
    for match in _DAYS.finditer(" ".join(norm.statement.words)):
        digits = match["digits"] or match["bracketed"] or match["again"]
        number = int(digits) if digits else _WORDS[match["word"]]
        days = number * _UNITS[match["unit"][0]]
        if match["kind"] in ("business", "working"):
            days *= 1.4
        longest = max(longest, days)
    return longest
