"""Who is the vendor and who the business."""

import pytest

from structure._agreements import agreement_of, sides


@pytest.mark.parametrize(
    ("text", "vendor", "business"),
    [
        ("Vendor shall process data on behalf of Customer.", ("Vendor",), ("Customer",)),
        ("Processor shall follow the instructions of Controller.", ("Processor",), ("Controller",)),
        ("The SUPPLIER must delete what the CLIENT sends.", ("SUPPLIER",), ("CLIENT",)),
        ("We process your data. You instruct us. We will notify you.", ("us", "we"), ("you",)),
        ("Operator shall assist District with parents' requests.", ("Operator",), ("District",)),
        (
            "The District shall pay. Operator shall assist the District.",
            ("Operator",),
            ("District",),
        ),
        (
            "Vendor shall serve Customer. The courts of Kern County, Ohio and of the Northern "
            "District of Ohio decide. The school of the county stands in the district.",
            ("Vendor",),
            ("Customer",),
        ),
        ("The weather is fine.", (), ()),
        ("This Agreement shall begin in May. Services will end in June.", (), ()),
    ],
)
def test_usual_names(text, vendor, business):
    found = sides(text)
    assert [sorted({n.lower() for n in side}) for side in found] == [
        sorted({n.lower() for n in side}) for side in (vendor, business)
    ]


def test_proper_names_are_told_apart_by_what_is_said_of_them():
    text = (
        'This Agreement is made between Bluefern LLC ("Bluefern") and Contoso GmbH ("Contoso").\n\n'
        "Bluefern shall process personal data only on Contoso's instructions. Contoso shall pay."
    )
    assert sides(text) == (("Bluefern",), ("Contoso",))


def test_a_proper_name_beside_a_usual_one():
    text = (
        'This Agreement is made between Harrow LLP ("Harrow") and Contoso GmbH ("Client").\n\n'
        "Harrow shall process personal data on behalf of Client and notify Client of breaches."
    )
    assert sides(text) == (("Harrow",), ("Client",))


def test_names_that_one_bracket_defines_are_on_one_side():
    text = 'Acme, Inc. ("Acme", "we", "us") serves you. Acme will process data. You may stop.'
    vendor, business = sides(text)
    assert {"Acme", "we", "us"} == set(vendor)
    assert {name.lower() for name in business} == {"you"}


def test_the_country_is_no_pronoun():
    vendor, business = sides("US law applies. The US market grows. Vendor shall pay.")
    assert "us" not in (*vendor, *business)
    assert "US" not in (*vendor, *business)


def test_the_most_frequent_name_comes_first():
    text = (
        "Vendor shall process it. Vendor shall delete it. Supplier shall process it for Customer."
    )
    assert sides(text)[0] == ("Vendor", "Supplier")


@pytest.mark.parametrize(
    "text",
    [
        "Vendor shall keep us informed. Vendor shall process data for us. We may stop Vendor.",
        "The Supplier must notify us of breaches and delete our data. We will pay the Supplier.",
        "We appoint Northwind as processor. Northwind shall assist us. Northwind shall ask us.",
    ],
)
def test_whom_the_vendor_serves_is_not_the_vendor(text):
    vendor, business = sides(text)
    assert {"us", "we"} <= {name.lower() for name in business}
    assert not {"us", "we"} & {name.lower() for name in vendor}


def test_we_remain_the_vendor_whom_the_customer_pays():
    text = "Customer shall pay us. We process data for Customer. Customer may instruct us."
    vendor, business = sides(text)
    assert ({"us", "we"}, {"Customer"}) == ({name.lower() for name in vendor}, set(business))


def test_you_are_the_vendor_where_we_are_served():
    text = "You shall process our data only for us. Supplier shall assist us. You shall notify us."
    vendor, business = sides(text)
    assert {name.lower() for name in vendor} == {"supplier", "you"}
    assert "us" in {name.lower() for name in business}


def test_names_of_three_words():
    text = (
        "Blue Lantern Press shall process personal data on behalf of Customer. "
        "Blue Lantern Press will notify Customer of breaches."
    )
    assert sides(text)[0] == ("Blue Lantern Press",)


def test_a_name_that_acts_in_the_present_tense_only():
    text = (
        "Quayline assists Customer with requests. Data in Quayline is encrypted. "
        "Quayline maintains safeguards. Access to Quayline is logged. Access maintains nothing. "
        "Access assists nobody."
    )
    vendor, _ = sides(text)
    assert "Quayline" in vendor
    assert "Access" not in vendor


def test_a_name_without_a_capital():
    text = (
        "“quill” is Quill Hosting, Inc., which processes personal data on behalf of Customer.\n\n"
        "quill will process personal data on Customer's instructions only. quill may use "
        "subprocessors. quill will notify Customer of breaches. “processing” has its usual sense, "
        "and processing will end with the agreement; the processing and the “quill” site."
    )
    vendor, business = sides(text)
    assert vendor[0] == "quill"
    assert "processing" not in vendor + business
    assert "Customer" in business


def test_the_other_name_of_the_opening_is_the_other_party():
    text = (
        "This rider is between the Board (the “Bureau”) and the contractor (the “Contractor”). "
        "Contractor shall process State Data only for the Bureau's licences. The Bureau may "
        "inspect the systems of Contractor. Contractor shall retain no copies. The Bureau agrees."
    )
    assert sides(text)[1] == ("Bureau",)


def test_names_in_one_bracket_follow_the_name_whose_side_is_known():
    text = (
        "This addendum applies to Quayside Search (“Company,” “Provider,” or “we”) and Customer. "
        "Provider will process personal data on behalf of Customer. Provider will not sell it."
    )
    vendor, business = sides(text)
    assert "Provider" in vendor
    assert "Provider" not in business


def test_a_proper_name_that_begins_with_a_small_letter_needs_no_article():
    text = (
        "“eLedger” is eLedger Systems, Inc., which processes personal data for Customer.\n\n"
        "eLedger will process personal data on behalf of Customer. eLedger will notify Customer. "
        "eLedger may use subprocessors."
    )
    parties = agreement_of(text).parties
    assert parties.vendor[0] == "eLedger"
    assert parties.brands == {"eLedger"}


def test_data_bear_the_name_of_the_business():
    text = (
        'This Agreement is between Paywell, Inc. ("Paywell") and the company that signs it '
        '("Employer").\n\nPaywell may use Employer Data to print pay slips. Employer owns Employer '
        "Data. Paywell will not sell Employer Data."
    )
    assert sides(text) == (("Paywell",), ("Employer",))
