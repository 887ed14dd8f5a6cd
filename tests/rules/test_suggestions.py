"""Suggested wording, put into a contract, supplies what it was suggested for."""

from itertools import chain, combinations

import pytest

from contractscan.rules import load_rules
from contractscan.rules.suggestions import BLANK, Terms, filled, notwithstanding, wording_for
from contractscan.scanner import scan_document
from rules._files import document_of, finding_on

REQUIREMENTS = load_rules().requirements
PURPOSE = "sending order confirmations to customers by e-mail and answering their support requests"
CONTRACTS = (
    Terms("Vendor", "Customer"),
    Terms("the Processor", "the Controller", "Personal Data", "this DPA"),
    Terms("Northwind", "Contoso", "Customer Personal Data", "these Service Terms"),
    Terms("Service Provider", "Company", "Personal Information", "the Agreement"),
)


def alone(wording, terms):
    """Return a wording as the only clause of a contract, its blanks filled in."""
    return BLANK.sub(PURPOSE, filled(wording, terms))


def opening(terms):
    vendor, business = (each.removeprefix("the ") for each in (terms.vendor, terms.business))
    return (
        f"This agreement is between Alder Widgets LLC (“{business}”) and Birch Hosting Inc. "
        f"(“{vendor}”). {filled('{vendor} is a service provider of {business}', terms)}.\n\n"
    )


@pytest.mark.parametrize("terms", CONTRACTS, ids=lambda terms: terms.vendor)
@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.id)
def test_suggestion_alone_is_met(requirement, terms):
    text = alone(requirement.suggestion, terms)
    found = finding_on(requirement.id, opening(terms) + text)
    assert found.status == "met", "\n".join((text, *found.reasons))


def with_several_elements():
    return [requirement for requirement in REQUIREMENTS if len(requirement.elements) > 1]


@pytest.mark.parametrize("requirement", with_several_elements(), ids=lambda r: r.id)
def test_every_element_has_wording_of_its_own(requirement):
    assert all(element.suggestion for element in requirement.elements.values())
    for name in requirement.elements:
        text = alone(wording_for(requirement, {name}), CONTRACTS[1])
        found = finding_on(requirement.id, opening(CONTRACTS[1]) + text)
        supplied = {each.element for each in found.elements if each.found}
        assert name in supplied, "\n".join((text, *found.reasons))


@pytest.mark.parametrize("requirement", with_several_elements(), ids=lambda r: r.id)
def test_wordings_of_all_elements_together_are_met(requirement):
    names = list(requirement.elements)
    for parts in chain.from_iterable(combinations(names, n) for n in range(1, len(names))):
        rest = [name for name in names if name not in parts]
        wordings = (wording_for(requirement, each) for each in (parts, rest))
        text = " ".join(alone(wording, CONTRACTS[2]) for wording in wordings)
        found = finding_on(requirement.id, opening(CONTRACTS[2]) + text)
        assert found.status == "met", "\n".join((text, *found.reasons))


def test_blank_left_open_is_no_specific_purpose():
    for name in ("specific-business-purpose", "limited-and-specified-disclosure"):
        text = filled(load_rules().requirement(name).suggestion, CONTRACTS[0])
        assert BLANK.search(text)
        assert finding_on(name, opening(CONTRACTS[0]) + text).status != "met"


def test_sentences_begin_with_capitals():
    terms = Terms("the Processor", "acme", "personal information", "this DPA")
    wording = "{vendor} helps {business}. {data} is kept under {agreement}. {business} pays"
    assert filled(wording, terms) == (
        "The Processor helps acme. Personal information is kept under this DPA. acme pays"
    )


FOR_ROLES = [
    (requirement, role)
    for requirement in REQUIREMENTS
    for role, rule in requirement.roles.items()
    if rule.suggestion
]


@pytest.mark.parametrize(
    ("requirement", "role"), FOR_ROLES, ids=lambda each: getattr(each, "id", each)
)
@pytest.mark.parametrize("terms", CONTRACTS, ids=lambda terms: terms.vendor)
def test_wording_for_a_role_is_met(requirement, role, terms):
    text = alone(requirement.judged_as(role).suggestion, terms)
    if requirement.id == "limited-and-specified-disclosure":  # it refers to the purposes
        purposes = REQUIREMENTS[1].judged_as(role).suggestion
        text = f"{text} {alone(purposes, terms)}"
    document = document_of(opening(terms) + text)
    found = scan_document(document, requirements=[requirement.id], role=role).findings[0]
    assert found.status == "met", "\n".join((text, *found.reasons))


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.id)
def test_suggestion_that_overrides_is_met(requirement):
    text = alone(notwithstanding(requirement.suggestion), CONTRACTS[0])
    found = finding_on(requirement.id, opening(CONTRACTS[0]) + text)
    assert found.status == "met", "\n".join((text, *found.reasons))
