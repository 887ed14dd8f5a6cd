"""Suggested wording speaks with the contract's own words."""

import pytest

from contractscan.parsers import parse
from contractscan.scanner import scan_document, understand


def terms(text):
    return understand(parse(text.encode(), "contract.txt")).terms


PARTIES = (
    "This agreement is between Alder Widgets LLC (“Customer”) and Birch Hosting Inc. (“Vendor”). "
)


def test_names_without_an_article():
    found = terms(PARTIES + "Vendor shall process the data on behalf of Customer.")
    assert (found.vendor, found.business) == ("Vendor", "Customer")


def test_names_with_the_article_that_the_contract_gives_them():
    found = terms("The Processor shall process the data on behalf of the Controller. " * 3)
    assert (found.vendor, found.business) == ("the Processor", "the Controller")


def test_a_word_that_hardly_occurs_is_no_name_of_a_party():
    text = "You hire us. We shall process the data on your behalf as you instruct. " * 30
    assert terms(f"{text} The Customer shall pay.").business == "Business"


def test_the_end_of_a_longer_name_is_no_name():
    found = terms("Service Provider shall process the data on behalf of Business. " * 3)
    assert found.vendor == "Service Provider"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("Vendor shall keep personal data secret.", "personal data"),
        (
            "“Customer Personal Data” means personal data of Customer's users. Vendor shall keep "
            "Customer Personal Data secret and return Customer Personal Data to Customer.",
            "Customer Personal Data",
        ),
        (
            "“Personal Information” means information about a consumer. “Sensitive Personal "
            "Information” means health data. Sensitive Personal Information is kept apart, "
            "Sensitive Personal Information is encrypted. Vendor protects Personal Information.",
            "Personal Information",
        ),
        (
            "“European Personal Data” means personal data to which the GDPR applies. Vendor keeps "
            "European Personal Data in the European Union.",
            "personal data",
        ),
        ("Vendor shall perform the services.", "personal information"),
        (
            "“Guest Information” means personal information of guests under the CCPA. “Guest Data” "
            "means what guests write. Vendor keeps Guest Information apart from Guest Data.",
            "Guest Information",
        ),
        ("“API” means an interface. Vendor opens the API.", "personal information"),
        (
            "“Tenant Information” means personal information about tenants. Vendor guards Tenant "
            "Information.",
            "Tenant Information",
        ),
        (
            "Vendor processes personal information of members (“Member Data”). Vendor guards "
            "Member Data.",
            "Member Data",
        ),
        (
            "Customer uploads personal information and other content (“Customer Data”). Vendor "
            "guards Customer Data.",
            "personal information",
        ),
        (
            "“Order Data” means personal information and prices. Vendor guards Order Data.",
            "personal information",
        ),
    ],
)
def test_term_for_the_data(text, data):
    assert terms(PARTIES + text).data == data


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("This DPA forms part of the agreement. Vendor complies with this DPA.", "this DPA"),
        ("These Service Terms bind Vendor.", "these Service Terms"),
        ("Vendor shall perform.", "this Agreement"),
    ],
)
def test_what_it_calls_itself(text, agreement):
    assert terms(text).agreement == agreement


def test_weak_finding_suggests_only_what_is_absent():
    text = PARTIES + "Vendor shall not sell Personal Information."
    finding = scan_document(
        parse(text.encode(), "c.txt"), requirements=["no-sale-or-sharing"]
    ).findings[0]
    assert finding.status == "weak"
    assert finding.suggestion.startswith("Vendor shall not share the Personal Information")
    assert "sell" not in finding.suggestion


def test_what_is_undone_elsewhere_is_suggested_notwithstanding_it():
    text = (
        PARTIES + "Vendor shall process Personal Information only to perform the services.\n\n"
        "Vendor shall not retain, use or disclose Personal Information for any purpose other than "
        "performing the services.\n\n"
        "Vendor may use Personal Information to develop its own products."
    )
    finding = scan_document(
        parse(text.encode(), "c.txt"), requirements=["purpose-limitation"]
    ).findings[0]
    assert finding.status == "weak"
    assert finding.suggestion.startswith(
        "Notwithstanding anything to the contrary in this Agreement, Vendor shall not retain"
    )
