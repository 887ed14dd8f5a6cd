"""Which names a contract may call its parties by, and how often each occurs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from contractscan.structure.pronouns import PRONOUNS

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
# "Northwind maintains safeguards": contracts in the present tense have no modal verbs.
_ACTING = re.compile(
    r"(?<![\w’'])([A-Z][\w&-]*\w(?:[ \u00a0]+[A-Z][\w&-]+){0,2})\s+"
    r"(?:maintains|implements|assists|processes|notifies|deletes|retains|encrypts|engages|restricts)\b"
)
OPENING = 20_000  # characters in which the parties are introduced
_SHORT_TEXT = 3_000  # characters; an excerpt names a party only once


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


_INTRODUCED = re.compile(
    r"\b(?:(?i:between|among|parties)),?\b[^\n]{3,400}?\(\s*(?:the\s+|hereinafter\s+)?[\"“]([^\"“”\n]{2,40})[\"”]\s*\)"
    r"[^\n]{0,20}?,?\s+(?i:and)\s+[^\n]{3,400}?\(\s*(?:(?i:the|hereinafter)\s+)?[\"“]([^\"“”\n]{2,40})[\"”]"
)


def introduced_names(text: str) -> tuple[str, ...]:
    """Return the two names that the opening gives to the parties, as the body writes them.

    The opening may be all in capitals. Without an opening of that form there are none.
    """
    found = _INTRODUCED.search(text[:OPENING])
    return tuple(
        name.title()
        if name.isupper() and count_name(name.title(), text) > count_name(name, text)
        else name
        for name in (found.groups() if found else ())
    )


def candidates(text: str, introduced: tuple[str, ...], cues: PartyCues) -> dict[str, int]:
    """Return possible names of parties and how often each occurs."""
    subjects = Counter(match.group(1) for match in _SUBJECT.finditer(text))
    enough = 2 if len(text) > _SHORT_TEXT else 1
    names = {name for name, count in subjects.items() if count >= enough}
    names |= {match.group(1) for match in _SHORT_NAME.finditer(text[:OPENING])}
    names |= set(introduced) | _lower_case_names(text) | _acting_names(text)
    usual = _usual_names_in(text, cues)
    names = {n for n in names if n.split()[0].lower() not in cues.no_parties} | usual
    counts = {name: count_name(name, text) for name in names}
    return {name: count for name, count in counts.items() if count}


_FEWEST_WITHIN = 2


def _acting_names(text: str) -> set[str]:
    """Return capitalised words that act in the present tense and are names within sentences too."""
    acting = Counter(match.group(1) for match in _ACTING.finditer(text))
    return {
        name
        for name, count in acting.items()
        if count >= _FEWEST_WITHIN
        and len(re.findall(rf"[a-z,] {re.escape(name)}\b", text)) >= _FEWEST_WITHIN
    }


_QUOTED_IN_LOWER_CASE = re.compile(r"[\"“]([a-z][\w.-]{2,20})[\"”]")
_ARTICLES = r"\b(?:[Tt]he|[Aa]n?|[Aa]ny|[Ee]ach|[Ss]uch|[Tt]his|[Tt]hat|[Oo]ur|[Yy]our|[Ii]ts)\s+"
_FEWEST_SUBJECTS = 3


def _lower_case_names(text: str) -> set[str]:
    """Return names written without a capital that the opening defines: “quill” is Quill, Inc.

    A common word is told by its article, "the processing"; a name has one only before a noun.
    """
    found = set()
    for name in set(_QUOTED_IN_LOWER_CASE.findall(text[:OPENING])):
        word = re.escape(name)
        subjects = len(re.findall(rf"\b{word}\s+(?:{_MODAL[3:-1]}|is|acts|processes)\b", text))
        articles = len(re.findall(rf"{_ARTICLES}{word}\b", text))
        if subjects >= _FEWEST_SUBJECTS and articles * 5 < len(re.findall(rf"\b{word}\b", text)):
            found.add(name)
    return found


def count_name(name: str, text: str) -> int:
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
            if count_name(name, text) >= enough:
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
