"""What is usual in a document: font size, distance of lines, margins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from contractscan.parsers.pdf._model import Line, Measures, Page


def measure(pages: Sequence[Page]) -> Measures:
    """Return what is usual in the lines of a document."""
    sizes: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    gaps: dict[int, Counter[float]] = defaultdict(Counter)
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            lefts[round(line.x0)] += 1
        for above, below in pairwise(lines):
            gap = below.y - above.y
            if 0.8 * below.size < gap < 2.6 * below.size and abs(below.size - above.size) < 0.3:
                gaps[round(below.size * 2)][round(gap / below.size, 2)] += 1
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    leadings = {key: _usual_gap(counter) for key, counter in gaps.items()}
    left = min((x for x, n in lefts.items() if n >= max(lefts.values()) * 0.2), default=0)
    leading = leadings.get(round(size * 2), 1.2)
    measures = Measures(size or 10.0, float(left), leading, leadings)
    return replace(measures, spaced=_is_spaced(pages, measures))


def _is_spaced(pages: Iterable[Page], measures: Measures) -> bool:
    """Return whether paragraphs are set apart by more than the usual distance of lines."""
    ends = apart = 0
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        for above, below in pairwise(lines):
            if below.y > above.y and not is_full(above, below):
                ends += 1
                apart += below.y - above.y > measures.leading_of(below.size) + 0.17 * below.size
    return apart > 0.6 * ends


def _usual_gap(counter: Counter[float]) -> float:
    """Return the smallest gap that is frequent: lines of one paragraph, not paragraphs."""
    near: Counter[float] = Counter()
    for gap, count in counter.items():
        near[round(gap * 20) / 20] += count
    frequent = [gap for gap, count in near.items() if count >= 0.25 * max(near.values())]
    smallest = min(frequent)
    return max(gap for gap in counter if gap <= smallest + 0.05)


def set_margins(pages: Iterable[Page]) -> None:
    """Give every line outside of columns the margins of the pages of its size."""
    rights: dict[int, list[float]] = defaultdict(list)
    pages = list(pages)
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and not item.right and len(item.text) > 40:
                rights[round(page.width)].append(item.x1)
    margins = {width: sorted(found)[int(len(found) * 0.97)] for width, found in rights.items()}
    for page in pages:
        right = margins.get(round(page.width), page.width * 0.88)
        page.items = [
            item._replace(right=max(right, 1.0))
            if isinstance(item, Line) and not item.right
            else item
            for item in page.items
        ]


def is_full(last: Line, line: Line) -> bool:
    """Return whether the first word of a line would not have fitted onto the one before."""
    return slack(last, line) < 0


def slack(last: Line, line: Line) -> float:
    """Return the room that would have been left after the first word of the next line."""
    word, _, _ = line.text.partition(" ")
    wide = (line.x1 - line.x0) / max(1, len(line.text))
    return last.right - last.x1 - wide * (len(word) + 0.5)
