"""Fit what confidence means, and show whether it holds.

    python benchmarks/confidence.py                    # the labelled corpus
    python benchmarks/confidence.py --also FOLDER...   # and further labelled contracts

A folder of further contracts holds documents and a labels.jsonl like the corpus's, whose ``doc`` is
the stem of a file name. Prints the table for clause_patterns/confidence.yaml, fitted on everything,
and a reliability table in which each document's confidence was fitted on the others (six folds over
companies). Without the corpus it says so and stops.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from accuracy import SHARED, company, labels, scan_corpus, scan_into

FOLDS = 6
CELL_PRIOR, REQUIREMENT_PRIOR = 12.0, 40.0  # verdicts that an estimate is drawn back by
BINS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Case:
    """One verdict: where it comes from, what it rests on, and whether the expert agrees."""

    source: str
    document: str
    requirement: str
    status: str
    passages: int
    right: bool


@dataclass(frozen=True)
class Table:
    """What clause_patterns/confidence.yaml holds."""

    passages: dict[str, list[float]]
    requirements: dict[str, float]

    def confidence(self, case: Case) -> float:
        """Return the share of such verdicts that are right."""
        shares = self.passages[case.status]
        share = shares[min(case.passages, len(shares) - 1)]
        return min(0.99, max(0.5, share + self.requirements.get(case.requirement, 0.0)))


def fit(cases: Sequence[Case]) -> Table:
    """Return the table that describes cases; small numbers are drawn towards the mean."""
    passages = {}
    for status in ("met", "weak", "missing"):
        of_status = [case for case in cases if case.status == status]
        mean = _share(of_status)
        counts = (0,) if status == "missing" else (0, 1, 2, 3)
        passages[status] = [
            _drawn([c for c in of_status if n in (0, c.passages)], mean, CELL_PRIOR) for n in counts
        ]
    plain = Table(passages, {})
    by_requirement = defaultdict(list)
    for case in cases:
        by_requirement[case.requirement].append(case.right - plain.confidence(case))
    offsets = {
        requirement: round(sum(errors) / (len(errors) + REQUIREMENT_PRIOR), 2)
        for requirement, errors in by_requirement.items()
    }
    return Table(
        {status: [round(share, 2) for share in shares] for status, shares in passages.items()},
        {requirement: offset for requirement, offset in sorted(offsets.items()) if offset},
    )


def _share(cases: Sequence[Case]) -> float:
    return sum(case.right for case in cases) / max(1, len(cases))


def _drawn(cases: Sequence[Case], mean: float, prior: float) -> float:
    return (sum(case.right for case in cases) + prior * mean) / (len(cases) + prior)


def cross_validated(cases: Sequence[Case]) -> list[tuple[float, Case]]:
    """Return each case with a confidence that was fitted without its company."""
    companies = sorted({company(case.document) for case in cases})
    fold = {name: number % FOLDS for number, name in enumerate(companies)}
    found = []
    for number in range(FOLDS):
        table = fit([case for case in cases if fold[company(case.document)] != number])
        held = [case for case in cases if fold[company(case.document)] == number]
        found += [(table.confidence(case), case) for case in held]
    return found


def print_reliability(judged: Sequence[tuple[float, Case]]) -> None:
    """Print for each range of confidence how many verdicts are right, by source."""
    sources = sorted({case.source for _, case in judged})
    print(f"{'confidence':14s}" + "".join(f"{source:>20s}" for source in sources))
    for low, high in pairwise(BINS):
        cells = [
            [case for confidence, case in judged if low <= confidence < high and case.source == s]
            for s in sources
        ]
        if any(cells):
            shown = [f"{_share(cell):.2f} ({len(cell)})" if cell else "-" for cell in cells]
            print(f"{low:.2f} to {min(high, 1):.2f}  " + "".join(f"{text:>20s}" for text in shown))
    for source in sources:
        own = [(confidence, case) for confidence, case in judged if case.source == source]
        mean = sum(confidence for confidence, _ in own) / len(own)
        brier = sum((confidence - case.right) ** 2 for confidence, case in own) / len(own)
        right = _share([case for _, case in own])
        print(f"{source}: mean confidence {mean:.3f}, right {right:.3f}, Brier score {brier:.3f}")


def corpus_cases() -> Iterable[Case]:
    """Yield the verdicts on the corpus; the PDFs hold the same contracts again."""
    yield from _cases("corpus", scan_corpus("docx"), labels())


def further_cases(folder: Path) -> Iterable[Case]:
    """Yield the verdicts on a folder of labelled contracts."""
    gold: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            gold[row["doc"]][row["requirement"]] = row
    with tempfile.TemporaryDirectory() as temporary:
        predictions = scan_into(folder, Path(temporary) / "reports.jsonl")
    yield from _cases("further", predictions, gold)


def _cases(
    source: str,
    predictions: dict[str, dict[str, dict[str, object]]],
    gold: dict[str, dict[str, dict[str, str]]],
) -> Iterable[Case]:
    for document, findings in predictions.items():
        for requirement, finding in findings.items():
            if requirement in gold.get(document, {}):
                status = str(finding["status"])
                passages = len(finding["evidence"])  # type: ignore[arg-type]
                right = gold[document][requirement]["status"] == status
                yield Case(source, document, requirement, status, passages, right)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="labelled contracts")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"The labelled corpus is not at {SHARED}.", file=sys.stderr)
        return 1
    cases = list(corpus_cases())
    for folder in arguments.also:
        cases += further_cases(folder)
    table = fit(cases)
    for status, shares in table.passages.items():
        print(f"  {status}: [{', '.join(f'{share:.2f}' for share in shares)}]")
    for requirement, offset in table.requirements.items():
        print(f"  {requirement}: {offset:+.2f}")
    print_reliability(cross_validated(cases))
    return 0


if __name__ == "__main__":
    sys.exit(main())
