"""Which part of a contract a sentence such as "This Section applies only to ..." speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contractscan.document import Document, Span
from contractscan.structure.clauses import Clause
from contractscan.structure.numbering import PARTS

_SECTIONS = ("section", "clause", "article", "paragraph")
_NAMES = "|".join(sorted((*PARTS, *_SECTIONS)))
_NUMBER = r"(?:\d+(?:\.\d+)*|[IVX]{1,5}|[A-Z](?:-?\d{1,2})?)(?![\w.(]*\w)"
_APPLICATION = re.compile(
    rf"\b(?:(?P<this>(?i:this))\s+(?P<own>(?i:{_NAMES}))(?:\s+(?P<own_number>{_NUMBER}))?"
    rf"|(?P<named>(?i:{_NAMES}))\s+(?P<number>{_NUMBER}))"
    r"(?:\s+\([^()]{1,60}\))?"
    r"\s+(?:(?:shall|will|only|solely|also|exclusively)\s+){0,3}"
    r"(?:applies|apply|(?:is|are|be)\s+(?:only\s+)?applicable)\b"
    r"(?P<scope>\s+(?:(?:only|solely|also|exclusively)\s+)?(?:to|where|when|whenever|if|for|insofar"
    r"|in\s+so\s+far|(?:with|in)\s+respect|in\s+relation|as\s+regards)\b)?"
)
# "Where the GDPR applies, Annex 3 applies"; but "where Annex 3 applies" is itself a condition.
_FRONTED = re.compile(r"\W*(?:where|when|if|to\s+the\s+extent|insofar)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:where|when|whenever|if|extent|that)\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z“\"(])")
_MOST_CLAUSES = 0.6  # a heading without a number over more of a contract than this is its title


@dataclass(frozen=True, slots=True)
class Application:
    """A sentence that says to what a part of the contract applies.

    Attributes:
        span: The sentence.
        clauses: Indices of the clauses of that part.
    """

    span: Span
    clauses: frozenset[int]


def find_applications(document: Document, clauses: tuple[Clause, ...]) -> tuple[Application, ...]:
    """Return the sentences that say to what a part of a contract applies, in text order.

    Args:
        document: The document.
        clauses: Its clauses.
    """
    found = []
    for clause in clauses:
        if clause.is_heading:
            continue
        text = document.quote(clause.span)
        if " appl" not in text:
            continue  # the expression is slow on long texts, and few clauses speak of it
        for match in _APPLICATION.finditer(text):
            sentence = _sentence(text, match)
            if not _states_scope(text, sentence, match):
                continue
            covered = frozenset(_part_meant(match, clause, clauses))
            if covered:
                base = clause.span.start
                span = Span(base + sentence.start, base + sentence.end)
                found.append(Application(span, covered))
    return tuple(found)


def _sentence(text: str, match: re.Match[str]) -> Span:
    """Return the sentence around a match, as offsets in the text."""
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, match.start())), default=0)
    following = _SENTENCE.search(text, match.end())
    return Span(start, following.start() + 1 if following else len(text))


def _states_scope(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether a sentence says when or to what a part applies."""
    before = text[sentence.start : match.start()]
    if _CONDITION.search(before):
        return False
    return match["scope"] is not None or _FRONTED.match(before) is not None


def _part_meant(match: re.Match[str], clause: Clause, clauses: tuple[Clause, ...]) -> Iterator[int]:
    """Yield the clauses that "this Section", "this Annex" or "Part B" stands for."""
    if not match["this"]:
        yield from _numbered(match["named"].lower(), match["number"], clause, clauses)
        return
    name = match["own"].lower()
    if match["own_number"]:
        yield from _numbered(name, match["own_number"], clause, clauses)
        return
    above = [clauses[i] for i in clause.headings]
    if name in PARTS:
        above = [h for h in above if _has_name(h, name)]
    else:
        own = _outermost_numbered(clause, clauses)
        numbered = [h for h in above if _numbers(h, clause)]
        above = numbered or ([own] if own is not None else above)
    if above:
        covered = list(_under(above[-1], clauses))
        if above[-1].label is not None or len(covered) <= _MOST_CLAUSES * len(clauses):
            yield from covered


def _numbers(heading: Clause, clause: Clause) -> bool:
    """Return whether a heading is the numbered section of a clause: 3, or 3.0, that of 3.2."""
    if heading.label is None or heading.label.name in PARTS:
        return False
    number = clause.number
    return bool(heading.label.name) or number is None or number.startswith(_stem(heading.number))


def _stem(number: str | None) -> str:
    """Return a number without a zero at its end: 3.0 is section 3."""
    return (number or "").removesuffix(".0")


def _has_name(heading: Clause, name: str) -> bool:
    """Return whether a heading is that of an annex or part of a kind: "Annex 3"."""
    return heading.label is not None and heading.label.name == name


def _outermost_numbered(clause: Clause, clauses: tuple[Clause, ...]) -> Clause | None:
    """Return the numbered clause that a clause is or belongs to, the outermost."""
    found = clause if clause.label is not None else None
    while clause.parent is not None:
        clause = clauses[clause.parent]
        found = clause if clause.label is not None else found
    return found


def _numbered(
    name: str, number: str, speaker: Clause, clauses: tuple[Clause, ...]
) -> Iterator[int]:
    """Yield the clauses below a number; of several the one in the same annex as the speaker."""
    cited = f"{name.capitalize()} {number}"
    shown = {cited} if name in PARTS else {cited, number}
    meant = [c for c in clauses if c.label is not None and {c.number, _stem(c.number)} & shown]
    beside = [c for c in meant if c.part == speaker.part]
    for clause in (beside or meant)[:1]:
        yield from _under(clause, clauses)


def _under(head: Clause, clauses: tuple[Clause, ...]) -> Iterator[int]:
    """Yield a clause and all that stand under it, by heading, lead-in or number."""
    yield head.index
    inside = {head.index}
    number = _stem(head.number)
    for clause in clauses[head.index + 1 :]:
        by_number = bool(number) and (clause.number or "").startswith((f"{number}.", f"{number}("))
        goes_on = clause.label is None and clause.number == head.number and not head.is_heading
        if (
            head.index in clause.headings
            or clause.parent in inside
            or (clause.part == head.part and head.label is not None and (by_number or goes_on))
        ):
            inside.add(clause.index)
            yield clause.index
        else:
            return
