"""Share of a contract's words that the parsers keep in order, against the experts' reading.

    python benchmarks/fidelity.py [CORPUS]

The corpus has ``docx/``, ``pdf/`` and ``paragraphs/``; the default is ``../shared/corpus``.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Indel

from contractscan.errors import ReadError
from contractscan.parsers import parse

FORMATS = ("docx", "pdf")
_CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
_PARAGRAPH_NUMBER = re.compile(r"^\[\d+\] ?", re.MULTILINE)
# Markdown of the experts' reading: links keep their text, fences and marks go.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^:::.*$", re.MULTILINE)
_LABEL = re.compile(r"^\s*(?:[-*•#>]+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})[.)])\s+", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Fidelity:
    """How well one file was read.

    Attributes:
        name: Name of the contract.
        share: Words of the experts' reading that the parser has in the same order; None if it
            could not be read.
        lost: Words of the experts' reading that are missing.
        added: Words that only the parser has.
    """

    name: str
    share: float | None
    lost: int = 0
    added: int = 0


def words(text: str) -> list[str]:
    """Return the words of a reading without numbers of list items, bullets and markup."""
    text = unicodedata.normalize("NFKC", text)
    text = _FENCE.sub("", _PARAGRAPH_NUMBER.sub("", text))
    text = _LINK.sub(r"\1", text)
    previous = None
    while previous != text:
        previous, text = text, _LABEL.sub("", text)
    return [word.casefold() for word in _WORD.findall(text)]


def compare(expected: list[str], found: list[str], name: str) -> Fidelity:
    """Return the share of words that stand in the same order in both readings."""
    distance = Indel.distance(expected, found)
    lost = (distance + len(expected) - len(found)) // 2
    return Fidelity(name, 1 - lost / max(1, len(expected)), lost, distance - lost)


def measure(corpus: Path, name: str, format_name: str) -> Fidelity | None:
    """Return the fidelity of one contract in one format; None if it is not there."""
    path = corpus / format_name / f"{name}.{format_name}"
    if not path.is_file():
        return None
    expected = words((corpus / "paragraphs" / f"{name}.txt").read_text(encoding="utf-8"))
    try:
        document = parse(path.read_bytes(), path.name)
    except ReadError as error:
        print(error, file=sys.stderr)
        return Fidelity(name, None)
    return compare(expected, words(document.text), name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=_CORPUS)
    corpus = parser.parse_args().corpus
    names = sorted(path.stem for path in (corpus / "paragraphs").glob("*.txt"))
    if not names:
        sys.exit(f"no documents in {corpus}")
    print("words kept in the same order, % (words lost + words that only the parser has)")
    print(f"{'document':45}" + "".join(f"{name:>22}" for name in FORMATS))
    shares: dict[str, list[float]] = {name: [] for name in FORMATS}
    for name in names:
        line = f"{name:45}"
        for format_name in FORMATS:
            result = measure(corpus, name, format_name)
            line += f"{_cell(result):>22}"
            if result is not None:
                shares[format_name].append(result.share or 0.0)
        print(line)
    for label, summary in (("mean", _mean), ("lowest", min)):
        line = f"{label:45}"
        for format_name in FORMATS:
            values = shares[format_name]
            line += f"{f'{100 * summary(values):.2f}' if values else '-':>22}"
        print(line)


def _cell(result: Fidelity | None) -> str:
    if result is None:
        return "-"
    if result.share is None:
        return "failed"
    return f"{100 * result.share:.2f} ({result.lost}+{result.added})"


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main()
