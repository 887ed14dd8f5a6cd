"""How fast is a scan, and where does the time go?

    python benchmarks/speed.py                     # sample contracts, and ../shared/corpus if there
    python benchmarks/speed.py --profile           # the costliest functions of the analysis

Every ratio compares two measurements of the same run on the same machine, so that it can be read
on any machine. The best of `--rounds` rounds counts.
"""

from __future__ import annotations

import argparse
import cProfile
import platform
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_contracts"
CORPUS = ROOT.parent / "shared" / "corpus"
WORDS_A_PAGE = 500
PDFPLUMBER_FILES = 3
TARGET_PROCESS, TARGET_CONTRACT = 1.5, 0.5


@dataclass(frozen=True)
class Load:
    """Files of one kind and what reading them gave."""

    title: str
    paths: tuple[Path, ...]
    pages: float
    words: int


def best(function: Callable[[], object], rounds: int) -> float:
    """Return the shortest time of a number of calls, in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        function()
        times.append(time.perf_counter() - started)
    return min(times)


def parsed(paths: Sequence[Path]) -> list:
    from contractscan.parsers import parse

    return [parse(path.read_bytes(), path.name) for path in paths]


def loads() -> list[Load]:
    """Return the files to be measured: by folder and format."""
    found = []
    for folder, title in (
        (SAMPLES, "sample contracts"),
        (CORPUS / "docx", "corpus"),
        (CORPUS / "pdf", "corpus"),
    ):
        for suffix in (".docx", ".pdf"):
            paths = tuple(sorted(folder.glob(f"*{suffix}"))) if folder.is_dir() else ()
            if paths:
                documents = parsed(paths)
                words = sum(document.words for document in documents)
                pages = sum(d.pages or d.words / WORDS_A_PAGE for d in documents)
                found.append(Load(f"{title}, {suffix[1:]}", paths, pages, words))
    return found


def measure(load: Load, rounds: int) -> dict[str, float]:
    """Return seconds: parse, analyse, and the yardsticks for the same files."""
    from contractscan.scanner import scan_document

    documents = parsed(load.paths)
    texts = [document.text for document in documents]
    times = {
        "parse": best(lambda: parsed(load.paths), rounds),
        "analyse": best(lambda: [scan_document(d) for d in documents], rounds),
        "spacy": best(lambda: tokenize(texts), rounds),
    }
    if load.paths[0].suffix == ".pdf":
        times["pypdfium2"] = best(lambda: [pypdfium2_text(p) for p in load.paths], rounds)
        few = sorted(load.paths, key=lambda p: p.stat().st_size)[:PDFPLUMBER_FILES]
        started = time.perf_counter()
        pages = sum(pdfplumber_text(path) for path in few)
        times["pdfplumber"] = (time.perf_counter() - started) / pages * load.pages
    else:
        times["python-docx"] = best(lambda: [docx_text(p) for p in load.paths], rounds)
    return times


def tokenize(texts: Sequence[str]) -> int:
    return sum(len(_blank()(text)) for text in texts)


def _blank() -> Callable[[str], Sequence[object]]:
    from contractscan.language.tokens import pipeline

    return pipeline().make_doc


def pypdfium2_text(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def pdfplumber_text(path: Path) -> int:
    """Extract all text; return the number of pages."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
        return len(pdf.pages)


def docx_text(path: Path) -> int:
    import docx

    document = docx.Document(str(path))
    length = sum(len(paragraph.text) for paragraph in document.paragraphs)
    for table in document.tables:
        length += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return length


def show(load: Load, times: dict[str, float]) -> None:
    total = times["parse"] + times["analyse"]
    print(f"{load.title}: {len(load.paths)} files, {load.pages:.0f} pages, {load.words:,} words")
    for step, seconds in (
        ("parse", times["parse"]),
        ("analyse", times["analyse"]),
        ("both", total),
    ):
        print(
            f"  {step:8} {seconds:7.2f} s  {load.pages / seconds:8,.0f} pages/s"
            f"  {load.words / seconds:10,.0f} words/s"
        )
    for step, yardstick, what in (
        ("parse", "pypdfium2", "plain pypdfium2 text extraction"),
        ("parse", "pdfplumber", "pdfplumber text extraction"),
        ("parse", "python-docx", "python-docx over paragraphs and tables"),
        ("analyse", "spacy", 'spaCy blank("en") tokenization'),
    ):
        if yardstick in times:
            print(f"  {step:8} {times[step] / times[yardstick]:7.2f} x {what}")
    print()


def verdict(figure: float, target: float) -> str:
    return f"(target {target}: {'met' if figure <= target else 'MISSED'})"


def process_time(path: Path, rounds: int) -> tuple[float, float, float]:
    """Return time and processor time, in seconds, and peak memory in MB of a whole process."""
    command = [sys.executable, "-m", "contractscan", "scan", str(path), "--quiet"]

    def run() -> None:
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

    run()  # fills the caches of the disk
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    elapsed = best(run, rounds)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / rounds
    return elapsed, busy, after.ru_maxrss / 1024


def twenty_pages() -> bytes:
    """Return a contract of twenty pages as plain text: samples, one after the other."""
    texts = [d.text for d in parsed(sorted(SAMPLES.glob("*.docx")))]
    words = "\n\n".join(texts * 5).split(" ")[: 20 * WORDS_A_PAGE]
    return " ".join(words).encode()


def profile(all_loads: Sequence[Load]) -> None:
    from contractscan.scanner import scan_document

    documents = [d for load in all_loads for d in parsed(load.paths)]
    profiler = cProfile.Profile()
    profiler.enable()
    for document in documents:
        scan_document(document)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--profile", action="store_true", help="show where the analysis spends it")
    options = parser.parse_args()
    from contractscan.scanner import scan

    contract = twenty_pages()
    scan(contract)  # loads libraries and rules
    found = loads()
    if options.profile:
        profile(found)
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, one process\n")
    for load in found:
        show(load, measure(load, options.rounds))
    largest = best(lambda: scan(contract), options.rounds)
    alone, busy, peak = process_time(SAMPLES / "complete-cpra-addendum.docx", options.rounds)
    print(
        f"20 pages of text, after start-up     {largest:5.2f} s {verdict(largest, TARGET_CONTRACT)}"
    )
    print(f"contractscan scan one.docx, process  {alone:5.2f} s {verdict(alone, TARGET_PROCESS)}")
    print(f"  processor time of it               {busy:5.2f} s")
    print(f"  peak memory of it                  {peak:5.0f} MB")
    everything = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this run, all files   {everything:5.0f} MB")


if __name__ == "__main__":
    main()
