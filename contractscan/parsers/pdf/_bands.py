"""Find the bands of a page in which columns or cells stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contractscan.parsers.pdf._model import Line

_GUTTER = 5.0
_MANY_OFFSETS = 4
Interval = tuple[float, float]


@dataclass(slots=True)
class Band:
    """Lines from one height to another that leave at least one gutter free."""

    groups: list[list[Line]]

    def columns(self) -> list[Interval]:
        """Return the left and right edges of its columns."""
        return _columns(line for group in self.groups for line in group)


def _columns(lines: Iterable[Line]) -> list[Interval]:
    merged: list[Interval] = []
    for x0, x1 in sorted((line.x0, line.x1) for line in lines):
        if merged and x0 - merged[-1][1] < _GUTTER:
            merged[-1] = (merged[-1][0], max(x1, merged[-1][1]))
        else:
            merged.append((x0, x1))
    return merged


def find_bands(groups: Sequence[list[Line]], order: dict[int, int]) -> Iterator[list[Line] | Band]:
    """Yield single lines and the bands in which columns stand side by side.

    Args:
        groups: The lines of a page from top to bottom, those at one height together.
        order: Where in the file a line stands, by its identity.
    """
    return _BandFinder(groups, order).find()


class _BandFinder:
    """Walks down a page."""

    def __init__(self, groups: Sequence[list[Line]], order: dict[int, int]) -> None:
        self._groups = groups
        self._order = order
        offsets = [n for n, pair in enumerate(pairwise(groups)) if _are_offset(*pair)]
        self._offsets = set(offsets) if len(offsets) >= _MANY_OFFSETS else set()

    def find(self) -> Iterator[list[Line] | Band]:
        """Yield single lines and bands."""
        start = 0
        while start < len(self._groups):
            stop = self._next_wide(start)
            if stop is None:
                yield from self._groups[start:]
                return
            first = self._grow_up(start, stop)
            yield from self._groups[start:first]
            end = self._grow_down(first, stop)
            yield Band(list(self._groups[first:end]))
            start = end

    def _next_wide(self, start: int) -> int | None:
        """Return the next group that shows two columns by itself or with the group below it."""
        return next(
            (
                n
                for n in range(start, len(self._groups))
                if len(self._groups[n]) > 1 or n in self._offsets
            ),
            None,
        )

    def _grow_up(self, start: int, stop: int) -> int:
        """Return the first group above `stop` that belongs to its band.

        A line of the left column that stands apart from the line below it may as well introduce
        a table; it belongs to the band if the right column reaches up to it.
        """
        members = list(self._groups[stop])
        first, is_apart = stop, False
        for number in range(stop - 1, start - 1, -1):
            line = self._groups[number][0]
            columns = _columns([*members, line])
            if len(columns) < 2:
                break
            is_left = line.x0 < columns[1][0] - 1.0
            below = self._groups[number + 1][0]
            if is_left and (below.y - line.y > 1.35 * line.size or abs(below.x0 - line.x0) > 1.0):
                is_apart = True
            members.append(line)
            if not is_left:
                is_apart = False
            if not is_apart:
                first = number
        return first

    def _grow_down(self, first: int, stop: int) -> int:
        """Return the end of the band that begins at `first` and has two columns at `stop`."""
        members = [line for group in self._groups[first : stop + 1] for line in group]
        end = stop + 1
        left_bottom = max(line.y for line in members)
        for number in range(stop + 1, len(self._groups)):
            group = self._groups[number]
            columns = _columns([*members, *group])
            if len(columns) < 2:
                break
            only_left = all(line.x1 <= columns[0][1] for line in group)
            is_next = end == number and group[0].y - left_bottom < 1.45 * group[0].size
            is_earlier = only_left and self._precedes(group, members, columns[1][0])
            members.extend(group)
            if len(group) > 1 or not only_left or is_next or is_earlier:
                end = number + 1
            if only_left or len(group) > 1:
                left_bottom = group[0].y
        return end

    def _precedes(self, group: list[Line], members: list[Line], right: float) -> bool:
        """Return whether lines of the left column stand in the file before the right column."""
        rights = [
            self._order[id(line)]
            for line in members
            if line.x0 >= right - 1.0 and id(line) in self._order
        ]
        lefts = [self._order.get(id(line), len(self._order)) for line in group]
        return bool(rights) and max(lefts) < min(rights)


def _are_offset(above: list[Line], below: list[Line]) -> bool:
    """Return whether two single lines stand side by side, though not at the same height."""
    if len(above) > 1 or len(below) > 1:
        return False
    first, second = above[0], below[0]
    if second.y - first.y > 0.8 * min(first.size, second.size):
        return False
    return first.x1 + _GUTTER <= second.x0 or second.x1 + _GUTTER <= first.x0
