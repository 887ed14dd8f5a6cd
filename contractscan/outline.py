"""What was read of a contract, with clause numbers and pages: the way to check a quote."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from contractscan._printable import printable
from contractscan.document import BlockKind, Document

_NUMBER_WIDTH = 12
_NARROWEST = 40


def outline(document: Document, *, width: int = 100) -> Iterator[str]:
    """Yield the lines of a document as text, clause numbers in the margin.

    Args:
        document: What a parser returned.
        width: Number of columns.
    """
    from contractscan.structure.clauses import build_clauses

    page: int | None = None
    shown: str | None = None
    for clause in build_clauses(document):
        own_page = document.page_at(clause.block.span.start)
        if own_page != page:
            page = own_page
            yield f"--- page {page} ---"
        number = clause.number if clause.number != shown else None
        shown = clause.number
        text = document.quote(clause.span if clause.number else clause.block.span)
        if clause.block.kind is BlockKind.HEADING:
            yield ""
        yield from _lines(number or "", text, width)


def _lines(number: str, text: str, width: int) -> Iterator[str]:
    """Yield the lines of one clause; a long number gets a line of its own."""
    number, text = printable(number), printable(text)
    margin = " " * _NUMBER_WIDTH
    if len(number) >= _NUMBER_WIDTH:
        yield number
        number = ""
    lines = textwrap.wrap(
        text, max(_NARROWEST, width - _NUMBER_WIDTH), break_long_words=False, break_on_hyphens=False
    )
    for index, line in enumerate(lines):
        yield (number.ljust(_NUMBER_WIDTH) if index == 0 else margin) + line
