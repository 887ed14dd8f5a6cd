"""Purposes in tables: a column headed "Purpose", a row that begins with the word.

Tables of subprocessors say what these do for the vendor; that is no purpose of the business.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from contractscan.document import BlockKind, Span
from contractscan.language.concepts import Hit
from contractscan.language.tokens import Reading
from contractscan.matching.items import word_range
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement
from contractscan.structure.clauses import Clause

PURPOSE_LABEL = "processing-purpose-label"
_DESCRIPTION = frozenset({"description", "descriptions", "details", "detail", "explanation"})


def purpose_columns(
    agreement: Agreement, reading: Reading, statements: Sequence[Statement]
) -> dict[int, Span]:
    """Return for each table row the cell that stands in the column of purposes."""
    labelled = _hits_of_rows(statements, (PURPOSE_LABEL, "purpose-column"))
    columns: dict[int, Span] = {}
    for head, rows in _tables(agreement, labelled):
        column = _column_of(head.block.cells, labelled.get(head.index, []), reading)
        for row in rows if column is not None else ():
            cells = row.block.cells[column:]
            if cells and cells[0]:
                columns[row.index] = cells[0]
    return columns


def rows_of_recipients(
    agreement: Agreement,
    reading: Reading,
    statements: Sequence[Statement],
    heading_hits: Mapping[int, Sequence[Hit]],
) -> frozenset[int]:
    """Return the rows that say what others do: tables of subprocessors and other providers.

    Args:
        agreement: For tables and headings.
        reading: Words of the document.
        statements: Statements of the agreement.
        heading_hits: Clause index of a heading -> the concepts in it.

    Returns:
        Indices of the clauses.
    """
    named = _hits_of_rows(statements, ("recipient-column",))
    found: set[int] = set()
    for head, rows in _tables(agreement, named):
        above = heading_hits.get(head.headings[-1], ()) if head.headings else ()
        if any(hit.concept == "subprocessor" for hit in above) or _lists_recipients(
            head.block.cells, named.get(head.index, []), reading
        ):
            found.update(row.index for row in rows)
    return frozenset(found)


def _hits_of_rows(
    statements: Sequence[Statement], concepts: tuple[str, ...]
) -> dict[int, list[Hit]]:
    """Return for each table row where some concepts stand, in words of the document."""
    found: dict[int, list[Hit]] = {}
    for statement in statements:
        hits = [hit for hit in statement.hits if hit.concept in concepts]
        if hits and statement.clause.block.kind is BlockKind.TABLE_ROW and statement.first:
            shift = offset_of(statement)
            found[statement.clause.index] = [
                Hit(h.start + shift, h.end + shift, h.concept) for h in hits
            ]
    return found


def offset_of(statement: Statement) -> int:
    """Return what to take from a word of the document to get its position in a statement."""
    lead_ins = sum(last - first for first, last in statement.ranges if last <= statement.own[0])
    return statement.own[0] - lead_ins


def _tables(
    agreement: Agreement, labelled: Container[int]
) -> Iterator[tuple[Clause, list[Clause]]]:
    """Yield the head of each table with the rows below it.

    The first row is the head. Its cells may be merged, so the rows below may have more. Only a row
    of another shape that has a label itself begins a new table; parsers may join two of them.
    """
    table: list[Clause] = []
    for row in (c for c in agreement.clauses if c.block.kind is BlockKind.TABLE_ROW):
        last = table[-1] if table else None
        reshaped = last is not None and len(last.block.cells) != len(row.block.cells)
        follows = last is not None and last.index == row.index - 1
        if table and (not follows or (reshaped and row.index in labelled)):
            yield table[0], table[1:]
            table = []
        table.append(row)
    if table:
        yield table[0], table[1:]


def _column_of(cells: Sequence[Span], hits: Sequence[Hit], reading: Reading) -> int | None:
    """Return which column is headed by a label.

    The first of two cells names the row ("Purpose | Payroll"), so that only the second can head a
    column, and must say nothing else; "Purpose | Description" heads both.
    """
    if len(cells) == 2:
        words = [reading.words[slice(*word_range(reading, cell))] for cell in cells]
        if (
            len(words[0]) <= 2
            and set(words[1]) <= _DESCRIPTION
            and _begins(cells[0], hits, reading)
        ):
            return 1
    for number, cell in enumerate(cells) if len(cells) > 1 else ():
        first, last = word_range(reading, cell)
        longest = 8 if len(cells) > 2 else 0 if number == 0 else 2
        if last - first <= longest and any(first <= h.start and h.end <= last for h in hits):
            return number
    return None


def _begins(cell: Span, hits: Sequence[Hit], reading: Reading) -> bool:
    """Return whether a cell begins with a label."""
    first, last = word_range(reading, cell)
    return any(first <= hit.start and hit.end <= last for hit in hits)


def _lists_recipients(cells: Sequence[Span], hits: Sequence[Hit], reading: Reading) -> bool:
    """Return whether a cell of a header row begins with the word for a recipient."""
    if len(cells) < 2:
        return False
    begins = {word_range(reading, cell)[0] for cell in cells}
    return any(hit.start in begins for hit in hits)


def value_beside_label(reading: Reading, statement: Statement) -> tuple[int, int] | None:
    """Return the second cell of a table row whose first cell says nothing but "Purpose"."""
    cells = statement.clause.block.cells
    if len(cells) != 2:
        return None
    first, last = word_range(reading, cells[0])
    label = set(reading.words[first:last]) - {":", "(", ")", "s", "of", "the", "processing"}
    if not label or not label <= {"purpose", "purposes", "nature", "and"} or label == {"nature"}:
        return None
    offset = offset_of(statement)
    start, end = word_range(reading, cells[1])
    return start - offset, end - offset
