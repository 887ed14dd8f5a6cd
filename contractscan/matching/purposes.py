"""Which passages name the purpose of the processing, and is the purpose specific?

11 CCR § 7051(a)(2): the purpose "shall not be described in generic terms, such as referencing
the entire contract generally". A purpose is specific when words remain after all those are taken
away that any contract could use ("provide", "services", "agreement", "store"). Purposes stand

- behind a label: "Purpose of the processing: ...", also as a table row or column;
- under a heading or a lead-in that is such a label;
- in a sentence that says what the data is processed for: "processes Personal Data to ...".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contractscan.document import BlockKind, Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading
from contractscan.matching.items import word_range
from contractscan.matching.purpose_tables import (
    PURPOSE_LABEL,
    purpose_columns,
    value_beside_label,
)
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement

MINIMUM_TELLING_WORDS = 2
_SILENT_CONCEPTS = ("party-", "ccpa", "privacy-law", "european-law", "us-privacy-law")
_ACTS = frozenset({"process", "use", "disclose", "receive", "collect"})
_NAMES = frozenset(
    {":", "is", "are", "include", "includes", "means", "mean", "comprise", "comprises"}
)
_ELSEWHERE = frozenset(
    "determined described set specified stated defined listed as identified".split()
)
_AFTER_LABEL = frozenset(": is are include includes shall be | - ( s ) the of".split())
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
    found: dict[int, int] = {}
    for statement in statements:
        passage = _passage(agreement, reading, statement, heading_hits, columns)
        if passage is not None:
            words = _telling(statement, *passage, generic_words)
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
        offset = statement.own[0]
        return max(0, first - offset), min(end, last - offset)
    cell = value_beside_label(reading, statement)
    own = end - (statement.own[1] - statement.own[0])
    if cell is not None or own < 0:
        return cell  # below zero: a part of a sentence; the whole is judged
    start = _start_behind_label(statement, own)
    if (
        start is None
        and not _is_elsewhere(statement)
        and _under_label(agreement, statement, heading_hits)
    ):
        start = own
    if start is not None:
        return start, _end_of_purpose(statement, start)
    return _in_sentence(statement)


def _names_none(statement: Statement) -> bool:
    """Return whether a statement can't name a purpose of the business."""
    if statement.composite or statement.words[-1] == ":" or "other-label" in statement.concepts:
        return True
    # The vendor's own ends are no purpose of the business.
    return "own-purposes" in statement.concepts and "for-services" not in statement.concepts


def _start_behind_label(statement: Statement, own: int) -> int | None:
    """Return where the purpose begins that a label in the statement or its lead-in announces."""
    for label in statement.hits:
        if label.concept != PURPOSE_LABEL:
            continue
        if label.end <= own and own > 0 and statement.operative:
            return own  # an item whose lead-in is the label
        defined = not statement.operative and label.start > own + 1
        if own <= label.start <= own + _REACH_OF_LABEL and not defined:
            start = _named_from(statement, label)
            if start is not None:
                return start
    return None


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
    if not headings or concepts & _OTHER_SUBJECTS or len(statement.clause.block.cells) > 1:
        return False
    if not statement.operative or statement.clause.index - headings[-1] > _CLAUSES_UNDER_LABEL:
        return False
    if "retain" in concepts and not concepts & {"process", "use"}:
        return False
    nearest = headings[-1]
    words = len(agreement.document.quote(agreement.clauses[nearest].span).split())
    return words <= 12 and any(
        hit.concept == PURPOSE_LABEL for hit in heading_hits.get(nearest, ())
    )


def _in_sentence(statement: Statement) -> tuple[int, int] | None:
    """Return what the data is processed for in "processes Personal Data (only) to ..."."""
    if not {"personal-information", "purpose-link"} <= statement.concepts:
        return None
    if not statement.operative or statement.concepts & _OTHER_SUBJECTS:
        return None
    own = len(statement.words) - (statement.own[1] - statement.own[0])
    limited = _limited_disclosure(statement) or _excepted_purpose(statement)
    if limited is not None:
        return limited.end, _end_of_purpose(statement, limited.end)
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
            link = _link(statement, after[0].end, act)
        elif (
            before
            and before[0].start <= own + 2
            and statement.words[act.start - 1] in ("is", "are", "be", "been")
        ):
            link = _link(statement, act.end, act)
        else:
            continue
        if link is not None and not _speaks_of_other(statement, link):
            return link.end, _end_of_purpose(statement, link.end)
    return None


def _limited_disclosure(statement: Statement) -> Hit | None:
    """Return the limit in "Customer discloses ... only for the purpose of", which names it."""
    concepts = statement.concepts
    if not concepts & {"disclose", "receive"} or "personal-information" not in concepts:
        return None
    hits = (h for h in statement.hits if h.concept == "purpose-of" and h.start > 2)
    return next(hits, None)


def _excepted_purpose(statement: Statement) -> Hit | None:
    """Return "for no purpose other than", behind which the one purpose stands."""
    concepts = statement.concepts
    if not concepts & _ACTS or "personal-information" not in concepts:
        return None
    return next((h for h in statement.hits if h.concept == "purpose-exception"), None)


def _speaks_of_other(statement: Statement, link: Hit) -> bool:
    """Return whether the sentence is about something else before it names a purpose."""
    return any(h.concept in _BEFORE_PURPOSE and h.start < link.start for h in statement.hits)


_REACH_OF_LINK = 8
_BANS = frozenset({"modal-prohibition", "modal-denial", "negation"})
_NO_VERB = frozenset(
    "the a an any all such this that these those its our your their his her each every other "
    "another third customer vendor us you it them as no which whom be".split()
)
_OTHER_SUBJECTS = frozenset(
    "audit-right security-measures security-incident consumer-request "
    "party-subprocessor subprocessor european-scope deidentified-data confidential-information "
    "own-purposes-only".split()
)
_BEFORE_PURPOSE = frozenset({"delete", "notify", "exception"})


def _has_vendor_before(statement: Statement, position: int) -> bool:
    """Return whether the vendor is named shortly before, or nobody is (a list item)."""
    named = [h for h in statement.hits if h.concept.startswith("party-") and h.end <= position]
    if not named:
        return position <= 3
    return named[-1].concept in ("party-vendor", "party-both") and position - named[-1].end <= 6


def _link(statement: Statement, position: int, act: Hit) -> Hit | None:
    """Return the word that joins an act to its purpose, near a position.

    "Disclosed to" names a recipient; "received to" names what for.
    """
    verb = statement.words[act.start]
    towards = act.concept in ("disclose", "receive") and not verb.startswith("receiv")
    for hit in statement.hits:
        if hit.concept != "purpose-link" or not position <= hit.start <= position + _REACH_OF_LINK:
            continue
        following = statement.words[hit.end : hit.end + 1]
        short = hit.end - hit.start == 1
        if not following or not following[0].isalpha():
            continue
        if short and (following[0] in _NO_VERB or towards):
            continue
        return hit
    return None


def _end_of_purpose(statement: Statement, start: int) -> int:
    """Return where the naming of a purpose ends: at the next thought of the sentence."""
    stops = [
        hit.start
        for hit in statement.hits
        if hit.start > start and hit.concept in ("purpose-end", "modal-duty", "modal-prohibition")
    ]
    return min(stops, default=len(statement.words))


def _telling(
    statement: Statement, start: int, end: int, generic_words: frozenset[str]
) -> frozenset[str]:
    """Return the words of a passage that are not generic."""
    named = {
        position
        for hit in statement.hits
        if hit.concept.startswith(_SILENT_CONCEPTS)
        for position in range(hit.start, hit.end)
    }
    return frozenset(
        word
        for position, word in enumerate(statement.words[start:end], start)
        if len(word) > 2
        and word.isalpha()
        and word not in generic_words
        and word not in _AFTER_LABEL
        and position not in named
    )
