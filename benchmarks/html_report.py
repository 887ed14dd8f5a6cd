"""How large the HTML report is, how long it takes to write, to open and to filter.

    contractscan scan CONTRACTS --output reports.jsonl
    python benchmarks/html_report.py reports.jsonl [--contracts 500]

The reports are repeated under other names until there are enough. Times in the browser are those
of an installed Chromium without a screen, from the event to the next frame.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from contractscan.report import Report
from contractscan.views import render

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from views._browser import Tab, browser, chromium

_MEASURED = """(async () => {{
  const started = performance.now();
  {action};
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}})()"""
_SETTLED = 80  # milliseconds that a filter waits for the next key
_CHOOSE = (
    "document.getElementById('{field}').value = '{value}';"
    "document.getElementById('filters').dispatchEvent(new Event('input'));"
    "await new Promise((done) => setTimeout(done, {settled}))"
)
_CLEAR = (
    "document.querySelector('#filters [type=reset]').click();"
    "await new Promise((done) => setTimeout(done))"
)
_GO = "location.hash = '{to}'; await new Promise((done) => addEventListener('hashchange', done))"
FILTERS = {
    "filter by status": ("status", "weak"),
    "filter by requirement": ("requirement", "no-combining"),
    "filter by vendor": ("vendor", "service"),
    "first search": ("text", "advertising"),
    "next search": ("text", "advertising audit"),
}
PAGES = {"open a contract": "#contract-7", "back to the overview": "#overview"}


def repeated(lines: list[str], number: int) -> list[Report]:
    """Return as many reports, each an object of its own with a name of its own."""
    reports = []
    for place, line in enumerate(islice(cycle(lines), number)):
        report = Report.from_json(line)
        name = f"{place:04d}-{report.document.name}"
        document = report.document.model_copy(update={"name": name, "path": f"in/{name}"})
        reports.append(report.model_copy(update={"document": document}))
    return reports


def peak() -> float:
    """Return the largest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_browser(tab: Tab, file: Path) -> None:
    """Print what a reader waits for, in milliseconds."""
    tab.open(file)
    loaded = tab.run("performance.getEntriesByType('navigation')[0].loadEventEnd")
    print(f"{'open':24}{loaded:8.0f} ms")
    for name, (field, value) in FILTERS.items():
        action = _CHOOSE.format(field=field, value=value, settled=_SETTLED)
        print(f"{name:24}{tab.run(_MEASURED.format(action=action)) - _SETTLED:8.0f} ms")
        tab.run(_MEASURED.format(action=_CLEAR))
    for name, target in PAGES.items():
        action = _GO.format(to=target)
        print(f"{name:24}{tab.run(_MEASURED.format(action=action)):8.0f} ms")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("reports", type=Path)
    arguments.add_argument("--contracts", type=int, default=500)
    given = arguments.parse_args()
    reports = repeated(given.reports.read_text(encoding="utf-8").splitlines(), given.contracts)
    before, started = peak(), time.perf_counter()
    page = render(reports, "html")
    print(f"{'write':24}{time.perf_counter() - started:8.2f} s, {len(page) / 1e6:.1f} MB")
    print(f"{'memory':24}{peak():8.0f} MB, of which {before:.0f} MB hold the reports")
    if chromium() is None:
        print("No Chromium is installed to open it with.")
        return
    with tempfile.TemporaryDirectory() as folder, browser() as tab:
        file = Path(folder) / "report.html"
        file.write_bytes(page)
        in_browser(tab, file)


if __name__ == "__main__":
    main()
