"""Does the time of a scan grow with the length of the contract, or faster?

    python benchmarks/scaling.py [--pages 10 20 50 ...] [--chart docs/scaling.svg]

Makes contracts of each length from the text of a sample contract, as PDF and as DOCX, and scans
each in a process of its own, so that its peak memory is known. Prints time and memory, and by how
much the time grows when the pages double. Start-up is not counted in the time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

from _line_chart import Panel, chart  # isort: skip
from contractscan.parsers import parse
from contractscan.scanner import scan

from speed import WORDS_A_PAGE, peak_memory  # isort: skip

_SAMPLE = (
    Path(__file__).resolve().parents[1] / "sample_contracts" / "master-services-agreement.docx"
)
_PAGES = (10, 20, 50, 100, 200, 500, 1_000, 2_000)
_COLUMNS, _LEADING, _TOP, _MARGIN, _SIZE = 100, 12, 770, 72, 9
Page = list[str]
Result = dict[str, float]


def pages_of_text(count: int) -> Iterator[Page]:
    """Yield pages of about `WORDS_A_PAGE` words: the sample over and over, clauses numbered on."""
    document = parse(_SAMPLE.read_bytes(), _SAMPLE.name)
    texts = cycle([document.quote(block.span) for block in document.blocks])
    number = 0
    for _ in range(count):
        page: Page = []
        while sum(len(text.split()) for text in page) < WORDS_A_PAGE:
            number += 1
            page.append(f"{number}. {next(texts)}")
        yield page


def write_pdf(path: Path, pages: Iterator[Page]) -> None:
    """Write one page of PDF a page of text, with a running head and a page number."""
    canvas = Canvas(str(path))
    for number, page in enumerate(pages, start=1):
        canvas.setFont("Helvetica", _SIZE)
        canvas.drawString(_MARGIN, 810, "Services Agreement")
        canvas.drawString(290, 20, f"Page {number}")
        y = _TOP
        for paragraph in page:
            for line in textwrap.wrap(paragraph, _COLUMNS):
                canvas.drawString(_MARGIN, y, line)
                y -= _LEADING
            y -= _LEADING / 2
        canvas.showPage()
    canvas.save()


def write_docx(path: Path, pages: Iterator[Page]) -> None:
    """Write the same paragraphs as DOCX."""
    document = docx.Document()
    for page in pages:
        for paragraph in page:
            document.add_paragraph(paragraph)
    document.save(str(path))


_WRITERS = {"PDF": write_pdf, "DOCX": write_docx}


def measure(path: Path) -> Result:
    """Return processor seconds of a scan, and peak memory of the process in MB."""
    scan(_SAMPLE)  # start-up; a template is compiled when its first word occurs
    start = time.process_time()
    scan(path, ocr="never")
    return {"seconds": time.process_time() - start, "memory": peak_memory() or 0.0}


def measure_apart(path: Path) -> Result:
    """Return the same, measured in a process of its own."""
    command = [sys.executable, __file__, "--scan", str(path)]
    result: Result = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result


def print_results(kind: str, results: dict[int, Result]) -> None:
    """Print a table, and how the time grows from one length to the next."""
    print(f"\n{kind:10}{'seconds':>9}{'ms/page':>9}{'MB':>7}{'x pages':>9}{'x time':>9}")
    before = dict(pairwise(results))
    previous = {after: first for first, after in before.items()}
    for pages, result in results.items():
        line = f"{pages:6,} p. {result['seconds']:9.2f}{1000 * result['seconds'] / pages:9.1f}"
        line += f"{result['memory']:7,.0f}"
        if pages in previous:
            growth = result["seconds"] / results[previous[pages]]["seconds"]
            line += f"{pages / previous[pages]:9.1f}{growth:9.2f}"
        print(line, flush=True)


def draw(results: dict[str, dict[int, Result]]) -> str:
    """Return the chart: time and memory over pages."""

    def lines(what: str) -> dict[str, list[tuple[float, float]]]:
        return {
            kind: [(pages, result[what]) for pages, result in found.items()]
            for kind, found in results.items()
        }

    panels = [
        Panel("Processor time of a scan", "s", lines("seconds"), slope=True),
        Panel("Peak memory of the process", "MB", lines("memory")),
    ]
    note = f"{WORDS_A_PAGE} words a page; dotted: twice the pages, twice the time"
    return chart(panels, "pages", note)


def run(lengths: Sequence[int]) -> dict[str, dict[int, Result]]:
    """Return the measurements by format and number of pages."""
    results: dict[str, dict[int, Result]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in _WRITERS.items():
            results[kind] = {}
            for pages in lengths:
                path = Path(folder) / f"contract.{kind.lower()}"
                write(path, pages_of_text(pages))
                results[kind][pages] = measure_apart(path)
            print_results(kind, results[kind])
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how time grows with the pages.")
    parser.add_argument("--pages", nargs="+", type=int, default=_PAGES)
    parser.add_argument("--chart", type=Path, help="where the chart goes, as SVG")
    parser.add_argument("--scan", type=Path, help="print the figures of one file, and nothing else")
    asked = parser.parse_args()
    if asked.scan:
        print(json.dumps(measure(asked.scan)))
        return
    results = run(asked.pages)
    if asked.chart:
        asked.chart.write_text(draw(results), encoding="utf-8")


if __name__ == "__main__":
    main()
