"""What a sentence says that the data is processed for: "processes Personal Data to ..."."""

from __future__ import annotations

from collections.abc import Sequence

from contractscan.language.concepts import Hit
from contractscan.matching.statements import Statement

_ACTS = frozenset({"process", "use", "disclose", "receive", "collect"})
_SERIES = _ACTS | {"retain"}
_REACH_OF_LINK = 8
_REACH_OF_LONG_LINK = 12  # "for the business purposes of" leaves no doubt
_SHORT_LINK = 2
_REACH_OF_NOUNS = 8
_REACH_OF_INSERTION = 14
_OPENS = frozenset({"[", "("})  # what is to be filled in, or a list
_INSERTS = frozenset({"which", "that", "including", "such", "whether"})
_REACH_OF_NEXT_LABEL = 8
_BANS = frozenset({"modal-prohibition", "modal-denial", "modal-abstention", "negation"})
_NO_VERB = frozenset(
    "the a an any all such this that these those its our your their his her each every other "
    "another third customer vendor us you it them as no which whom be example instance".split()
)
OTHER_SUBJECTS = frozenset(
    "audit-right security-measures security-incident consumer-request "
    "party-subprocessor subprocessor european-scope deidentified-data confidential-information "
    "own-purposes-only independent-controller".split()
)
# "limit the use of sensitive information to ...": for that, not for all the rest.
_LIMIT_ON_SENSITIVE = frozenset({"sensitive-personal", "sensitive-limit"})
_BEFORE_PURPOSE = frozenset({"delete", "notify", "exception", "halt-processing"})
_ENDS = frozenset({"purpose-end", "modal-duty", "modal-prohibition", "outside-direct-relationship"})


def purpose_in_sentence(statement: Statement) -> tuple[int, int] | None:
    """Return what the data is processed for in "processes Personal Data (only) to ..."."""
    if not {"personal-information", "purpose-link"} <= statement.concepts:
        return None
    if not statement.operative or statement.concepts & OTHER_SUBJECTS:
        return None
    if statement.concepts >= _LIMIT_ON_SENSITIVE:
        return None
    limited = _limited_disclosure(statement)
    if limited is not None:
        listed = ":" in statement.words[limited.end - 1 : limited.end + 1]
        return limited.end, end_of_purpose(statement, limited.end, behind_label=listed)
    link = (
        _purpose_of_processing(statement)
        or _purpose_of_handing_over(statement)
        or _purpose_of_an_act(statement)
        or _excepted_purpose(statement)
    )
    return None if link is None else (link.end, end_of_purpose(statement, link.end))


def _purpose_of_an_act(statement: Statement) -> Hit | None:
    """Return the link in "processes Personal Data to" or "Personal Data is processed to"."""
    own = statement.own_start
    data = [hit for hit in statement.hits if hit.concept == "personal-information"]
    banned = min(
        (h.start for h in statement.hits if h.concept in _BANS), default=len(statement.words)
    )
    for act in statement.hits:
        if act.concept not in _ACTS or act.start > banned:
            continue
        after = [hit for hit in data if 0 <= hit.start - act.end <= 4]
        before = [hit for hit in data if 0 <= act.start - hit.end <= 8]
        if after and _has_vendor_before(statement, act.start):
            link = _link(statement, _behind_insertion(statement.words, after[0].end), act)
        elif (
            before
            and before[0].start <= own + 2
            and statement.words[act.start - 1] in ("is", "are", "be", "been")
        ):
            link = _link(statement, act.end, act)
        else:
            continue
        if (
            link is not None
            and not _speaks_of_other(statement, link)
            and not _goes_to_business(statement, act, link)
        ):
            return link
    return None


# What any service does, whatever it is for.
_OF_ANY_SERVICE = frozenset(
    "is has was does includes supports provides uses requires consists remains meets runs operates "
    "encrypts protects secures blocks stores keeps logs monitors displays complies backs".split()
)


def what_the_service_does(statement: Statement) -> tuple[int, int] | None:
    """Return the acts in "the Service checks orders, plans routes ...", on what is of people.

    Or in "Quill is a tool for agencies to keep leads and send newsletters".
    """
    concepts = statement.concepts
    if not statement.operative or concepts & (OTHER_SUBJECTS | _BANS):
        return None
    if "handled-things" not in concepts:
        return None
    tool = next((h for h in statement.hits if h.concept == "is-a-tool-to"), None)
    if tool is not None:
        return tool.end, end_of_purpose(statement, tool.end, behind_label=True)
    for hit in statement.hits:
        verb = "".join(statement.words[hit.end : hit.end + 1])
        if hit.concept != "party-service" or verb in _OF_ANY_SERVICE:
            continue
        opens = hit.start == 0 or statement.words[hit.start - 1] in (";", ":", ",", "and")
        if opens and verb.isalpha() and verb.endswith("s") and len(verb) > 3:
            return hit.end, end_of_purpose(statement, hit.end, behind_label=True)
    return None


def _limited_disclosure(statement: Statement) -> Hit | None:
    """Return the limit in "Customer discloses ... only for the purpose of", which names it."""
    acts = [h.start for h in statement.hits if h.concept in ("disclose", "receive")]
    data = [h.start for h in statement.hits if h.concept == "personal-information"]
    if not acts or not data:
        return None
    first = max(acts[0], data[0])
    return next((h for h in statement.hits if h.concept == "purpose-of" and h.start > first), None)


def _purpose_of_processing(statement: Statement) -> Hit | None:
    """Return the link in "the processing of Personal Data for the purpose of", unless of others."""
    for act in statement.hits:
        after = statement.words[act.end : act.end + 1]
        if (
            act.concept not in _ACTS
            or after != ("of",)
            or not _has_vendor_before(statement, act.start, _REACH_OF_NOUNS)
        ):
            continue
        data = [
            hit
            for hit in statement.hits
            if hit.concept == "personal-information" and 0 < hit.start - act.end <= 4
        ]
        for link in statement.hits if data else ():
            if (
                link.concept == "purpose-link"
                and link.start >= data[0].end
                and link.end - link.start > 2
            ):
                return link
    return None


def _purpose_of_handing_over(statement: Statement) -> Hit | None:
    """Return the link in "Customer discloses Personal Data to Vendor for the purpose of"."""
    vendor = [h.start for h in statement.hits if h.concept == "party-vendor"]
    for act in statement.hits:
        if act.concept not in ("disclose", "receive"):
            continue
        named = [h for h in statement.hits if h.concept.startswith("party-") and h.end <= act.start]
        after = min((start for start in vendor if start >= act.end), default=None)
        if after is None or not named or named[-1].concept != "party-business":
            continue
        for link in statement.hits:
            if (
                link.concept == "purpose-link"
                and _names_what_for(statement, link)
                and 0 < link.start - after <= _REACH_OF_LINK
            ):
                return link
    return None


def _names_what_for(statement: Statement, link: Hit) -> bool:
    """Return whether more than a bare "to" or "for" joins, or "for" and an act."""
    following = statement.words[link.end : link.end + 1]
    return link.end - link.start > 1 or (
        statement.words[link.start] == "for" and bool(following) and following[0].endswith("ing")
    )


def _behind_insertion(words: Sequence[str], position: int) -> int:
    """Return where a sentence goes on after ", which includes ...," or where it stands."""
    if words[position : position + 1] != (",",) or not _INSERTS.intersection(
        words[position + 1 : position + 2]
    ):
        return position
    reach = range(position + 2, min(position + 2 + _REACH_OF_INSERTION, len(words)))
    return next((n + 1 for n in reach if words[n] == ","), position)


def _goes_to_business(statement: Statement, act: Hit, link: Hit) -> bool:
    """Return whether the vendor hands the data over to the business: no purpose of the vendor's."""
    return any(
        hit.concept == "party-business" and "to" in statement.words[hit.start - 2 : hit.start]
        for hit in statement.hits
        if act.end < hit.start < link.start
    )


def _excepted_purpose(statement: Statement) -> Hit | None:
    """Return "for no purpose other than", behind which the one purpose stands."""
    concepts = statement.concepts
    if not concepts & _ACTS or "personal-information" not in concepts:
        return None
    return next((h for h in statement.hits if h.concept == "purpose-exception"), None)


def _speaks_of_other(statement: Statement, link: Hit) -> bool:
    """Return whether the sentence is about something else before it names a purpose."""
    return any(h.concept in _BEFORE_PURPOSE and h.start < link.start for h in statement.hits)


def _has_vendor_before(statement: Statement, position: int, first_words: int = 3) -> bool:
    """Return whether the vendor is named shortly before, or nobody is (a list item)."""
    position = _start_of_series(statement, position)
    named = [
        hit
        for hit in statement.hits
        if hit.concept.startswith("party-")
        and hit.end <= position
        and statement.words[hit.end : hit.end + 1] != ("'s",)  # "acts as Customer's provider"
    ]
    if not named:
        return position <= first_words
    return named[-1].concept in ("party-vendor", "party-both") and position - named[-1].end <= 9


def _start_of_series(statement: Statement, position: int) -> int:
    """Return where a series of acts begins that ends at a position: "collect, use and retain"."""
    acts = {hit.start for hit in statement.hits if hit.concept in _SERIES}
    while position >= 2 and statement.words[position - 1] in (",", "and", "or"):
        joined = 2 if statement.words[position - 2] == "," else 1
        if position - joined - 1 not in acts:
            break
        position -= joined + 1
    return position


def _link(statement: Statement, position: int, act: Hit) -> Hit | None:
    """Return the word that joins an act to its purpose, near a position.

    "Disclosed to" names a recipient; "received to" names what for.
    """
    verb = statement.words[act.start]
    towards = act.concept in ("disclose", "receive") and not verb.startswith("receiv")
    for hit in statement.hits:
        short = hit.end - hit.start == 1
        reach = _REACH_OF_LINK if hit.end - hit.start <= _SHORT_LINK else _REACH_OF_LONG_LINK
        if hit.concept != "purpose-link" or not position <= hit.start <= position + reach:
            continue
        following = statement.words[hit.end : hit.end + 1]
        if not following or not (following[0].isalpha() or following[0] in _OPENS):
            continue
        if short and (following[0] in _NO_VERB or towards):
            continue
        if _another_clause_begins(statement, position, hit.start):
            break
        return hit
    return None


def _another_clause_begins(statement: Statement, start: int, end: int) -> bool:
    """Return whether a modal verb or, behind a comma, a party stands between two positions."""
    return any(
        start <= hit.start < end
        and (
            hit.concept.startswith("modal-")
            or (
                hit.concept in ("party-vendor", "party-business")
                and statement.words[hit.start - 1] == ","
            )
        )
        for hit in statement.hits
    )


def end_of_purpose(statement: Statement, start: int, *, behind_label: bool = False) -> int:
    """Return where the naming of a purpose ends: at the next thought of the sentence.

    Args:
        statement: The sentence.
        start: Position of the first word of the purpose.
        behind_label: Whether a label announces it. Then a list of purposes may have semicolons,
            up to the next label ("Purpose: ...; ...; Duration: ...").
    """
    stops = [
        hit.start
        for hit in statement.hits
        if hit.start > start
        and hit.concept in _ENDS
        and not (behind_label and _joins_purposes(statement, hit.start))
    ]
    if not behind_label:
        stops += _next_items(statement.words, start)
    return min(stops, default=len(statement.words))


def _next_items(words: Sequence[str], start: int) -> list[int]:
    """Return where the next items of a list begin, if the purpose stands in one of its items."""
    marks = [
        position
        for position in range(len(words) - 2)
        if words[position] == "(" and words[position + 2] == ")" and len(words[position + 1]) <= 4
    ]
    return [mark for mark in marks if mark > start] if marks and marks[0] < start else []


def _joins_purposes(statement: Statement, position: int) -> bool:
    """Return whether a semicolon stands between purposes: no label follows it."""
    words = statement.words
    return words[position] == ";" and ":" not in words[position : position + _REACH_OF_NEXT_LABEL]
