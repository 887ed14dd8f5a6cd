"""Who is the vendor and who is the business, and by which names the contract calls them.

Names are judged by what the contract says about them: the side that processes for the other,
follows its instructions and helps it is the vendor. Names that the field always uses for one
side ("Processor", "Customer") start with a lead; a proper name ("Northwind") has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from contractscan.structure.processors import vendor_called_subprocessor
from contractscan.structure.pronouns import PRONOUNS, exchange_pronouns

_MODAL = (
    r"(?:shall|will|must|may|agrees?|undertakes?|acknowledges?|warrants?|represents?"
    r"|certif(?:y|ies))"
)
_SUBJECT = re.compile(
    r"(?<![\w’'])((?:[A-Z][\w&.-]*[\w&]|[A-Z]+|\d+[a-z][\w&]+)(?:[ \u00a0]+[A-Z][\w&-]+){0,3})"
    rf"\s+(?:further\s+|hereby\s+|also\s+)?{_MODAL}\b"
)
_SHORT_NAME = re.compile(
    r"(?:\b(?:Inc|LLC|Ltd|Limited|GmbH|Corp|Corporation|Company|B\.V|S\.A|SAS|SARL|PLC|plc|AG|AB|Oy|ApS|Pty|LP|LLP|Co)\b[^\n]{0,200}?"
    r"|\b(?:between|by and between|and)\b[^\n]{0,200}?)"
    r"\(\s*(?:the\s+|each,?\s+an?\s+|hereinafter\s+|collectively,?\s+)?[\"“]((?:[A-Z]|\d+[a-z])[\w&.-]*(?:\s[A-Z][\w&.-]*)?)[\"”]"
)
_OPENING = 20_000  # characters in which the parties are introduced
_SHORT_TEXT = 3_000  # characters; an excerpt names a party only once


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


@dataclass(frozen=True, slots=True)
class PartyCues:
    """What speaks for a name being one side, from clause_patterns/lexicons/parties.yaml.

    Attributes:
        vendor_names: Usual names of the vendor, lower case.
        business_names: Usual names of the business, lower case.
        vendor_patterns: Regular expressions with ``{name}`` that speak for the vendor.
        business_patterns: The same for the business.
        no_parties: First words, lower case, of capitalised names that are never a party.
        places: Those of the usual names, lower case, that are words for places too.
    """

    vendor_names: frozenset[str]
    business_names: frozenset[str]
    vendor_patterns: tuple[str, ...]
    business_patterns: tuple[str, ...]
    no_parties: frozenset[str]
    places: frozenset[str] = frozenset()


def find_parties(text: str, cues: PartyCues) -> Parties:
    """Return the names of vendor and business in a contract.

    Args:
        text: The whole contract.
        cues: What speaks for which side.
    """
    introduced = _introduced(text)
    counts = _candidates(text, introduced, cues)
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
        counts |= {name: _count(name, text) for name in called}

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
    given = set(_GIVEN.findall(text[:_OPENING]))
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
    for bracket in _ALIASES.finditer(text[:_OPENING]):
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
_INTRODUCED = re.compile(
    r"\b(?:(?i:between|among|parties)),?\b[^\n]{3,400}?\(\s*(?:the\s+|hereinafter\s+)?[\"“]([^\"“”\n]{2,40})[\"”]\s*\)"
    r"[^\n]{0,20}?,?\s+(?i:and)\s+[^\n]{3,400}?\(\s*(?:(?i:the|hereinafter)\s+)?[\"“]([^\"“”\n]{2,40})[\"”]"
)


def _introduced(text: str) -> tuple[str, ...]:
    """Return the two names that the opening gives to the parties, as the body writes them.

    The opening may be all in capitals. Without an opening of that form there are none.
    """
    found = _INTRODUCED.search(text[:_OPENING])
    return tuple(
        name.title() if name.isupper() and _count(name.title(), text) > _count(name, text) else name
        for name in (found.groups() if found else ())
    )


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


def _candidates(text: str, introduced: tuple[str, ...], cues: PartyCues) -> dict[str, int]:
    """Return possible names of parties and how often each occurs."""
    subjects = Counter(match.group(1) for match in _SUBJECT.finditer(text))
    enough = 2 if len(text) > _SHORT_TEXT else 1
    names = {name for name, count in subjects.items() if count >= enough}
    names |= {match.group(1) for match in _SHORT_NAME.finditer(text[:_OPENING])}
    names |= set(introduced) | _lower_case_names(text)
    usual = _usual_names_in(text, cues)
    names = {n for n in names if n.split()[0].lower() not in cues.no_parties} | usual
    counts = {name: _count(name, text) for name in names}
    return {name: count for name, count in counts.items() if count}


_QUOTED_IN_LOWER_CASE = re.compile(r"[\"“]([a-z][\w.-]{2,20})[\"”]")
_ARTICLES = r"\b(?:[Tt]he|[Aa]n?|[Aa]ny|[Ee]ach|[Ss]uch|[Tt]his|[Tt]hat|[Oo]ur|[Yy]our|[Ii]ts)\s+"
_FEWEST_SUBJECTS = 3


def _lower_case_names(text: str) -> set[str]:
    """Return names written without a capital that the opening defines: “quill” is Quill, Inc.

    A common word is told by its article, "the processing"; a name has one only before a noun.
    """
    found = set()
    for name in set(_QUOTED_IN_LOWER_CASE.findall(text[:_OPENING])):
        word = re.escape(name)
        subjects = len(re.findall(rf"\b{word}\s+(?:{_MODAL[3:-1]}|is|acts|processes)\b", text))
        articles = len(re.findall(rf"{_ARTICLES}{word}\b", text))
        if subjects >= _FEWEST_SUBJECTS and articles * 5 < len(re.findall(rf"\b{word}\b", text)):
            found.add(name)
    return found


def _count(name: str, text: str) -> int:
    """Return how often a name occurs as written; "we" and "you" with a capital too.

    "us" has no capital: "US" is a country.
    """
    count = _occurrences(name, text)
    return count + _occurrences(name.capitalize(), text) if name in ("we", "you") else count


def _occurrences(name: str, text: str) -> int:
    """Return how often a name stands in a text as words of its own.

    Not by an expression: each would have to be compiled, for a single use.
    """
    count, start = 0, text.find(name)
    while start >= 0:
        end = start + len(name)
        count += not _is_word(text[start - 1 : start]) and not _is_word(text[end : end + 1])
        start = text.find(name, end)
    return count


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _usual_names_in(text: str, cues: PartyCues) -> set[str]:
    found = set()
    for name in cues.vendor_names | cues.business_names:
        if name in PRONOUNS:
            enough = 2 if len(text) > _SHORT_TEXT else 1
            if _count(name, text) >= enough:
                found.add(name)
            continue
        title = " ".join(word.capitalize() for word in name.split())
        variants = {title, name.upper(), name}
        for variant in variants:
            # A name in lower case is one only behind its article: "the customer".
            shown = f"the {variant}" if variant == name else variant
            if _occurrences(shown, text) and (
                name not in cues.places or _is_more_than_a_place(variant, text)
            ):
                found.add(variant)
    return found


def _is_more_than_a_place(name: str, text: str) -> bool:
    """Return whether "County" is a party and not only in "the courts of Kern County, Ohio"."""
    if name.islower():
        return re.search(rf"\b{name}\s+{_MODAL}\b", text) is not None
    for found in re.finditer(rf"(\w+[^\w.;:\n]+)?\b{name}\b(\s+(?i:of|court)|,\s+[A-Z])?", text):
        before = (found[1] or "").strip(' (“"')
        if not found[2] and (before.islower() or before in ("", "The")):
            return True
    return False


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
