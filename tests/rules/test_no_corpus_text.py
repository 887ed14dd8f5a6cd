"""Our own words: nothing in the project is copied from a contract of the corpus.

A phrase of seven or more words that stands in exactly one contract of the corpus, and nowhere in
the law, is taken for copied. What is left is the stock of the field, and is allowed:

- up to nine words, each of which at least `STOCK` contracts use ("determines that it can no longer
  meet"): phrases that anybody writes who writes about the matter;
- the phrases of `SAID_BY_MANY`: names of laws, the wording of GDPR Article 28 and of the
  European standard clauses, and stock phrases of other kinds of contract, which this small corpus
  happens to hold once.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FOLDERS = ("clause_patterns", "sample_contracts", "tests", "docs")
SUFFIXES = {".yaml", ".agreement", ".scan", ".py", ".md", ".rst", ".json"}
LONGEST_HARMLESS = 6
LONGEST_STOCK = 9
STOCK = 4
SAID_BY_MANY = (
    # names of laws
    "california privacy rights act of 2020 cal civ code § 1798 100",
    "sccs means the standard contractual clauses annexed to "
    "commission implementing decision eu 2021",
    # 11 CCR § 7051(a)(8) and Civ. Code § 1798.100(d)(4), "is no longer able" for "can no longer"
    "that it is no longer able to meet its obligations under the ccpa",
    # Civ. Code § 1798.140(ag): the opposite of a "third party"
    "as a service provider and not as a third party",
    # GDPR, Articles 28 and 32
    "and delete existing copies unless union or member state law requires storage",
    "to the controller for the performance of the sub processor's obligations",
    "the same data protection obligations as set out in this",
    "the processor shall make available to the controller all information",
    "exercise their rights under chapter iii of the gdpr",
    # security, confidentiality, anti-corruption, choice of law
    "administrative technical and physical safeguards appropriate to the nature of the",
    "the same degree of care that it uses",
    "to gain an improper advantage in connection with",
    "the laws of the state of washington",
    "that it collects from its own interaction with",
    "implements and maintains appropriate technical and organizational",
)
ORDINARY_WORDS = {"blend", "developer"}  # also names of a company and of an agreement

pytestmark = pytest.mark.skipif(
    not (SHARED / "corpus" / "paragraphs").is_dir() or not (SHARED / "law").is_dir(),
    reason="the corpus of real contracts (../shared) is not beside this checkout",
)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9§]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def phrases(found: list[str], length: int = LONGEST_HARMLESS + 1) -> list[tuple[str, ...]]:
    return [tuple(found[i : i + length]) for i in range(len(found) - length + 1)]


def corpus() -> list[list[list[str]]]:
    """Return the words of each contract of the corpus, paragraph by paragraph."""
    return [
        [words(re.sub(r"^\[\d+\]", "", line)) for line in path.read_text().splitlines()]
        for path in sorted((SHARED / "corpus" / "paragraphs").glob("*.txt"))
    ]


def in_one_contract(contracts: list[list[list[str]]]) -> set[tuple[str, ...]]:
    homes: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, paragraphs in enumerate(contracts):
        for paragraph in paragraphs:
            for phrase in phrases(paragraph):
                homes[phrase].add(number)
    law = {p for path in (SHARED / "law").glob("*.md") for p in phrases(words(path.read_text()))}
    return {phrase for phrase, numbers in homes.items() if len(numbers) == 1} - law


def copied_runs(text: list[str], single: set[tuple[str, ...]]) -> list[str]:
    """Return the longest runs of words whose every seven words stand in one contract only."""
    runs: list[list[str]] = []
    last = -2
    for start, phrase in enumerate(phrases(text)):
        if phrase in single:
            if start == last + 1:
                runs[-1].append(phrase[-1])
            else:
                runs.append(list(phrase))
            last = start
    return [" ".join(run) for run in runs]


def is_allowed(run: str, used_by: Counter[str]) -> bool:
    if any(run in phrase for phrase in SAID_BY_MANY):
        return True
    found = run.split()
    return len(found) <= LONGEST_STOCK and all(used_by[word] >= STOCK for word in found)


def test_no_phrase_of_a_contract_is_copied():
    contracts = corpus()
    single = in_one_contract(contracts)
    used_by = Counter(
        word
        for paragraphs in contracts
        for word in {w for paragraph in paragraphs for w in paragraph}
    )
    copied = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and path != Path(__file__):
                runs = copied_runs(words(path.read_text(encoding="utf-8")), single)
                copied += [f"{path.name}: {r}" for r in runs if not is_allowed(r, used_by)]
    assert copied == [], "\n".join(copied)


def test_allowances_are_needed():
    single = in_one_contract(corpus())
    needless = [phrase for phrase in SAID_BY_MANY if not set(phrases(phrase.split())) & single]
    assert needless == []


def test_a_copied_sentence_is_noticed():
    paragraph = max((p for contract in corpus() for p in contract), key=len)
    run = copied_runs(["and", *paragraph[:30]], in_one_contract(corpus()))
    assert not all(is_allowed(r, Counter(paragraph)) for r in run)


def test_rules_name_no_company():
    with (SHARED / "corpus" / "sources.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kinds = {word for row in rows for word in re.split(r"\W+", row["kind"])}
    names = {word for row in rows for word in row["document"].split("-")} - kinds
    names -= ORDINARY_WORDS | set("msa agreement publisher current standard services 2026".split())
    rules = "\n".join(p.read_text().lower() for p in (ROOT / "clause_patterns").rglob("*.yaml"))
    assert {name for name in names if re.search(rf"\b{name}\b", rules)} == set()
