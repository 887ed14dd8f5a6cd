"""Which paragraphs are headings: by their style, or by how they look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contractscan.parsers._lines import heading_level, is_emphasised_title, is_field
from contractscan.parsers.docx._names import (
    BOLD,
    CAPS,
    ITALIC,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    UNDERLINE,
    child_value,
    is_on,
    word,
)
from contractscan.parsers.docx._styles import SWITCHES, Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_WORDS_BY_STYLE = 25
_MOST_WORDS_BY_LOOK = 14
_LONGEST_BY_LOOK = 110
_FEW_WORDS = 8
_EMPHASISED_RANK = 3
_VERB = re.compile(
    r"\b(?:shall|must|will|may|can(?:not)?|is|are|was|were|has|have|agrees?|means?|includes?)\b",
    re.IGNORECASE,
)
_TYPED_NUMBER = re.compile(
    r"(?:(?:section|article|clause|part|annex|exhibit|schedule|appendix|attachment)\s+\w{1,5}\b"
    r"|\d{1,3}(?:\.\d{1,3})*[.)]?\s|[IVXLC]{1,6}\.\s|[A-Z]\.\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_RUN_IN_TITLE = re.compile(r"[a-z]{3}\. +[A-Z]")


def rank_by_style(text: str, style: Style) -> int | None:
    """Return the rank that a heading's style gives it; None if it reads like a clause.

    Many contracts put whole numbered clauses into the heading styles.
    """
    if not style.rank or len(text.split()) > _MOST_WORDS_BY_STYLE:
        return None
    return None if _reads_like_sentence(text) else style.rank


def rank_by_look(text: str, paragraph: _Element, style: Style, styles: Styles) -> int | None:
    """Return the rank of a short paragraph that is set like a heading; otherwise None."""
    if len(text) > _LONGEST_BY_LOOK or text.endswith((";", ",")) or not _WORD.search(text):
        return None
    if is_field(text) or len(text.split()) > _MOST_WORDS_BY_LOOK or _reads_like_sentence(text):
        return None
    if text.isupper() or _all_runs(paragraph, CAPS, style, styles):
        return heading_level(text.upper()) or 1
    rank = heading_level(text)
    if _all_runs(paragraph, BOLD, style, styles):
        return None if text.endswith(":") else (rank or 2)
    return rank if rank and _TYPED_NUMBER.match(text) else None


def rank_by_emphasis(text: str, paragraph: _Element, style: Style, styles: Styles) -> int | None:
    """Return the rank of a title without a number that is underlined or in italics, below bold.

    Notes and quotations are in italics too, and links are underlined: they don't count.
    """
    if not is_emphasised_title(text):
        return None
    if next(paragraph.iter(word("hyperlink"), word("instrText")), None) is not None:
        return None
    emphasised = any(_all_runs(paragraph, switch, style, styles) for switch in (UNDERLINE, ITALIC))
    return _EMPHASISED_RANK if emphasised else None


def _reads_like_sentence(text: str) -> bool:
    if not text.endswith((".", ";", ":", ",")):
        return False
    # "Termination. Upon the end of this Agreement:" is a clause that begins with its title.
    if text.endswith(":") and _RUN_IN_TITLE.search(text):
        return True
    return len(text.split()) > _FEW_WORDS or _VERB.search(text) is not None


def _all_runs(paragraph: _Element, switch: str, style: Style, styles: Styles) -> bool:
    """Return whether every run with a word in it has a switch, such as ``w:b``, on."""
    attribute = SWITCHES[switch]
    inherited = bool(getattr(style, attribute))
    found = False
    for run in paragraph.iter(RUN):
        if not any((text.text or "").strip() for text in run.iterfind(TEXT)):
            continue
        found = True
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            if not inherited:
                return False
            continue
        own = properties.find(switch)
        if own is not None:
            state = is_on(own)
        else:
            run_style = child_value(properties, word("rStyle"))
            by_style = getattr(styles.character(run_style), attribute) if run_style else None
            state = inherited if by_style is None else by_style
        if not state:
            return False
    return found
