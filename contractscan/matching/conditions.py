"""Does a norm look the way a rule asks for?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from contractscan.matching.norms import Norm
from contractscan.matching.purposes import MINIMUM_TELLING_WORDS
from contractscan.matching.reading import ReadAgreement
from contractscan.rules.model import Condition

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
        if fulfils(norm, condition, read):
            yield norm


def _candidates(condition: Condition, read: ReadAgreement) -> Iterable[int]:
    """Return the norms worth testing: those whose sentence holds the rarest concept asked for."""
    asked = (*condition.all, *condition.sentence, *condition.sequence, *condition.excepted)
    if not asked:
        return range(len(read.norms))
    choices = []
    for alternatives in asked:
        numbers: set[int] = set()
        for concept in alternatives.split("|"):
            numbers.update(read.by_concept.get(concept, ()))
        choices.append(numbers)
    return sorted(set.intersection(*choices))


def fulfils(norm: Norm, condition: Condition, read: ReadAgreement) -> bool:
    """Return whether one norm fulfils a condition."""
    statement = norm.statement
    if condition.operative and not statement.operative:
        return False
    if statement.composite and not condition.across_items:
        return False
    return (
        _has_actor(norm, condition.actor)
        and _has_modality(norm, condition.modality)
        and _has_all(norm.concepts, condition.all)
        and not _has_any(norm.concepts, condition.none)
        and _has_all(statement.concepts, condition.sentence)
        and not _has_any(statement.concepts, condition.no_sentence)
        and (not condition.near or _has_all(read.near(statement), condition.near))
        and (not condition.heading or _has_any(statement.heading_concepts, condition.heading))
        and not _has_any(statement.heading_concepts, condition.no_heading)
        and _has_all(norm.excepted, condition.excepted)
        and _in_sequence(norm, condition.sequence, condition.gap)
        and (condition.days_over is None or _days(norm) > condition.days_over)
        and (condition.purpose is None or _has_purpose(norm, condition.purpose, read))
        and _has_all(read.by_concept.keys(), condition.anywhere)
        and not _has_any(read.by_concept.keys(), condition.nowhere)
    )


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


def _has_all(concepts: Container[str], asked: tuple[str, ...]) -> bool:
    return all(
        any(concept in concepts for concept in alternatives.split("|")) for alternatives in asked
    )


def _has_any(concepts: Container[str], asked: tuple[str, ...]) -> bool:
    return any(concept in concepts for alternatives in asked for concept in alternatives.split("|"))


def _in_sequence(norm: Norm, sequence: tuple[str, ...], gap: int | None) -> bool:
    ends = {norm.start}
    for step, alternatives in enumerate(sequence):
        wanted = alternatives.split("|")
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


_NUMBERS = "thirty|sixty|ninety|forty five|fifteen|twenty|fourteen|ten|five|seven|three|two"
_DAYS = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})|\(\s*(?P<bracketed>\d{{1,3}})\s*\)|(?P<word>{_NUMBERS})) "
    r"(?:\( ?(?P<again>\d{1,3}) ?\) )?(?:(?P<kind>business|working|calendar) )?"
    r"(?P<unit>days?|weeks?|months?|hours?)\b"
)
_WORDS = {"thirty": 30, "sixty": 60, "ninety": 90, "forty five": 45, "fifteen": 15, "twenty": 20}
_WORDS |= {"fourteen": 14, "ten": 10, "five": 5, "seven": 7, "three": 3, "two": 2}
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
