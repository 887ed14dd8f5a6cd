"""How fast contracts are read and analysed, beside the libraries that it stands on.

    python benchmarks/speed.py [--repeat 3] [CORPUS]
    python benchmarks/speed.py --profile              the costliest functions of the analysis

Measured are the sample contracts and, where the corpus is present, its ``docx/`` and ``pdf/``
(the default is ``../shared/corpus``). Times are processor time, the least of several runs in one
process, so that the ratios compare like with like; docs/performance.md explains them. No text is
recognised in pictures (``--ocr never``), whether or not the extra ``ocr`` is installed.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import os
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
import spacy
from docx.oxml.ns import qn

from contractscan.document import Document
from contractscan.errors import ReadError
from contractscan.parsers import ReadOptions, parse
from contractscan.scanner import scan, scan_document

_ROOT = Path(__file__).resolve().parents[1]
_SAMPLES = _ROOT / "sample_contracts"
_CORPUS = _ROOT.parent / "shared" / "corpus"
WORDS_A_PAGE = 450  # for formats without pages
MOST_FILES_OF_PDFPLUMBER = 4
LONG_CONTRACT = 20  # pages
_WITHOUT_OCR = ReadOptions(ocr="never")
TARGETS = {"command": 1.5, "long": 0.5, "analyse": 5.0}


@dataclass(frozen=True)
class File:
    """A contract and how long its parts take, in seconds."""

    path: Path
    document: Document
    parse: float
    analyse: float
    tokens: float

    @property
    def pages(self) -> float:
        """Return its pages, estimated from its words for formats without pages."""
        return self.document.pages or self.document.words / WORDS_A_PAGE


def least(repeat: int, action: Callable[..., object], *arguments: object) -> float:
    """Return the least processor time of several runs of an action."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        action(*arguments)
        times.append(time.process_time() - start)
    return min(times)


def waiting(repeat: int, action: Callable[..., object], *arguments: object) -> list[float]:
    """Return the least time on the clock, and the least processor time of all processes."""
    times = []
    for _ in range(repeat):
        start = (time.perf_counter(), sum(os.times()[:4]))
        action(*arguments)
        times.append((time.perf_counter() - start[0], sum(os.times()[:4]) - start[1]))
    return [min(column) for column in zip(*times, strict=True)]


def measure(path: Path, repeat: int) -> File | None:
    """Return the times of one contract; None if it can't be read."""
    data = path.read_bytes()
    try:
        document = parse(data, path.name, _WITHOUT_OCR)
    except ReadError as error:
        print(error, file=sys.stderr)
        return None
    tokenize = spacy.blank("en").make_doc
    return File(
        path,
        document,
        parse=least(repeat, parse, data, path.name, _WITHOUT_OCR),
        analyse=least(repeat, scan_document, document),
        tokens=least(repeat, tokenize, document.text),
    )


def with_pypdfium2(path: Path) -> None:
    pdf = pypdfium2.PdfDocument(path)
    for number in range(len(pdf)):
        pdf[number].get_textpage().get_text_range()
    pdf.close()


def with_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def with_python_docx(path: Path) -> None:
    def walk(holder: object) -> None:
        for paragraph in holder.paragraphs:  # type: ignore[attr-defined]
            _ = paragraph.text, paragraph.style
        for table in holder.tables:  # type: ignore[attr-defined]
            for row in table.rows:
                for cell in row._tr.iterchildren(qn("w:tc")):
                    walk(docx.table._Cell(cell, table))

    walk(docx.Document(str(path)))


def baselines(files: Sequence[File], repeat: int) -> dict[str, float]:
    """Return how many times longer our parsing takes than plain extraction by a library."""
    pdfs, words = _of("pdf", files), _of("docx", files)
    few = sorted(pdfs, key=lambda file: file.pages)[
        :: max(1, len(pdfs) // MOST_FILES_OF_PDFPLUMBER)
    ]
    ratios = {}
    for name, chosen, read, times in (
        ("pypdfium2 text", pdfs, with_pypdfium2, repeat),
        (f"pdfplumber text ({len(few)} files)", few, with_pdfplumber, 1),
        ("python-docx paragraphs, tables", words, with_python_docx, repeat),
    ):
        if chosen:
            ours = sum(file.parse for file in chosen)
            theirs = sum(least(times, read, file.path) for file in chosen)
            ratios[name] = ours / theirs
    return ratios


def print_set(name: str, files: Sequence[File], repeat: int) -> None:
    """Print speed and ratios of one set of contracts."""
    pages = sum(file.pages for file in files)
    words = sum(file.document.words for file in files)
    parsing, analysing = (sum(getattr(f, part) for f in files) for part in ("parse", "analyse"))
    print(f"\n{name}: {len(files)} files, {pages:,.0f} pages, {words:,} words")
    print(f"  {'':10}{'seconds':>9}{'ms/page':>9}{'pages/s':>9}{'words/s':>11}")
    for part, spent in (
        ("parse", parsing),
        ("analyse", analysing),
        ("both", parsing + analysing),
    ):
        print(
            f"  {part:10}{spent:9.2f}{1000 * spent / pages:9.1f}{pages / spent:9,.0f}"
            f"{words / spent:11,.0f}"
        )
    for library, ratio in baselines(files, repeat).items():
        print(f"  parse   = {ratio:6.2f} x {library}")
    tokens = sum(file.tokens for file in files)
    print(f"  analyse = {analysing / tokens:6.2f} x spaCy blank('en') tokenization", end="")
    print(f" (target: at most {TARGETS['analyse']:g})")


def scan_as_command(path: Path) -> None:
    """Run `contractscan scan` in a process of its own, start-up included."""
    command = [sys.executable, "-m", "contractscan", "scan", "--ocr", "never", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def scan_without_ocr(path: Path) -> None:
    """Run a scan in this process."""
    scan(path, ocr="never")


def print_waits(samples: Sequence[File], everything: Sequence[File], repeat: int) -> None:
    """Print how long a user waits: for one command, and for a long contract after start-up."""
    print(f"\n{'What a user waits for, in seconds':56}{'clock':>7}{'CPU':>7}{'target':>8}")
    for kind in ("docx", "pdf"):
        path = max(_of(kind, samples), key=lambda file: file.pages).path
        clock, used = waiting(repeat, scan_as_command, path)
        what = f"contractscan scan {path.name}"
        print(f"  {what:54}{clock:7.2f}{used:7.2f}{TARGETS['command']:8.1f}")
    for kind in ("docx", "pdf"):
        file = min(_of(kind, everything), key=lambda file: abs(file.pages - LONG_CONTRACT))
        scale = LONG_CONTRACT / file.pages
        clock, used = (scale * spent for spent in waiting(repeat, scan_without_ocr, file.path))
        what = f"{LONG_CONTRACT} pages of {kind} after start-up, as {file.path.stem}"
        print(f"  {what:54}{clock:7.2f}{used:7.2f}{TARGETS['long']:8.1f}")


def _of(kind: str, files: Sequence[File]) -> list[File]:
    return [file for file in files if file.document.format == kind]


def peak_memory() -> float | None:
    """Return the most memory that this process has held, in MB; None where nobody counts it."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return None
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def print_profile(paths: Sequence[Path]) -> None:
    """Print in which functions the analysis of some contracts spends its time."""
    documents = [parse(path.read_bytes(), path.name, _WITHOUT_OCR) for path in paths]
    profiler = cProfile.Profile()
    with profiler:
        for document in documents:
            scan_document(document)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def contracts_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.*")) if path.suffix in (".docx", ".pdf")]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how fast contracts are scanned.")
    parser.add_argument("corpus", nargs="?", type=Path, default=_CORPUS)
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the least counts")
    parser.add_argument("--profile", action="store_true", help="show where the analysis spends it")
    asked = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, spaCy {version('spacy')}, {os.cpu_count()} processors")
    print(f"DOCX has no pages; {WORDS_A_PAGE} words are counted as one.")
    scan(b"Vendor shall not sell the personal information.")  # start-up is measured apart
    if asked.profile:
        print_profile(contracts_in(asked.corpus / "docx") or contracts_in(_SAMPLES))
        return
    sets: list[list[File]] = []
    for name, folder in (
        ("sample contracts", _SAMPLES),
        ("corpus, DOCX", asked.corpus / "docx"),
        ("corpus, PDF", asked.corpus / "pdf"),
    ):
        measured = [measure(path, asked.repeat) for path in contracts_in(folder)]
        files = [file for file in measured if file is not None]
        memory = peak_memory()  # before the other libraries read the same files
        if files:
            print_set(name, files, asked.repeat)
            print(f"  peak memory so far: {memory:,.0f} MB" if memory else "  peak memory: unknown")
        sets.append(files)
    print_waits(sets[0], [file for files in sets for file in files], asked.repeat)


if __name__ == "__main__":
    main()
