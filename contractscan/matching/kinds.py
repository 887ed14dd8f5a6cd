"""Is the document a vendor contract, or something else altogether?

A contract is assumed. Another kind is seen only where its opening and several other signs show it
and nothing reads like a contract: to judge a privacy policy costs a reader a minute, to withhold
the findings on a contract may cost a clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from contractscan.language.concepts import ConceptFinder, Hit
from contractscan.language.tokens import Reading
from contractscan.matching.findings import UNREAD_PAGES
from contractscan.matching.reading import ReadAgreement
from contractscan.matching.verdicts import judge
from contractscan.report.model import Status
from contractscan.rules import RuleSet
from contractscan.rules.model import DocumentKind

CONTRACT = "contract"
_RULES_OF_CONDUCT = frozenset({"duty", "prohibition", "right"})
_MOST_SIGNS_SHOWN = 3


def kind_of(read: ReadAgreement, rules: RuleSet) -> tuple[str, str]:
    """Return what kind of document an agreement was read from, and why it is no contract.

    Args:
        read: The document, read as an agreement.
        rules: What tells the kinds, and the requirements that only a contract meets.

    Returns:
        ``contract`` and an empty string, or the name of another kind and the reason in plain words.
    """
    document = read.agreement.document
    if document.parts or any(warning.code in UNREAD_PAGES for warning in document.warnings):
        return CONTRACT, ""  # the user calls it one, or what was not read may be the contract
    for name, kind in rules.documents.kinds.items():
        opening = _first_hit(kind.opening, read, kind.within)
        otherwise = (*rules.documents.contract_titles, *kind.not_opening)
        if opening is None or _first_hit(otherwise, read, kind.within) is not None:
            continue
        signs = _distinct(kind.signs, read.reading)
        if len(signs) >= kind.least and not _reads_like_contract(kind, read, rules):
            return name, _reason(kind, opening, signs, read)
    return CONTRACT, ""


def _reads_like_contract(kind: DocumentKind, read: ReadAgreement, rules: RuleSet) -> bool:
    duties = sum(norm.modality in _RULES_OF_CONDUCT for norm in read.norms)
    words = read.agreement.document.words
    return (
        bool(_distinct(kind.barred, read.reading))
        or len(_distinct(rules.documents.contract_signs, read.reading)) > kind.most_contract_signs
        or (kind.most_duties is not None and duties > kind.most_duties)
        or (kind.most_words is not None and words > kind.most_words)
        or any(
            judge(rules.requirement(identifier), read, rules).status is Status.MET
            for identifier in kind.unless_met
        )
    )


@cache
def _finder(phrases: tuple[str, ...]) -> ConceptFinder:
    return ConceptFinder({phrase: (phrase,) for phrase in phrases})


def _first_hit(phrases: tuple[str, ...], read: ReadAgreement, within: int) -> Hit | None:
    reading = read.reading
    opening = Reading(reading.words[:within], reading.starts[:within], reading.ends[:within])
    return min(_finder(phrases).find(opening), default=None)


def _distinct(phrases: tuple[str, ...], reading: Reading) -> list[Hit]:
    """Return the first occurrence of each phrase that occurs, in text order."""
    first: dict[str, Hit] = {}
    for hit in _finder(phrases).find(reading) if phrases else ():
        first.setdefault(hit.concept, hit)
    return list(first.values())


def _reason(kind: DocumentKind, opening: Hit, signs: list[Hit], read: ReadAgreement) -> str:
    shown = [f"“{_words(hit, read)}”" for hit in signs if hit.start >= opening.end]
    listed = _listed(dict.fromkeys(shown[:_MOST_SIGNS_SHOWN]))
    return (
        f"It reads like {kind.title}: it opens with “{_words(opening, read)}” and has {listed}, "
        "and nothing in it reads like an agreement of a vendor with a customer."
    )


def _words(hit: Hit, read: ReadAgreement) -> str:
    reading = read.reading
    text = read.agreement.document.text[reading.starts[hit.start] : reading.ends[hit.end - 1]]
    return " ".join(text.split())


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
