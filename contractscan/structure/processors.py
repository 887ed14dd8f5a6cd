"""Contracts that call the vendor "Subcontractor", as translations of "sous-traitant" do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_MODAL = r"\s+(?:shall|will|must|may|undertakes|agrees|guarantees|commits|warrants)\b"
_SUBPROCESSOR = re.compile(
    rf"(?<![\w’'-])(Sub-?[Pp]rocessor|SubProcessor|Sub-?[Cc]ontractor){_MODAL}"
)
_FEWEST_DUTIES = 6
_OVERWHELMING = 2


def vendor_called_subprocessor(text: str, vendor: Iterable[str]) -> list[str]:
    """Return the names like "Subcontractor" that stand for the vendor in a contract.

    They do where they carry far more duties than any name of the vendor: those that a vendor
    engages have few, and the vendor has many.

    Args:
        text: The contract.
        vendor: Names of the vendor found so far.
    """
    called = Counter(match.group(1) for match in _SUBPROCESSOR.finditer(text))
    if called.total() < _FEWEST_DUTIES:
        return []
    shown = "|".join(map(re.escape, vendor))
    duties = len(re.findall(rf"\b(?:{shown}){_MODAL}", text)) if shown else 0
    return sorted(called) if called.total() > _OVERWHELMING * duties else []
