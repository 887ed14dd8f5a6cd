"""What a contract calls the parties, the personal information and itself.

Suggested wording and the addendum speak with the contract's own words, so that they can be put
into it as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from contractscan.matching.statements import Statement
from contractscan.rules.suggestions import Terms
from contractscan.structure.agreement import Agreement
from contractscan.structure.definitions import Definition

_USUAL = Terms()
_PRONOUNS = frozenset({"we", "us", "you"})
_DATA = re.compile(
    r"\b(?:personal (?:data|information)"
    r"|(?:(?:[A-Z][\w’'-]*|CCPA|US|U\.S\.) ){0,2}Personal (?:Data|Information))\b"
)
_DATA_TERM = re.compile(
    r"\b(?:Personal (?:Data|Information)|Personally Identifiable Information|PII|PI)\b"
)
_OWN_TERM = re.compile(r"^(?:[A-Z][\w’'-]* ){1,2}(?:Data|Information)$")
_PERSONAL = re.compile(r"\bpersonal (?:data|information)\b", re.IGNORECASE)
_CALIFORNIA = re.compile(r"\b(?:CCPA|CPRA|California|1798\.\d+)\b")
_SPECIAL = re.compile(
    r"\b(?:sensitive|special|european|eu|eea|uk|gdpr|swiss|such|all|any|each|no|the|this|that|these|of|employee"
    r"|process|processing|categories|types|deidentified|de-identified|restricted)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(this (?:(?:Master|Services?|Data|Processing|Protection|Privacy|CCPA|CPRA|California"
    r"|Subscription|Framework|License|Cloud|Software) ){0,3}(?:Agreement|Addendum|DPA|MSA|Contract"
    r"|Amendment|Exhibit|Annex|Schedule|Attachment)|[Tt]hese (?:[A-Z]\w+ ){0,3}Terms)\b"
)
# What the term is for, up to its bracket or behind "means", is personal information and no more.
_PERSONAL_ONLY = re.compile(
    r"^\W*means,? (?:all |any |the )?personal (?:data|information)\b(?! (?:and|or)\b)"
    r"|^(?!\W*means\b).*\bpersonal (?:data|information)\b(?! (?:and|or)\b)"
    r"(?!.*\b(?:(?:and|or) other|including)\b)[^.;]{0,160}$",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_WITH_ARTICLE = 0.5
_LEAST_SHARE_OF_NAMES = 0.04
_LEAST_USE_OF_TERM = 0.25


def terms_of(agreement: Agreement, statements: Sequence[Statement]) -> Terms:
    """Return the words of a contract for what suggested wording speaks of.

    Args:
        agreement: The contract.
        statements: Its statements, for the terms that they use for European data.

    Returns:
        Its most frequent name for each side, its term for the personal information of consumers
        ("Customer Personal Data") and what it calls itself ("this DPA"); the law's own words
        where it has none.
    """
    text, parties = agreement.document.text, agreement.parties
    return Terms(
        vendor=_name(parties.vendor, text) or _USUAL.vendor,
        business=_name(parties.business, text) or _USUAL.business,
        data=_data_term(agreement, statements) or _USUAL.data,
        agreement=_own_name(text) or _USUAL.agreement,
    )


def _name(names: Iterable[str], text: str) -> str:
    """Return the first name that is no pronoun, with the article that it mostly has.

    A word that hardly occurs where the contract says "you" throughout is none.
    """
    counts = {each: len(re.findall(rf"\b{re.escape(each)}\b", text)) for each in names}
    for longer in tuple(counts):
        for each in counts.keys() - {longer}:
            if longer.endswith(f" {each}"):  # "Provider" in "Service Provider"
                counts[each] -= counts[longer]
    most = max(counts.values(), default=0)
    proper = (each for each in counts if each.lower() not in _PRONOUNS)
    name = next((each for each in proper if counts[each] >= _LEAST_SHARE_OF_NAMES * most), "")
    if not name:
        return ""
    shown = re.escape(name)
    with_article = len(re.findall(rf"\b[Tt]he {shown}(?![\w’'])", text))
    alone = len(re.findall(rf"\b{shown}(?![\w’'])", text)) or 1
    # A word without a capital is no name, unless it hardly ever has an article.
    least = _LEAST_WITH_ARTICLE / 5 if name.islower() else _LEAST_WITH_ARTICLE
    return f"the {name}" if with_article / alone >= least else name


def _data_term(agreement: Agreement, statements: Sequence[Statement]) -> str:
    """Return the defined or most frequent term for personal information.

    Terms for some of it only, such as sensitive or European data, would narrow a clause down.
    """
    text = agreement.document.text
    defined = {
        definition.term
        for definition in agreement.definitions
        if _DATA_TERM.search(definition.term) or _is_data_of_the_law(definition, text)
    }
    counts = Counter(match.group() for match in _DATA.finditer(text))
    for term in defined - counts.keys():
        counts[term] = len(re.findall(rf"\b{re.escape(term)}\b", text))
    narrow = _european_terms(statements)
    fitting = [
        term
        for term in counts
        if (term in defined or len(term.split()) == 2)
        and not _SPECIAL.search(term)
        and term.lower() not in narrow
    ]
    if not fitting:
        return ""
    most = max(counts[term] for term in fitting)
    # A defined term wins over words that are merely frequent, unless it is hardly used.
    used = {term for term in defined if _LEAST_USE_OF_TERM * most <= counts[term]}
    return min(fitting, key=lambda term: (term not in used, -counts[term], term))


def _is_data_of_the_law(definition: Definition, text: str) -> bool:
    """Return whether a term stands for what the CCPA protects: "Guest Information"."""
    if not _OWN_TERM.search(definition.term):
        return False
    meaning = " ".join(text[span.start : span.end] for span in definition.spans).strip()
    by_law = _PERSONAL.search(meaning) and _CALIFORNIA.search(meaning)
    return bool(by_law or _PERSONAL_ONLY.search(meaning))


def _european_terms(statements: Sequence[Statement]) -> frozenset[str]:
    """Return the words that speak of European data in this contract."""
    return frozenset(
        " ".join(statement.words[hit.start : hit.end])
        for statement in statements
        for hit in statement.hits
        if hit.concept == "european-data"
    )


def _own_name(text: str) -> str:
    """Return what a contract calls itself most often, in its shortest form."""
    counts = Counter(match.group(1) for match in _AGREEMENT.finditer(text))
    if not counts:
        return ""
    name = min(counts, key=lambda each: (-counts[each], len(each), each))
    return name[0].lower() + name[1:]
