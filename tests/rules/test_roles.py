"""What each role owes: force and citations change with it, the set of requirements never does."""

import pytest

from contractscan.rules import load_rules

THIRD_PARTY_CONTRACT = {  # 11 CCR § 7053(a), paragraph by paragraph
    "specific-business-purpose": "11 CCR § 7053(a)(1)",
    "limited-and-specified-disclosure": "11 CCR § 7053(a)(2)",
    "purpose-limitation": "11 CCR § 7053(a)(2)",
    "ccpa-compliance": "11 CCR § 7053(a)(3)",
    "same-privacy-protection": "11 CCR § 7053(a)(3)",
    "reasonable-security": "11 CCR § 7053(a)(3)",
    "compliance-verification": "11 CCR § 7053(a)(4)",
    "stop-and-remediate": "11 CCR § 7053(a)(5)",
    "inability-notice": "11 CCR § 7053(a)(6)",
}
OWED_BY_SERVICE_PROVIDERS_ONLY = {
    "no-sale-or-sharing",
    "no-other-commercial-purpose",
    "direct-business-relationship",
    "no-combining",
    "subcontractor-flow-down",
    "contractor-certification",
    "audit-and-risk-assessment-cooperation",
}


def judged_as(role):
    return {r.id: r.judged_as(role) for r in load_rules().requirements}


def laws(requirement):
    return [citation.law for citation in load_rules().citations(requirement)]


def test_service_providers_are_judged_by_the_requirements_as_written():
    assert list(judged_as("service-provider").values()) == list(load_rules().requirements)


def without_wording(requirement):
    elements = {
        name: element.model_copy(update={"suggestion": ""})
        for name, element in requirement.elements.items()
    }
    return requirement.model_copy(update={"suggestion": "", "elements": elements})


@pytest.mark.parametrize("role", ["contractor", "third-party"])
def test_a_role_changes_force_law_and_suggested_wording_only(role):
    for before, after in zip(load_rules().requirements, judged_as(role).values(), strict=True):
        changed = after.model_copy(update={"force": before.force, "law": before.law})
        assert without_wording(changed) == without_wording(before)
        if role not in before.roles or not before.roles[role].suggestion:
            assert changed == before


def test_third_parties_owe_what_section_7053_asks():
    judged = judged_as("third-party")
    assert {i for i, r in judged.items() if r.force == "contract"} == set(THIRD_PARTY_CONTRACT)
    assert {i: laws(judged[i])[0] for i in THIRD_PARTY_CONTRACT} == THIRD_PARTY_CONTRACT


def test_third_parties_do_not_owe_what_makes_a_service_provider():
    judged = judged_as("third-party")
    apart = {i for i, r in judged.items() if r.force == "not-required"}
    assert apart == OWED_BY_SERVICE_PROVIDERS_ONLY


def test_what_is_asked_of_third_parties_cites_no_rule_for_service_providers():
    for identifier, requirement in judged_as("third-party").items():
        if requirement.force != "not-required":
            found = " ".join(laws(requirement))
            assert not [s for s in ("7050", "7051", "(ag)", "140(j)") if s in found], identifier


def test_contractors_must_certify_and_are_cited_their_own_definition():
    judged = judged_as("contractor")
    certification = judged["contractor-certification"]
    assert certification.force == "contract"
    assert laws(certification) == ["Cal. Civ. Code § 1798.140(j)(1)(B)"]
    for identifier, requirement in judged.items():
        assert "(ag)" not in " ".join(laws(requirement)), identifier
    assert "Cal. Civ. Code § 1798.140(j)(1)(A)(i)" in laws(judged["no-sale-or-sharing"])
    assert {i for i, r in judged.items() if r.force == "contract"} == {
        *(r.id for r in load_rules().requirements if r.force == "contract"),
        "contractor-certification",
    }
