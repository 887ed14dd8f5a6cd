"""The reading of a text: words that are compared, with their place in the text.

spaCy's blank English pipeline splits the text (nothing is downloaded). On top of it spelling
variants that mean nothing are levelled: case, curly quotes, hyphens, contractions. Quotation
marks are left out, so that ``“sell” or “share”`` reads like ``sell or share``.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_SILENT = frozenset("\"“”„‟″«»'‘‛`*_-–—‐‑/\\|")
_LEVELLED = {
    "n't": "not",
    "n’t": "not",
    "wo": "will",
    "ca": "can",
    "'s": "'s",
    "’s": "'s",
    "&": "and",
}
_LEVELLED |= {
    "'ll": "will",
    "’ll": "will",
    "'re": "are",
    "’re": "are",
    "'ve": "have",
    "’ve": "have",
}


_CHANGED = frozenset({*_LEVELLED, "wo", "ca"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text in order.

    Attributes:
        words: Levelled words and punctuation marks.
        starts: Offset of the first character of each.
        ends: Offset after the last character of each.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@cache
def pipeline() -> Language:
    """Return spaCy's blank English pipeline; it holds a tokenizer and no model."""
    import spacy
    from spacy.lang.tokenizer_exceptions import emoticons

    nlp = spacy.blank("en")
    splitter: Any = nlp.tokenizer
    # "(8)" is a number in brackets, and "(s):" no face.
    splitter.rules = {word: rule for word, rule in splitter.rules.items() if word not in emoticons}
    nlp.max_length = 1_000_000_000
    return nlp


def read(text: str, known_words: frozenset[str] = frozenset()) -> Reading:
    """Return the words of a text.

    Args:
        text: Any text.
        known_words: Words by which a lost space is found: "relationshipbetween" is read as two
            words when both are known, and the whole is not and occurs once or twice.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    raw_words, offsets, lengths = _tokens(text)
    counts = Counter(raw_words) if known_words else Counter[str]()
    plain = _plain(raw_words, counts)
    plural_bracket = False
    for whole, offset, length in zip(raw_words, offsets, lengths, strict=True):
        if whole in plain:
            plural_bracket = False
            words.append(whole)
            starts.append(offset)
            ends.append(offset + length)
            continue
        if plural_bracket and whole == ")":
            plural_bracket = False
            continue
        plural_bracket = whole.endswith("(s") and len(whole) > _SHORTEST_PART
        raw = whole[:-2] if plural_bracket else whole  # "subprocessor(s)"
        if raw in _QUOTES and _is_possessive(text, offset):
            raw = "'s"
        elif raw in _SILENT or raw.isspace():
            continue
        cut = 0
        if len(raw) >= _SHORTEST_FUSED and 0 < counts[whole] <= _MOST_OFTEN:
            cut = _lost_space(raw, known_words)
        if cut:
            words.append(raw[:cut])
            starts.append(offset)
            ends.append(offset + cut)
        words.append(_level(raw[cut:], text, offset))
        starts.append(offset + cut)
        ends.append(offset + length)
    return Reading(tuple(words), tuple(starts), tuple(ends))


def _plain(raw_words: list[str], counts: Counter[str]) -> frozenset[str]:
    """Return the words that stay as they are: most of a text, passed over quickly."""
    return frozenset(
        word
        for word in set(raw_words)
        if word.isalpha()
        and word not in _CHANGED
        and (len(word) < _SHORTEST_FUSED or not 0 < counts[word] <= _MOST_OFTEN)
    )


def _tokens(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return spaCy's tokens in lower case, their offsets and their lengths in the text.

    As arrays: a token object for every word would cost as much as the tokenization.
    """
    text, spaces = _cut(text)
    doc = pipeline().make_doc(text)
    table = doc.to_array(["LOWER", "IDX", "LENGTH"])
    strings = doc.vocab.strings
    spelled = {key: strings[key] for key in set(table[:, 0].tolist())} if len(doc) else {}
    words = [spelled[key] for key in table[:, 0].tolist()]
    offsets = table[:, 1].tolist()
    if spaces:
        offsets = [offset - bisect(spaces, offset) for offset in offsets]
    return words, offsets, table[:, 2].tolist()


# Signature lines, leaders, quotations in quotations, addresses of web pages. The tokenizer takes
# one mark after the other off such a run and looks through the rest of it each time.
_LONG_RUN = re.compile(r"(?:[^\w\s]|_){64}(?=\S)|\S{256}(?=\S)")


def _cut(text: str) -> tuple[str, list[int]]:
    """Return text with spaces in very long runs of other characters, and where these stand."""
    ends = [run.end() for run in _LONG_RUN.finditer(text)]
    if not ends:
        return text, []
    pieces = [text[start:end] for start, end in pairwise((0, *ends, len(text)))]
    return " ".join(pieces), [end + number for number, end in enumerate(ends)]


_QUOTES = frozenset("'’")
_SHORTEST_FUSED = 8
_SHORTEST_PART = 5
_JOINING_WORDS = frozenset(
    "the of to and or by for is be any not its with that this such from shall will".split()
)
_MOST_OFTEN = 2


def _lost_space(word: str, known_words: frozenset[str]) -> int:
    """Return where a word falls into two known ones, or 0; text from PDFs loses spaces."""
    if not known_words or word in known_words or not word.isalpha():
        return 0
    for cut in range(2, len(word) - 1):
        parts = word[:cut], word[cut:]
        if all(p in _JOINING_WORDS or len(p) >= _SHORTEST_PART for p in parts) and all(
            p in known_words for p in parts
        ):
            return cut
    return 0


def _level(raw: str, text: str, offset: int) -> str:
    """Return a word without variants of spelling that mean nothing."""
    if raw in ("wo", "ca") and not text.startswith(("n't", "n’t"), offset + len(raw)):
        return raw
    return _LEVELLED.get(raw, raw)


def _is_possessive(text: str, offset: int) -> bool:
    """Return whether a single quotation mark is the genitive of a plural: parties' data."""
    if offset == 0 or text[offset - 1] not in "sS" or text[offset + 1 : offset + 2] != " ":
        return False
    return not any(mark in text[max(0, offset - 60) : offset] for mark in (" '", " ‘", "(‘", "('"))
