"""The contract's own words for things: names of the two parties, and defined terms.

A defined term carries what its definition names: "Applicable Privacy Laws" is a mention of the
CCPA when its definition, followed two steps deep, names the CCPA.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contractscan.document import Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading
from contractscan.matching.items import HitIndex, word_range
from contractscan.structure.agreement import Agreement
from contractscan.structure.areas import Area
from contractscan.structure.definitions import Definition
from contractscan.structure.parties import Parties

_LAW_TERM = re.compile(
    r"law|legislation|regulation|statute|requirement|\bacts?\b|rules|ccpa|cpra", re.IGNORECASE
)
_DATA_TERM = re.compile(
    r"data\b|information|content|\bpi\b|\bpii\b|records|materials", re.IGNORECASE
)
_ACT_TERM = re.compile(
    r"process|\bacts?\b|\buses?\b|disclosure|activit|\bsale\b|restricted|prohibited|restriction|prohibition",
    re.IGNORECASE,
)
_PEOPLE_TERM = re.compile(r"person\b|individual|resident|consumer|subject\b|user", re.IGNORECASE)
_CARRIED_BY = (
    (_LAW_TERM, ("ccpa", "us-privacy-law", "european-law", "privacy-law", "any-country-law")),
    (_DATA_TERM, ("personal-information", "european-data")),
    (_PEOPLE_TERM, ("european-data",)),
    (
        _ACT_TERM,
        (
            "retain",
            "use",
            "disclose",
            "sell",
            "share-for-advertising",
            "combine",
            "other-source",
            "own-interaction",
            "other-purpose",
            "commercial-purpose",
            "outside-direct-relationship",
        ),
    ),
)

_ARTICLES = frozenset({"the", "a", "an", "each", "any", "such", "its", "our", "their", "as"})
_PRONOUNS = frozenset({"we", "us", "you", "We", "Us", "You"})
_COMPOUNDS = frozenset(
    "purpose purposes day days relationship data information personal hours needs operations "
    "contact contacts records activities interests".split()
)


def party_hits(agreement: Agreement, reading: Reading) -> list[Hit]:
    """Return where the contract's names for the two parties stand.

    Args:
        agreement: With the names of the sides in each stretch of its text.
        reading: Words of the document.
    """
    return [
        hit
        for areas, parties in agreement.sides
        for hit in _hits_of_sides(parties, areas, agreement.document.text, reading)
    ]


def _hits_of_sides(
    parties: Parties, areas: Sequence[Area], text: str, reading: Reading
) -> list[Hit]:
    names = {
        **dict.fromkeys(parties.business, "party-business"),
        **dict.fromkeys(parties.vendor, "party-vendor"),
    }
    for name in [name for name in names if name in _PRONOUNS]:
        names.setdefault(name.capitalize(), names[name])
    found = _occurrences(text, areas, reading, names)
    hits = [
        Hit(start, end, names[name])
        for name, start, end in found
        if name in parties.brands or _speaks_of_party(name, text, reading, start, end)
    ]
    # "Shipper Data": what the contract calls by the name of the business is what it hands over.
    hits += [
        Hit(start, end + 1, "personal-information")
        for name, start, end in found
        if names[name] == "party-business"
        and name.lower() not in _PRONOUNS
        and "data" in reading.words[end : end + 1]
    ]
    return hits


_OWED = frozenset({"obligations", "duties", "responsibilities", "commitments"})
_OF_BUSINESS = frozenset({"purpose", "purposes", "day", "days", "relationship", "hours"})
_WHAT_IS_KEPT = frozenset({"data", "information", "content"})
# "Client data is not sold" speaks of data, "give Client information about it" of Client.
_HANDING_OVER = frozenset(
    "give gives giving provide provides providing send sends sending furnish supply offer show "
    "deliver to from for with by".split()
)


def _speaks_of_party(name: str, text: str, reading: Reading, start: int, end: int) -> bool:
    """Return whether a name stands for the party and not in "direct business relationship"."""
    if name in _PRONOUNS:
        return True
    following = reading.words[end] if end < len(reading.words) else ""
    if name[0].islower():
        before = reading.words[start - 1] if start else ""
        return before in _ARTICLES and following not in _COMPOUNDS
    if not following:
        return True
    of_business = name == "Business" and following in _OF_BUSINESS
    kept = following in _WHAT_IS_KEPT and reading.words[start - 1] not in _HANDING_OVER
    if of_business or kept:
        return False
    if not name[-1].islower() or following in _OWED:
        return True
    # "Customer Personal Data", "Business Day": part of another term.
    beside = reading.starts[end] == reading.ends[end - 1] + 1
    return not (beside and text[reading.starts[end]].isupper() and following not in _VERBS)


_VERBS = frozenset({"shall", "will", "may", "must", "is", "and", "or", "agrees", "acknowledges"})


def term_hits(agreement: Agreement, reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits of what defined terms carry, wherever the terms are used.

    Args:
        agreement: With the definitions that hold in each stretch of its text.
        reading: Words of the document.
        hits: Concepts of the lexicons and parties, in order.
    """
    index = HitIndex(hits)
    text = agreement.document.text
    found: list[Hit] = []
    for areas, definitions in agreement.held:
        carried = _carried(agreement, definitions, reading, index)
        terms = [term for term, concepts in carried.items() if concepts]
        for term, start, end in _occurrences(text, areas, reading, terms):
            found += [Hit(start, end, concept) for concept in sorted(carried[term])]
    return found


def _carried(
    agreement: Agreement, definitions: Sequence[Definition], reading: Reading, index: HitIndex
) -> dict[str, set[str]]:
    """Return the concepts that each defined term carries."""
    bodies: dict[str, list[Span]] = defaultdict(list)
    for definition in definitions:
        if any(pattern.search(definition.term) for pattern, _ in _CARRIED_BY):
            bodies[definition.term] += definition.spans
    carried = {
        term: {
            hit.concept
            for span in spans
            for hit in index.within(*word_range(reading, span))
            if hit.concept in _carriable(term)
        }
        for term, spans in bodies.items()
    }
    for term, spans in bodies.items():
        if _names_california(spans, reading, index):
            carried[term].discard("european-data")
    _follow_terms(agreement, bodies, carried)
    for term in list(carried):
        for form in _other_number(term):
            carried.setdefault(form, carried[term])
    return carried


def _other_number(term: str) -> Iterator[str]:
    """Yield a term of several words in the plural or the singular: "Privacy Law(s)"."""
    base = term.removesuffix("(s)")
    if " " not in base:
        return
    if base != term:
        yield base
    if not base.endswith("s"):
        yield base + "s"
    elif not base.endswith("ss"):
        yield base[:-1]


def _names_california(spans: Sequence[Span], reading: Reading, index: HitIndex) -> bool:
    """Return whether a definition of data speaks of California or the United States too."""
    return any(
        hit.concept in ("ccpa", "us-privacy-law", "us-scope")
        for span in spans
        for hit in index.within(*word_range(reading, span))
    )


def _carriable(term: str) -> set[str]:
    """Return the concepts that a term can carry; "Data Protection Law" is law and no data."""
    if _LAW_TERM.search(term):
        return set(_CARRIED_BY[0][1])
    return {c for pattern, concepts in _CARRIED_BY if pattern.search(term) for c in concepts}


def _follow_terms(
    agreement: Agreement, bodies: Mapping[str, Sequence[Span]], carried: dict[str, set[str]]
) -> None:
    """Let a term carry what the terms in its definition carry, two steps deep."""
    texts = {
        term: " ".join(agreement.document.quote(span) for span in spans)
        for term, spans in bodies.items()
    }
    for _ in range(2):
        for term, text in texts.items():
            for other in bodies:
                if other != term and carried[other] and other in text:
                    carried[term] |= carried[other] & _carriable(term)


def _occurrences(
    text: str, areas: Sequence[Area], reading: Reading, names: Iterable[str]
) -> list[tuple[str, int, int]]:
    """Return where names stand as written: name, first word, word after the last."""
    ordered = sorted(names, key=len, reverse=True)
    if not ordered:
        return []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    found = []
    for area in areas:
        for match in pattern.finditer(text, area.span.start, area.span.end):
            start, end = word_range(reading, Span(match.start(), match.end()))
            if end > start:
                found.append((match.group(), start, end))
    return found
