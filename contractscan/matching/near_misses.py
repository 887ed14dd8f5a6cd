"""Passages that come near to what a rule asks for, and why they did not count.

They decide nothing. `contractscan explain REQUIREMENT --contract FILE` shows them, so that a
reader sees what was looked at before an element was said to be absent.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from contractscan.document import Span
from contractscan.matching.conditions import Unmet, unmet
from contractscan.matching.norms import Norm
from contractscan.matching.reading import ReadAgreement
from contractscan.matching.statements import Statement
from contractscan.rules import Element, Way
from contractscan.rules.model import either

_LARGEST_GAP = 0.4  # share of the weight of the concepts asked for
_OTHER_UNMET = 1.0

_ACTORS = {
    "vendor": "the vendor",
    "business": "the business",
    "both": "both parties",
    "subprocessor": "a subcontractor",
    "consumer": "the consumer",
    "unspecified": "nobody by name",
}
_MODALITIES = {
    "duty": "a duty",
    "prohibition": "a prohibition",
    "permission": "a permission",
    "right": "a right",
    "statement": "a statement in the present tense",
    "denial": "a denial",
    "abstention": "a statement in the present tense",
    "acknowledgement": "an acknowledgement",
    "aim": "an aim",
    "text": "a text",
}
_WANTED_ACTORS = {
    "vendor": "the vendor",
    "business": "the business",
    "other": "somebody else",
    "not-vendor": "somebody else than the vendor",
    "not-business": "somebody else than the business",
}


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that nearly supplies an element.

    Attributes:
        statement: The passage.
        reasons: Why it does not, in plain words.
    """

    statement: Statement
    reasons: tuple[str, ...]


def near_misses(element: Element, read: ReadAgreement, *, most: int = 3) -> tuple[NearMiss, ...]:
    """Return the passages that come nearest to supplying an element in full, nearest first.

    A passage comes near when it holds, weighted by their rarity in the agreement, most of the
    concepts that a way of the element asks for.

    Args:
        element: What was looked for.
        read: The agreement.
        most: The number of passages.
    """
    best: dict[Span, tuple[float, NearMiss]] = {}
    for way in element.full:
        for distance, norm, lacks in _near(way, read):
            passage = norm.statement.span
            if passage not in best or distance < best[passage][0]:
                reasons = tuple(_reason(each, norm, way) for each in lacks)
                best[passage] = distance, NearMiss(norm.statement, tuple(dict.fromkeys(reasons)))
    ranked = sorted(best.values(), key=lambda found: (found[0], found[1].statement.index))
    return tuple(miss for _, miss in ranked[:most])


def _near(way: Way, read: ReadAgreement) -> Iterator[tuple[float, Norm, tuple[Unmet, ...]]]:
    """Yield the norms near a way, each with its distance and what it lacks."""
    asked = (*way.all, *way.sentence, *way.sequence)
    weights = {alternatives: _weight(alternatives, read) for alternatives in asked}
    total = sum(weights.values())
    numbers = {
        number
        for alternatives in asked
        for concept in either(alternatives)
        for number in read.by_concept.get(concept, ())
    }
    if way.purpose is not None:
        numbers |= {n for n, norm in enumerate(read.norms) if norm.statement.index in read.purposes}
    for number in sorted(numbers):
        norm = read.norms[number]
        if norm.statement.composite or (norm.modality == "text" and "text" not in way.modality):
            continue
        lacks = tuple(unmet(norm, way, read))
        absent = sum(weights.get(c, 0.0) for each in lacks for c in each.concepts)
        others = sum(_OTHER_UNMET for each in lacks if not set(each.concepts) & weights.keys())
        if lacks and absent <= total * _LARGEST_GAP:
            yield absent + others, norm, lacks


def _weight(alternatives: str, read: ReadAgreement) -> float:
    """Return how telling a concept is: the rarer in the agreement, the more."""
    frequency = sum(len(read.by_concept.get(c, ())) for c in either(alternatives))
    return math.log(1 + len(read.norms) / (1 + frequency))


def _reason(lack: Unmet, norm: Norm, way: Way) -> str:
    """Return in plain words why a norm does not count."""
    plain = _PLAIN.get(lack.field)
    if plain is not None:
        return plain
    if lack.field == "actor":
        wanted = _WANTED_ACTORS[way.actor or "other"]
        return f"it speaks of {_ACTORS[norm.actor]}, not of {wanted}"
    if lack.field == "modality":
        wanted = (
            " or ".join(dict.fromkeys(_MODALITIES[each] for each in way.modality))
            or "a binding clause"
        )
        return f"it is {_MODALITIES[norm.modality]}, not {wanted}"
    if lack.field in ("none", "no_sentence"):
        return f"it says “{_words(lack.concepts[0], norm)}”"
    named = " or ".join(_named(c) for a in lack.concepts for c in either(a))
    return _CONCEPTS[lack.field].format(named)


_PLAIN = {
    "operative": "it stands in a recital or a definition",
    "across_items": "it is a whole list",
    "days_over": "it names no longer period",
    "purpose": "the purpose that it names is too general",
}
_CONCEPTS = {
    "all": "it says nothing of {}",
    "sentence": "it says nothing of {}",
    "sequence": "it does not say {} in this order",
    "near": "neither it nor its surroundings speak of {}",
    "heading": "its heading does not speak of {}",
    "no_heading": "its heading speaks of {}",
    "excepted": "it excepts no {}",
    "anywhere": "the agreement says nothing of {}",
    "nowhere": "the agreement speaks elsewhere of {}",
}


def _named(concept: str) -> str:
    return concept.replace("-", " ")


def _words(concept: str, norm: Norm) -> str:
    """Return the words of a passage that express a concept."""
    statement = norm.statement
    for hit in statement.hits:
        if hit.concept == concept:
            return " ".join(statement.words[hit.start : hit.end])
    return _named(concept)
