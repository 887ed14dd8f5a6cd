"""Numbering schemes: for Word's automatic numbering and for the PDF writer to print."""

from dataclasses import dataclass

_ROMAN = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


@dataclass(frozen=True)
class Level:
    """One level of a multi-level list, in Word's own terms."""

    style: str
    text: str
    indent: float
    hanging: float


def _levels(*levels: tuple[str, str, float, float]) -> list[Level]:
    return [Level(*level) for level in levels]


SCHEMES: dict[str, list[Level]] = {
    "decimal": _levels(
        ("decimal", "%1.", 0.5, 0.5),
        ("decimal", "%1.%2", 0.5, 0.5),
        ("lowerLetter", "(%3)", 1.0, 0.4),
        ("lowerRoman", "(%4)", 1.4, 0.4),
    ),
    "section": _levels(
        ("decimal", "Section %1.", 0.95, 0.95),
        ("lowerLetter", "(%2)", 0.5, 0.4),
        ("lowerRoman", "(%3)", 1.0, 0.4),
        ("upperLetter", "(%4)", 1.4, 0.4),
    ),
    "article": _levels(
        ("upperRoman", "ARTICLE %1.", 1.2, 1.2),
        ("decimal", "%1.%2", 0.6, 0.6),
        ("lowerLetter", "(%3)", 1.05, 0.4),
        ("lowerRoman", "(%4)", 1.45, 0.4),
    ),
    "legal": _levels(
        ("decimal", "%1", 0.5, 0.5),
        ("decimal", "%1.%2", 0.5, 0.5),
        ("decimal", "%1.%2.%3", 1.15, 0.65),
        ("lowerLetter", "(%4)", 1.55, 0.4),
    ),
    "letters": _levels(
        ("upperLetter", "%1.", 0.4, 0.4),
        ("decimal", "%2.", 0.75, 0.35),
        ("lowerLetter", "(%3)", 1.15, 0.4),
        ("lowerRoman", "(%4)", 1.55, 0.4),
    ),
}


def roman(number: int) -> str:
    """Write a small number in lower-case Roman numerals."""
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def show(style: str, number: int) -> str:
    """Write a number as Word would in the given number style."""
    if style == "decimal":
        return str(number)
    letters = roman(number) if style.endswith("Roman") else chr(ord("a") + number - 1)
    return letters.upper() if style.startswith("upper") else letters


class Counter:
    """Counts clauses as Word does: a higher level starts the lower ones anew."""

    def __init__(self, scheme: str) -> None:
        self._levels = SCHEMES[scheme]
        self.restart()

    def restart(self) -> None:
        """Begin again at one, as annexes do."""
        self._counts = [0] * len(self._levels)

    def next(self, level: int) -> str:
        """Return the printed number of the next clause at a level (1 is the top)."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        text = self._levels[level - 1].text
        legal = text.count("%") > 1
        for position, count in enumerate(self._counts, start=1):
            style = "decimal" if legal else self._levels[position - 1].style
            if f"%{position}" in text:
                text = text.replace(f"%{position}", show(style, count or 1))
        return text
