"""What a clause opens with and what covers all of it: a run-in heading, an empty box.

"Data subject requests. Vendor shall help ...", "☐ Vendor shall ..., and it shall ...".
"""

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
EMPTY_BOX = "☐"
_EMPTY_BOXES = re.compile(r"\W{0,2}(?:☐|\[\s*\])")


def opening_concepts(
    agreement: Agreement, reading: Reading, index: HitIndex
) -> Mapping[int, frozenset[str]]:
    """Return what covers clauses from their opening: index of a clause -> concepts.

    A clause stands below its own opening and below those of the clauses that introduce it.

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


def _own(agreement: Agreement, clause: Clause, reading: Reading, index: HitIndex) -> frozenset[str]:
    if clause.is_heading:
        return frozenset()
    text = agreement.document.quote(clause.block.span)
    if clause.block.label == EMPTY_BOX or _EMPTY_BOXES.match(text):
        return frozenset({"unticked-box"})
    match = _RUN_IN.match(agreement.document.quote(clause.span))
    if match is None or not is_title(match[1], words=_MOST_WORDS):
        return frozenset()
    start = clause.span.start
    first, last = word_range(reading, Span(start + match.start(1), start + match.end(1)))
    return frozenset(hit.concept for hit in index.within(first, last))
