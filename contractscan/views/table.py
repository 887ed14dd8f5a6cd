"""The terminal: what needs action first, readable at 100 columns."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from contractscan.report.model import Finding, Report
from contractscan.report.own import CLOSING
from contractscan.views._facts import (
    ANY_DOCUMENT,
    facts,
    not_required_of,
    title_and_status,
    totals,
    why_withheld,
)
from contractscan.views._page import Page, Tally, counted_statuses
from contractscan.views._wording import (
    laws,
    most_binding_first,
    place,
    remark,
    safe,
    shortened,
    shortfalls,
    size,
    title_of_met,
    waiver,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_COLORS = {"missing": "bold red", "weak": "bold yellow", "met": "green", "waived": "bold"}
_NARROWEST = 60
SUFFIXES = (".txt",)


def render(reports: Sequence[Report], page: Page = Page()) -> str:  # noqa: B008 (frozen)
    """Return all documents, each with its findings, and a summary for several."""
    body = "".join(render_one(report, page) for report in reports)
    return body + render_end([Tally.of(report) for report in reports], page)


def render_one(report: Report, page: Page) -> str:
    """Return one document: headline, missing, weak, then what is met in a few lines."""
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    console = _console(page)
    title = Text(safe(report.document.name), style="bold")
    if size(report.document):
        title.append(f"  {size(report.document)}", style="not bold dim")
    console.print(Rule(title, align="left", style="dim"))
    if report.error is not None:
        console.print(Text.assemble(("Not scanned. ", "bold red"), safe(report.error.message)))
        if report.error.hint:
            console.print(Text(safe(report.error.hint)))
        console.print()
        return _written(console)
    if report.outcome == "withheld":
        console.print(Text.assemble(("Withheld. ", "bold yellow"), why_withheld(report)))
        console.print(Text(ANY_DOCUMENT))
        console.print()
        return _written(console)
    console.print(_headline(report))
    console.print(_facts(report))
    for warning in report.warnings:
        console.print(Text.assemble(("Note: ", "bold"), safe(warning.message)))
    for status, findings in (("missing", report.missing), ("weak", report.weak)):
        if findings:
            console.print()
            console.print(Text(status.upper(), style=_COLORS[status]))
            console.print(Padding(_findings(most_binding_first(findings)), (0, 0, 0, 2)))
    if report.waived:
        console.print()
        console.print(Text("WAIVED", style=_COLORS["waived"]))
        for finding in report.waived:
            line = f"{title_and_status(finding)}: {waiver(finding)}"
            console.print(Padding(Text(line), (0, 0, 0, 2)))
    if report.met:
        console.print()
        titles = ", ".join(title_of_met(finding) for finding in report.met)
        console.print(Text.assemble(("MET  ", _COLORS["met"]), titles))
    if report.not_required:
        console.print()
        titles = ", ".join(map(title_and_status, report.not_required))
        console.print(Text.assemble((f"{not_required_of(report).upper()}  ", "dim"), titles))
    console.print()
    return _written(console)


def render_end(tallies: Sequence[Tally], page: Page) -> str:
    """Return a summary of several documents, and the closing words."""
    from rich.text import Text

    console = _console(page)
    if len(tallies) > 1:
        _summarise(console, tallies)
        console.print()
    console.print(Text(CLOSING, style="dim"))
    return _written(console)


def _summarise(console: Console, tallies: Sequence[Tally]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

    console.print(Rule(Text("Summary", style="bold"), align="left", style="dim"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("Document", overflow="fold")
    counts = counted_statuses(any(tally.waived for tally in tallies))
    for count in counts:
        table.add_column(count.capitalize(), justify="right")
    names = [Path(tally.name).name for tally in tallies]
    if len(set(names)) < len(names):  # the folder tells documents of the same name apart
        names = [tally.name for tally in tallies]
    for tally, called in zip(tallies, names, strict=True):
        name = Text(safe(called))
        if tally.failed:
            table.add_row(name, Text("not scanned", style="bold red"))
        elif tally.withheld:
            name.append(f"  {tally.withheld}, findings withheld", style="yellow")
            table.add_row(name, *("–" for _ in counts))
        else:
            table.add_row(name, *(str(getattr(tally, each)) for each in counts))
    console.print(table)
    console.print(Text(totals(tallies)))


def _headline(report: Report) -> Text:
    from rich.text import Text

    line = Text()
    waived = ("waived",) if report.waived else ()
    for status in ("missing", "weak", *waived, "met"):
        number = len(getattr(report, status))
        line.append(f"{number} {status}", style=_COLORS[status] if number else "dim")
        line.append("   ")
    required = sum(finding.force == "contract" for finding in report.missing)
    if required:
        line.append(f"{required} of the missing must be in every contract")
    return line


def _facts(report: Report) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    for label, text in facts(report):
        grid.add_row(Text(label, style="dim"), Text(text))
    return grid


def _findings(findings: Sequence[Finding]) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=5)
    for index, finding in enumerate(findings):
        if index:
            grid.add_row()
        grid.add_row(_asked(finding), _found(finding))
    return grid


def _asked(finding: Finding) -> Text:
    from rich.text import Text

    lines = [Text(safe(finding.title), style="bold")]
    if remark(finding):
        lines.append(Text(remark(finding), style="italic"))
    return Text("\n").join(lines)


def _found(finding: Finding) -> Text:
    from rich.text import Text

    lines = [Text(reason) for reason in shortfalls(finding)]
    for evidence in finding.evidence[:1]:
        where = f"{place(evidence)}: " if place(evidence) else ""
        lines.append(Text.assemble((where, "bold"), (f"“{shortened(evidence.quote)}”", "italic")))
    identifier = (f"  {safe(finding.requirement)}", "cyan")
    lines.append(Text.assemble((laws(finding), "dim"), identifier))
    return Text("\n").join(lines)


def _console(page: Page) -> Console:
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=max(_NARROWEST, page.width),
        force_terminal=page.color,
        color_system="standard" if page.color else None,
        no_color=not page.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _written(console: Console) -> str:
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return "\n".join(line.rstrip() for line in text.split("\n"))
