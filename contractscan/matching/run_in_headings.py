"""Headings in the line of their clause: "Data subject requests. Vendor shall help ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from contractscan.document import Span
from contractscan.language.tokens import Reading
from contractscan.matching.items import HitIndex, word_range
from contractscan.structure.agreement import Agreement
from contractscan.structure.clauses import Clause
from contractscan.structure.numbering import is_title

_RUN_IN = re.compile(r"\W{0,3}([A-Z][^.:\n]{2,70})[.:](?=\W{0,3}\s+\W{0,3}[A-Z“\"])")
_MOST_WORDS = 7


def run_in_headings(
    agreement: Agreement, reading: Reading, index: HitIndex
) -> Mapping[int, frozenset[str]]:
    """Return the concepts of run-in headings: index of a clause below one -> concepts.

    A clause stands below its own run-in heading and below those of the clauses that introduce it.

    Args:
        agreement: Its clauses.
        reading: Words of the whole document.
        index: The concepts in it.
    """
    found: dict[int, frozenset[str]] = {}
    for clause in agreement.clauses:
        own = _own(agreement, clause, reading, index)
        above = found.get(clause.parent, frozenset()) if clause.parent is not None else frozenset()
        if own or above:
            found[clause.index] = own | above
    return found


def _own(
    agreement: Agreement, clause: Clause, reading: Reading, index: HitIndex
) -> frozenset[str]:
    if clause.is_heading:
        return frozenset()
    match = _RUN_IN.match(agreement.document.quote(clause.span))
    if match is None or not is_title(match[1], words=_MOST_WORDS):
        return frozenset()
    start = clause.span.start
    first, last = word_range(reading, Span(start + match.start(1), start + match.end(1)))
    return frozenset(hit.concept for hit in index.within(first, last))
