"""Does the same contract get the same statuses as DOCX and as PDF?

    python benchmarks/formats.py [CORPUS]

The corpus has ``docx/`` and ``pdf/`` with files of the same names; the default is
``../shared/corpus``. Prints the share of (document, requirement) pairs on which both agree, and
the others. No text is recognised in pictures, so that the extra ``ocr`` makes no difference.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from contractscan.errors import ReadError
from contractscan.scanner import scan

_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
Statuses = dict[str, str]


def statuses(path: Path) -> Statuses:
    """Return requirement -> status; empty if the file can't be read."""
    try:
        report = scan(path, ocr="never")
    except ReadError as error:
        print(error, file=sys.stderr)
        return {}
    return {finding.requirement: finding.status.value for finding in report.findings}


def compare(docx: Statuses, pdf: Statuses) -> list[tuple[str, str, str]]:
    """Return requirement, status in DOCX and status in PDF where they differ."""
    wanted = sorted(docx.keys() | pdf.keys())
    found = [(name, docx.get(name, "unread"), pdf.get(name, "unread")) for name in wanted]
    return [(name, first, second) for name, first, second in found if first != second]


def main() -> None:
    """Print the disagreements and the share of pairs that agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=_CORPUS)
    corpus = parser.parse_args().corpus
    paths = [p for p in sorted(corpus.glob("docx/*.docx")) if _as_pdf(p).is_file()]
    if not paths:
        sys.exit(f"no contract in both formats in {corpus}")
    total = different = 0
    for path in paths:
        docx, pdf = statuses(path), statuses(_as_pdf(path))
        total += len(docx.keys() | pdf.keys())
        for requirement, first, second in compare(docx, pdf):
            different += 1
            print(f"{path.stem:40} {requirement:40} docx {first:8} pdf {second}")
    print(f"{total - different} of {total} pairs agree: {1 - different / max(1, total):.2%}")


def _as_pdf(path: Path) -> Path:
    return path.parents[1] / "pdf" / f"{path.stem}.pdf"


if __name__ == "__main__":
    main()
