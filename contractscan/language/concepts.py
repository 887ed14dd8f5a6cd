"""Where the concepts of the lexicons occur in a text.

A concept ("retain", "except", "ccpa") is a name for many phrasings. Every word of the text is
looked up among the words with which a phrasing can begin, and the word behind it among those that
can follow; only those phrasings are tried there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from contractscan.language.phrases import Phrase, compile_phrase, template_words
from contractscan.language.tokens import Reading


class Hit(NamedTuple):
    """One occurrence of a concept; a named tuple, since thousands are made of each contract.

    Attributes:
        start: Index of its first word in the reading.
        end: Index after its last word.
        concept: Name of the concept.
    """

    start: int
    end: int
    concept: str


_Patterns = tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]


class _Openings:
    """What can begin with one word, by the word behind it; compiled when a text first has both."""

    def __init__(self, word: str, phrases: Iterable[tuple[str, Phrase]]) -> None:
        self._phrases = [(c, p.pattern, p.second_words(word)) for c, p in phrases]
        self._followers = frozenset().union(*(s for *_, s in self._phrases if s is not None))
        self._tried: dict[str, _Patterns] = {}

    def before(self, following: str, compiled: dict[str, re.Pattern[str]]) -> _Patterns:
        """Return concepts and their patterns that may match before a word.

        Args:
            following: The word behind the first one.
            compiled: Patterns that have been compiled; new ones are added.
        """
        key = following if following in self._followers else ""
        if key not in self._tried:
            patterns: dict[str, list[re.Pattern[str]]] = defaultdict(list)
            for concept, source, seconds in self._phrases:
                if seconds is None or key in seconds:
                    if source not in compiled:
                        compiled[source] = re.compile(source)
                    patterns[concept].append(compiled[source])
            self._tried[key] = tuple((c, tuple(tried)) for c, tried in patterns.items())
        return self._tried[key]


class ConceptFinder:
    """Finds the concepts of a set of lexicons."""

    def __init__(
        self,
        concepts: Mapping[str, Iterable[str]],
        hides: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Index the phrase templates of all concepts by the words that they can begin with.

        Args:
            concepts: Concept -> phrase templates.
            hides: Concept -> concepts whose hits inside its own do not count.

        Raises:
            ValueError: A template is malformed; the message names it and its concept.
        """
        phrases: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        known: set[str] = set()
        for concept, templates in concepts.items():
            for template in templates:
                known.update(template_words(template))
                try:
                    phrase = compile_phrase(template)
                except ValueError as error:
                    raise ValueError(f"{concept}: {error}") from error
                for word in phrase.first_words:
                    phrases[word].append((concept, phrase))
        self._phrases = phrases
        self._hides = dict(hides or {})
        self.known_words = frozenset(known)
        self._openings: dict[str, _Openings] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, reading: Reading) -> list[Hit]:
        """Return all hits, in text order; hits of different concepts may overlap."""
        joined = " ".join(reading.words) + " "
        starts = [0, *accumulate(len(word) + 1 for word in reading.words)]
        word_at = dict(zip(starts, range(len(starts)), strict=True))
        hits: list[Hit] = []
        for index, (word, following) in enumerate(pairwise((*reading.words, ""))):
            if word not in self._phrases:
                continue
            start = starts[index]
            openings = self._openings.get(word)
            if openings is None:
                openings = self._openings[word] = _Openings(word, self._phrases[word])
            for concept, tried in openings.before(following, self._compiled):
                end = 0
                for pattern in tried:
                    match = pattern.match(joined, start)
                    if match is not None and match.end() > end:
                        end = match.end()
                if end > start:
                    stop = word_at.get(end) if joined[end - 1] == " " else word_at.get(end + 1)
                    if stop is not None:
                        hits.append(Hit(index, stop, concept))
        return _without_hidden(hits, self._hides)


def _without_hidden(hits: list[Hit], hides: Mapping[str, tuple[str, ...]]) -> list[Hit]:
    """Leave out the hits that stand inside one that hides them: "audit" in "audit report"."""
    hidden: dict[str, set[int]] = defaultdict(set)
    for hit in hits:
        for concept in hides.get(hit.concept, ()):
            hidden[concept].update(range(hit.start, hit.end))
    if not hidden:
        return hits
    return [hit for hit in hits if hit.start not in hidden.get(hit.concept, ())]
