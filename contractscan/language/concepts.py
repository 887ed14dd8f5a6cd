"""Where the concepts of the lexicons occur in a text.

A concept ("retain", "except", "ccpa") is a name for many phrasings. Every word of the text is
looked up among the words with which a phrasing can begin; only those phrasings are tried there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contractscan.language.phrases import compile_phrase, template_words
from contractscan.language.tokens import Reading


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One occurrence of a concept.

    Attributes:
        start: Index of its first word in the reading.
        end: Index after its last word.
        concept: Name of the concept.
    """

    start: int
    end: int
    concept: str


class ConceptFinder:
    """Finds the concepts of a set of lexicons."""

    def __init__(
        self,
        concepts: Mapping[str, Iterable[str]],
        hides: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Index the phrase templates of all concepts by their first words.

        Args:
            concepts: Concept -> phrase templates.
            hides: Concept -> concepts whose hits inside its own do not count.

        Raises:
            ValueError: A template is malformed; the message names it and its concept.
        """
        patterns: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        known: set[str] = set()
        for concept, templates in concepts.items():
            for template in templates:
                known.update(template_words(template))
                try:
                    phrase = compile_phrase(template)
                except ValueError as error:
                    raise ValueError(f"{concept}: {error}") from error
                for word in phrase.first_words:
                    patterns[word][concept].append(phrase.pattern)
        self._sources = patterns
        self._hides = dict(hides or {})
        self.known_words = frozenset(known)
        self._compiled: dict[str, tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]] = {}
        self._cache: dict[str, re.Pattern[str]] = {}

    def find(self, reading: Reading) -> list[Hit]:
        """Return all hits, in text order; hits of different concepts may overlap."""
        joined = " ".join(reading.words) + " "
        word_at: dict[int, int] = {}
        offset = 0
        starts: list[int] = []
        for index, word in enumerate(reading.words):
            starts.append(offset)
            word_at[offset] = index
            offset += len(word) + 1
        word_at[offset] = len(reading.words)
        hits: list[Hit] = []
        for index, word in enumerate(reading.words):
            if word not in self._sources:
                continue
            start = starts[index]
            for concept, tried in self._tried(word):
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

    def _tried(self, word: str) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
        """Return the patterns that can begin with a word, compiled when first needed."""
        if word not in self._compiled:
            self._compiled[word] = tuple(
                (concept, tuple(self._pattern(source) for source in sources))
                for concept, sources in self._sources[word].items()
            )
        return self._compiled[word]

    def _pattern(self, source: str) -> re.Pattern[str]:
        if source not in self._cache:
            self._cache[source] = re.compile(source)
        return self._cache[source]


def _without_hidden(hits: list[Hit], hides: Mapping[str, tuple[str, ...]]) -> list[Hit]:
    """Leave out the hits that stand inside one that hides them: "audit" in "audit report"."""
    hidden: dict[str, set[int]] = defaultdict(set)
    for hit in hits:
        for concept in hides.get(hit.concept, ()):
            hidden[concept].update(range(hit.start, hit.end))
    if not hidden:
        return hits
    return [hit for hit in hits if hit.start not in hidden.get(hit.concept, ())]
