"""A comparison of two versions as `contractscan diff` prints it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contractscan.views._json_text import harmless_json
from contractscan.views._wording import laws, place, safe, shortened, shortfalls

if TYPE_CHECKING:
    from contractscan.report.model import Finding
    from contractscan.reviewing.comparing import Change, Comparison

_NARROWEST = 40


def comparison_text(comparison: Comparison, *, width: int = 100) -> Iterator[str]:
    """Yield the lines of a comparison: what worsened, what improved, how much stayed the same.

    Args:
        comparison: What `compare` returned.
        width: Number of columns.
    """
    yield from _wrapped(f"Old: {safe(comparison.old)}", "", width)
    yield from _wrapped(f"New: {safe(comparison.new)}", "", width)
    for note in comparison.notes:
        yield from _wrapped(f"Note: {safe(note)}", "", width)
    for title, changes in (("Worsened", comparison.worsened), ("Improved", comparison.improved)):
        if changes:
            yield from ("", f"{title.upper()} ({len(changes)})")
        for change in changes:
            yield ""
            yield from _change(change, width)
    yield ""
    yield from _wrapped(_unchanged(comparison), "", width)
    if comparison.not_compared:
        names = ", ".join(map(safe, comparison.not_compared))
        told = f"Not compared, because only one version is judged by it: {names}"
        yield from _wrapped(told, "", width)


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison as one indented JSON object."""
    return harmless_json(comparison.model_dump_json(indent=2)) + "\n"


def _change(change: Change, width: int) -> Iterator[str]:
    old, new = change.old, change.new
    identifier = safe(new.requirement)
    yield from _wrapped(
        f"{safe(new.title)}: {old.status} → {new.status}  ({identifier})", "  ", width
    )
    explained = new if change.direction == "worsened" else old
    label = "" if change.direction == "worsened" else "Before: "
    for line in (f"{label}{reason}" for reason in shortfalls(explained)):
        yield from _wrapped(line, "    ", width)
    yield from _wrapped(f"Old: {_quoted(old)}", "    ", width)
    yield from _wrapped(f"New: {_quoted(new)}", "    ", width)
    yield from _wrapped(f"Law: {laws(new)}", "    ", width)


def _quoted(finding: Finding) -> str:
    if not finding.evidence:
        return "no clause"
    best = finding.evidence[0]
    where = place(best)
    return f"{where}: “{shortened(best.quote)}”" if where else f"“{shortened(best.quote)}”"


def _unchanged(comparison: Comparison) -> str:
    counts = [f"{len(ids)} {status}" for status, ids in comparison.unchanged.items()]
    return f"Unchanged: {', '.join(counts) or 'nothing'}"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        max(_NARROWEST, width),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
