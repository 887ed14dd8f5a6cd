"""Who is the vendor and who is the business, and by which names the contract calls them.

Names are judged by what the contract says about them: the side that processes for the other,
follows its instructions and helps it is the vendor. Names that the field always uses for one
side ("Processor", "Customer") start with a lead; a proper name ("Northwind") has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from contractscan.structure.party_names import (
    OPENING,
    PartyCues,
    candidates,
    count_name,
    introduced_names,
)
from contractscan.structure.processors import vendor_called_subprocessor
from contractscan.structure.pronouns import PRONOUNS, exchange_pronouns


@dataclass(frozen=True, slots=True)
class Parties:
    """The names of the two sides, most frequent first; matched as they are written.

    Attributes:
        vendor: Names of the vendor.
        business: Names of the business.
        brands: Those of them that are proper names though they begin with a small letter.
    """

    vendor: tuple[str, ...]
    business: tuple[str, ...]
    brands: frozenset[str] = frozenset()


def find_parties(text: str, cues: PartyCues) -> Parties:
    """Return the names of vendor and business in a contract.

    Args:
        text: The whole contract.
        cues: What speaks for which side.
    """
    introduced = introduced_names(text)
    counts = candidates(text, introduced, cues)
    scores = _scores(text, counts, cues)
    exchange_pronouns(text, scores)
    _unite_aliases(text, scores)
    _unite_short_forms(scores, cues)
    vendor = [name for name in counts if scores[name] > 0]
    business = [name for name in counts if scores[name] < 0]
    moved = _other_side(vendor, business, counts, scores, cues)
    if moved is not None:
        business.remove(moved)
        vendor.append(moved)
    if introduced:
        _part(introduced, vendor, business, scores)
    elif bool(vendor) != bool(business):
        (vendor if business else business).extend(_counterpart(text, counts, scores))

    if called := vendor_called_subprocessor(text, vendor):
        vendor += called
        counts |= {name: count_name(name, text) for name in called}

    def frequency(name: str) -> tuple[int, str]:
        return -counts[name], name

    usual = {*cues.vendor_names, *cues.business_names, *PRONOUNS}
    return Parties(
        vendor=tuple(sorted(vendor, key=frequency)),
        business=tuple(sorted(business, key=frequency)),
        brands=frozenset(n for n in (*vendor, *business) if n[0].islower() and n not in usual),
    )


_FEWEST_OF_COUNTERPART = 3
_GIVEN = re.compile(r"\((?:the |hereinafter |hereinafter the )?[\"“]([A-Z][^\"“”\n]{2,40})[\"”]\)")


def _counterpart(text: str, counts: Mapping[str, int], scores: Mapping[str, float]) -> list[str]:
    """Return the other party where only one is known: the name that a bracket gives it."""
    given = set(_GIVEN.findall(text[:OPENING]))
    named = [
        name
        for name, count in counts.items()
        if not scores[name] and count >= _FEWEST_OF_COUNTERPART and name in given
    ]
    return [max(named, key=lambda name: (counts[name], name))] if named else []


_ALIASES = re.compile(r"\(([^()]{3,120})\)")
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,40})[\"”]")


def _unite_aliases(text: str, scores: dict[str, float]) -> None:
    """Put names that one bracket defines on the same side: (“Northwind”, “we”, “us”)."""
    for bracket in _ALIASES.finditer(text[:OPENING]):
        names = [name.strip(" ,.") for name in _QUOTED.findall(bracket.group(1))]
        pronouns = [name for name in names if name.lower() in PRONOUNS]
        if len(names) < 2 or not pronouns:
            continue
        # The pronoun tells the side; where nothing speaks for one of it, the names do.
        lead = scores.get(pronouns[0].lower(), 0.0) or sum(scores.get(name, 0.0) for name in names)
        side = 1.0 if lead > 0 else -1.0
        for name in names if lead else ():
            if name in scores:
                scores[name] = side * max(1.0, abs(scores[name]))


def _unite_short_forms(scores: dict[str, float], cues: PartyCues) -> None:
    """Put a proper name and its longer form ("Northwind", "Northwind Labs") on one side."""
    usual = cues.business_names | cues.vendor_names
    proper = [name for name in scores if name.lower() not in usual]
    for short in proper:
        for long in proper:
            if long.startswith(short + " "):
                scores[short] = scores[long] = scores[short] + scores[long]


def _other_side(
    vendor: list[str],
    business: list[str],
    counts: Mapping[str, int],
    scores: Mapping[str, float],
    cues: PartyCues,
) -> str | None:
    """Return the proper name that must be the vendor because the vendor has no name yet.

    Service terms seldom speak of processing, so that little speaks for the vendor's name; but
    a contract has two sides, and "Customer" and a proper name are not the same one.
    """
    pronouns = {"we", "us", "We", "Us"}
    named = max((counts[name] for name in vendor if name not in pronouns), default=0)
    top = max((counts[name] for name in business), default=0)
    if named >= 0.15 * top:
        return None
    usual = cues.business_names | cues.vendor_names
    proper = [n for n in business if n.lower() not in usual and counts[n] >= 5]
    others = [n for n in business if n not in proper]
    if not proper or (len(proper) == 1 and not others):
        return None
    return max(proper, key=lambda name: (scores[name] / counts[name], name))


_CLEAR = 2.0  # cues that make the side of one name clear enough to infer that of the other


def _part(
    introduced: tuple[str, ...],
    vendor: list[str],
    business: list[str],
    scores: Mapping[str, float],
) -> None:
    """Put the two names of "between A (“X”) and B (“Y”)" on different sides."""
    low, high = sorted(introduced, key=lambda name: scores.get(name, 0.0))
    if {low, high} <= set(vendor) and scores[low] < scores[high]:
        vendor.remove(low)
        business.append(low)
    elif {low, high} <= set(business) and scores[low] < scores[high]:
        business.remove(high)
        vendor.append(high)
    elif high in vendor and scores[high] >= _CLEAR and low not in business and low in scores:
        business.append(low)
    elif low in business and scores[low] <= -_CLEAR and high not in vendor and high in scores:
        vendor.append(high)


def _scores(text: str, names: Iterable[str], cues: PartyCues) -> dict[str, float]:
    """Return for each name a positive number for the vendor, a negative one for the business."""
    scores = dict.fromkeys(names, 0.0)
    for name in scores:
        lowered = name.lower()
        scores[name] += 6 * (lowered in cues.vendor_names) - 6 * (lowered in cues.business_names)
    if not scores:
        return scores
    # Longer names first, so that "Service Provider" is not counted as "Provider".
    ordered = sorted(scores, key=lambda name: (-len(name), name))
    spelled = {name: name for name in ordered}
    spelled |= {name.capitalize(): name for name in ordered if name in PRONOUNS}
    any_name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelled))})(?!\w)")
    sides = [(1.0, _around_name(p)) for p in cues.vendor_patterns]
    sides += [(-1.0, _around_name(p)) for p in cues.business_patterns]
    for found in any_name.finditer(text):
        before = max(0, found.start() - _WORDS_BEFORE)
        for weight, (head, tail) in sides:
            if (tail is None or tail.match(text, found.end())) and (
                head is None or head.search(text, before, found.start())
            ):
                scores[spelled[found.group()]] += weight
    return scores


_WORDS_BEFORE = 160  # characters before a name in which a pattern may begin


@lru_cache
def _around_name(pattern: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what a pattern asks for before {name}, up to it, and behind it."""
    head, _, tail = pattern.partition("{name}")
    return (
        re.compile(rf"(?:{head})\Z") if head else None,
        re.compile(tail) if tail else None,
    )
