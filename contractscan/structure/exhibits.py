"""Exhibits and annexes that an agreement names and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractscan.document import Document

KINDS = "Exhibit|Annex|Appendix|Schedule|Attachment"
_NUMBER = r"[A-Z](?:-\d{1,2})?|\d{1,2}(?:\.\d)?|[IVX]{1,5}"
_NAMED = re.compile(rf"\b({KINDS})\s+({_NUMBER})\b(?![\w’'-])")
_OPENING = re.compile(
    rf"(?im)^\W{{0,6}}(?:(?:{KINDS})\s+(?:{_NUMBER})\b[^\n]{{0,6}}(?:to|of)[^\n]{{0,60}}?)?"
    rf"\W{{0,4}}({KINDS})\s+({_NUMBER})\b"
)
# What is ours: "attached as Exhibit A", "as described in Annex 2".
_OURS = re.compile(
    r"\b(?:attached|annexed|appended|hereto|set\s+(?:out|forth)|described|listed|specified|detailed"
    r"|contained|identified|stated|defined|in\s+accordance\s+with|pursuant\s+to|see)\b",
    re.IGNORECASE,
)
# What belongs to another text: "Annex I of the SCCs", "Schedule 1 of the Act".
_ANOTHERS = re.compile(
    r"^[^.;\n]{0,12}?\b(?:of|to|in|under)\s+(?:the\s+)?(?!this\b|these\b)"
    r"(?:[\w-]+\s+){0,5}?(?:clauses|sccs?|addendum|directive|regulation|act|gdpr|agreement|law|code|msa"
    r"|terms|order)\b",
    re.IGNORECASE,
)
_SENTENCE = 160  # characters before a name in which the words stand that make it ours


def absent_exhibits(document: Document) -> tuple[str, ...]:
    """Return the exhibits that the text refers to as its own and that are not in it.

    One is there if a line, or the name of one of the joined documents, begins with its name.

    Args:
        document: One document, or the joined ones of an agreement.

    Returns:
        Names such as ``Exhibit B``, in the order in which they are first named.
    """
    there: set[tuple[str, str]] = set()
    for match in (*_OPENING.finditer(document.text), *_NAMED.finditer(_names(document))):
        there |= _keys(match[1], match[2])
    absent = dict.fromkeys(
        f"{kind} {number}"
        for kind, number in _references(document.text)
        if not _keys(kind, number) & there
    )
    return tuple(absent)


def _references(text: str) -> Iterator[tuple[str, str]]:
    for match in _NAMED.finditer(text):
        start = max(text.rfind("\n", 0, match.start()), match.start() - _SENTENCE, 0)
        before, after = text[start : match.start()], text[match.end() : match.end() + 90]
        if _OURS.search(before) and not _ANOTHERS.match(after):
            yield match[1], match[2]


_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}


def _keys(kind: str, number: str) -> set[tuple[str, str]]:
    """Return the names that mean the same exhibit: "Annex I" is "Annex 1"."""
    shown = number.upper()
    return {(kind.lower(), shown), (kind.lower(), _ROMAN.get(shown, shown))}


def _names(document: Document) -> str:
    """Return the names of the joined documents, as words: ``exhibit-b.docx`` is Exhibit B."""
    stems = [part.document.name.rpartition(".")[0] for part in document.parts]
    return "\n".join(re.sub(r"[\W_]+", " ", stem).title() for stem in stems)
