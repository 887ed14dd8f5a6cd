"""law.yaml: the provisions that requirements cite, and the editions of the law."""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import Field

from contractscan.errors import SettingsError
from contractscan.rules.model import Strict

CURRENT: Final = "current"


class Provision(Strict):
    """A provision of law.

    Attributes:
        code: The code that it stands in, for example ``11 CCR``.
        citations: Edition -> where the provision stands in that edition.
        unconfirmed: The same for editions whose numbering is not confirmed.
        summary: What it asks for, in our own words.
    """

    code: str
    citations: dict[str, str]
    unconfirmed: dict[str, str] = Field(default_factory=dict)
    summary: str


class LawEdition(Strict):
    """A state of the law by which contracts can be judged.

    Attributes:
        since: The day on which it came into force; it ends when the next one begins.
        title: What it is, in plain words.
    """

    since: date
    title: str


class Law(Strict):
    """law.yaml: the provisions, and the editions of the law.

    Attributes:
        editions: Name -> edition.
        current: Name of the edition by which contracts are judged by default.
        provisions: Key -> provision.
    """

    editions: dict[str, LawEdition] = Field(default_factory=dict)
    current: str = ""
    provisions: dict[str, Provision] = Field(default_factory=dict)

    def edition(self, wanted: str = CURRENT) -> str:
        """Return the name of an edition.

        Args:
            wanted: ``current``, the name of one, or a day on which it was in force.

        Raises:
            SettingsError: There is none; the hint lists those that there are.
        """
        if wanted == CURRENT:
            return self.current
        if wanted in self.editions:
            return wanted
        day = _day(wanted)
        begun = [] if day is None else [n for n in self._names() if self.editions[n].since <= day]
        if begun:
            return begun[-1]
        named = [f"{name} (in force since {self.editions[name].since})" for name in self._names()]
        raise SettingsError(
            f"There is no edition {wanted!r} of the law."
            if day is None
            else f"There is no edition of the law for {wanted}.",
            f"The editions are {' and '.join(named)}; or write a day: 2025-06-30.",
        )

    def title(self, edition: str) -> str:
        """Return what an edition is, in plain words."""
        return self.editions[edition].title

    def begins_by(self, edition: str, other: str) -> bool:
        """Return whether an edition is in force already in another one, or is that one."""
        return self.editions[edition].since <= self.editions[other].since

    def citation(self, key: str, edition: str) -> tuple[str, str]:
        """Return the day of the text of a provision that an edition cites, and its place there.

        Of a provision that came into force after the edition it is the first text.
        """
        places = self.provisions[key].citations
        in_force = [day for day in places if self._in_force(day, edition)]
        day = max(in_force) if in_force else min(places)
        return day, places[day]

    def has_in_force(self, key: str, edition: str) -> bool:
        """Return whether a provision came into force before an edition ended."""
        return any(self._in_force(day, edition) for day in self.provisions[key].citations)

    def _in_force(self, day: str, edition: str) -> bool:
        later = self._names()[self._names().index(edition) + 1 :]
        return not later or day < self.editions[later[0]].since.isoformat()

    def _names(self) -> list[str]:
        return sorted(self.editions, key=lambda name: self.editions[name].since)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
