"""How long reports take to be written in each format, and how much memory they need.

    contractscan scan CONTRACTS --output reports.jsonl
    python benchmarks/exports.py reports.jsonl [--contracts 1000] [--formats html,xlsx]

The reports are repeated under other names until there are enough. On a machine that does other work
too, the time of the processor tells more than that of the clock. Memory is the largest of the
process, which holds the reports; give one format to see what it needs alone.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from html_report import peak, repeated

from contractscan.views import formats, render


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("reports", type=Path)
    arguments.add_argument("--contracts", type=int, default=1_000)
    arguments.add_argument("--formats", default=",".join(formats()))
    given = arguments.parse_args()
    reports = repeated(given.reports.read_text(encoding="utf-8").splitlines(), given.contracts)
    print(f"{'reports':10}{peak():24.0f} MB of memory")
    for name in given.formats.split(","):
        started, worked = time.perf_counter(), time.process_time()
        content = render(reports, name)
        size = len(content if isinstance(content, bytes) else content.encode()) / 1e6
        seconds, own = time.perf_counter() - started, time.process_time() - worked
        told = f"{name:10}{seconds:6.1f} s ({own:.1f} s of the processor) {size:8.1f} MB"
        print(f"{told} {peak():6.0f} MB of memory")


if __name__ == "__main__":
    main()
