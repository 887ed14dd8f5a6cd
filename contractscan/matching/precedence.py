"""Order of precedence: which part of an agreement wins where two conflict.

"In the event of a conflict between this Addendum and the Agreement, this Addendum shall prevail."
Without such a clause the weaker reading wins (docs/requirements.md, ground rule 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contractscan.language.tokens import read
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement

Place = tuple[int, str]
"""A part of an agreement: number of the document, and annex in it; empty for its main text."""

_PREVAILS, _CONFLICT = "prevails", "conflict-of-terms"
_OWN, _MAIN, _DESPITE = "own-part", "main-part", "despite-the-rest"
_OVER_ORDERS = "over-other-orders"
_TITLE_BLOCKS = 3  # blocks at the top of a document that may hold its title
_TITLE_WORDS = 10
_LISTED = frozenset({":", "following"})


@dataclass(frozen=True, slots=True)
class Precedence:
    """The parts of an agreement that win a conflict, the strongest first.

    Attributes:
        places: The parts.
        despite: Statements that hold notwithstanding the rest of the agreement, by index.
    """

    places: tuple[Place, ...] = ()
    despite: frozenset[int] = frozenset()

    def outranks(self, one: Statement, other: Statement, agreement: Agreement) -> bool:
        """Return whether `one` wins over `other` where they conflict.

        A clause that holds "notwithstanding anything in the agreement" wins over those that do
        not say so themselves; between two that do, the order of their parts decides.
        """
        one_holds, other_holds = one.index in self.despite, other.index in self.despite
        if one_holds != other_holds:
            return one_holds
        first, second = place_of(one, agreement), place_of(other, agreement)
        if first == second or first not in self.places:
            return False
        if not first[1] and first[0] == second[0]:
            return False  # what prevails over other documents does so with its annexes
        return second not in self.places or self.places.index(first) < self.places.index(second)


def place_of(statement: Statement, agreement: Agreement) -> Place:
    """Return the part of the agreement that a statement stands in."""
    document = agreement.document
    part = document.part_at(statement.span.start)
    number = document.parts.index(part) if part is not None else 0
    return number, statement.clause.part.partition(",")[0]


def read_precedence(agreement: Agreement, statements: Sequence[Statement]) -> Precedence:
    """Return the order of precedence that the clauses of an agreement set.

    Args:
        agreement: Its documents and annexes are the parts.
        statements: All of its statements.
    """
    names = dict(_names(agreement, statements))
    orders = [s for s in statements if s.operative and {_PREVAILS, _CONFLICT} <= s.concepts]
    # What prevails over every other order comes first, wherever it stands.
    orders.sort(key=lambda statement: _OVER_ORDERS not in statement.concepts)
    places: dict[Place, None] = {}
    for statement in orders:
        for place in _winners(statement, agreement, names):
            places.setdefault(place)
    despite = frozenset(s.index for s in statements if _DESPITE in s.concepts)
    return Precedence(tuple(places), despite)


def _names(
    agreement: Agreement, statements: Sequence[Statement]
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the parts of an agreement with the words of their titles."""
    document = agreement.document
    for number, part in enumerate(document.parts):
        top = [part.document.quote(block.span) for block in part.document.blocks[:_TITLE_BLOCKS]]
        titles = [text for text in top if len(text.split()) <= _TITLE_WORDS]
        yield (number, ""), read(" ".join([part.document.name, *titles])).words
    for statement in statements:
        place = place_of(statement, agreement)
        if place[1]:
            yield place, read(place[1]).words


def _winners(
    statement: Statement, agreement: Agreement, names: dict[Place, tuple[str, ...]]
) -> Iterator[Place]:
    """Yield the parts that a clause on precedence puts first, in its order."""
    words, hits = statement.words, statement.hits
    own = place_of(statement, agreement)
    for hit in hits:
        if hit.concept != _PREVAILS:
            continue
        start = _last(words, ",", hit.start) + 1
        listed = _LISTED.intersection(words[hit.end : hit.end + 6])
        subject = (hit.end, len(words)) if listed else (start, hit.start)
        found: dict[int, Place] = {}
        for named in hits:
            if subject[0] <= named.start and named.end <= subject[1]:
                if named.concept == _OWN:
                    found.setdefault(named.start, own)
                elif named.concept == _MAIN:
                    found.setdefault(named.start, (0, ""))
        for place, title in names.items():
            position = _position(title, words[subject[0] : subject[1]])
            if position is not None:
                found.setdefault(subject[0] + position, place)
        yield from (found[position] for position in sorted(found))


def _last(words: Sequence[str], word: str, before: int) -> int:
    return next((i for i in range(before - 1, -1, -1) if words[i] == word), -1)


def _position(title: Sequence[str], words: Sequence[str]) -> int | None:
    """Return where the name of a part stands: the longest run of its title, two words at least."""
    for length in range(len(title), 1, -1):
        for first in range(len(title) - length + 1):
            run = tuple(title[first : first + length])
            for start in range(len(words) - length + 1):
                if tuple(words[start : start + length]) == run:
                    return start
    return None
