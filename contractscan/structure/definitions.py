"""Defined terms: where a contract says what a word means.

Four ways of defining are read: ``"Term" means ...`` (also with its list items), ``... (the
"Term")`` after the words that it stands for, ``Term: means ...`` and a table row whose first
cell is the term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractscan.document import BlockKind, Document, Span
from contractscan.structure.clauses import Clause

_QUOTE = "[\"“”„]"
_VERB = (
    r"(?:\s*\([^)]{0,60}\))?[\s,:]*(?:shall\s+mean|means|will\s+mean|mean|has\s+the\s+meaning|have\s+the\s+(?:same\s+)?meaning"
    r"|shall\s+have\s+the\s+(?:same\s+)?meaning|refers?\s+to|includes?|is\s+defined|are\s+defined"
    r"|stands\s+for|is\b|are\b)"
)
_MEANS = re.compile(
    rf"{_QUOTE}([^\"“”„\n]{{2,80}}){_QUOTE}"
    rf"(?:\s*(?:,|and|or)\s*{_QUOTE}([^\"“”„\n]{{2,80}}){_QUOTE})?(?=\s*{_VERB})"
)
_UNQUOTED = re.compile(
    r"^\W{0,3}([A-Z][\w&/’'-]*(?:\s+(?:[A-Z][\w&/’'-]*|of|and|or|the)){0,5})\s*[:–-]?\s+"
    r"(?:means|shall mean|has the meaning)\b"
)
_INLINE = re.compile(
    rf"\((?:[^()]{{0,60}}?\b(?:the|each|an?|collectively|together|hereinafter|as|our|or)\b[^()\"“”]{{0,40}})?,?\s*"
    rf"{_QUOTE}([^\"“”„\n()]{{2,60}}){_QUOTE}"
    rf"(?:\s*(?:,|or|and|/)\s*(?:the\s+)?{_QUOTE}([^\"“”„\n()]{{2,60}}){_QUOTE})*[^()]{{0,30}}\)"
)
_ANY_QUOTED = re.compile(rf"{_QUOTE}([^\"“”„\n()]{{2,60}}){_QUOTE}")


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and the passages that say what it means.

    Attributes:
        term: The word as the contract writes it.
        spans: The passages of the document that define it, list items included.
        inline: Whether it is the short form of words that stand before it.
    """

    term: str
    spans: tuple[Span, ...]
    inline: bool = False


def find_definitions(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """Return the defined terms of a document in the order in which they are defined."""
    children: dict[int, list[Clause]] = {}
    for clause in clauses:
        if clause.parent is not None:
            children.setdefault(clause.parent, []).append(clause)
    found: list[Definition] = []
    for clause in clauses:
        text = document.quote(clause.block.span)
        found += _explicit(document, clause, text, children)
        found += _inline(clause, text)
    return tuple(found)


def _explicit(
    document: Document, clause: Clause, text: str, children: dict[int, list[Clause]]
) -> list[Definition]:
    base = clause.block.span.start
    matches = list(_MEANS.finditer(text))
    found: list[Definition] = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        spans = [Span(base + match.end(), base + end)]
        if number + 1 == len(matches):
            spans += _descendants(clause, children)
        found += [Definition(t.strip(" ,."), tuple(spans)) for t in match.groups() if t]
    if not matches and (unquoted := _UNQUOTED.match(document.quote(clause.span))):
        spans = [Span(clause.span.start + unquoted.end(), clause.span.end)]
        found.append(
            Definition(unquoted.group(1), tuple(spans + _descendants(clause, children)))
        )
    if clause.block.kind is BlockKind.TABLE_ROW and len(clause.block.cells) == 2 and not found:
        term = document.quote(clause.block.cells[0]).strip(" \"“”:")
        if 0 < len(term.split()) <= 6 and term[:1].isupper():
            found.append(Definition(term, (clause.block.cells[1],)))
    return found


def _descendants(clause: Clause, children: dict[int, list[Clause]]) -> list[Span]:
    spans: list[Span] = []
    for child in children.get(clause.index, ()):
        spans.append(child.span)
        spans += _descendants(child, children)
    return spans


def _inline(clause: Clause, text: str) -> list[Definition]:
    base = clause.block.span.start
    found: list[Definition] = []
    for match in _INLINE.finditer(text):
        opening = max(text.rfind(". ", 0, match.start()), text.rfind("; ", 0, match.start())) + 1
        span = Span(base + max(opening, match.start() - 400), base + match.start())
        for quoted in _ANY_QUOTED.finditer(match.group()):
            found.append(Definition(quoted.group(1).strip(" ,."), (span,), inline=True))
    return found
