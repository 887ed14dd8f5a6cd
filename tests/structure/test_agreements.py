"""Several agreements in one file, and annexes with roles and terms of their own."""

import pytest

from contractscan.parsers import parse
from contractscan.rules import load_rules
from contractscan.scanner import party_cues
from contractscan.structure.agreement import Agreement, read_agreement
from structure._agreements import agreement_of

RULES = (
    "1. Vendor shall stay.\n\n2. Vendor shall work.\n\n3. Fees shall be paid.\n\n4. It may end.\n\n"
)
MASTER = (
    'MASTER SERVICES AGREEMENT\n\nThis agreement is made between Contoso Ltd ("Client") and Harrow '
    'LLP ("Supplier").\n\n1. Supplier shall serve Client.\n\n2. "Personal Data" means names.\n\n'
    "3. Supplier shall process it on behalf of Client.\n\n"
    "4. Client shall pay Supplier. It may ask.\n\n"
)
PROCESSING = (
    'DATA PROCESSING ADDENDUM\n\nThis addendum is made between Contoso Ltd ("Controller") and '
    'Harrow LLP ("Processor").\n\n1. Processor shall follow the instructions of Controller.\n\n'
    '2. "Personal Data" means names of residents of the EU.\n\n3. Processor shall keep it.\n\n'
    "4. Processor shall not sell it. Controller may ask.\n\n"
)
ORDER = (
    "ORDER FORM\n\nCustomer: Contoso Ltd\n\nSupplier: Harrow LLP\n\n"
    "1. Supplier shall deliver ten seats."
)
OTHER = (
    'CLEANING SERVICES AGREEMENT\n\nThis agreement is made between Contoso Ltd ("Tenant") and '
    'Whiteglove Inc ("Cleaner").\n\n1. Cleaner shall process records on behalf of Tenant.\n\n'
    '2. "Records" means names.\n\n3. Cleaner shall assist Tenant.\n\n4. Tenant shall pay.\n\n'
)


def citations(read: Agreement) -> list[str]:
    return [clause.citation or "" for clause in read.clauses]


def held_at(read: Agreement, words: str) -> dict[str, list[str]]:
    """Return term -> passages that define it where some words stand."""
    offset = read.document.text.index(words)
    found: dict[str, list[str]] = {}
    for areas, definitions in read.held:
        if any(area.span.start <= offset < area.span.end for area in areas):
            for definition in definitions:
                passages = [read.document.quote(span).strip() for span in definition.spans]
                found.setdefault(definition.term, []).extend(passages)
    return found


def sides_at(read: Agreement, words: str) -> tuple[set[str], set[str]]:
    """Return the names of vendor and business where some words stand."""
    offset = read.document.text.index(words)
    for areas, parties in read.sides:
        if any(area.span.start <= offset < area.span.end for area in areas):
            return set(parties.vendor), set(parties.business)
    raise AssertionError("no area")


def test_numbers_that_start_anew_are_told_apart_by_the_title():
    found = citations(agreement_of(MASTER + PROCESSING + ORDER))
    assert "Master Services Agreement, 1" in found
    assert "Data Processing Addendum, 1" in found
    assert "Order Form, 1" in found


def test_an_addendum_to_the_agreement_between_the_parties_opens_an_agreement():
    opening = "This addendum forms part of the agreement between"
    read = agreement_of(MASTER + PROCESSING.replace("This addendum is made between", opening))
    assert "Data Processing Addendum, 1" in citations(read)
    assert {area.group for areas, _ in read.sides for area in areas} == {0}


def test_one_agreement_needs_no_title_in_its_citations():
    assert citations(agreement_of(MASTER))[-1] == "4"


@pytest.mark.parametrize(
    "title",
    ["Exhibit A\n\nNothing.", "Data Processing Addendum\n\nIt follows.", "5. Entire Agreement"],
)
def test_a_title_without_parties_opens_no_agreement(title):
    read = agreement_of(f"{MASTER}{title}\n\n6. Supplier shall go.")
    assert {clause.agreement for clause in read.clauses} == {0}


def test_the_terms_behind_a_cover_page_are_no_second_agreement():
    text = f"DATA PROCESSING ADDENDUM\n\nKey terms.\n\n{RULES}{PROCESSING}"
    assert {clause.agreement for clause in agreement_of(text).clauses} == {0}


def test_headings_do_not_reach_into_the_next_agreement():
    read = agreement_of(f"{MASTER}Annex 1: European terms\n\nNone.\n\n{PROCESSING}")
    assert "Data Processing Addendum, 1" in citations(read)


def test_linked_agreements_share_parties_and_each_has_its_own_terms():
    read = agreement_of(MASTER + PROCESSING)
    assert sides_at(read, "Supplier shall serve") == (
        {"Supplier", "Processor"},
        {"Client", "Controller"},
    )
    assert held_at(read, "serve Client") == held_at(read, "serve Client") | {
        "Personal Data": ["means names."]
    }
    assert held_at(read, "keep it")["Personal Data"] == ["means names of residents of the EU."]


def test_an_addendum_takes_the_terms_that_it_does_not_define_from_the_agreement():
    addendum = PROCESSING.replace(
        '2. "Personal Data" means names of residents of the EU.', "2. No."
    )
    read = agreement_of(MASTER + addendum)
    assert held_at(read, "keep it")["Personal Data"] == ["means names."]


def test_agreements_with_different_vendors_share_nothing():
    read = agreement_of(MASTER + OTHER)
    assert sides_at(read, "Supplier shall serve") == ({"Supplier"}, {"Client"})
    assert sides_at(read, "Cleaner shall assist") == ({"Cleaner"}, {"Tenant"})
    assert "Records" not in held_at(read, "Supplier shall serve")
    assert "Personal Data" not in held_at(read, "Cleaner shall assist")
    assert (set(read.parties.vendor), set(read.parties.business)) == (
        {"Supplier", "Cleaner"},
        {"Client", "Tenant"},
    )


def test_an_agreement_says_that_it_belongs_to_another():
    linked = OTHER.replace(
        "1. Cleaner", "This agreement forms part of the Master Agreement.\n\n1. Cleaner"
    )
    read = agreement_of(MASTER + linked)
    assert "Personal Data" in held_at(read, "Cleaner shall assist")


def test_an_annex_has_its_own_meaning_of_a_term():
    text = (
        '1. "Data" means names.\n\n2. "Fees" means money.\n\n3. Vendor stays.\n\nAnnex 1\n\n'
        '"Data" means numbers.\n\nVendor goes.'
    )
    read = agreement_of(text)
    assert held_at(read, "Vendor stays") == {"Data": ["means names."], "Fees": ["means money."]}
    assert held_at(read, "Vendor goes") == {"Data": ["means numbers."], "Fees": ["means money."]}


def test_what_an_annex_adds_to_a_term_holds_everywhere():
    text = (
        '1. "Applicable Laws" means the laws of Texas.\n\n2. Vendor stays.\n\nAnnex 1\n\n'
        "Applicable Laws also include the CCPA.\n\nVendor goes."
    )
    read = agreement_of(text)
    for place in ("Vendor stays", "Vendor goes"):
        assert held_at(read, place)["Applicable Laws"] == ["means the laws of Texas.", "the CCPA."]


BODY = "1. Processor shall process data on behalf of Customer and assist Customer.\n\n"


@pytest.mark.parametrize(
    "switch",
    [
        'In this Annex, "Processor" means Customer and "Controller" means Vendor.',
        'In this Annex, Vendor (the "Controller") serves Customer (the "Processor").',
        "Customer acts as the Processor and Vendor as the Controller of contact data.",
    ],
)
def test_a_role_that_an_annex_gives_to_the_other_side(switch):
    text = f"{BODY}2. Vendor is the Processor.\n\nAnnex 2: Contacts\n\n{switch}\n\nProcessor goes."
    read = agreement_of(text)
    assert "Processor" in sides_at(read, "Processor shall process")[0]
    assert "Processor" in sides_at(read, "Processor goes")[1]


@pytest.mark.parametrize(
    "text",
    [
        '"Processor" means the entity that acts for Customer.',
        "Vendor is the Processor of Customer.",
        "Customer acts as a Processor for its own clients; Vendor is a sub-processor.",
        'Vendor processes data on behalf of Customer (the "Controller").',
    ],
)
def test_roles_stay_where_they_are(text):
    read = agreement_of(
        f"{BODY}2. Vendor is the Processor.\n\nAnnex 2\n\n{text}\n\nProcessor goes."
    )
    assert "Processor" in sides_at(read, "Processor goes")[0]


def test_joined_documents_are_linked_and_begin_anew():
    from contractscan.joining import join

    documents = [
        parse(text.encode(), name) for text, name in ((MASTER, "a.txt"), (PROCESSING, "b.txt"))
    ]
    read = read_agreement(join(documents, "deal"), party_cues(load_rules()))
    assert {clause.agreement for clause in read.clauses} == {0, 1}
    assert {area.group for areas, _ in read.sides for area in areas} == {0}
