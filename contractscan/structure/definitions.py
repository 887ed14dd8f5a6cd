"""Defined terms: where a contract says what a word means.

Five ways of defining are read: ``"Term" means ...`` (also with its list items), ``... (the
"Term")`` after the words that it stands for, ``Term: means ...``, ``Term: ...`` or ``Term — ...``
under a heading such as "Definitions", and a table row whose first cell is the term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contractscan.document import BlockKind, Document, Span
from contractscan.structure.clauses import Clause

_QUOTE = '["“”„]'
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
_GLOSSARY_HEADING = re.compile(
    r"\b(?:definitions?|defined terms|glossary|interpretation)\b", re.IGNORECASE
)
_GLOSSARY_ENTRY = re.compile(
    r"^\W{0,3}([A-Z][\w&/’'-]*(?:\s+(?:[A-Z][\w&/’'-]*|of|and|or|the)){0,5})"
    # Also a term that is written with its plural, as in "Privacy Law(s): ..."
    r"(?:\(s\))?(?:\s*:|\s+[–—-])\s+"
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
        addition: Whether it adds to what the term means elsewhere.
    """

    term: str
    spans: tuple[Span, ...]
    inline: bool = False
    addition: bool = False


def find_definitions(document: Document, clauses: tuple[Clause, ...]) -> tuple[Definition, ...]:
    """Return the defined terms of a document in the order in which they are defined."""
    children: dict[int, list[Clause]] = {}
    for clause in clauses:
        if clause.parent is not None:
            children.setdefault(clause.parent, []).append(clause)
    found: list[Definition] = []
    for clause in clauses:
        text = document.quote(clause.block.span)
        found += _explicit(document, clause, text, children, clauses)
        found += _inline(clause, text)
        found += _in_apposition(clause, text)
        found += _under_its_term(document, clause, clauses, children)
    return tuple(found + _continued(document, found))


_CONTINUES = (
    r"[\"”]?\s+(?:(?:shall|will|may|also|further)\s+){0,2}"
    r"(?:include|includes|comprise|comprises)\b"
)


_TERM_AS_HEADING = re.compile(rf"^[\W\d]*{_QUOTE}([^\"“”„\n]{{2,80}}){_QUOTE}[.:]?$")
_MEANING = re.compile(r"(?:means|shall mean|has the meaning|refers to|is defined)\b")


def _under_its_term(
    document: Document,
    clause: Clause,
    clauses: tuple[Clause, ...],
    children: dict[int, list[Clause]],
) -> list[Definition]:
    """Return what a clause defines that says "means ..." below its term, which is a heading."""
    if not clause.headings or _MEANING.match(document.quote(clause.span)) is None:
        return []
    term = _TERM_AS_HEADING.match(document.quote(clauses[clause.headings[-1]].block.span).strip())
    if term is None:
        return []
    return [Definition(term.group(1), (clause.span, *_descendants(clause, children)))]


_APPOSITION = re.compile(
    r"\b([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3} (?:Data|Information|Records|Content)), "
    r"(?:which|that) (?:may |shall |will |also )?(?:includes?|contains?|comprises?|covers?)\b"
    r"([^,;.]+)"
)


def _in_apposition(clause: Clause, text: str) -> list[Definition]:
    """Return what "State Data, which includes personal information of residents, ..." adds."""
    base = clause.block.span.start
    return [
        Definition(m.group(1), (Span(base + m.start(2), base + m.end(2)),), addition=True)
        for m in _APPOSITION.finditer(text)
    ]


def _continued(document: Document, found: list[Definition]) -> list[Definition]:
    """Return what sentences like "Data Protection Laws may include ..." add to a term."""
    terms = sorted({d.term for d in found if len(d.term) > 3}, key=len, reverse=True)
    if not terms:
        return []
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, terms)) + ")" + _CONTINUES)
    more = []
    for match in pattern.finditer(document.text):
        end = document.text.find("\n", match.end())
        span = Span(match.end(), end if end > 0 else len(document.text))
        more.append(Definition(match.group(1), (span,), addition=True))
    return more


def _explicit(
    document: Document,
    clause: Clause,
    text: str,
    children: dict[int, list[Clause]],
    clauses: tuple[Clause, ...],
) -> list[Definition]:
    base = clause.block.span.start
    matches = list(_MEANS.finditer(text))
    found: list[Definition] = []
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        spans = [Span(base + match.end(), base + end)]
        if number + 1 == len(matches):
            spans += _descendants(clause, children) or _items_beside(document, clause, clauses)
        found += [Definition(t.strip(" ,."), tuple(spans)) for t in match.groups() if t]
    unquoted = _UNQUOTED.match(document.quote(clause.span))
    if unquoted is None and not clause.is_heading and _in_glossary(document, clause, clauses):
        unquoted = _GLOSSARY_ENTRY.match(document.quote(clause.span))
    if not matches and unquoted is not None:
        spans = [Span(clause.span.start + unquoted.end(), clause.span.end)]
        found.append(Definition(unquoted.group(1), tuple(spans + _descendants(clause, children))))
    if clause.block.kind is BlockKind.TABLE_ROW and len(clause.block.cells) == 2 and not found:
        term = document.quote(clause.block.cells[0]).strip(' "“”:')
        if 0 < len(term.split()) <= 6 and term[:1].isupper():
            found.append(Definition(term, (clause.block.cells[1],)))
    return found


def _descendants(clause: Clause, children: dict[int, list[Clause]]) -> list[Span]:
    spans: list[Span] = []
    for child in children.get(clause.index, ()):
        spans.append(child.span)
        spans += _descendants(child, children)
    return spans


def _items_beside(document: Document, clause: Clause, clauses: tuple[Clause, ...]) -> list[Span]:
    """Return the list items after "... including:" that the layout does not nest below it."""
    if not document.quote(clause.span).rstrip().endswith(":"):
        return []
    spans: list[Span] = []
    for following in clauses[clause.index + 1 :]:
        text = document.quote(following.span)
        if following.block.kind is not BlockKind.LIST_ITEM or _MEANS.search(text):
            break
        spans.append(following.span)
        if text.rstrip().endswith("."):
            break
    return spans


def _in_glossary(document: Document, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Return whether the nearest heading above a clause announces definitions."""
    if not clause.headings:
        return False
    heading = document.quote(clauses[clause.headings[-1]].block.span)
    return _GLOSSARY_HEADING.search(heading) is not None


_BOUNDARY = re.compile(r"(?:;\s|(?P<before>\w*)(?<!\b[A-Z])\.\s+(?=[A-Z“\"]))")
_ABBREVIATIONS = frozenset("inc ltd co corp llc lp plc gmbh mr mrs ms dr no st cal civ".split())
_LONGEST_INLINE = 400  # characters before a bracket that can be what its term stands for


def _inline(clause: Clause, text: str) -> list[Definition]:
    base = clause.block.span.start
    matches = list(_INLINE.finditer(text))
    openings = _sentence_openings(text) if matches else []
    found: list[Definition] = []
    for match in matches:
        opening = max((start for start in openings if start < match.start()), default=0)
        span = Span(base + max(opening, match.start() - _LONGEST_INLINE), base + match.start())
        for quoted in _ANY_QUOTED.finditer(match.group()):
            found.append(Definition(quoted.group(1).strip(" ,."), (span,), inline=True))
    return found


def _sentence_openings(text: str) -> list[int]:
    """Return where sentences and parts behind semicolons begin; "Inc." ends none."""
    return [
        match.end()
        for match in _BOUNDARY.finditer(text)
        if (match["before"] or "").lower() not in _ABBREVIATIONS
    ]
