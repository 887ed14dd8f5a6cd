"""The levels of lists that further items may continue, also across a paragraph between items."""

from __future__ import annotations

from dataclasses import dataclass, field

from contractscan.structure.numbering import Label

_REMEMBERED = 8  # lists that running text interrupted and that a next item may take up again


@dataclass(slots=True)
class Level:
    """A list level that further items may continue.

    Attributes:
        style: Items of the same style are on the same level.
        clause: Index of its latest item.
        label: The number of that item.
        depth: The level of an automatic number.
        parent: Index of the clause that introduces its items.
    """

    style: str
    clause: int
    label: Label | None
    depth: int | None = None
    parent: int | None = None


@dataclass(slots=True)
class Levels:
    """The open levels, the outermost first, and the lists that running text interrupted."""

    open: list[Level] = field(default_factory=list)
    suspended: list[list[Level]] = field(default_factory=list)

    def clear(self) -> None:
        """Close everything, as a heading does."""
        self.open.clear()
        self.suspended.clear()

    def suspend(self) -> None:
        """Interrupt the open list, as a paragraph of running text does."""
        if self.open:
            self.suspended = [*self.suspended[1 - _REMEMBERED :], self.open]
            self.open = []

    def resume(self, label: Label) -> None:
        """Take up the list that a number goes on counting, unless an open one does.

        After "(a) ...", a paragraph and "(b) ...", (b) stands beside (a).
        """
        if _continued(self.open, label) is not None:
            return
        for number in range(len(self.suspended) - 1, -1, -1):
            position = _continued(self.suspended[number], label)
            if position is not None:
                self.open = self.suspended[number][: position + 1]
                del self.suspended[number:]
                return

    def close_deeper(self, depth: int | None) -> None:
        """Close the levels below that of an automatic number."""
        while depth is not None and self.open and (self.open[-1].depth or 0) > depth:
            self.open.pop()

    def close_from(self, style: str) -> Level | None:
        """Close the level of a style and those below it; return it if there was one."""
        for position, level in enumerate(self.open):
            if level.style == style:
                del self.open[position:]
                return level
        return None


def _continued(levels: list[Level], label: Label) -> int | None:
    """Return the deepest level whose latest number comes right before a number."""
    for position in range(len(levels) - 1, -1, -1):
        before = levels[position].label
        if before is not None and label.continues(before):
            return position
    return None
