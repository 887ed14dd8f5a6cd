"""Items without a subject under a heading that tells whose duties follow.

"Obligations of the Processor" above "Notify the Controller of breaches" makes a duty of it, like
the lead-in "Processor shall:".
"""

from __future__ import annotations

from contractscan.matching.statements import Statement

_HEADING = frozenset({"duties-heading", "party-vendor"})
_ADVERBS = frozenset("promptly only always immediately at reasonably also".split())
_MOST_ADVERBS = 4
_NEGATIONS = frozenset({"not", "never"})
_VERBS = frozenset(
    "act allow apply assist bind certify collect comply cooperate delete disclose document encrypt "
    "engage ensure enter erase flow follow give grant help impose implement inform keep limit "
    "maintain make notify obtain pass permit process promote protect provide receive refrain "
    "remain respond restrict retain return secure store support take tell train treat use".split()
)


def imperative(statement: Statement) -> tuple[int, int, str] | None:
    """Return where the act of an item without a subject begins, where its verb ends, its modality.

    Args:
        statement: A sentence.

    Returns:
        Positions in the statement and ``duty`` or ``prohibition``; None if it is no such item.
    """
    words, start = statement.words, statement.own_start
    if start < 0 or not statement.first:
        return None
    reach = range(start, min(start + _MOST_ADVERBS, len(words)))
    position = next((i for i in reach if words[i] not in _ADVERBS), start)
    negated = words[position] in _NEGATIONS
    if not (negated or words[position] in _VERBS) or not _below_duties_of_vendor(statement):
        return None
    return (start, position + 1, "prohibition") if negated else (start, position, "duty")


def _below_duties_of_vendor(statement: Statement) -> bool:
    """Return whether the headings or the lead-in of an item announce duties of the vendor only."""
    lead_in = {hit.concept for hit in statement.hits if hit.end <= statement.own_start}
    above = statement.heading_concepts | lead_in
    return above >= _HEADING and "party-business" not in above
