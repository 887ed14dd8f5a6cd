"""Statements -> norms: who must, must not or may do what.

A norm begins at a modal expression ("shall not", "is entitled to") or, in the present tense, at
its subject ("Processor implements ..."), and runs to the next one. What the rules test is the
set of concepts inside it, the concepts of the whole sentence, and what stands in an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractscan.matching.anchors import Anchor, find_anchors
from contractscan.matching.statements import Statement
from contractscan.matching.subjects import COMPLEMENT_VERBS, JOINERS, SIDES

_EXCEPTION = "exception"
_FRONTED = frozenset({"except", "save", "unless"})
_SHORTEST_PREDICATE = 4


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


def find_norms(statements: Sequence[Statement]) -> list[Norm]:
    """Return the norms of all statements in text order, and each statement as a whole."""
    norms: list[Norm] = []
    speaker = "unspecified"
    for statement in statements:
        if statement.first:
            speaker = "unspecified"
        anchors = find_anchors(statement, speaker)
        ends = _ends(anchors, statement)
        for number, (anchor, end) in enumerate(zip(anchors, ends, strict=True)):
            front = _fronted_exception(statement, anchor) if number == 0 else None
            norms.append(_norm(statement, anchor, end, front))
        if anchors:
            speaker = anchors[-1].actor
        whole = Anchor(0, 0, "text", "unspecified")
        norms.append(_norm(statement, whole, len(statement.words)))
    return norms


def _ends(anchors: Sequence[Anchor], statement: Statement) -> list[int]:
    """Return where each norm ends; modal verbs that share a predicate share its end.

    "shall not, and shall ensure that its personnel do not, sell Personal Data"
    """
    ends: list[int] = []
    following = length = len(statement.words)
    for number in range(len(anchors) - 1, -1, -1):
        anchor = anchors[number]
        after = anchors[number + 1] if number + 1 < len(anchors) else None
        end = after.start if after is not None else length
        if after is not None and _shares_predicate(anchor, after, statement):
            end = following
        ends.append(end)
        following = end
    return ends[::-1]


def _shares_predicate(anchor: Anchor, after: Anchor, statement: Statement) -> bool:
    """Return whether the words between two modal verbs hold no predicate of their own.

    A verb without an object shares that of the next ("shall not retain, and shall not use, it"),
    but not across a change of the actor: "Customer shall pay and Vendor shall not sell it".
    """
    between = statement.words[anchor.end : after.start]
    if anchor.modality == "statement" or len(between) >= _SHORTEST_PREDICATE:
        return False
    if JOINERS.issuperset(between) or COMPLEMENT_VERBS.intersection(between):
        return True
    has_object = any(
        hit.concept in SIDES and anchor.end < hit.start < after.start for hit in statement.hits
    )
    return anchor.actor == after.actor and not has_object


def _fronted_exception(statement: Statement, anchor: Anchor) -> int | None:
    """Return where an exception begins that a sentence opens with, if it does.

    "Except to provide the Services, Vendor shall not use Personal Data"
    """
    words = statement.words
    opening = statement.own_start
    if not 0 <= opening < anchor.start or words[anchor.start - 1] != ",":
        return None
    opens = words[opening] in _FRONTED or words[opening : opening + 2] == ("other", "than")
    return opening if opens and anchor.modality == "prohibition" else None


def _norm(
    statement: Statement, anchor: Anchor, end: int, fronted_exception: int | None = None
) -> Norm:
    inside = [h for h in statement.hits if h.start >= anchor.start and h.end <= end]
    # An exception after the modal verb takes what follows it out of the norm.
    cut = min(
        (h.start for h in inside if h.concept == _EXCEPTION and h.start >= anchor.end), default=end
    )
    resumed = _end_of_inserted_exception(statement.words, anchor, cut, end)
    own = frozenset(h.concept for h in inside if h.start <= cut or h.start >= resumed)
    excepted = frozenset(h.concept for h in inside if cut < h.start < resumed)
    if fronted_exception is not None:
        front = [h for h in statement.hits if fronted_exception <= h.start < anchor.start]
        own |= {h.concept for h in front if h.start == fronted_exception}
        excepted |= {h.concept for h in front if h.start > fronted_exception}
    return Norm(statement, anchor.actor, anchor.modality, anchor.start, end, own, excepted)


def _end_of_inserted_exception(
    words: Sequence[str], anchor: Anchor, exception: int, end: int
) -> int:
    """Return where the norm goes on after an exception between commas, or its end.

    "Vendor shall, unless the law forbids it, inform Customer"; before a list the exception ends
    at the colon.
    """
    if not anchor.end or not 1 <= exception - anchor.end <= 2 or words[exception - 1] != ",":
        return end
    return next((i for i in range(exception, end) if words[i] in (",", ":")), end)
