"""Tables that hold data, and tables that only arrange a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_CELL = 4000


def is_layout_table(table: HtmlElement) -> bool:
    """Return whether a table only arranges text, so that its cells are read as running text."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return True
    widest = 0
    for row in table.iterdescendants("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(len(str(cell.text_content())) > _LONGEST_CELL for cell in cells):
            return True
    return widest < 2
