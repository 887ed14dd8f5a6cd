"""Numbers, letters and bullets in front of clauses and list items."""

from __future__ import annotations

import re

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_LABEL = re.compile(
    r"""(?:
        [•·](?=\s|\w|["“(])
      | [*o-](?=\s+\S) | [–—](?=\s+\S)
      | [☐☒☑](?=\s)
      | \((?:[A-Za-z]{1,2}|\d{1,3}|[ivxIVX]{1,6})\)(?=\s|["“\w])
      | (?:[A-Za-z]|\d{1,3}|[ivxIVX]{1,6})\)(?=\s)
      | \d{1,3}(?:\.\d{1,2})+\.?(?:\([a-z]{1,3}\))*(?=\s|$)
      | \d{1,2}[A-Z]?\.(?:\([a-z]{1,3}\))*(?=\s|["“A-Za-z]|$)
      | \d{1,2}[A-Z]\.\d{1,3}\.?(?=\s|$)
      | (?:[A-Z]|[a-z]|[ivx]{2,5}|[IVX]{2,5})\.(?=\s+\S)
    )""",
    re.VERBOSE,
)
_BARE = re.compile(
    r"(?:\(?[A-Za-z]{1,2}[).]|\(?[ivxIVX]{1,6}[).]|\(?\d{1,3}(?:\.\d{1,3})*[).]?|[•·*o–—-]|§+)$"
)
_REFERENCE = re.compile(
    r"(?:\b(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|[Pp]arts?|[Ss]ubsections?"
    r"|[Ss]ub-?paragraphs?|[Aa]nnex(?:es)?|[Ss]chedules?|[Ee]xhibits?|[Cc]hapters?|[Mm]odules?"
    r"|[Oo]ptions?|[Nn]os?\.|[Rr]ecitals?|[Aa]rts?\.)|§+|\b(?:and|or|to|through)|[,(])$"
)


def label_of(text: str) -> str:
    """Return the number, letter or bullet with which a line begins, or an empty string."""
    match = _LABEL.match(text)
    return match[0] if match else ""


def is_bare_label(text: str) -> bool:
    """Return whether a piece of a line is a number, letter or bullet and nothing else."""
    return len(text) <= 10 and _BARE.match(text) is not None


def label_kind(label: str) -> str:
    """Return the pattern of a label, so that siblings can be told: ``(a)`` and ``(b)`` agree."""
    return re.sub(r"\d+", "1", re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", label)))


def awaits_number(text: str) -> bool:
    """Return whether a line ends so that a number at the start of the next one belongs to it."""
    return _REFERENCE.search(text) is not None


def is_bullet(label: str) -> bool:
    """Return whether a label is a mark without a number."""
    return label in ("•", "·", "*", "o")
