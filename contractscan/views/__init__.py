"""Report -> text or bytes, one module an output format.

A format is added by adding one module to this folder; its name is the name of the format. It
defines

    def render(reports: Sequence[Report], page: Page) -> str | bytes

and, if it can write each report before it has seen the next,

    def render_one(report: Report, page: Page) -> str
    def render_end(tallies: Sequence[Tally], page: Page) -> str       after the last report
    def render_start(page: Page) -> str           before the first report; only if it is needed

and, if files of the format end otherwise than in its name, ``SUFFIXES``, a tuple such as
``(".md", ".markdown")``. Modules whose name starts with an underscore are shared helpers, not
formats.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from contractscan.views._page import Page, Tally

if TYPE_CHECKING:
    from contractscan.report.model import Report

__all__ = ["Page", "Tally", "View", "format_of", "formats", "render", "stream", "writer"]


class View(Protocol):
    """What a module of this folder offers."""

    def render(self, reports: Sequence[Report], page: Page, /) -> str | bytes:
        """Return all reports as one text or file."""
        ...


class StreamingView(View, Protocol):
    """A view that writes each report as it comes."""

    def render_one(self, report: Report, page: Page, /) -> str:
        """Return one report."""
        ...

    def render_end(self, tallies: Sequence[Tally], page: Page, /) -> str:
        """Return what follows the last report."""
        ...


class Writer(Protocol):
    """Takes reports one by one and returns what can be written already."""

    def add(self, report: Report, /) -> str | bytes:
        """Return what to write for a report now, perhaps nothing."""
        ...

    def end(self) -> str | bytes:
        """Return what to write after the last report."""
        ...


@cache
def formats() -> tuple[str, ...]:
    """Return the names of the output formats, in alphabetical order."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def format_of(file_name: str) -> str | None:
    """Return the format that a file's suffix names; None if none does."""
    suffix = PurePath(file_name).suffix.lower()
    for name in formats():
        if suffix in getattr(_view(name), "SUFFIXES", (f".{name}",)):
            return name
    return None


def render(reports: Sequence[Report], format_name: str, page: Page | None = None) -> str | bytes:
    """Return reports as one text or file.

    Args:
        reports: What scans returned.
        format_name: One of `formats`.
        page: Width and colour of the paper; by default 100 columns without colour.
    """
    return _view(format_name).render(reports, page or Page())


def stream(
    reports: Iterable[Report], format_name: str, page: Page | None = None
) -> Iterator[str | bytes]:
    """Yield reports piece by piece, each as soon as the format allows.

    Args:
        reports: What scans return, taken one by one.
        format_name: One of `formats`.
        page: Width and colour of the paper; by default 100 columns without colour.
    """
    view = writer(format_name, page)
    for report in reports:
        yield view.add(report)
    yield view.end()


def writer(format_name: str, page: Page | None = None) -> Writer:
    """Return what writes reports in a format, see `stream`."""
    view, page = _view(format_name), page or Page()
    if hasattr(view, "render_one"):
        return _Streaming(cast(StreamingView, view), page)
    return _Collecting(view, page)


class _Streaming:
    def __init__(self, view: StreamingView, page: Page) -> None:
        self._view, self._page = view, page
        self._tallies: list[Tally] = []

    def add(self, report: Report) -> str:
        start = self._start()
        self._tallies.append(Tally.of(report))
        return start + self._view.render_one(report, self._page)

    def end(self) -> str:
        return self._start() + self._view.render_end(self._tallies, self._page)

    def _start(self) -> str:
        """Return what comes first, before the first report only."""
        start = getattr(self._view, "render_start", None)
        return start(self._page) if start is not None and not self._tallies else ""


class _Collecting:
    def __init__(self, view: View, page: Page) -> None:
        self._view, self._page = view, page
        self._reports: list[Report] = []

    def add(self, report: Report) -> str:
        self._reports.append(report)
        return ""

    def end(self) -> str | bytes:
        return self._view.render(tuple(self._reports), self._page)


def _view(name: str) -> View:
    if name not in formats():
        raise ValueError(f"{name!r} is none of the output formats {', '.join(formats())}")
    return cast(View, importlib.import_module(f"{__name__}.{name}"))
