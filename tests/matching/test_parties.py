"""Whom a duty binds where roles are mutual, change sides, or differ by agreement."""

import pytest

from contractscan.report import Status
from contractscan.scanner import scan
from matching._norms import finding, who_must


@pytest.mark.parametrize(
    ("text", "actor", "modality"),
    [
        ("The Receiving Party shall not sell Personal Data.", "vendor", "prohibition"),
        ("The Disclosing Party shall secure Personal Data.", "business", "duty"),
        ("The Processing Party shall secure Personal Data.", "vendor", "duty"),
        ("Each party shall secure what it receives from the other party.", "both", "duty"),
        ("Receiving Party and its personnel shall secure it.", "vendor", "duty"),
        ("The Disclosing Party may audit the Receiving Party.", "business", "permission"),
    ],
)
def test_two_way_agreements(text, actor, modality):
    assert who_must(text) == [(actor, modality)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Receiving Party shall not sell or share Personal Data.", Status.MET),
        ("Disclosing Party shall not sell or share Personal Data.", Status.MISSING),
        (
            "Each party acts as a service provider for the other. Neither party shall sell or "
            "share the Personal Data that it receives from the other party.",
            Status.MET,
        ),
    ],
)
def test_what_binds_whoever_receives_the_data_binds_the_vendor(text, status):
    assert finding(text, "no-sale-or-sharing").status is status


BODY = "1. Processor shall process Personal Data on behalf of Customer and assist Customer.\n\n"
SWITCH = 'Annex 2: Contacts\n\nIn this Annex, "Processor" means Customer.\n\n'
BAN = "Processor shall not sell or share Personal Data."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{BODY}2. Vendor is the Processor. {BAN}\n\n{SWITCH}Processor pays.", Status.MET),
        (f"{BODY}2. Vendor is the Processor.\n\n{SWITCH}{BAN}", Status.MISSING),
    ],
)
def test_a_ban_on_the_customer_in_another_role_binds_no_vendor(text, status):
    assert finding(text, "no-sale-or-sharing").status is status


def agreement(title: str, vendor: str, business: str, *clauses: str) -> str:
    """Return an agreement between Contoso and a vendor of a name of its own."""
    opening = (
        f'This agreement is made between Contoso Ltd ("{business}") and {vendor} Inc ("{vendor}").'
    )
    numbered = [f"{number}. {clause}" for number, clause in enumerate(clauses, 1)]
    return "\n\n".join([title, opening, *numbered]) + "\n\n"


def test_a_definition_of_one_agreement_does_not_serve_another():
    hosting = agreement(
        "HOSTING SERVICES AGREEMENT",
        "Harrow",
        "Tenant",
        '"Applicable Privacy Laws" means the CCPA.',
        "Harrow shall process Personal Data on behalf of Tenant.",
        "Harrow shall assist Tenant.",
        "Tenant shall pay.",
    )
    cleaning = agreement(
        "CLEANING SERVICES AGREEMENT",
        "Whiteglove",
        "Tenant",
        "Whiteglove shall process Personal Data on behalf of Tenant.",
        "Whiteglove shall comply with Applicable Privacy Laws.",
        "Whiteglove shall assist Tenant.",
        "Tenant shall pay.",
    )
    linked = cleaning.replace(
        "1. White", "This agreement is governed by the Hosting Agreement.\n\n1. White"
    )
    alone = scan((hosting + cleaning).encode()).finding("ccpa-compliance")
    assert alone.status is Status.WEAK
    together = scan((hosting + linked).encode()).finding("ccpa-compliance")
    assert together.status is Status.MET
    assert together.evidence[0].clause == "Cleaning Services Agreement, 2"
