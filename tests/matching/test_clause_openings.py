"""A heading in the line of its clause covers the sentences and items below it."""

from contractscan.report import Status
from matching._norms import read_of
from matching._norms import scan as scan_text


def headings(text: str) -> list[bool]:
    """Return for each statement whether a heading above it speaks of consumers' requests."""
    return ["consumer-request" in s.heading_concepts for s in read_of(text).statements[1:]]


def test_the_sentences_of_the_clause():
    assert all(headings("1. Data subject requests. Vendor shall help. Help is free."))


def test_the_items_below_it():
    text = "1. Data subject requests. Vendor shall:\n(a) help; and\n(b) report.\n"
    assert all(headings(text))


def test_the_next_clause_stands_apart():
    text = "1. Data subject requests. Vendor shall help.\n\n2. Fees. Customer shall pay."
    assert headings(text)[-1] is False


def test_a_sentence_is_no_heading():
    assert not any(headings("Vendor shall answer each data subject request. It is prompt."))


def test_a_verdict_rests_on_it():
    report = scan_text(
        b"1. Data subject requests. Where Customer cannot act itself, Vendor shall assist it.",
        name="contract.txt",
    )
    assert report.finding("consumer-requests").status is Status.MET


def test_an_empty_box_covers_its_clause():
    statements = read_of("☐ Option A applies. Vendor shall not sell it.").statements[1:]
    assert all("unticked-box" in s.heading_concepts for s in statements)
    ticked = read_of("☒ Option A applies. Vendor shall not sell it.").statements[1:]
    assert not any("unticked-box" in s.heading_concepts for s in ticked)
