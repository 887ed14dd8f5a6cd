"""What is no vendor contract, and what only looks so (tests/kinds/, a folder a kind)."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan import scan
from contractscan.document import Warning as Noted
from contractscan.joining import join
from contractscan.language.phrases import compile_phrase
from contractscan.matching.kinds import kind_of
from contractscan.parsers import parse
from contractscan.rules import load_rules
from contractscan.scanner import understand

FOLDER = Path(__file__).parents[1] / "kinds"
FILES = sorted(FOLDER.glob("*/*"))
OTHERS = [path for path in FILES if path.parent.name != "contract"]
LEAST = {"privacy-policy": 5, "order-form": 3, "letter": 3}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_kind(path):
    report = scan(path)
    assert report.agreement.kind == path.parent.name, report.agreement.kind_reason
    withheld = path.parent.name != "contract"
    assert report.outcome == ("withheld" if withheld else "scanned")
    assert len(report.findings) == (0 if withheld else 23)
    assert bool(report.agreement.kind_reason) == withheld


def test_every_kind_has_examples():
    kinds = load_rules().documents.kinds
    found = {path.parent.name for path in OTHERS}
    assert found == set(kinds)
    for kind in kinds:
        assert sum(path.parent.name == kind for path in OTHERS) >= LEAST.get(kind, 2)


def test_the_reason_quotes_the_document():
    report = scan(FOLDER / "invoice" / "consulting.txt")
    assert report.agreement.kind_reason == (
        "It reads like an invoice: it opens with “INVOICE” and has “Invoice number”, “Due date” "
        "and “Bill to”, and nothing in it reads like an agreement of a vendor with a customer."
    )


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_any_document_is_judged_if_asked(path):
    report = scan(path, any_document=True)
    assert report.outcome == "scanned"
    assert len(report.findings) == 23
    assert report.agreement.kind == path.parent.name


CLAUSES = (
    "This agreement is made between Supplier and Customer. Each party may end it.",
    "Supplier shall process the personal data only on the documented instructions of Customer.",
    "The parties agree as follows. Vendor shall not sell or share Personal Information.",
    "Processor must keep Customer Personal Data secure, and Customer may audit Processor.",
)


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_clause_of_a_contract_makes_any_document_one(path, clause):
    text = path.read_text(encoding="utf-8").replace("</body>", f"<p>{clause}</p></body>")
    data = text if path.suffix == ".html" else f"{text}\n\n{clause}\n"
    assert scan(data.encode(), name=path.name).agreement.kind == "contract"


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_title_of_a_contract_makes_any_document_one(path):
    document = parse(b"DATA PROCESSING ADDENDUM\n\n" + path.read_bytes(), "x.txt")
    assert kind_of(understand(document), load_rules())[0] == "contract"


def test_pages_that_were_not_read_may_be_the_contract():
    document = parse((FOLDER / "letter" / "application.txt").read_bytes(), "x.txt")
    read, rules = understand(document), load_rules()
    assert kind_of(read, rules)[0] == "letter"
    warned = replace(document, warnings=(Noted("pages-without-text", "No text.", (2,)),))
    assert kind_of(understand(warned), rules)[0] == "contract"


def test_documents_that_are_scanned_as_one_agreement_are_judged():
    letter = parse((FOLDER / "letter" / "application.txt").read_bytes(), "x.txt")
    assert kind_of(understand(join([letter, letter])), load_rules())[0] == "contract"


@given(st.lists(st.sampled_from(CLAUSES), min_size=2, unique=True))
def test_contracts_without_a_title_are_judged(clauses):
    assert scan("\n\n".join(clauses).encode()).outcome == "scanned"


def phrases():
    documents = load_rules().documents
    yield from documents.contract_titles
    yield from documents.contract_signs
    for kind in documents.kinds.values():
        yield from (*kind.opening, *kind.not_opening, *kind.signs, *kind.barred)


def test_every_phrase_is_well_formed():
    for phrase in phrases():
        assert compile_phrase(phrase).first_words, phrase


def test_requirements_that_only_contracts_meet_exist():
    for kind in load_rules().documents.kinds.values():
        for identifier in kind.unless_met:
            assert load_rules().requirement(identifier)


CORPUS = sorted((Path(__file__).parents[3] / "shared/corpus/paragraphs").glob("*.txt"))
DISGUISES = {
    "privacy-policy": "Privacy Policy\n\nLast updated: May 2026\n\n{}",
    "order-form": "ORDER FORM\n\n{}",
    "letter": "Dear Customer,\n\n{}\n\nSincerely,\nA. B.",
    "marketing-page": "Get started. Book a demo.\n\n{}",
}


@pytest.mark.skipif(not CORPUS, reason="the corpus of real contracts is not beside this checkout")
@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_contract_is_withheld_even_in_disguise(disguise):
    taken = []
    for path in CORPUS:
        lines = [line.partition("] ")[2] for line in path.read_text("utf-8").splitlines()]
        text = DISGUISES[disguise].format("\n\n".join(lines[1:]))
        kind, reason = kind_of(understand(parse(text.encode(), path.name)), load_rules())
        taken += [f"{path.name}: {reason}"] if kind != "contract" else []
    assert taken == []
