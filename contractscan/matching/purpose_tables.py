"""Purposes in tables: a column headed "Purpose", a row that begins with the word."""

from __future__ import annotations

from collections.abc import Sequence

from contractscan.document import BlockKind, Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading
from contractscan.matching.items import word_range
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement

PURPOSE_LABEL = "processing-purpose-label"


def purpose_columns(
    agreement: Agreement, reading: Reading, statements: Sequence[Statement]
) -> dict[int, Span]:
    """Return for each table row the cell that stands in the column of purposes."""
    labelled: dict[int, list[Hit]] = {}
    for statement in statements:
        hits = [hit for hit in statement.hits if hit.concept in (PURPOSE_LABEL, "purpose-column")]
        if hits and statement.clause.block.kind is BlockKind.TABLE_ROW and statement.first:
            shift = statement.own[0]
            labelled[statement.clause.index] = [
                Hit(h.start + shift, h.end + shift, h.concept) for h in hits
            ]
    columns: dict[int, Span] = {}
    column: int | None = None
    previous: int | None = None
    for clause in agreement.clauses:
        if clause.block.kind is not BlockKind.TABLE_ROW:
            column = None
            continue
        cells = clause.block.cells
        if previous != clause.index - 1 or column is None:
            column = _column_of(cells, labelled.get(clause.index, []), reading)
        elif column < len(cells) and cells[column]:
            columns[clause.index] = cells[column]
        previous = clause.index
    return columns


def _column_of(cells: Sequence[Span], hits: Sequence[Hit], reading: Reading) -> int | None:
    """Return which column of a header row of three or more cells is headed by a label."""
    if len(cells) < 3:
        return None
    for number, cell in enumerate(cells):
        first, last = word_range(reading, cell)
        if last - first <= 8 and any(first <= hit.start and hit.end <= last for hit in hits):
            return number
    return None


def value_beside_label(reading: Reading, statement: Statement) -> tuple[int, int] | None:
    """Return the second cell of a table row whose first cell says nothing but "Purpose"."""
    cells = statement.clause.block.cells
    if len(cells) != 2:
        return None
    first, last = word_range(reading, cells[0])
    label = set(reading.words[first:last]) - {":", "(", ")", "s", "of", "the", "processing"}
    if not label or not label <= {"purpose", "purposes", "nature", "and"} or label == {"nature"}:
        return None
    offset = statement.own[0]
    start, end = word_range(reading, cells[1])
    return start - offset, end - offset
