"""Roles that change sides: an annex in which the customer is the "Processor"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from contractscan.document import Document
from contractscan.structure.areas import Area
from contractscan.structure.definitions import Definition
from contractscan.structure.parties import Parties
from contractscan.structure.party_names import PartyCues
from contractscan.structure.pronouns import PRONOUNS

_SPECIFIC = (
    r"(?:shall\s+act|will\s+act|acts|is\s+acting|is|shall\s+be|will\s+be)\s+(?:as\s+)?the\s+[\"“]?"
)
_MEANS = r"^\W*(?:shall\s+)?(?:means?|is|are|refers?\s+to)\s+(?:the\s+)?"
_BEFORE_BRACKET = r"(?:,?\s+(?:as|being|acting\s+as)|,[^,;()]{0,40})?,?\s*\(?$"


def parties_in(
    area: Area,
    document: Document,
    definitions: Sequence[Definition],
    parties: Parties,
    cues: PartyCues,
) -> Parties:
    """Return the names of the two sides as an area uses them.

    A usual name of one side that an annex gives to the other ("In this Annex, “Processor” means
    Customer") stands for that other side in the annex.

    Args:
        area: The stretch of text.
        document: The document.
        definitions: The definitions that stand in the area.
        parties: The sides as the agreement as a whole names them.
        cues: For the usual names of the sides.
    """
    if not area.annex:
        return parties
    sides = {**dict.fromkeys(parties.vendor, 1), **dict.fromkeys(parties.business, -1)}
    changed = dict(sides)
    usual = cues.vendor_names | cues.business_names
    for role, name in _appointments(area, document, definitions, list(sides), usual):
        for called in (role, role.upper(), role.lower()):
            if called in sides or called == role:
                changed[called] = sides[name]
    if changed == sides:
        return parties
    return Parties(
        vendor=tuple(name for name, side in changed.items() if side > 0),
        business=tuple(name for name, side in changed.items() if side < 0),
        brands=parties.brands,
    )


def _appointments(
    area: Area,
    document: Document,
    definitions: Sequence[Definition],
    names: Sequence[str],
    usual: Collection[str],
) -> Iterator[tuple[str, str]]:
    """Yield the roles that an area gives out, each with the party that takes it."""
    holders = sorted((n for n in names if n.lower() not in PRONOUNS), key=len, reverse=True)
    if not holders:
        return
    holder = rf"(?:{'|'.join(map(re.escape, holders))})"
    for definition in definitions:
        role = definition.term.removeprefix("the ")
        if role.lower() not in usual:
            continue
        inline = rf"\b(?P<holder>{holder}){_BEFORE_BRACKET}"
        pattern = inline if definition.inline else rf"{_MEANS}(?P<holder>{holder})(?![\w’'])"
        found = re.search(pattern, document.quote(definition.spans[0]).rstrip())
        if found and found["holder"].lower() != role.lower():
            yield role, found["holder"]
    roles = "|".join(re.escape(name.title()) for name in usual if name not in PRONOUNS)
    acting = rf"\b(?P<holder>{holder})\s+{_SPECIFIC}(?P<role>{roles})\b(?!\s+or\b)"
    for match in re.finditer(acting, document.quote(area.span)):
        if match["holder"] != match["role"]:
            yield match["role"], match["holder"]
