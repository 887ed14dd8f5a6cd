"""Report -> text, one module an output format.

A format is added by adding one module to this folder; its name is the name of the format. It
defines

    def render(reports: Sequence[Report], page: Page) -> str

and, if it can write each report before it has seen the next,

    def render_one(report: Report, page: Page) -> str
    def render_end(tallies: Sequence[Tally], page: Page) -> str       after the last report

Modules whose name starts with an underscore are shared helpers, not formats.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from contractscan.views._page import Page, Tally

if TYPE_CHECKING:
    from contractscan.report.model import Report

__all__ = ["Page", "Tally", "View", "formats", "render", "stream"]


class View(Protocol):
    """What a module of this folder offers."""

    def render(self, reports: Sequence[Report], page: Page, /) -> str:
        """Return all reports as one text."""
        ...


class StreamingView(View, Protocol):
    """A view that writes each report as it comes."""

    def render_one(self, report: Report, page: Page, /) -> str:
        """Return one report."""
        ...

    def render_end(self, tallies: Sequence[Tally], page: Page, /) -> str:
        """Return what follows the last report."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the output formats, in alphabetical order."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def render(reports: Sequence[Report], format_name: str, page: Page | None = None) -> str:
    """Return reports as one text.

    Args:
        reports: What scans returned.
        format_name: One of `formats`.
        page: Width and colour of the paper; by default 100 columns without colour.
    """
    return _view(format_name).render(reports, page or Page())


def stream(reports: Iterable[Report], format_name: str, page: Page | None = None) -> Iterator[str]:
    """Yield the text of reports piece by piece, each as soon as the format allows.

    Args:
        reports: What scans return, taken one by one.
        format_name: One of `formats`.
        page: Width and colour of the paper; by default 100 columns without colour.
    """
    view, page = _view(format_name), page or Page()
    if not hasattr(view, "render_one"):
        yield view.render(tuple(reports), page)
        return
    streaming = cast(StreamingView, view)
    tallies = []
    for report in reports:
        tallies.append(Tally.of(report))
        yield streaming.render_one(report, page)
    yield streaming.render_end(tallies, page)


def _view(name: str) -> View:
    if name not in formats():
        raise ValueError(f"{name!r} is none of the output formats {', '.join(formats())}")
    return cast(View, importlib.import_module(f"{__name__}.{name}"))
