"""The words around a quote: what its clause says before and after it."""

from __future__ import annotations

import re

from contractscan.language.tokens import Reading
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement

LONGEST = 200  # characters on each side
_OMITTED = "…"
_SPACE = re.compile(r"\s+")


def surroundings(statement: Statement, agreement: Agreement, reading: Reading) -> tuple[str, str]:
    """Return what the clause of a statement says before and after it.

    A list item is introduced by its lead-ins ("Vendor shall not:") and followed by the words
    that end their sentence after the list.

    Args:
        statement: Its span is the quote.
        agreement: Text and clauses of the whole document.
        reading: Words of the whole document.

    Returns:
        Whole words of the document, at most `LONGEST` characters each; an ellipsis stands where
        words are cut off. Empty where there are none.
    """
    clause, quote = statement.clause.span, statement.span
    first, last = statement.own
    text = agreement.document.text
    titles = {agreement.clauses[heading].span.start for heading in statement.clause.headings}
    passages = [
        (start, text[reading.starts[start] : reading.ends[end - 1]])
        for start, end in statement.ranges
        if start < end and reading.starts[start] not in titles
    ]
    lead_ins = " ".join(passage for start, passage in passages if start < first)
    tails = " ".join(passage for start, passage in passages if start >= last)
    ahead = _last_words(text[clause.start : quote.start], LONGEST)
    behind = _first_words(text[quote.end : clause.end], LONGEST)
    opening = _first_words(lead_ins, LONGEST - len(ahead) - 1)
    ending = _first_words(tails, LONGEST - len(behind) - 1)
    return f"{opening} {ahead}".strip(), f"{behind} {ending}".strip()


def _first_words(passage: str, longest: int) -> str:
    passage = passage.strip()
    if len(passage) <= longest:
        return passage
    spaces = [space.start() for space in _SPACE.finditer(passage, 0, max(0, longest - 1))]
    return f"{passage[: spaces[-1]]} {_OMITTED}" if spaces else ""


def _last_words(passage: str, longest: int) -> str:
    passage = passage.strip()
    if len(passage) <= longest:
        return passage
    space = _SPACE.search(passage, len(passage) - longest + 1)
    return f"{_OMITTED} {passage[space.end() :]}" if space else ""
