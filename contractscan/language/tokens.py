"""The reading of a text: words that are compared, with their place in the text.

spaCy's blank English pipeline splits the text (nothing is downloaded). On top of it spelling
variants that mean nothing are levelled: case, curly quotes, hyphens, contractions. Quotation
marks are left out, so that ``“sell” or “share”`` reads like ``sell or share``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SILENT = frozenset("\"“”„‟″«»'‘‛`*_-–—‐‑/\\|")
_LEVELLED = {"n't": "not", "n’t": "not", "wo": "will", "ca": "can", "'s": "'s", "’s": "'s", "&": "and"}
_CLOSES_CONTRACTION = frozenset({"not"})


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

    nlp = spacy.blank("en")
    nlp.max_length = 1_000_000_000
    return nlp


def read(text: str) -> Reading:
    """Return the words of a text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for token in pipeline().make_doc(text):
        raw = token.lower_
        if raw in _SILENT or token.is_space:
            continue
        word = _LEVELLED.get(raw, raw)
        if raw in ("wo", "ca") and not text.startswith(("n't", "n’t"), token.idx + len(raw)):
            word = raw
        words.append(word)
        starts.append(token.idx)
        ends.append(token.idx + len(raw))
    return Reading(tuple(words), tuple(starts), tuple(ends))


def as_doc(words: tuple[str, ...]) -> Doc:
    """Return the words as a spaCy document for its matchers."""
    from spacy.tokens import Doc

    return Doc(pipeline().vocab, words=list(words))
