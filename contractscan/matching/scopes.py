"""For whom a part of the contract is meant: for Europeans, for Californians, or not said.

What a part says of itself ("This Section applies only to EEA data subjects") counts like a
heading of that kind: it lends its concepts to all clauses of the part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from contractscan.language.tokens import Reading
from contractscan.matching.items import HitIndex, word_range
from contractscan.structure.agreement import Agreement

_EUROPE = frozenset(
    {"european-scope", "european-condition", "european-data", "european-law", "only-in-europe"}
)
_UNITED_STATES = frozenset({"us-scope", "ccpa", "us-privacy-law"})
_NEGATIONS = frozenset({"not", "neither", "nor"})


def scope_concepts(
    agreement: Agreement, reading: Reading, index: HitIndex
) -> Mapping[int, frozenset[str]]:
    """Return the concepts that the scope of its part lends to a clause: index -> concepts.

    Args:
        agreement: With the sentences that say to what its parts apply.
        reading: Words of the document.
        index: Concepts in it.
    """
    scopes: dict[int, frozenset[str]] = defaultdict(frozenset)
    for application in agreement.applications:
        first, last = word_range(reading, application.span)
        if _NEGATIONS.intersection(reading.words[first:last]):
            continue
        concepts = {hit.concept for hit in index.within(first, last)}
        lent = {"european-scope"} if concepts & _EUROPE else set()
        lent |= {"us-scope"} if concepts & _UNITED_STATES else set()
        for clause in application.clauses if lent else ():
            scopes[clause] |= lent
    return scopes
