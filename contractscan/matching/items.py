"""Lists inside a sentence: "(a) ...; (b) ..." and parts between semicolons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from contractscan.document import Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading

Range = tuple[int, int]


def word_range(reading: Reading, span: Span) -> Range:
    """Return the words that lie in a span of the text."""
    return bisect_left(reading.starts, span.start), bisect_left(reading.starts, span.end)


class HitIndex:
    """Looks up the hits that lie inside a range of words."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """Index hits that are sorted by their first word."""
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def within(self, first: int, last: int) -> list[Hit]:
        """Return the hits between two word indices, the second exclusive."""
        low = bisect_left(self._starts, first)
        high = bisect_left(self._starts, last)
        return [hit for hit in self._hits[low:high] if hit.end <= last]


_SUBJECTS = frozenset({"party-vendor", "party-business", "party-both"})
_ENUMERATOR = re.compile(r"(?:[a-h]|i{1,3}|iv|vi{0,3}|ix|x|\d)$")


def inline_items(words: Sequence[str], sentence: Range) -> list[tuple[Range, Range]]:
    """Return the items of a list inside a sentence, each with the words that introduce it.

    "Vendor shall not (a) sell it; (b) rent it" reads like a list with two items.
    """
    first, last = sentence
    marks = [
        i
        for i in range(first, last - 2)
        if words[i] == "(" and words[i + 2] == ")" and _ENUMERATOR.match(words[i + 1])
    ]
    if len(marks) < 2 or marks[0] == first:
        return []
    lead = (first, marks[0])
    return [(lead, (a + 3, b)) for a, b in zip(marks, [*marks[1:], last], strict=True) if b > a + 3]


def semicolon_items(
    words: Sequence[str], sentence: Range, index: HitIndex
) -> list[tuple[Range, Range]]:
    """Return the parts of a sentence between semicolons that share its first modal verb.

    "Vendor will not sell it; use it for its own ends; or combine it" sets three bans. A part
    with a modal verb or a subject of its own ("Company is ...") is left alone.
    """
    first, last = sentence
    marks = [i for i in range(first, last) if words[i] == ";"]
    if not marks:
        return []
    # The longest of those that begin first: "will not" and not its "will".
    modals = [h for h in index.within(first, marks[0]) if _is_modal(h)]
    modal = min(modals, key=lambda h: (h.start, -h.end), default=None)
    if modal is None:
        return []
    lead = (first, modal.end)
    edges = [modal.end - 1, *marks, last]
    parts = [(_behind_joiner(words, a + 1), b) for a, b in pairwise(edges) if b > a + 2]
    return [
        (lead, part)
        for number, part in enumerate(parts)
        if number == 0 or not any(_is_own(h, part, words) for h in index.within(*part))
    ]


def _behind_joiner(words: Sequence[str], start: int) -> int:
    return start + 1 if words[start] in ("and", "or") else start


_SUBORDINATORS = frozenset("if that which who when where unless whether until while".split())


def _is_own(hit: Hit, part: Range, words: Sequence[str]) -> bool:
    """Return whether a hit makes a part a sentence of its own: a subject, or a modal verb in it.

    In "notify Customer if it can no longer comply" the modal verb is that of a subordinate clause.
    """
    if hit.concept in _SUBJECTS:
        return hit.start == part[0]
    return _is_modal(hit) and not _SUBORDINATORS.intersection(words[part[0] : hit.start])


def _is_modal(hit: Hit) -> bool:
    return hit.concept.startswith("modal-") and hit.concept != "modal-right"
