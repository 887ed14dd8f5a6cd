"""Is the purpose that a passage names specific?

11 CCR § 7051(a)(2): the purpose "shall not be described in generic terms, such as referencing
the entire contract generally". A description is specific when words remain after all those are
taken away that any contract could use ("provide", "services", "agreement", "business purpose").
"""

from __future__ import annotations

from contractscan.matching.norms import Norm

MINIMUM_TELLING_WORDS = 2
_MARKER = "purpose-marker"


def is_specific(norm: Norm, generic_words: frozenset[str]) -> bool:
    """Return whether the words after the purpose marker tell what is done.

    Args:
        norm: The norm; without a marker all its words are judged.
        generic_words: Words that tell nothing.
    """
    return len(telling_words(norm, generic_words)) >= MINIMUM_TELLING_WORDS


def telling_words(norm: Norm, generic_words: frozenset[str]) -> frozenset[str]:
    """Return the words after the purpose marker that are not generic."""
    statement = norm.statement
    markers = [
        hit
        for hit in statement.hits
        if hit.concept == _MARKER and norm.start <= hit.start < norm.end
    ]
    start = markers[0].end if markers else norm.start
    named = {
        position
        for hit in statement.hits
        if hit.concept.startswith("party-") or hit.concept in ("ccpa", "privacy-law", "european-law")
        for position in range(hit.start, hit.end)
    }
    return frozenset(
        word
        for position, word in enumerate(statement.words[start : norm.end], start)
        if len(word) > 2 and word.isalpha() and word not in generic_words and position not in named
    )
