"""What the parser of the markup hands to the two writers."""

from dataclasses import dataclass, field
from typing import Literal

Change = Literal["", "inserted", "deleted"]
Kind = Literal[
    "title", "subtitle", "heading", "subheading", "clause", "paragraph", "indented", "bullet",
    "table", "signatures", "page-break", "restart", "picture",
]  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A stretch of text in one format."""

    text: str
    bold: bool = False
    italic: bool = False
    change: Change = ""
    footnote: str = ""


@dataclass(frozen=True)
class Table:
    """A ruled table; ``<`` cells belong to the cell on the left, ``^`` to the one above."""

    rows: list[list[str]]
    header_rows: int
    widths: list[int]


@dataclass(frozen=True)
class Block:
    """A paragraph, a table or an instruction."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    argument: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Look:
    """How one agreement is set: the front matter of its source."""

    title: str
    outputs: tuple[str, ...]
    head: str = ""
    foot: str = ""
    scheme: str = "decimal"
    font: str = "times"
    size: float = 11.0
    columns: int = 1
    page: str = "letter"
    hyphenate: bool = False
    justify: bool = False
    centred: bool = True
    date: str = "2024-01-15"


@dataclass(frozen=True)
class Agreement:
    """One sample: its name, its look and its blocks in reading order."""

    name: str
    look: Look
    blocks: list[Block] = field(default_factory=list)
