"""The words that introduce a list item: "Vendor shall not: (a) sell ..."."""

from __future__ import annotations

import re

from contractscan.document import Document, Span
from contractscan.structure.clauses import Clause

_LONGEST_ENDING = 20  # characters that tell whether a sentence is left open
_LEAD_IN_END = re.compile(
    r"(?:[:—–]|\b(?:and|or|to|that|following)|[^.;!?:)\"”’])\s*$", re.IGNORECASE
)


def lead_in(document: Document, clauses: tuple[Clause, ...], clause: Clause) -> tuple[Span, ...]:
    """Return the introducing text of a clause, outermost first, as spans of the document.

    A parent introduces its items only if its last sentence is left open ("... shall:").
    """
    chain: list[Span] = []
    parent = clause.parent
    while parent is not None:
        above = clauses[parent]
        opening = _open_sentence(document, above.span)
        if opening is None:
            break
        chain.append(opening)
        parent = above.parent
    return tuple(reversed(chain))


_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"(])")


def _open_sentence(document: Document, span: Span) -> Span | None:
    """Return the last sentence of a span if it is left open for items to continue."""
    text = document.quote(span).rstrip()
    if not text or not _LEAD_IN_END.search(text[-_LONGEST_ENDING:]):
        return None
    start = 0
    for match in _SENTENCE_END.finditer(text):
        start = match.end()
    return Span(span.start + start, span.start + len(text))
