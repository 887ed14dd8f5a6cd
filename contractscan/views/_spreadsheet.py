"""Workbooks of plain tables; nothing that a cell is given can become a formula or a web link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final, Literal

from contractscan._printable import printable
from contractscan.views._cells import fitting

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3: rows of a worksheet,
# hyperlinks in a worksheet; and the longest address that XlsxWriter lets through.
MOST_ROWS: Final = 1_048_576
MOST_LINKS: Final = 65_530
LONGEST_LINK: Final = 2_000
MOST_HEIGHT: Final = 409  # points, of a row
Kind = Literal["text", "number", "share", "word"]
Cell = str | int | float | None
_TABLOID = 3  # 11 x 17 inches
_SIZE = 10  # points
_LINE = 13  # points, from line to line
_CHARACTERS = 1.1  # of ordinary text in a unit of column width, which is a digit of 11 points
_COLOURS = {  # ground and ink; they differ in brightness too, and the word stands in the cell
    "missing": ("#F8CBCB", "#8B0000"),
    "not scanned": ("#F8CBCB", "#8B0000"),
    "weak": ("#FFE9A8", "#6B4A00"),
    "withheld": ("#FFE9A8", "#6B4A00"),
    "waived": ("#D6E4F5", "#1F3A5F"),
    "met": ("#D5EBD3", "#14532D"),
    "not required": ("#EDEDED", "#595959"),
}
# Excel reads _x0041_ in a cell as the letter A.
_ESCAPE_LOOKALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What would end the path or start something else in the address of a file.
_RESERVED_IN_LINK = re.compile(r"[\x00-\x20\"#%<>?\[\]^`{|}]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: Its head.
        width: In characters of the body text.
        kind: ``text`` wraps, ``word`` is a status and gets its colour, ``number`` and ``share``
            (0..1, shown in per cent) stand to the right.
        upright: Whether the head stands upright, for narrow columns.
    """

    title: str
    width: float
    kind: Kind = "text"
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """The text of a cell that opens a file, as a path relative to the workbook."""

    text: str
    target: str


@contextmanager
def workbook(title: str) -> Iterator[tuple[Book, BytesIO]]:
    """Yield a workbook, and the file in which it stands once the context is left."""
    from xlsxwriter import Workbook

    file = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(file, options) as book:
        # A workbook must have a date; a fixed one gives the same bytes for the same reports.
        book.set_properties({"title": title, "created": datetime(1980, 1, 1)})
        yield Book(book), file


class Book:
    """Makes tables in a workbook, with formats that they share."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        plain = {"font_size": _SIZE, "valign": "top", "bottom": 1}
        plain |= {"bottom_color": "#C8C8C8", "right": 1, "right_color": "#E4E4E4"}
        # The quote prefix keeps text that starts with an equals sign text when it is edited.
        text = plain | {"text_wrap": True, "quote_prefix": True}
        centred = text | {"align": "center"}
        head = text | {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 1}
        head |= {"valign": "bottom", "border_color": "#FFFFFF"}
        self.formats: dict[str, Format] = {
            "text": book.add_format(text),
            "word": book.add_format(centred),
            "number": book.add_format(plain | {"num_format": "#,##0"}),
            "share": book.add_format(plain | {"num_format": "0%"}),
            "link": book.add_format(text | {"font_color": "#0B4FA8", "underline": 1}),
            "head": book.add_format(head),
            "upright": book.add_format(head | {"rotation": 90, "align": "center", "valign": "top"}),
        }
        self.colours = {
            word: book.add_format({"bg_color": ground, "font_color": ink})
            for word, (ground, ink) in _COLOURS.items()
        }

    @contextmanager
    def table(
        self, name: str, columns: Sequence[Column], *, fixed: int, head: float
    ) -> Iterator[Table]:
        """Yield a table, to be filled row by row.

        Args:
            name: Name of the sheet; where it is full, a second one goes on.
            columns: Its columns.
            fixed: Number of columns that stay in sight when it is scrolled to the right.
            head: Height of the head in points.
        """
        table = Table(self, name, columns, fixed, head)
        yield table
        table.end()

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet."""
        return self._book.add_worksheet(name)


@dataclass
class Table:
    """Rows under a head, on as many sheets as they need."""

    _book: Book
    _name: str
    _columns: Sequence[Column]
    _fixed: int
    _head: float
    _sheets: int = 0
    _row: int = 0
    _links: int = 0
    _sheet: Any = field(init=False)

    def __post_init__(self) -> None:
        self._begin()

    def add(self, cells: Sequence[Cell | Link]) -> None:
        """Write a row; what is empty or None stays blank."""
        if self._row == MOST_ROWS:
            self.end()
            self._begin()
        lines = max(map(_lines, cells, self._columns))
        self._sheet.set_row(self._row, min(MOST_HEIGHT, _LINE * lines + _LINE / 4))
        for number, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            self._write(number, cell, column.kind)
        self._row += 1

    def end(self) -> None:
        """Finish the sheet: filters and colours."""
        if self._row < 2:
            return
        last = self._row - 1
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        for number, column in enumerate(self._columns):
            if column.kind == "word":
                self._colour(number, last)

    def _begin(self) -> None:
        self._sheets += 1
        self._row, self._links = 1, 0
        name = self._name if self._sheets == 1 else f"{self._name} {self._sheets}"
        sheet, formats = self._book.sheet(name), self._book.formats
        self._sheet = sheet
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
        sheet.set_row(0, self._head)
        for number, column in enumerate(self._columns):
            style = formats["upright" if column.upright else "head"]
            sheet.write_string(0, number, _cell_text(column.title), style)
        sheet.freeze_panes(1, self._fixed)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})  # clause 9.10
        sheet.set_landscape()
        sheet.set_paper(_TABLOID)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&RPage &P of &N")

    def _write(self, number: int, cell: Cell | Link, kind: Kind) -> None:
        formats = self._book.formats
        if cell is None or cell == "":
            self._sheet.write_blank(self._row, number, None, formats[kind])
        elif isinstance(cell, int | float):
            self._sheet.write_number(self._row, number, cell, formats[kind])
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, number, _cell_text(cell), formats[kind])
        elif self._links < MOST_LINKS:
            self._links += 1
            text = _cell_text(cell.text)
            self._sheet.write_url(self._row, number, cell.target, formats["link"], text)
        else:
            self._sheet.write_string(self._row, number, _cell_text(cell.text), formats["text"])

    def _colour(self, number: int, last: int) -> None:
        for word, style in self._book.colours.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
            self._sheet.conditional_format(1, number, last, number, rule)


def file_link(text: str, path: str | None, folder: Path | None) -> str | Link:
    """Return a cell that opens a file, or plain text if no link is safe.

    A link is always a relative path: it can name no other machine, no program and no web page.

    Args:
        text: What the cell shows.
        path: The file, relative to the current folder or absolute.
        folder: Where the workbook will be; None if unknown, as the current folder.
    """
    if not path or not text:
        return text
    try:
        if folder is not None:
            path = os.path.relpath(path, folder)
        elif PurePath(path).is_absolute():
            return text
        relative = PurePath(path).as_posix()
        relative.encode()
    except ValueError:  # another drive, a null byte, or odd bytes in the name
        return text
    if ":" in relative or "\\" in relative or relative.startswith("/"):
        return text
    if printable(relative) != relative:  # a character that no workbook may hold
        return text
    target = _RESERVED_IN_LINK.sub(lambda found: f"%{ord(found.group()):02X}", relative)
    return text if len(target) > LONGEST_LINK else Link(text, f"external:{target}")


def _lines(cell: Cell | Link, column: Column) -> int:
    """Return about how many lines a cell takes: programs differ in whether they count them."""
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    return sum(1 + int(len(line) / (column.width * _CHARACTERS)) for line in text.split("\n"))


def _cell_text(text: str) -> str:
    return fitting(_ESCAPE_LOOKALIKE.sub("_x005F_", text))
