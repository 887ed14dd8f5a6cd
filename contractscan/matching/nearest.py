"""The passage that comes nearest to a clause that was not found.

A missing clause is worth a second look when some passage is worded like the clause that would
supply it: text damaged by OCR, or a drafting style that the rules do not know. Similarity alone
decides nothing; it lowers the confidence of "missing" and shows the passage.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from contractscan.matching.reading import ReadAgreement
from contractscan.matching.statements import Statement
from contractscan.rules import Requirement
from contractscan.rules.suggestions import Terms, filled

NEAR = 62.0
_FEWEST_WORDS = 10
_MOST_WORDS = 120


def nearest_statement(requirement: Requirement, read: ReadAgreement) -> Statement | None:
    """Return the passage most like the suggested wording, if one is near.

    Args:
        requirement: Its suggestion is what passages are compared with.
        read: The agreement.

    Returns:
        The statement whose similarity, rapidfuzz's token sort ratio in 0..100, is the highest,
        or None when none reaches `NEAR`.
    """
    wanted = filled(requirement.suggestion, Terms("vendor", "business"))
    candidates = {
        statement.index: " ".join(statement.words)
        for statement in read.statements
        if _FEWEST_WORDS <= len(statement.words) <= _MOST_WORDS
        and statement.operative
        and "personal-information" in statement.concepts
    }
    best = process.extractOne(
        wanted.lower(), candidates, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR
    )
    return read.statements[best[2]] if best is not None else None
