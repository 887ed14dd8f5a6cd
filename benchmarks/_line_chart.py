"""Line charts with logarithmic axes as SVG, without a library."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 360, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 40, 46
_COLOURS = ("#0b62a4", "#c8511b")
_DASHES = ("", "6 3")
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Panel:
    """One chart.

    Attributes:
        title: What it shows.
        unit: What stands at the marks of the upright axis.
        series: The points by the name of their line, as (across, up).
        slope: Whether a grey line shows growth in proportion, from the first point on.
    """

    title: str
    unit: str
    series: Mapping[str, Points]
    slope: bool = False


def chart(panels: Sequence[Panel], across: str, note: str) -> str:
    """Return an SVG with panels side by side.

    Args:
        panels: What to draw.
        across: Title of the level axis of all panels.
        note: A line of text below.
    """
    width, height = _WIDTH * len(panels), _HEIGHT + 22
    drawn = "\n".join(
        f'<g transform="translate({index * _WIDTH} 0)">\n{_panel(panel, across)}\n</g>'
        for index, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11" fill="#222">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n{drawn}\n'
        f"{_text(width / 2, height - 10, note, 'middle')}\n</svg>\n"
    )


def _panel(panel: Panel, across: str) -> str:
    points = [point for line in panel.series.values() for point in line]
    xs, ys = ([point[axis] for point in points] for axis in (0, 1))
    marks = _marks(min(ys), max(ys))
    low, high = min(marks[0], *ys), max(marks[-1], *ys)

    def place(point: tuple[float, float]) -> tuple[float, float]:
        right = _share(point[0], min(xs), max(xs)) * (_WIDTH - _LEFT - _RIGHT)
        up = _share(point[1], low, high) * (_HEIGHT - _TOP - _BOTTOM)
        return _LEFT + right, _HEIGHT - _BOTTOM - up

    parts = [_text(_LEFT, 18, panel.title, weight="bold")]
    for mark in marks:
        y = place((min(xs), mark))[1]
        parts.append(_line((_LEFT, y), (_WIDTH - _RIGHT, y), "#ddd"))
        parts.append(_text(_LEFT - 6, y + 4, f"{mark:,g} {panel.unit}", "end"))
    floor = _HEIGHT - _BOTTOM
    for mark in sorted(set(xs)):
        x = place((mark, low))[0]
        parts.append(_line((x, floor), (x, floor + 4), "#222"))
        parts.append(_text(x, floor + 16, _short(mark), "middle"))
    parts.append(_text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 12, across, "middle"))
    if panel.slope:
        first = next(iter(panel.series.values()))[0]
        end = (max(xs), first[1] * max(xs) / first[0])
        parts.append(_line(place(first), place(end), "#999", "2 3"))
    for index, (name, line) in enumerate(panel.series.items()):
        parts += _series(index, name, [place(point) for point in line])
    return "\n".join(parts)


def _series(index: int, name: str, places: Points) -> list[str]:
    colour, dash = _COLOURS[index], _DASHES[index]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in places]
    left, y = _LEFT + 10, _TOP + 10 + 16 * index
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8" '
        f'stroke-dasharray="{dash}"/>',
        *dots,
        _line((left, y), (left + 24, y), colour, dash),
        _text(left + 30, y + 4, name),
    ]


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)


def _marks(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten that reach from one value to another."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = [float(f"{digit}e{power}") for power in powers for digit in (1, 2, 5)]
    first = max(index for index, step in enumerate(steps) if step <= low)
    last = min(index for index, step in enumerate(steps) if step >= high)
    return steps[first : last + 1]


def _short(number: float) -> str:
    return f"{number / 1000:g}k" if number >= 1000 else f"{number:g}"


def _text(x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}"'
    return f"<text {place}>{text}</text>"


def _line(start: tuple[float, float], end: tuple[float, float], colour: str, dash: str = "") -> str:
    ends = 'x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"'.format(*start, *end)
    return f'<line {ends} stroke="{colour}" stroke-width="1.4" stroke-dasharray="{dash}"/>'
