"""What an addendum says."""

import pytest

from contractscan.addendum import compose
from contractscan.errors import NoContractsFound, NothingToAdd, SettingsError
from contractscan.parsers import parse

PARTIES = (
    "SERVICES AGREEMENT\n\nThis agreement is between Alder Widgets LLC (“Customer”) and Birch "
    "Hosting Inc. (“Vendor”). Vendor is a service provider of Customer under the CCPA.\n\n"
)
BAN = (
    "Vendor shall not retain, use or disclose Personal Information for any purpose other than "
    "hosting the web shop of Customer and answering questions of its shoppers by telephone."
)
LICENCE = "Vendor may use Personal Information to develop its own products."
PURPOSES = ["hosting the web shop", "sending order confirmations to shoppers by e-mail."]


def composed(*texts, **options):
    documents = [parse(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    return compose(documents, any_document=True, **options)


def clause_on(addendum, requirement):
    return next(clause for clause in addendum.clauses if clause.requirement == requirement)


def test_clauses_are_those_that_lack_or_are_weak_in_the_order_of_the_requirements():
    found = composed(PARTIES + "Vendor shall comply with the CCPA.")
    gaps = [f.requirement for f in found.report.findings if f.status != "met"]
    required = [r for r in gaps if found.report.finding(r).force == "contract"]
    assert [clause.requirement for clause in found.clauses] == required
    assert "ccpa-compliance" not in required
    everything = composed(PARTIES + "Vendor shall comply with the CCPA.", everything=True)
    assert [clause.requirement for clause in everything.clauses] == gaps


def test_names_and_terms_are_those_of_the_contract():
    found = composed(
        PARTIES + "“Guest Data” means personal information of guests, as the CCPA defines it. "
        "Vendor shall keep Guest Data secret."
    )
    clause = clause_on(found, "no-sale-or-sharing")
    assert clause.text.startswith("Vendor shall not sell the Guest Data that it collects")
    assert "under the Agreement" in clause.text
    assert found.definitions[1].startswith("“Guest Data” has the meaning that it has elsewhere")


def test_contract_without_a_term_gets_one():
    found = composed(PARTIES + "Vendor delivers the services.")
    assert found.terms.data == "Personal Information"
    assert found.definitions[1].startswith("“Personal Information” means personal information, as")


def test_weak_clause_is_supplemented_by_what_is_absent_only():
    found = composed(PARTIES + "Vendor shall not sell personal information.")
    text = clause_on(found, "no-sale-or-sharing").text
    assert text.startswith("Vendor shall not share the Personal Information")
    assert "shall not sell" not in text


def test_what_is_undone_elsewhere_holds_notwithstanding_it():
    found = composed(f"{PARTIES}1. {BAN}\n\n2. {LICENCE}")
    text = clause_on(found, "purpose-limitation").text
    assert text.startswith("Notwithstanding anything to the contrary in the Agreement, Vendor")


def test_purposes_are_a_list_in_one_clause_only():
    found = composed(PARTIES + "Vendor delivers the services.", purposes=PURPOSES)
    clause = clause_on(found, "specific-business-purpose")
    assert clause.text.endswith("to Vendor are:")
    assert clause.items == (
        "hosting the web shop; and",
        "sending order confirmations to shoppers by e-mail.",
    )
    assert clause.after.startswith("Vendor shall process the Personal Information only for")
    assert not clause.has_blank
    assert clause_on(found, "limited-and-specified-disclosure").items == ()


@pytest.mark.parametrize(("count", "ends"), [(2, ["; and", "."]), (3, [";", "; and", "."])])
def test_any_number_of_purposes(count, ends):
    purposes = [f"purpose number {number}" for number in range(count)]
    found = composed(PARTIES + "Vendor delivers.", purposes=purposes)
    items = clause_on(found, "specific-business-purpose").items
    assert list(items) == [p + end for p, end in zip(purposes, ends, strict=True)]


def test_a_single_purpose_is_no_list():
    found = composed(PARTIES + "Vendor delivers.", purposes=["hosting\nthe web\x07 shop."])
    clause = clause_on(found, "specific-business-purpose")
    assert "to Vendor are: hosting the web shop. Vendor shall process" in clause.text
    assert (clause.items, clause.after) == ((), "")


@pytest.mark.parametrize("purpose", ["", " . ", "\x07"])
def test_an_empty_purpose_is_refused(purpose):
    with pytest.raises(SettingsError, match=r"A purpose is empty.*what the vendor does"):
        composed(PARTIES + "Vendor delivers.", purposes=["hosting the web shop", purpose])


def test_without_purposes_a_blank_is_left():
    found = composed(PARTIES + "Vendor delivers the services.")
    blank = [clause.requirement for clause in found.clauses if clause.has_blank]
    assert blank == ["specific-business-purpose"]


def test_addendum_to_several_documents_names_them():
    found = composed(
        PARTIES + "Vendor delivers.", "DATA PROCESSING TERMS\n\nVendor shall help Customer."
    )
    assert found.frame.titles == ("Services Agreement", "Data Processing Terms")
    assert "are called in the Services Agreement and the Data Processing Terms" in found.opening
    assert "It adds to those documents and to all documents that belong to them" in found.opening


def test_addendum_to_several_agreements_in_one_document_names_them():
    rules = "Vendor shall host the shop. Vendor may use helpers. Customer must pay in May.\n\n"
    second = PARTIES.replace("SERVICES AGREEMENT", "DATA PROCESSING ADDENDUM")
    found = composed(PARTIES + rules + second + rules)
    assert found.frame.titles == ("Services Agreement", "Data Processing Addendum")


def test_nothing_to_add():
    with pytest.raises(NothingToAdd, match="lacks nothing that must be in every contract"):
        composed(PARTIES + "Vendor shall comply with the CCPA.", requirements=["ccpa-compliance"])


def test_document_that_is_no_contract_is_refused():
    policy = (
        "Privacy Policy\n\nThis privacy policy explains how we collect and use your personal "
        "information when you visit our website. We use cookies.\n\nYour rights\n\nContact us."
    )
    with pytest.raises(NoContractsFound, match="--any-document"):
        compose([parse((policy * 3).encode(), "policy.txt")])


def test_parties_that_are_called_we_and_you_only_get_names():
    text = "TERMS OF SERVICE\n\n" + "We process personal data on your behalf. You instruct us. " * 9
    found = composed(text)
    assert found.opening.startswith(
        "This CCPA Addendum (this “Addendum”) is entered into by the parties to the Terms of "
        "Service: the party that it calls “you” (“Business”) and the party that it calls “we” "
        "(“Service Provider”)."
    )
    assert clause_on(found, "no-sale-or-sharing").text.startswith("Service Provider shall not sell")
    assert composed(text, role="contractor").terms.vendor == "Contractor"


def test_agreement_without_parties_and_title_leaves_blanks():
    found = composed("The services are delivered as agreed. The fee is due each month.")
    assert "[title and date of the agreement]" in found.opening
    assert "[full name of the Business] (“Business”)" in found.opening


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("auto", "Under the CCPA, Customer is a business and Vendor is its service provider with"),
        ("contractor", "Vendor is its contractor with respect to the Personal Information."),
        ("third-party", "Vendor is a third party to which it makes the Personal Information"),
    ],
)
def test_role_is_said_where_the_agreement_does_not_say_it(role, said):
    options = {} if role == "auto" else {"role": role}
    silent = PARTIES.replace(" Vendor is a service provider of Customer under the CCPA.", "")
    assert said in composed(silent + "Vendor delivers.", **options).definitions[-1]
    told = composed(PARTIES + "Vendor delivers.", **options)
    assert any(said in each for each in told.definitions) == (role != "auto")


def test_standard_contractual_clauses_are_left_alone():
    sentence = "Standard contractual clauses for the transfer of personal data to other countries"
    european = composed(PARTIES + "Vendor shall comply with the GDPR.")
    assert sentence in european.closing[0][1]
    assert sentence not in composed(PARTIES + "Vendor delivers.").closing[0][1]


def test_headings_name_the_parties():
    text = PARTIES.replace("Vendor", "Northwind") + "Northwind delivers."
    found = composed(text, everything=True)
    titles = [clause.title for clause in found.clauses]
    assert "Notice when Northwind can no longer comply" in titles
    assert "Deletion at the direction of Customer" in titles
    assert "Certification by Northwind" in titles
