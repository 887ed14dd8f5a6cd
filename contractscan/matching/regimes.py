"""Which privacy laws a contract names."""

from __future__ import annotations

from contractscan.matching.reading import ReadAgreement

_REGIMES = (
    ("ccpa", "CCPA"),
    ("european-law", "GDPR"),
    ("uk-law", "UK GDPR"),
    ("us-privacy-law", "US state laws"),
)


def find_regimes(read: ReadAgreement) -> tuple[str, ...]:
    """Return the regimes that a contract names, California first."""
    return tuple(title for concept, title in _REGIMES if concept in read.by_concept)
