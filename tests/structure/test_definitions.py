"""All ways of defining a term."""

from structure._agreements import terms


def test_means():
    assert terms('"Personal Data" means any information about a person.') == {
        "Personal Data": ["means any information about a person."]
    }


def test_curly_quotes_and_the_meaning_given():
    assert terms("“Sell” has the meaning given in the CCPA.") == {
        "Sell": ["has the meaning given in the CCPA."]
    }


def test_two_terms_at_once():
    assert terms('"Services" and "Work" mean the hosting.') == {
        "Services": ["mean the hosting."],
        "Work": ["mean the hosting."],
    }


def test_two_definitions_in_one_paragraph():
    assert terms('"Data" means names. "Law" means the CCPA.') == {
        "Data": ["means names."],
        "Law": ["means the CCPA."],
    }


def test_list_items_belong_to_the_definition():
    assert terms('"Applicable Laws" means:\n(a) the CCPA; and\n(b) the GDPR.') == {
        "Applicable Laws": ["means:", "the CCPA; and", "the GDPR."]
    }


def test_without_quotation_marks():
    assert terms("1.1 Personal Data means names.") == {"Personal Data": ["names."]}


def test_glossary():
    text = "DEFINITIONS\n\nPersonal Data: names and addresses.\n\nServices: the hosting."
    assert terms(text) == {
        "Personal Data": ["names and addresses."],
        "Services": ["the hosting."],
    }


def test_glossary_with_dashes():
    text = "DEFINITIONS\n\nPersonal Data — names and addresses.\n\nServices – the hosting."
    assert terms(text) == {
        "Personal Data": ["names and addresses."],
        "Services": ["the hosting."],
    }


def test_short_form_in_brackets():
    text = 'Supplier keeps names and addresses (collectively, the "Customer Data") for a year.'
    assert terms(text) == {"Customer Data": ["Supplier keeps names and addresses"]}


def test_two_short_forms_in_brackets():
    assert set(terms('It hosts the site for Contoso LLC ("Customer" or "Client").')) == {
        "Customer",
        "Client",
    }


def test_a_later_sentence_adds_to_a_term():
    text = '"Applicable Laws" means the laws of Texas.\n\nApplicable Laws may include the CCPA.'
    assert terms(text) == {"Applicable Laws": ["means the laws of Texas.", "the CCPA."]}


def test_a_word_in_quotation_marks_is_no_definition():
    assert terms('The "quoted" word stands here.') == {}


def test_an_abbreviation_does_not_end_what_a_short_form_stands_for():
    text = 'It is pleasant. Northwind Labs, Inc. (the "Vendor") serves Contoso Co. Ltd ("Client").'
    assert terms(text) == {
        "Vendor": ["Northwind Labs, Inc."],
        "Client": ['Northwind Labs, Inc. (the "Vendor") serves Contoso Co. Ltd'],
    }
