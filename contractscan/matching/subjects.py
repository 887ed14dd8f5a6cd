"""Who acts: the subject of a verb among the parties that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractscan.language.concepts import Hit
from contractscan.matching.statements import Statement

SIDES = {
    "party-vendor": "vendor",
    "party-personnel": "vendor",
    "party-service": "vendor",
    "party-business": "business",
    "party-both": "both",
    "party-subprocessor": "subprocessor",
    "party-consumer": "consumer",
}
_PREPOSITIONS = frozenset(
    "to from of by with for between on against under behalf than via through upon at in into "
    "towards about among assist notify inform help enable allow permit provide require give "
    "assists notifies informs enables allows permits requires gives assisting notifying informing "
    "enabling helping".split()
)
# "Customer, and not Vendor, is responsible"
_NO_SUBJECT_AFTER = _PREPOSITIONS | {"not"}
_SUBORDINATORS = frozenset(
    "that which who whom whose as where wherever whether if when whenever until while because "
    "what how".split()
)
_RELATIVES = frozenset("that which who whom whose where".split())
COMPLEMENT_VERBS = frozenset(
    "agree agrees agreed warrant warrants represent represents certify certifies ensure ensures "
    "ensuring covenant covenants confirm confirms undertake undertakes guarantee guarantees "
    "provided acknowledge acknowledges understand understands commit commits declare declares "
    "promise promises condition procure".split()
)
JOINERS = frozenset("and or , ; : ( ) but then also further hereby and/or".split())
ENUMERATORS = frozenset("a b c d e f g h i ii iii iv v vi vii viii ix x 1 2 3 4 5 6 7 8 9".split())
_SUBJECT_REACH = 14
_DETERMINERS = frozenset("the its a an any each such their our that".split())
_THEIRS = frozenset({"its", "their", "our", "'s"})
_AND = frozenset({"and", "or", "and/or"})
_ACT_NOUNS = frozenset(
    "collection retention storage use disclosure transfer processing sale sharing rental release "
    "combination merging retaining storing keeping holding using disclosing selling renting "
    "combining linking".split()
)
_PAIRING = frozenset("and or its their any ( , the each all of and/or".split())


def subject_of(
    words: Sequence[str], before: int, parties: Sequence[Hit], previous_end: int
) -> Hit | None:
    """Return the party that is the subject of the modal verb, the nearest that can be one."""
    for hit in reversed(parties):
        follower = words[hit.end] if hit.end < len(words) else ""
        # "Vendor, as ... a long insertion ..., shall": the subject opens the sentence.
        opens = hit.start <= previous_end + 1 and follower == words[before - 1] == ","
        reach = previous_end if opens else max(previous_end, before - _SUBJECT_REACH)
        if hit.end > before or hit.start < reach:
            continue
        if follower in ("'s", "'"):
            continue
        if hit.start and (words[hit.start - 1] in _NO_SUBJECT_AFTER or _is_object(words, hit)):
            continue
        if (
            hit.start > 1
            and words[hit.start - 1] in _DETERMINERS
            and words[hit.start - 2] in _PREPOSITIONS
        ):
            continue
        if hit.concept == "party-consumer" and _belongs_to_data(words, hit):
            continue
        gap = words[hit.end : before]
        if gap and gap[0] not in JOINERS and hit.start and words[hit.start - 1] in _RELATIVES:
            continue  # "subcontractors to whom Vendor transfers data will"
        if gap and gap[0] not in JOINERS and len(gap) > 3:
            continue
        return hit
    return None


_GERUND = re.compile(r"[a-z]{3,}ing$")


def _is_object(words: Sequence[str], party: Hit) -> bool:
    """Return whether a party is what a gerund acts on: "providing the Service is prohibited"."""
    return _GERUND.match(words[party.start - 1]) is not None


def _belongs_to_data(words: Sequence[str], people: Hit) -> bool:
    """Return whether people are only named to say whose data it is: "of EU data subjects"."""
    before = words[max(0, people.start - 4) : people.start - 1]
    return "," not in before and bool({"of", "about", "from"}.intersection(before))


def antecedent_of_it(
    words: Sequence[str], before: int, parties: Sequence[Hit], previous_end: int
) -> Hit | None:
    """Return what "it" stands for behind a clause and a comma: the subject of that clause.

    "If Vendor uses subprocessors, it shall ..."
    """
    if words[max(0, before - 2) : before] != (",", "it"):
        return None
    for hit in parties:
        own = hit.concept in ("party-vendor", "party-business")
        led = hit.start > 0 and words[hit.start - 1] in _PREPOSITIONS
        if own and not led and previous_end <= hit.start < before:
            return hit
    return None


def side_of(words: Sequence[str], subject: Hit, parties: Sequence[Hit]) -> str:
    """Return who the subject is, reading "Vendor and its subprocessors" as the vendor."""
    side = SIDES[subject.concept]
    if subject.concept == "party-personnel":
        return _side_of_employer(words, subject, parties)
    for other in reversed(parties):
        if other.end <= subject.start and subject.start - other.end <= 4:
            between = set(words[other.end : subject.start])
            if between <= _PAIRING and between & _AND:
                pair = {side, SIDES[other.concept]}
                if pair == {"vendor", "business"}:
                    return "both"
                if "vendor" in pair:
                    return "vendor"
    if side == "subprocessor" and _vendor_heads_series(words, subject, parties):
        return "vendor"
    return side


_IN_SERIES = frozenset(
    ", and or its their the any employees agents contractors subcontractors affiliates officers "
    "directors personnel representatives staff advisors sub processors subprocessors".split()
)


def _vendor_heads_series(words: Sequence[str], last: Hit, parties: Sequence[Hit]) -> bool:
    """Return whether the vendor heads a series: "Vendor, its employees and subprocessors"."""
    return any(
        SIDES[hit.concept] == "vendor"
        and hit.end < last.start
        and words[hit.end] == ","
        and _IN_SERIES.issuperset(words[hit.end : last.start])
        for hit in parties
    )


def _side_of_employer(words: Sequence[str], staff: Hit, parties: Sequence[Hit]) -> str:
    """Return whose people act: "Customer and its auditors" are not the vendor's."""
    for other in reversed(parties):
        between = words[other.end : staff.start]
        if other.end <= staff.start and len(between) <= 4 and _THEIRS.intersection(between):
            return SIDES[other.concept]
    return SIDES[staff.concept]


def is_subordinate(words: Sequence[str], start: int, modal: int) -> bool:
    """Return whether the modal verb stands in a relative or conditional clause."""
    for index in (start - 1, modal - 1):
        if index >= 0 and words[index] in _SUBORDINATORS:
            before = words[index - 1] if index else ""
            complement = words[index] == "that" and before in COMPLEMENT_VERBS
            return not (complement or (words[index] == "as" and before == "and"))
    return False


def is_elliptic(words: Sequence[str], modal: int) -> bool:
    """Return whether the modal verb has no subject of its own and shares the one before."""
    if modal == 0:
        return True
    before = words[modal - 1]
    if before in JOINERS:
        return True
    return before in ENUMERATORS and modal >= 2 and words[modal - 2] in ("(", ":", ";", ",", "and")


def agent_of(statement: Statement, verb: int) -> str:
    """Return who acts in a passive sentence: "shall be processed by Supplier".

    Args:
        statement: The sentence.
        verb: Position after the modal verb, or of "is".
    """
    for hit in statement.hits:
        if hit.concept in SIDES and verb < hit.start <= verb + 12:
            before = statement.words[max(0, hit.start - 2) : hit.start]
            if "by" in before:
                return SIDES[hit.concept]
    return "unspecified"


_TOLD = frozenset("informed notified told advised alerted".split())
_HANDED = frozenset("given sent provided served".split())
_NOTICE = frozenset({"notice", "notification", "notices"})
_OTHER_SIDE = {"vendor": "business", "business": "vendor"}


def teller_of(statement: Statement, verb: int, subject: str) -> str:
    """Return who is bound where the subject of a passive verb is told something.

    In "Customer shall promptly be informed by Vendor" and "Customer is given notice" it is not
    the subject: it is who is named behind "by", or else the other side.

    Args:
        statement: The sentence.
        verb: Position after the modal verb, or of "is".
        subject: The side that the subject is on; returned if it is not told anything.
    """
    if not _is_told(statement.words, verb):
        return subject
    agent = agent_of(statement, verb)
    return agent if agent != "unspecified" else _OTHER_SIDE.get(subject, subject)


def _is_told(words: Sequence[str], verb: int) -> bool:
    following = words[verb : verb + 8]
    passive = next((i for i, word in enumerate(following[:3]) if word in ("be", "is", "are")), None)
    if passive is None:
        return False
    verbs = following[passive + 1 : passive + 3]
    return not _TOLD.isdisjoint(verbs) or (
        not _HANDED.isdisjoint(verbs) and not _NOTICE.isdisjoint(following[passive:])
    )


def inverted_subject(statement: Statement, modal: Hit, parties: Sequence[Hit]) -> Hit | None:
    """Return the subject in "under no circumstances shall Vendor sell", "prohibits Vendor from"."""
    if modal.concept == "modal-prohibition":
        for hit in parties:
            if modal.start < hit.start and hit.end < modal.end:
                return hit
    if not any(h.concept == "negative-frame" and h.end <= modal.start for h in statement.hits):
        return None
    return next((hit for hit in parties if 0 <= hit.start - modal.end <= 1), None)


def last_comma(words: Sequence[str], before: int) -> int:
    """Return where the last comma before a position stands, or the position."""
    return next((i for i in range(before - 1, -1, -1) if words[i] == ","), before)


def start_of_subject(words: Sequence[str], modal: int, previous_end: int) -> int:
    """Return where the subject of a passive sentence begins: "Personal Data shall not be sold".

    Acts in a row are one subject: "The retention, use or disclosure of Personal Data is forbidden".
    """
    start = modal
    while start > previous_end:
        listed = words[start - 1] == "," and start > 1 and words[start - 2] in _ACT_NOUNS
        if words[start - 1] in (",", ";", ":", ".") and not listed:
            break
        start -= 1
    return start
