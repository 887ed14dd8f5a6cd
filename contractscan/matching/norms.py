"""Statements -> norms: who must, must not or may do what.

A norm begins at a modal expression ("shall not", "is entitled to") or, in the present tense, at
its subject ("Processor implements ..."), and runs to the next one. What the rules test is the
set of concepts inside it, the concepts of the whole sentence, and what stands in an exception.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractscan.language.concepts import Hit
from contractscan.matching.statements import Statement

MODALITIES = {
    "modal-duty": "duty",
    "modal-prohibition": "prohibition",
    "modal-permission": "permission",
    "modal-right": "right",
    "modal-acknowledgement": "acknowledgement",
    "modal-aim": "aim",
    "modal-denial": "denial",
    "negation": "negation",
}
_PARTY = {
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
_SUBORDINATORS = frozenset(
    "that which who whom whose as where wherever whether if when whenever until while because "
    "what how".split()
)
_RELATIVES = frozenset("that which who whom whose where".split())
_COMPLEMENT_VERBS = frozenset(
    "agree agrees agreed warrant warrants represent represents certify certifies ensure ensures "
    "ensuring covenant covenants confirm confirms undertake undertakes guarantee guarantees "
    "provided acknowledge acknowledges understand understands commit commits declare declares "
    "promise promises condition procure".split()
)
_JOINERS = frozenset("and or , ; : ( ) but then also further hereby and/or".split())
_ENUMERATORS = frozenset("a b c d e f g h i ii iii iv v vi vii viii ix x 1 2 3 4 5 6 7 8 9".split())
_EXCEPTION = "exception"
_SUBJECT_REACH = 14
_GRANTS = frozenset({"grant", "grants", "give", "gives"})
_GRANTEE = {"vendor": "business", "business": "vendor"}
_NEGATABLE = frozenset({"duty", "prohibition", "permission", "aim"})


@dataclass(frozen=True, slots=True)
class Norm:
    """One rule of conduct that a statement sets, or the statement as a whole.

    Attributes:
        statement: Where it comes from.
        actor: ``vendor``, ``business``, ``both``, ``subprocessor``, ``consumer`` or
            ``unspecified`` (a passive sentence that names nobody).
        modality: See `contractscan.rules.model.Modality`; ``text`` is the whole statement.
        start: Position of its first word in `Statement.words`.
        end: Position after its last word.
        concepts: Concepts in it, outside exceptions.
        excepted: Concepts in its exceptions.
    """

    statement: Statement
    actor: str
    modality: str
    start: int
    end: int
    concepts: frozenset[str]
    excepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    end: int
    modality: str
    actor: str


def find_norms(statements: Sequence[Statement]) -> list[Norm]:
    """Return the norms of all statements in text order, and each statement as a whole."""
    norms: list[Norm] = []
    speaker = "unspecified"
    for statement in statements:
        if statement.first:
            speaker = "unspecified"
        anchors = _anchors(statement, speaker)
        ends = _ends(anchors, len(statement.words))
        norms += [_norm(statement, a, end) for a, end in zip(anchors, ends, strict=True)]
        if anchors:
            speaker = anchors[-1].actor
        whole = _Anchor(0, 0, "text", "unspecified")
        norms.append(_norm(statement, whole, len(statement.words)))
    return norms


_SHORTEST_PREDICATE = 4


def _ends(anchors: Sequence[_Anchor], length: int) -> list[int]:
    """Return where each norm ends; modal verbs that share a predicate share its end.

    "shall not, and shall ensure that its personnel do not, sell Personal Data"
    """
    ends: list[int] = []
    following = length
    for number in range(len(anchors) - 1, -1, -1):
        anchor = anchors[number]
        end = anchors[number + 1].start if number + 1 < len(anchors) else length
        if ends and end - anchor.end < _SHORTEST_PREDICATE and anchor.modality != "statement":
            end = following
        ends.append(end)
        following = end
    return ends[::-1]


def _norm(statement: Statement, anchor: _Anchor, end: int) -> Norm:
    inside = [h for h in statement.hits if h.start >= anchor.start and h.end <= end]
    # An exception after the modal verb takes what follows it out of the norm.
    cut = min(
        (h.start for h in inside if h.concept == _EXCEPTION and h.start >= anchor.end), default=end
    )
    resumed = _end_of_inserted_exception(statement.words, anchor, cut, end)
    own = frozenset(h.concept for h in inside if h.start <= cut or h.start >= resumed)
    excepted = frozenset(h.concept for h in inside if cut < h.start < resumed)
    return Norm(statement, anchor.actor, anchor.modality, anchor.start, end, own, excepted)


def _end_of_inserted_exception(
    words: Sequence[str], anchor: _Anchor, exception: int, end: int
) -> int:
    """Return where the norm goes on after an exception between commas, or its end.

    "Vendor shall, unless the law forbids it, inform Customer"
    """
    if not anchor.end or not 1 <= exception - anchor.end <= 2 or words[exception - 1] != ",":
        return end
    return next((i for i in range(exception, end) if words[i] == ","), end)


def _anchors(statement: Statement, speaker: str) -> list[_Anchor]:
    modals = _longest(
        [h for h in statement.hits if h.concept in MODALITIES or h.concept == "no-modal"]
    )
    parties = [h for h in statement.hits if h.concept in _PARTY]
    present = list(_present_tense(statement, parties, modals))
    anchors: list[_Anchor] = []
    previous_end = 0
    for modal in modals:
        modality = MODALITIES.get(modal.concept)
        if modality is None:
            continue
        before = [a for a in (*anchors, *present) if a.start < modal.start]
        subject = max(before, key=lambda a: a.start).actor if before else speaker
        anchor = _anchor(statement, modal, modality, parties, anchors, previous_end, subject)
        if anchor is not None:
            anchors.append(anchor)
            previous_end = modal.end
    return sorted([*anchors, *present], key=lambda a: a.start)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits that do not overlap, the longer ones first."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _anchor(
    statement: Statement,
    modal: Hit,
    modality: str,
    parties: Sequence[Hit],
    anchors: Sequence[_Anchor],
    previous_end: int,
    inherited: str,
) -> _Anchor | None:
    words = statement.words
    if modality == "negation":
        if not anchors or anchors[-1].modality not in _NEGATABLE:
            return None
        return _Anchor(
            _effort_before(statement, modal, anchors[-1]), modal.end, "prohibition", inherited
        )
    subject = _subject(words, modal.start, parties, previous_end)
    start = subject.start if subject is not None else modal.start
    if _is_subordinate(words, start, modal.start):
        return None
    end = modal.end
    inverted = _inverted(statement, modal, parties)
    if subject is not None:
        actor = _side(words, subject, parties)
    elif inverted is not None:
        actor, end = _PARTY[inverted.concept], inverted.end
    elif not anchors and words[modal.start - 1 : modal.start] == (",",):
        # "Selling, as the CCPA defines it, is prohibited": the subject stands before the insertion.
        actor = inherited
        start = _start_of_subject(words, _last_comma(words, modal.start - 1), previous_end)
    elif _is_elliptic(words, modal.start) or words[modal.start - 1] in ("it", "they"):
        actor = inherited
    else:
        actor = _agent(statement, modal)
        start = _start_of_subject(words, modal.start, previous_end)
    if modality in ("duty", "permission") and _is_negated_before(
        statement, start, modal, previous_end
    ):
        modality = "prohibition"
    if modality == "right" and _GRANTS.intersection(words[modal.start : modal.end]):
        actor = _GRANTEE.get(actor, actor)
    return _Anchor(start, end, modality, actor)


def _inverted(statement: Statement, modal: Hit, parties: Sequence[Hit]) -> Hit | None:
    """Return the subject in "under no circumstances shall Vendor sell"."""
    if not any(h.concept == "negative-frame" and h.end <= modal.start for h in statement.hits):
        return None
    return next((hit for hit in parties if 0 <= hit.start - modal.end <= 1), None)


def _last_comma(words: Sequence[str], before: int) -> int:
    """Return where the last comma before a position stands, or the position."""
    return next((i for i in range(before - 1, -1, -1) if words[i] == ","), before)


def _start_of_subject(words: Sequence[str], modal: int, previous_end: int) -> int:
    """Return where the subject of a passive sentence begins: "Personal Data shall not be sold"."""
    start = modal
    while start > previous_end and words[start - 1] not in (",", ";", ":", "."):
        start -= 1
    return start


def _effort_before(statement: Statement, modal: Hit, before: _Anchor) -> int:
    """Return where a negated norm begins: at the effort that it is qualified by, if there is one.

    "shall make reasonable efforts not to sell": the efforts belong to the ban.
    """
    for hit in statement.hits:
        if hit.concept == "effort-qualifier" and modal.start - 6 <= hit.start <= modal.start:
            return min(before.start, hit.start)
    return before.start if before.end == modal.start else modal.start


def _subject(
    words: Sequence[str], before: int, parties: Sequence[Hit], previous_end: int
) -> Hit | None:
    """Return the party that is the subject of the modal verb, the nearest that can be one."""
    for hit in reversed(parties):
        if hit.end > before or hit.start < max(previous_end, before - _SUBJECT_REACH):
            continue
        follower = words[hit.end] if hit.end < len(words) else ""
        if follower in ("'s", "'"):
            continue
        if hit.start and words[hit.start - 1] in _PREPOSITIONS:
            continue
        if (
            hit.start > 1
            and words[hit.start - 1] in ("the", "its")
            and words[hit.start - 2] in _PREPOSITIONS
        ):
            continue
        gap = words[hit.end : before]
        if gap and gap[0] not in _JOINERS and hit.start and words[hit.start - 1] in _RELATIVES:
            continue  # "subcontractors to whom Vendor transfers data will"
        if gap and gap[0] not in _JOINERS and len(gap) > 3:
            continue
        return hit
    return None


def _side(words: Sequence[str], subject: Hit, parties: Sequence[Hit]) -> str:
    """Return who the subject is, reading "Vendor and its subprocessors" as the vendor."""
    side = _PARTY[subject.concept]
    for other in reversed(parties):
        if other.end <= subject.start and subject.start - other.end <= 4:
            between = set(words[other.end : subject.start])
            if between <= {
                "and",
                "or",
                "its",
                "their",
                "any",
                "(",
                ",",
                "the",
                "each",
                "all",
                "of",
                "and/or",
            }:
                pair = {side, _PARTY[other.concept]}
                if pair == {"vendor", "business"}:
                    return "both"
                if "vendor" in pair:
                    return "vendor"
    return side


def _is_subordinate(words: Sequence[str], start: int, modal: int) -> bool:
    """Return whether the modal verb stands in a relative or conditional clause."""
    for index in (start - 1, modal - 1):
        if index >= 0 and words[index] in _SUBORDINATORS:
            if words[index] == "that" and index and words[index - 1] in _COMPLEMENT_VERBS:
                return False
            if words[index] == "as" and index and words[index - 1] == "and":
                return False
            return True
    return False


def _is_elliptic(words: Sequence[str], modal: int) -> bool:
    """Return whether the modal verb has no subject of its own and shares the one before."""
    if modal == 0:
        return True
    before = words[modal - 1]
    if before in _JOINERS:
        return True
    return before in _ENUMERATORS and modal >= 2 and words[modal - 2] in ("(", ":", ";", ",", "and")


def _agent(statement: Statement, modal: Hit) -> str:
    """Return who acts in a passive sentence: "shall be processed by Supplier"."""
    for hit in statement.hits:
        if hit.concept in _PARTY and modal.end < hit.start <= modal.end + 12:
            before = statement.words[max(0, hit.start - 2) : hit.start]
            if "by" in before:
                return _PARTY[hit.concept]
    return "unspecified"


def _is_negated_before(statement: Statement, start: int, modal: Hit, previous_end: int) -> bool:
    low = max(previous_end, start - 8)
    return any(
        h.concept == "negative-frame" and low <= h.start < modal.start for h in statement.hits
    )


def _present_tense(
    statement: Statement, parties: Sequence[Hit], modals: Sequence[Hit]
) -> Iterator[_Anchor]:
    """Yield the norms of present-tense sentences: a party, then a verb, and no modal verb."""
    words = statement.words
    openings = {0}
    for first, last in statement.ranges:
        openings.add(max(openings) + last - first)
    for hit in parties:
        if hit.concept not in (
            "party-vendor",
            "party-business",
            "party-both",
            "party-subprocessor",
            "party-service",
        ):
            continue
        before = hit.start - 1 if words[hit.start] != "parties" else hit.start - 2
        if hit.concept == "party-subprocessor" and before == 0 and words[0] in _DETERMINERS:
            before = -1
        if before + 1 not in openings and before >= 0 and words[before] not in _BEFORE_SUBJECT:
            continue
        if before > 0 and words[before] == "that" and words[before - 1] not in _COMPLEMENT_VERBS:
            continue  # a relative clause: "data that Vendor receives"
        verb = _skip_joiners(words, hit.end)
        if verb >= len(words) or any(m.start <= verb + 2 and m.end > hit.end for m in modals):
            continue
        if _is_verb(words[hit.end - 1], words[verb], hit.concept):
            yield _Anchor(hit.start, verb, "statement", _side(words, hit, parties))


def _skip_joiners(words: Sequence[str], index: int) -> int:
    limit = index + 4
    while index < min(limit, len(words)) and (
        words[index]
        in (":", "(", ")", "only", "also", "further", "currently", "hereby", "regularly")
        or (words[index] in _ENUMERATORS and words[index - 1] == "(")
    ):
        index += 1
    return index


def _is_verb(subject: str, word: str, concept: str) -> bool:
    if subject in ("we", "you") or concept == "party-both" or subject.endswith("s"):
        return word.isalpha() and word not in _NOT_VERBS
    return word.endswith("s") and word.isalpha() and word not in _NOT_VERBS


_BEFORE_SUBJECT = (
    _JOINERS | _ENUMERATORS | {".", "that", "the", "both", "each", "neither", "therefore"}
)
_DETERMINERS = frozenset("all each every any such our its these those".split())
_NOT_VERBS = frozenset(
    "and or the a an is's of in on by to for with as at from if 's services systems products "
    "affiliates employees subprocessors policies terms obligations premises who which that may "
    "not shall will must can under other's its this".split()
)
