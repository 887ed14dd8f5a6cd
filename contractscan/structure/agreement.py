"""A document as an agreement: its clauses, parties and definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contractscan.document import Document
from contractscan.structure.areas import Area, definitions_by_area, find_areas, homes_of
from contractscan.structure.clauses import Clause, build_clauses
from contractscan.structure.definitions import Definition, find_definitions
from contractscan.structure.parties import Parties, find_parties
from contractscan.structure.party_names import PartyCues
from contractscan.structure.roles import parties_in
from contractscan.structure.scopes import Application, find_applications


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a contract is made of.

    Attributes:
        document: Text and blocks.
        clauses: In reading order.
        parties: Names of vendor and business in all its agreements.
        definitions: Defined terms in the order in which they are defined.
        applications: Sentences that say to what a part of the contract applies.
        sides: Names of the two sides in each stretch of the text.
        held: The definitions that hold in each stretch of the text.
    """

    document: Document
    clauses: tuple[Clause, ...]
    parties: Parties
    definitions: tuple[Definition, ...]
    applications: tuple[Application, ...]
    sides: tuple[tuple[tuple[Area, ...], Parties], ...]
    held: tuple[tuple[tuple[Area, ...], tuple[Definition, ...]], ...]


def read_agreement(document: Document, cues: PartyCues) -> Agreement:
    """Return the agreement that a document holds.

    Args:
        document: What a parser read.
        cues: What tells vendor from business.
    """
    clauses = build_clauses(document)
    definitions = find_definitions(document, clauses)
    areas = find_areas(document, clauses)
    homes = homes_of(areas, definitions)
    by_group = _parties_of_groups(document, areas, cues)
    sides: dict[Parties, list[Area]] = {}
    for area in areas:
        local = [d for d, home in zip(definitions, homes, strict=True) if home is area]
        own = parties_in(area, document, local, by_group[area.group], cues)
        sides.setdefault(own, []).append(area)
    return Agreement(
        document=document,
        clauses=clauses,
        parties=_united(list(by_group.values())),
        definitions=definitions,
        applications=find_applications(document, clauses),
        sides=tuple((tuple(own), parties) for parties, own in sides.items()),
        held=tuple(definitions_by_area(areas, definitions)),
    )


def _parties_of_groups(
    document: Document, areas: Sequence[Area], cues: PartyCues
) -> dict[int, Parties]:
    """Return the two sides of each group of agreements that belong together."""
    texts: dict[int, list[str]] = {}
    for area in areas:
        texts.setdefault(area.group, []).append(document.quote(area.span))
    return {group: find_parties("".join(pieces), cues) for group, pieces in texts.items()}


def _united(parties: Sequence[Parties]) -> Parties:
    """Return the sides of all agreements; a name keeps the side that it has first."""
    vendor: dict[str, None] = {}
    business: dict[str, None] = {}
    for each in parties:
        vendor |= dict.fromkeys(name for name in each.vendor if name not in business)
        business |= dict.fromkeys(name for name in each.business if name not in vendor)
    brands = frozenset().union(*(each.brands for each in parties))
    return Parties(tuple(vendor), tuple(business), brands)
