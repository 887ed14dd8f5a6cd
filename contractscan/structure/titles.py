"""The title of a contract, as it is cited."""

from __future__ import annotations

import re

from contractscan.document import Block, BlockKind, Document
from contractscan.structure.numbering import is_title, read_label

_TOP = 8  # blocks at the top of a document among which its title stands
_WORDS = 14
_NAMES_CONTRACT = re.compile(
    r"\b(?:agreement|addendum|amendment|contract|terms|conditions|order\s+form|purchase\s+order"
    r"|statement\s+of\s+work|DPA|MSA|SOW)\b",
    re.IGNORECASE,
)
# Subtitles, and headings of parts: "dated as of", "Key Terms", "Object of this Agreement".
_NO_TITLE = re.compile(
    r"^(?:to|for|between|dated|pursuant)\b|^\(|\bth(?:is|ese)\b"
    r"|^(?:key|general|defined)\s+terms(?:\s+and\s+conditions)?$",
    re.IGNORECASE,
)
# What an opening calls its own document: this Data Processing Addendum.
_CALLS_ITSELF = re.compile(
    r"\b[Tt]h(?:is|ese) ((?:[A-Z][\w’&-]+ ){1,6}"
    r"(?:Agreement|Addendum|Amendment|Contract|Terms)(?: (?:of|and) [A-Z]\w+)?)\b"
)
_SITE = re.compile(r"\s+[|–—]\s+")  # "Terms of Service | Example Inc."
_SMALL = frozenset({"a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
_ABBREVIATIONS = frozenset(
    {"AI", "API", "BAA", "CCPA", "CPRA", "DPA", "EU", "GDPR", "IT", "MSA", "PSA", "SOW", "UK", "US"}
)


def title_block(document: Document) -> Block | None:
    """Return the block at the top of a document that is its title; None if none is.

    Args:
        document: A contract.
    """
    for block in document.blocks[:_TOP]:
        text = document.quote(block.span).strip()
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and _is_title(text, block.label):
            return block
    return None


def title_of(document: Document) -> str:
    """Return the title of a contract, or what its opening calls it: "Data Processing Addendum".

    Args:
        document: A contract.

    Returns:
        An empty string if it has no title and its opening no name for it.
    """
    block = title_block(document)
    if block is not None:
        return _as_cited(document.quote(block.span))
    end = document.blocks[:_TOP][-1].span.end
    found = _CALLS_ITSELF.search(document.text[:end])
    return found[1] if found else ""


def _is_title(text: str, automatic: str | None) -> bool:
    """Return whether a block names a contract, and is no clause, sentence or subtitle."""
    if not _NAMES_CONTRACT.search(text) or _NO_TITLE.search(text):
        return False
    label, _ = read_label(text, automatic)
    return is_title(text, words=_WORDS) and (label is None or bool(label.name))


def _as_cited(text: str) -> str:
    """Return a title without number and what a web page adds, and not in capitals throughout."""
    text = " ".join(text[read_label(text, None)[1] :].split())
    named = [part for part in _SITE.split(text) if _NAMES_CONTRACT.search(part)]
    title = named[0] if len(named) == 1 else text
    return " ".join(map(_lowered, title.split())) if title.isupper() else title


def _lowered(word: str) -> str:
    if word.strip("()") in _ABBREVIATIONS:
        return word
    if word.lower() in _SMALL:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))
