"""Stretches of a document in which a name or a defined term has one meaning.

A file may hold several agreements, and an annex may give a term or a role a meaning of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from contractscan.document import Document, Span
from contractscan.structure.clauses import Clause
from contractscan.structure.definitions import Definition


@dataclass(frozen=True, slots=True)
class Area:
    """The body of an agreement, or one of its annexes.

    Attributes:
        span: Its text.
        agreement: Which agreement of the document it belongs to, counted from 0.
        group: The first of the agreements that refer to each other and so share their terms.
        annex: The annex, as it is cited; empty for the body.
    """

    span: Span
    agreement: int
    group: int
    annex: str


# More than any agreement has: to tell their terms apart would take time that grows with the square
# of their number.
_MOST_AREAS = 60


def find_areas(document: Document, clauses: Sequence[Clause]) -> tuple[Area, ...]:
    """Return the areas of a document in reading order; together they cover its text.

    Args:
        document: The document.
        clauses: Its clauses.
    """
    runs = [
        (key, next(run).block.span.start)
        for key, run in groupby(clauses, lambda c: (c.agreement, c.annex.partition(", ")[0]))
    ]
    if len(runs) > _MOST_AREAS:
        return (Area(Span(0, len(document.text)), 0, 0, ""),)
    ends = [start for _, start in runs[1:]] + [len(document.text)]
    groups = _groups(document, clauses)
    starts = [0, *(start for _, start in runs[1:])]
    return tuple(
        Area(Span(start, end), agreement, groups[agreement], annex)
        for ((agreement, annex), _), start, end in zip(runs, starts, ends, strict=True)
    )


_LINKS = re.compile(
    r"\bthis\s+[\w ]{1,40}?\s"
    r"(?:(?:forms|is|constitutes|shall\s+be)\s+(?:an?\s+)?(?:integral\s+)?part\s+of"
    r"|(?:is|are|shall\s+be)\s+(?:hereby\s+)?(?:incorporated|attached|governed|subject|issued)"
    r"|supplements|amends|is\s+(?:made|entered\s+into)\s+under)"
    r"\b[^.\n]{0,80}?\b(?:agreement|contract|terms|msa)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"\b(?:[Bb]etween|[Aa]mong|and),?\s+(?:\(?\d\)\s*)?([A-Z][\w&’'-]+)")
_INTRODUCTION = re.compile(r"^.*\b(?:between|among)\b.*$", re.IGNORECASE | re.MULTILINE)
_OPENING = 3_000  # characters in which an agreement says what it belongs to


def _groups(document: Document, clauses: Sequence[Clause]) -> list[int]:
    """Return for each agreement the first of those that it is linked to.

    Documents that were joined are one agreement. Agreements of one file are linked if a later one
    says that it belongs to another ("This DPA forms part of the Master Agreement"), or if it is
    between the same parties.
    """
    firsts = [next(run) for _, run in groupby(clauses, lambda clause: clause.agreement)]
    groups: list[int] = []
    before = 0
    for number, first in enumerate(firsts):
        start = first.block.span.start
        opening = document.text[start : start + _OPENING]
        linked = bool(document.parts) or _is_linked(opening, first, document.text[before:start])
        groups.append(groups[-1] if groups and linked else number)
        before = start
    return groups or [0]


def _is_linked(opening: str, first: Clause, before: str) -> bool:
    """Return whether an agreement belongs to the one before it."""
    if first.label is not None and first.label.style == "part":
        return True  # an agreement that is an exhibit
    if _LINKS.search(opening):
        return True
    introduction = _INTRODUCTION.search(opening)
    entities = _ENTITY.findall(introduction.group()) if introduction else []
    return bool(entities) and all(entity in before for entity in entities)


def homes_of(areas: Sequence[Area], definitions: Sequence[Definition]) -> list[Area]:
    """Return the area in which each definition stands."""
    starts = [area.span.start for area in areas]
    return [
        areas[max(0, bisect_right(starts, definition.spans[0].start) - 1)]
        for definition in definitions
    ]


def definitions_by_area(
    areas: Sequence[Area], definitions: Sequence[Definition]
) -> list[tuple[tuple[Area, ...], tuple[Definition, ...]]]:
    """Return the definitions that hold in each area; areas with the same ones stand together.

    A term means what its own area says; else what the body of its agreement says; else what an
    annex, or an agreement that it is linked to, says.

    Args:
        areas: The areas of a document.
        definitions: Its definitions.
    """
    homes = homes_of(areas, definitions)
    held: dict[tuple[int, ...], list[Area]] = {}
    for area in areas:
        nearness = [_nearness(area, home) for home in homes]
        best: dict[str, int] = {}
        for definition, near in zip(definitions, nearness, strict=True):
            if not definition.addition:
                best[definition.term] = max(best.get(definition.term, 0), near)
        chosen = tuple(
            number
            for number, (definition, near) in enumerate(zip(definitions, nearness, strict=True))
            if near and (definition.addition or near == best[definition.term])
        )
        held.setdefault(chosen, []).append(area)
    return [(tuple(own), tuple(definitions[i] for i in chosen)) for chosen, own in held.items()]


def _nearness(area: Area, home: Area) -> int:
    """Return how near a definition is to an area; 0 if it does not hold there."""
    if area.group != home.group:
        return 0
    if (area.agreement, area.annex) == (home.agreement, home.annex):
        return 4
    if area.agreement == home.agreement:
        return 2 if home.annex else 3
    return 1
