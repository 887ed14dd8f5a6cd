"""Where norms begin: modal expressions, and present-tense verbs behind a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractscan.language.concepts import Hit
from contractscan.matching.imperatives import imperative
from contractscan.matching.statements import Statement
from contractscan.matching.subjects import (
    COMPLEMENT_VERBS,
    ENUMERATORS,
    JOINERS,
    SIDES,
    agent_of,
    antecedent_of_it,
    inverted_subject,
    is_elliptic,
    is_subordinate,
    last_comma,
    side_of,
    start_of_subject,
    subject_of,
    teller_of,
)

MODALITIES = {
    "modal-duty": "duty",
    "modal-prohibition": "prohibition",
    "modal-permission": "permission",
    "modal-right": "right",
    "modal-acknowledgement": "acknowledgement",
    "modal-aim": "aim",
    "modal-denial": "denial",
    "modal-abstention": "abstention",
    "negation": "negation",
}
# Verbs of one side that make a right that of the other: "Vendor grants ... the right".
_GRANTS = frozenset(
    "grant grants give gives accept accepts acknowledge acknowledges agree agrees confirm confirms "
    "recognise recognises recognize recognizes respect respects".split()
)
_GRANTEE = {"vendor": "business", "business": "vendor"}
_GUARANTEES = frozenset("warrant warrants represents ensure ensures procure procures".split())
_NEGATABLE = frozenset({"duty", "prohibition", "permission", "aim"})
_CONJUNCTIONS = (("and",), ("or",), ("but",))
_ACTING = frozenset(
    {"party-vendor", "party-business", "party-both", "party-subprocessor", "party-service"}
)
_BEFORE_SUBJECT = (
    JOINERS | ENUMERATORS | {".", "that", "the", "both", "each", "neither", "therefore"}
)
_DETERMINERS = frozenset("all each every any such our its these those".split())
_NOT_VERBS = frozenset(
    "and or the a an is's of in on by to for with as at from if 's services systems products "
    "affiliates employees subprocessors policies terms obligations premises who which that may "
    "not shall will must can under other's its this unless whereas thus as across besides".split()
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place at which a norm begins.

    Attributes:
        start: Position of its first word, the subject's where there is one.
        end: Position after the modal expression.
        modality: See `contractscan.rules.model.Modality`.
        actor: Who is bound or entitled, see `Norm`.
    """

    start: int
    end: int
    modality: str
    actor: str


def find_anchors(statement: Statement, speaker: str) -> list[Anchor]:
    """Return the places of a statement at which norms begin, in order.

    Args:
        statement: A sentence with its lead-in.
        speaker: Who acted in the sentence before, for "it shall" and "and shall".
    """
    modals = _longest(
        [h for h in statement.hits if h.concept in MODALITIES or h.concept == "no-modal"]
    )
    parties = [h for h in statement.hits if h.concept in SIDES]
    present = list(_present_tense(statement, parties, modals))
    anchors: list[Anchor] = []
    previous_end = 0
    for modal in modals:
        modality = MODALITIES.get(modal.concept)
        if modality is None:
            continue
        before = [a for a in (*anchors, *present) if a.start < modal.start]
        subject = max(before, key=lambda a: a.start).actor if before else speaker
        anchor = _anchor(
            statement,
            modal,
            modality=modality,
            parties=parties,
            anchors=anchors,
            previous_end=previous_end,
            inherited=subject,
        )
        if anchor is not None:
            anchors.append(anchor)
            previous_end = modal.end
    found = [*anchors, *present]
    act = imperative(statement)
    if act is not None and all(anchor.start > act[1] for anchor in found):
        found.append(Anchor(*act, "vendor"))
    return sorted(found, key=lambda a: a.start)


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
    *,
    modality: str,
    parties: Sequence[Hit],
    anchors: Sequence[Anchor],
    previous_end: int,
    inherited: str,
) -> Anchor | None:
    words = statement.words
    if modality == "negation":
        if not anchors or anchors[-1].modality not in _NEGATABLE:
            return None
        return Anchor(
            _effort_before(statement, modal, anchors[-1]), modal.end, "prohibition", inherited
        )
    antecedent = antecedent_of_it(words, modal.start, parties, previous_end)
    if antecedent is not None:
        return Anchor(modal.start - 1, modal.end, modality, SIDES[antecedent.concept])
    joined = bool(anchors) and words[modal.start - 1 : modal.start] in _CONJUNCTIONS
    # "shall choose subcontractors with care and shall": not the object of the verb before.
    subject = None if joined else subject_of(words, modal.start, parties, previous_end)
    start = subject.start if subject is not None else modal.start
    if is_subordinate(words, start, modal.start):
        return None
    end = modal.end
    inverted = inverted_subject(statement, modal, parties)
    if inverted is not None and (subject is None or inverted.end < end):
        actor, end = SIDES[inverted.concept], max(end, inverted.end)
    elif subject is not None:
        actor = side_of(words, subject, parties)
        actor = teller_of(statement, end, actor) if modality == "duty" else actor
    elif not anchors and words[modal.start - 1 : modal.start] == (",",):
        # "Selling, as the CCPA defines it, is prohibited": the subject stands before the insertion.
        actor = inherited
        start = start_of_subject(words, last_comma(words, modal.start - 1), previous_end)
    elif is_elliptic(words, modal.start) or words[modal.start - 1] in ("it", "they"):
        actor = inherited
    else:
        actor = agent_of(statement, modal.end)
        if actor == "unspecified" and _is_guaranteed(words, modal.start):
            actor = inherited
        start = start_of_subject(words, modal.start, previous_end)
    if modality in ("duty", "permission") and _is_negated_before(
        statement, start, modal, previous_end
    ):
        modality = "prohibition"
    if modality == "right" and _GRANTS.intersection(words[modal.start : modal.end]):
        actor = _GRANTEE.get(actor, actor)
    return Anchor(start, end, modality, actor)


def _is_guaranteed(words: Sequence[str], modal: int) -> bool:
    """Return whether somebody answers for a thing: "warrants to Vendor that each page shall"."""
    return any(
        words[i] == "that" and _GUARANTEES.intersection(words[max(0, i - 4) : i])
        for i in range(modal)
    )


def _effort_before(statement: Statement, modal: Hit, before: Anchor) -> int:
    """Return where a negated norm begins: at the effort that it is qualified by, if there is one.

    "shall make reasonable efforts not to sell": the efforts belong to the ban.
    """
    for hit in statement.hits:
        if hit.concept == "effort-qualifier" and modal.start - 6 <= hit.start <= modal.start:
            return min(before.start, hit.start)
    return before.start if before.end == modal.start else modal.start


def _is_negated_before(statement: Statement, start: int, modal: Hit, previous_end: int) -> bool:
    low = max(previous_end, start - 8)
    return any(
        low <= h.start < modal.start
        and (h.concept == "negative-frame" or _is_denied(statement.words, h))
        for h in statement.hits
    )


def _is_denied(words: Sequence[str], hit: Hit) -> bool:
    """Return whether "no" stands before the data: "No Guest Data may be sold"."""
    return hit.concept == "personal-information" and words[hit.start - 1 : hit.start] == ("no",)


def _present_tense(
    statement: Statement, parties: Sequence[Hit], modals: Sequence[Hit]
) -> Iterator[Anchor]:
    """Yield the norms of present-tense sentences: a party, then a verb, and no modal verb."""
    words = statement.words
    openings = {0}
    for first, last in statement.ranges:
        openings.add(max(openings) + last - first)
    for hit in parties:
        if hit.concept not in _ACTING:
            continue
        before = hit.start - 1 if words[hit.start] != "parties" else hit.start - 2
        if hit.concept == "party-subprocessor" and before == 0 and words[0] in _DETERMINERS:
            before = -1
        if before + 1 not in openings and before >= 0 and not _opens(words[before]):
            continue
        if before > 0 and words[before] == "that" and words[before - 1] not in COMPLEMENT_VERBS:
            continue  # a relative clause: "data that Vendor receives"
        verb = _behind_insertion(words, hit.end)
        verb = _skip_joiners(words, verb, words[hit.start : hit.end])
        if verb >= len(words) or any(m.start <= verb + 2 and m.end > hit.end for m in modals):
            continue
        if _is_verb(words[hit.end - 1], words[verb], hit.concept):
            actor = side_of(words, hit, parties)
            yield Anchor(hit.start, verb, "statement", teller_of(statement, verb, actor))


# Verbs with which a contract states something; other words in "s" may be nouns of a list.
_STATED = frozenset(
    "acknowledges agrees certifies complies confirms ensures implements keeps maintains processes "
    "provides represents undertakes uses warrants".split()
)
_LONGEST_INSERTION = 10


def _behind_insertion(words: Sequence[str], end: int) -> int:
    """Return where the verb may stand: behind "Vendor, by its signature, hereby certifies"."""
    if words[end : end + 1] != (",",):
        return end
    for index in range(end + 2, min(end + _LONGEST_INSERTION, len(words) - 2)):
        if words[index] == ",":
            verb = index + 1 + (words[index + 1] in _SKIPPED)
            return index + 1 if words[verb] in _STATED else end
    return end


def _opens(word: str) -> bool:
    """Return whether a subject can follow a word; a number may be that of a clause: "12.1"."""
    return word in _BEFORE_SUBJECT or word.replace(".", "").isdigit()


_SKIPPED = frozenset(": ( ) only also further currently hereby regularly".split())
_GROUP = frozenset("affiliate affiliates subsidiaries respectively".split())
_IN_GROUP = frozenset("or and an its the their each and/or".split()) | _GROUP
_MOST_SKIPPED = 8


def _skip_joiners(words: Sequence[str], index: int, party: Sequence[str]) -> int:
    """Return where the verb stands after a party: "Vendor or a Vendor affiliate has"."""
    limit = min(index + _MOST_SKIPPED, len(words))
    start = index
    while index < limit and (words[index] in _IN_GROUP or words[index] in party):
        index += 1
    if not _GROUP.intersection(words[start:index]):
        index = start
    while index < limit and (
        words[index] in _SKIPPED or (words[index] in ENUMERATORS and words[index - 1] == "(")
    ):
        index += 1
    return index


def _is_verb(subject: str, word: str, concept: str) -> bool:
    if subject in ("we", "you") or concept == "party-both" or subject.endswith("s"):
        return word.isalpha() and word not in _NOT_VERBS
    return word.endswith("s") and word.isalpha() and word not in _NOT_VERBS
