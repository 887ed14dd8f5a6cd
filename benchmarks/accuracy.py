"""How well do the verdicts agree with the experts' labels?

    python benchmarks/accuracy.py                      # the scorer's figures, DOCX and PDF
    python benchmarks/accuracy.py --folds 6            # spread over groups of companies
    python benchmarks/accuracy.py --against HEAD~5     # findings gained, lost and changed
    python benchmarks/accuracy.py --reliability        # is confidence worth what it says?

Needs the labelled corpus beside the checkout (../shared); prints why and stops without it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Predictions = dict[str, dict[str, dict[str, object]]]


def scan_corpus(file_format: str, root: Path = ROOT) -> Predictions:
    """Return the findings on every document, made by the source tree at `root`."""
    with tempfile.TemporaryDirectory() as folder:
        return scan_into(SHARED / "corpus" / file_format, Path(folder) / "reports.jsonl", root)


def scan_into(source: Path, output: Path, root: Path = ROOT) -> Predictions:
    """Return the findings on the documents of a folder, which are also written to a file."""
    command = [sys.executable, "-m", "contractscan", "scan", str(source)]
    command += ["--format", "jsonl", "--output", str(output), "--quiet"]
    subprocess.run(command, cwd=root, check=True, env={"PYTHONPATH": str(root)})
    return scorer().load_predictions(output)  # type: ignore[no-any-return]


def scorer() -> ModuleType:
    """Return the scorer of the corpus as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labels() -> dict[str, dict[str, dict[str, str]]]:
    """Return document -> requirement -> the experts' label."""
    return scorer().load_labels(SHARED / "corpus" / "labels.jsonl")  # type: ignore[no-any-return]


def pairs(
    predictions: Predictions, documents: list[str], wanted: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return (expert, tool) statuses."""
    gold = labels()
    return [
        (gold[d][r]["status"], str(predictions.get(d, {}).get(r, {}).get("status", "none")))
        for d in documents
        for r in wanted
        if r in gold[d]
    ]


def company(document: str) -> str:
    """Return what stands before the first hyphen of a file name: the company."""
    return document.partition("-")[0]


def print_scores() -> None:
    """Print the scorer's own table for both formats."""
    for file_format in ("docx", "pdf"):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for document, findings in scan_corpus(file_format).items():
                row = {"document": {"name": document}, "findings": list(findings.values())}
                file.write(json.dumps(row) + "\n")
            file.flush()
            print(f"\n== {file_format}")
            subprocess.run([sys.executable, SHARED / "eval" / "score.py", file.name], check=True)


def print_folds(count: int) -> None:
    """Print the figures for groups of companies, and how far apart they lie."""
    predictions = scan_corpus("docx")
    groups: dict[int, list[str]] = defaultdict(list)
    companies = sorted({company(document) for document in labels()})
    for document in sorted(labels()):
        groups[companies.index(company(document)) % count].append(document)
    rows = []
    for number, documents in sorted(groups.items()):
        rows.append(scorer().figures(pairs(predictions, documents, scorer().MANDATORY)))
        shown = {k: round(rows[-1][k], 3) for k in ("status accuracy", "gap recall", "false met")}
        print(f"fold {number}: {len(documents):2d} documents  {shown}")
    values = [row["status accuracy"] for row in rows]
    print(f"status accuracy from {min(values):.3f} to {max(values):.3f}")


def print_changes(revision: str) -> None:
    """Print the findings whose status differs between a revision and the working tree."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--detach", tree, revision], cwd=ROOT, check=True)
        try:
            before = scan_corpus("docx", tree)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=True)
    after, gold, tally = scan_corpus("docx"), labels(), Counter[str]()
    for document in sorted(gold):
        for requirement, label in sorted(gold[document].items()):
            old = before.get(document, {}).get(requirement, {}).get("status")
            new = after.get(document, {}).get(requirement, {}).get("status")
            if old != new:
                kind = (
                    "gained"
                    if new == label["status"]
                    else "lost"
                    if old == label["status"]
                    else "changed"
                )
                tally[kind] += 1
                print(
                    f"{kind:8s} {document} {requirement}: {old} -> {new} (expert {label['status']})"
                )
    print(dict(tally) or "no finding changed")


def print_reliability() -> None:
    """Print for each level of confidence how many findings are right."""
    gold, bins = labels(), defaultdict(list)
    for document, findings in scan_corpus("docx").items():
        for requirement, finding in findings.items():
            right = gold[document][requirement]["status"] == finding["status"]
            bins[finding["confidence"]].append(right)
    print("confidence  findings  right")
    for confidence, rights in sorted(bins.items()):
        print(f"{confidence:10.2f} {len(rights):9d} {sum(rights) / len(rights):6.2f}")


def main() -> int:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=int, help="number of groups of companies")
    parser.add_argument("--against", metavar="REV", help="a git revision to compare with")
    parser.add_argument("--reliability", action="store_true", help="accuracy by confidence")
    arguments = parser.parse_args()
    if not (SHARED / "corpus" / "labels.jsonl").is_file():
        print("The labelled corpus is not here; nothing to measure.")
        return 0
    if arguments.folds:
        print_folds(arguments.folds)
    elif arguments.against:
        print_changes(arguments.against)
    elif arguments.reliability:
        print_reliability()
    else:
        print_scores()
    return 0


if __name__ == "__main__":
    sys.exit(main())
