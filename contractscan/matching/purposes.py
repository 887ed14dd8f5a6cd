"""Which passages name the purpose of the processing, and is the purpose specific?

11 CCR § 7051(a)(2): the purpose "shall not be described in generic terms, such as referencing
the entire contract generally". A purpose is specific when words remain after all those are taken
away that any contract could use ("provide", "services", "agreement", "store"). Purposes stand

- behind a label: "Purpose of the processing: ...", also as a table row or column;
- under a heading or a lead-in that is such a label;
- in a sentence that says what the data is processed for: "processes Personal Data to ...".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from contractscan.document import BlockKind, Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading
from contractscan.matching.items import word_range
from contractscan.matching.purpose_annexes import clauses_of_purposes, start_behind_name
from contractscan.matching.purpose_sentences import (
    OTHER_SUBJECTS,
    end_of_purpose,
    purpose_in_sentence,
    what_the_service_does,
)
from contractscan.matching.purpose_tables import (
    PURPOSE_LABEL,
    offset_of,
    purpose_columns,
    rows_of_recipients,
    value_beside_label,
)
from contractscan.matching.statements import Statement
from contractscan.matching.telling_words import telling_words
from contractscan.structure.agreement import Agreement

MINIMUM_TELLING_WORDS = 2
_NAMES = frozenset(
    {":", "is", "are", "include", "includes", "means", "mean", "comprise", "comprises"}
)
_ELSEWHERE = frozenset(
    "determined described set specified stated defined listed as identified".split()
)
# What a service may be about: behind a label it is no other subject.
_OF_SERVICES = frozenset({"audit-right", "consumer-request"})
# What the vendor must do about the data is no purpose, even under such a heading.
_DUTIES = frozenset({"notify", "delete", "instructions", "comply", "modal-prohibition"})
_TELLING_OF_A_SERVICE = 5  # a service is described in more words than a purpose
_SHORTEST_BEFORE_OWN = 3  # words
_EXCEPTED = frozenset({"exception", "other-purpose", "purpose-exception", "exclusivity"})
_REACH_OF_LABEL = 6
_REACH_OF_NAMING = 12
_CLAUSES_UNDER_LABEL = 6


def purpose_words(
    agreement: Agreement,
    reading: Reading,
    statements: Sequence[Statement],
    heading_hits: Mapping[int, Sequence[Hit]],
    generic_words: frozenset[str],
) -> dict[int, int]:
    """Return how many telling words each passage has that names a purpose.

    Args:
        agreement: For tables and headings.
        reading: Words of the document.
        statements: Statements of the agreement.
        heading_hits: Clause index of a heading -> the concepts in it.
        generic_words: Words that tell nothing.

    Returns:
        Index of the statement -> number of different telling words; statements that name no
        purpose are absent.
    """
    columns = purpose_columns(agreement, reading, statements)
    recipients = rows_of_recipients(agreement, reading, statements, heading_hits)
    annexes = clauses_of_purposes(agreement, statements)
    found: dict[int, int] = {}
    for before, statement in zip((None, *statements), statements, strict=False):
        if statement.clause.index in recipients:
            continue
        passage = _passage(agreement, reading, statement, heading_hits, columns)
        if passage is None and before is not None:
            passage = _passage_behind_run_in_label(before, statement)
        if passage is None and statement.clause.index in annexes:
            passage = _passage_of_annex(statement)
        least = 0
        if passage is None:
            passage, least = what_the_service_does(statement), _TELLING_OF_A_SERVICE
        passage = passage and _without_own_ends(statement, passage)
        if passage is not None:
            words = telling_words(agreement, reading, statement, passage, generic_words)
            if len(words) >= least:
                found[statement.index] = len(words)
    return found


def _passage(
    agreement: Agreement,
    reading: Reading,
    statement: Statement,
    heading_hits: Mapping[int, Sequence[Hit]],
    columns: Mapping[int, Span],
) -> tuple[int, int] | None:
    """Return the words of a statement that name a purpose, as positions in it."""
    if _names_none(statement):
        return None
    end = len(statement.words)
    if statement.clause.index in columns:
        first, last = word_range(reading, columns[statement.clause.index])
        offset = offset_of(statement)
        return max(0, first - offset), min(end, last - offset)
    cell = value_beside_label(reading, statement)
    own = statement.own_start
    if cell is not None:
        return cell
    if own < 0:  # an item of a list inside a sentence
        return purpose_in_sentence(statement)
    start = _start_behind_label(statement, own)
    if (
        start is None
        and not _is_elsewhere(statement)
        and _under_label(agreement, statement, heading_hits)
    ):
        start = _start_under_heading(statement, own)
    if start is not None:
        return start, end_of_purpose(statement, start, behind_label=True)
    return purpose_in_sentence(statement)


def _passage_behind_run_in_label(before: Statement, statement: Statement) -> tuple[int, int] | None:
    """Return the words of a sentence behind "Purpose of the processing." in the same paragraph."""
    if before.clause.index != statement.clause.index or not _is_run_in_label(before):
        return None
    if _names_none(statement) or statement.concepts & (OTHER_SUBJECTS - _OF_SERVICES):
        return None
    start = statement.own_start
    return start, end_of_purpose(statement, start, behind_label=True)


def _without_own_ends(statement: Statement, passage: tuple[int, int]) -> tuple[int, int] | None:
    """Return a passage up to the vendor's own ends, which are no purpose of the business."""
    if "own-purposes" not in statement.concepts or "for-services" in statement.concepts:
        return passage
    start, end = passage
    own = [hit.start for hit in statement.hits if hit.concept == "own-purposes"]
    end = min([end, *(at for at in own if at >= start)])
    return (start, end) if end - start >= _SHORTEST_BEFORE_OWN and min(own) >= start else None


_DOES = frozenset({"provides", "provide", "does", "do", "delivers", "deliver"})


def _is_run_in_label(before: Statement) -> bool:
    """Return whether a sentence is but a label: "Purpose.", "What Vendor provides."."""
    start = before.own_start  # behind the headings
    words = before.words[start:]
    if not before.first or words[-1:] != (".",):
        return False
    if words[0] == "what" and len(words) <= _REACH_OF_LABEL and _DOES.intersection(words[2:-1]):
        return any(hit.concept in ("party-vendor", "party-service") for hit in before.hits)
    label = next((h for h in before.hits if h.concept == PURPOSE_LABEL and h.start >= start), None)
    return label is not None and label.start <= start + 1 and before.words[label.end :] == (".",)


def _passage_of_annex(statement: Statement) -> tuple[int, int] | None:
    """Return the words of a sentence in an annex that holds the purposes."""
    own = statement.own_start
    if own < 0 or _names_none(statement) or statement.concepts & OTHER_SUBJECTS:
        return None
    start = start_behind_name(statement.words, own)
    return start, end_of_purpose(statement, start, behind_label=True)


def _names_none(statement: Statement) -> bool:
    """Return whether a statement can't name a purpose of the business."""
    return statement.composite or statement.words[-1] == ":" or "other-label" in statement.concepts


def _start_behind_label(statement: Statement, own: int) -> int | None:
    """Return where the purpose begins that a label in the statement or its lead-in announces."""
    for label in statement.hits:
        if label.concept != PURPOSE_LABEL:
            continue
        if label.end <= own and own > 0 and statement.operative:
            # An item whose lead-in is the label; of "must not process it for these purposes:" none.
            return None if _is_banned(statement, own) else own
        defined = not statement.operative and label.start > own + 1
        if own <= label.start <= own + _REACH_OF_LABEL and not defined:
            start = _named_from(statement, label)
            if start is not None:
                return start
    return None


def _is_banned(statement: Statement, own: int) -> bool:
    """Return whether the lead-in of an item bans what it lists."""
    before = {hit.concept for hit in statement.hits if hit.end <= own}
    return "modal-prohibition" in before and not before & _EXCEPTED


def _named_from(statement: Statement, label: Hit) -> int | None:
    """Return where the purpose begins that a label announces; None if it announces none."""
    words = statement.words
    if statement.clause.block.kind is BlockKind.TABLE_ROW or words[label.end - 1] == ":":
        return label.end
    if words[label.end - 1] == "of" and words[label.end - 2].startswith("consist"):
        return label.end
    position = _verb_behind(statement, label)
    if position is None or _ELSEWHERE.intersection(words[position + 1 : position + 2]):
        return None
    return position + 1


def _verb_behind(statement: Statement, label: Hit) -> int | None:
    """Return where "is", "are" or the like stands behind a label."""
    reach = range(label.end, min(label.end + _REACH_OF_NAMING, len(statement.words)))
    return next((n for n in reach if statement.words[n] in _NAMES), None)


def _is_elsewhere(statement: Statement) -> bool:
    """Return whether a sentence says that the purpose is determined somewhere else."""
    verbs = (_verb_behind(statement, h) for h in statement.hits if h.concept == PURPOSE_LABEL)
    return any(n and _ELSEWHERE.intersection(statement.words[n + 1 : n + 2]) for n in verbs)


def _under_label(
    agreement: Agreement, statement: Statement, heading_hits: Mapping[int, Sequence[Hit]]
) -> bool:
    """Return whether the nearest heading says that the purpose follows."""
    headings = statement.clause.headings
    concepts = statement.concepts
    if not headings or concepts & OTHER_SUBJECTS or len(statement.clause.block.cells) > 1:
        return False
    if not statement.operative or statement.clause.index - headings[-1] > _CLAUSES_UNDER_LABEL:
        return False
    if "retain" in concepts and not concepts & {"process", "use"}:
        return False
    nearest = headings[-1]
    words = len(agreement.document.quote(agreement.clauses[nearest].span).split())
    return words <= 12 and _announces_purpose(
        {hit.concept for hit in heading_hits.get(nearest, ())},
        {hit.concept for above in headings[:-1] for hit in heading_hits.get(above, ())},
    )


def _start_under_heading(statement: Statement, own: int) -> int:
    """Return where the purpose begins in a sentence under a label: "Vendor will ..." tells it."""
    if statement.concepts & _DUTIES:
        return own
    modals = [h for h in statement.hits if h.concept == "modal-duty" and h.start >= own]
    first = modals[0] if modals else None
    return first.end if first and first.start - own <= _REACH_OF_LABEL else own


def _announces_purpose(concepts: Set[str], above: Set[str]) -> bool:
    """Return whether a heading with these concepts, below others, says that a purpose follows."""
    return PURPOSE_LABEL in concepts or (
        "subject-matter-label" in concepts and "purpose-label" in above
    )
