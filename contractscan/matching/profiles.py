"""What the text says of itself: the role of the vendor, the age of the contract, its laws."""

from __future__ import annotations

from collections.abc import Iterable

from contractscan.matching.conditions import matching_norms
from contractscan.matching.findings import quoted
from contractscan.matching.norms import Norm
from contractscan.matching.reading import ReadAgreement
from contractscan.report.model import AgreementFacts, Edition, Role
from contractscan.rules.model import Condition, Profiles


def agreement_facts(
    read: ReadAgreement, profiles: Profiles, judged_as: Role | None = None
) -> AgreementFacts:
    """Return the role of the vendor and the edition of the CCPA, each with its evidence.

    Args:
        read: The agreement.
        profiles: What shows a role or an edition.
        judged_as: The role to judge by; None for the one that the contract gives, and without
            one that of a service provider.
    """
    given, drafted = role_given(read, profiles), edition_of(read, profiles)
    role = given[0] if given else None
    return AgreementFacts(
        role=role,
        role_evidence=quoted(given[1].statement, read) if given else None,
        judged_as=judged_as or role or "service-provider",
        edition=drafted[0] if drafted else None,
        edition_evidence=quoted(drafted[1].statement, read) if drafted else None,
    )


def role_given(read: ReadAgreement, profiles: Profiles) -> tuple[Role, Norm] | None:
    """Return the role that a contract gives the vendor, and the norm that gives it.

    Args:
        read: The agreement.
        profiles: What shows a role.

    Returns:
        None if the contract gives no role in so many words.
    """
    called = {name.lower() for name in read.agreement.parties.vendor}
    for role, signs in profiles.roles.items():
        norm = _first(signs.given_by, read)
        if norm is not None and called.isdisjoint(signs.not_called):
            return role, norm
    return None


def edition_of(read: ReadAgreement, profiles: Profiles) -> tuple[Edition, Norm] | None:
    """Return the CCPA that a contract was drafted for, and the passage that shows it.

    Returns:
        None if the contract does not name the CCPA.
    """
    for edition, conditions in profiles.editions.items():
        if (norm := _first(conditions, read)) is not None:
            return edition, norm
    return None


def find_regimes(read: ReadAgreement, profiles: Profiles) -> tuple[str, ...]:
    """Return the privacy laws that a contract names, in the order of profiles.yaml."""
    return tuple(t for t, concept in profiles.regimes.items() if concept in read.by_concept)


def _first(conditions: Iterable[Condition], read: ReadAgreement) -> Norm | None:
    norms = (next(matching_norms(condition, read), None) for condition in conditions)
    return next((norm for norm in norms if norm is not None), None)
