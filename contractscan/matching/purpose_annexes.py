"""Annexes to which a contract points for its purposes: "the purposes specified in Schedule A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractscan.document import BlockKind
from contractscan.matching.purpose_tables import PURPOSE_LABEL
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement
from contractscan.structure.exhibits import KINDS

_ANNEX = rf"(?:{KINDS})\s+(?:[a-z]|\d{{1,2}}|[ivx]{{1,4}})\b"
_POINTER = re.compile(
    rf"\bpurposes?\b[^.;\n]{{0,40}}?\b(?:in|by|on)\s+(?:the\s+)?({_ANNEX})", re.IGNORECASE
)
_OPENING = re.compile(rf"\W*({_ANNEX})", re.IGNORECASE)
_MOST_CLAUSES = 8
_LABELS = frozenset({PURPOSE_LABEL, "other-label"})


def clauses_of_purposes(agreement: Agreement, statements: Sequence[Statement]) -> frozenset[int]:
    """Return the clauses of short annexes that hold nothing but the purposes.

    An annex with labels ("Purpose: ...; Duration: ...") or tables is read by these.

    Args:
        agreement: Whose text points to annexes.
        statements: For the labels in them.

    Returns:
        Indices of the clauses: those below the heading of the annex, or the paragraph that begins
        with its name.
    """
    pointed = {_key(match.group(1)) for match in _POINTER.finditer(agreement.document.text)}
    if not pointed:
        return frozenset()
    labelled = {s.clause.index for s in statements if s.concepts & _LABELS}
    found: set[int] = set()
    for clause in agreement.clauses:
        opening = _OPENING.match(agreement.document.quote(clause.block.span))
        if opening is None or _key(opening.group(1)) not in pointed:
            continue
        members = [
            each
            for each in agreement.clauses
            if clause.index in each.headings or (each is clause and not clause.is_heading)
        ]
        tables = any(each.block.kind is BlockKind.TABLE_ROW for each in members)
        if len(members) <= _MOST_CLAUSES and not tables:
            indices = {each.index for each in members}
            found |= set() if indices & labelled else indices
    return frozenset(found)


def start_behind_name(words: Sequence[str], start: int) -> int:
    """Return where the text of an annex begins behind its name: "Schedule A: sending parcels"."""
    name = next((i for i in range(start, min(start + 6, len(words))) if words[i] == ":"), None)
    return start if name is None else name + 1


def _key(name: str) -> str:
    return " ".join(name.lower().split())
