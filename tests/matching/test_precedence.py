"""Which of two conflicting clauses wins."""

import pytest

from contractscan.joining import join
from contractscan.parsers import parse
from contractscan.report import Status
from contractscan.scanner import scan_document

BAN = (
    "Vendor shall not retain, use or disclose the personal information for any purpose other than "
    "sending order confirmations to customers of Customer."
)
LICENCE = (
    "Customer grants Vendor a license to use the personal information of Customer for the "
    "development of Vendor's own products."
)


def verdict(*texts: str):
    documents = [parse(text.encode(), f"{number}.txt") for number, text in enumerate(texts)]
    report = scan_document(join(documents), any_document=True)
    return report.finding("purpose-limitation").status


def one(main: str, annex: str):
    return verdict(
        f"MASTER AGREEMENT\n\n1. {main}\n\nExhibit A: Data Processing Addendum\n\n{annex}"
    )


def test_without_an_order_the_weaker_reading_wins():
    assert one(LICENCE, f"1. {BAN}") is Status.WEAK


@pytest.mark.parametrize(
    "clause",
    [
        "In the event of a conflict between this Exhibit and the Agreement, this Exhibit shall "
        "prevail.",
        "This Exhibit takes precedence over any conflicting terms of the Agreement.",
        "If this Addendum and the Agreement are inconsistent, this Addendum will control.",
    ],
)
def test_the_annex_that_prevails_undoes_the_licence(clause):
    assert one(LICENCE, f"1. {BAN}\n\n2. {clause}") is Status.MET


def test_a_body_that_prevails_does_not():
    clause = "In case of conflict with an exhibit, this Agreement prevails."
    assert one(f"{LICENCE}\n\n2. {clause}", f"1. {BAN}") is Status.WEAK


def test_a_licence_notwithstanding_everything_remains():
    licence = f"Notwithstanding anything to the contrary in this Agreement, {LICENCE}"
    clause = "In the event of a conflict, this Exhibit shall prevail over the Agreement."
    assert one(licence, f"1. {BAN}\n\n2. {clause}") is Status.WEAK


def test_a_ban_notwithstanding_everything_wins():
    ban = f"Notwithstanding anything to the contrary in the Agreement, {BAN}"
    assert one(LICENCE, f"1. {ban}") is Status.MET


def test_an_order_within_one_part_decides_nothing():
    clause = "This Addendum prevails over any conflicting terms of the Agreement."
    assert verdict(f"DATA ADDENDUM\n\n1. {BAN}\n\n2. {LICENCE}\n\n3. {clause}") is Status.WEAK


def test_an_addendum_that_prevails_does_so_with_its_annexes():
    clause = "This Addendum prevails over any conflicting terms of the Agreement."
    assert verdict(f"ADDENDUM\n\n1. {BAN}\n\n2. {clause}\n\nAnnex 1\n\n{LICENCE}") is Status.WEAK


def test_documents_named_by_their_titles():
    msa = (
        f"Master Services Agreement\n\n1. {LICENCE}\n\n2. In the event of any conflict, the "
        "following order of precedence applies: (a) the Data Processing Addendum; (b) this "
        "Agreement."
    )
    dpa = f"Data Processing Addendum\n\n1. {BAN}"
    assert verdict(msa, dpa) is Status.MET
    assert verdict(msa.replace("(a) the Data Processing Addendum; (b) ", ""), dpa) is Status.WEAK


def test_a_governing_law_is_no_order_of_precedence():
    clause = "The laws of California govern this Exhibit, without regard to conflict of laws."
    assert one(LICENCE, f"1. {BAN}\n\n2. {clause}") is Status.WEAK


def test_of_two_that_hold_notwithstanding_everything_the_part_that_prevails_wins():
    anything = "Notwithstanding anything to the contrary in the Agreement, "
    main = f"AGREEMENT\n\n1. {anything}{LICENCE}"
    addendum = f"CCPA ADDENDUM\n\n1. {anything}{BAN}"
    order = (
        "2. In the event of a conflict between this Addendum and any other part of the Agreement, "
        "this Addendum prevails."
    )
    assert verdict(main, f"{addendum}\n\n{order}") is Status.MET
    assert verdict(main, addendum) is Status.WEAK


def test_ban_said_again_in_an_addendum_that_prevails_wins():
    addendum = (
        "CCPA ADDENDUM\n\n1. Vendor shall not retain, use or disclose personal information for any "
        "purpose other than the services.\n\n2. In case of a conflict, this Addendum prevails."
    )
    assert verdict(f"AGREEMENT\n\n1. {BAN}\n\n2. {LICENCE}", addendum) is Status.MET


def test_what_prevails_over_every_other_order_comes_first():
    main = f"AGREEMENT\n\n1. {LICENCE}\n\n2. In case of conflict, this Agreement prevails."
    addendum = f"CCPA ADDENDUM\n\n1. {BAN}\n\n2. In case of conflict, this Addendum prevails"
    assert verdict(main, f"{addendum}.") is Status.WEAK
    order = "whatever order of precedence the Agreement sets elsewhere"
    assert verdict(main, f"{addendum}, {order}.") is Status.MET
