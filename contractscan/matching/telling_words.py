"""Which words of a passage tell what is done, and which stand in any contract.

Silent are the words that any contract could use (`generic_purpose_words`), the names of the
parties, and those of products: "the Tideway Platform" does not say what is done with the data.
Square brackets are for a person to fill in; what stands in them is an example or an instruction.
"""

from __future__ import annotations

from contractscan.language.tokens import Reading
from contractscan.matching.statements import Statement
from contractscan.structure.agreement import Agreement

SILENT_CONCEPTS = ("party-", "ccpa", "privacy-law", "european-law", "us-privacy-law")
_BEFORE_CAPITAL = frozenset({":", ".", ";", "|", "(", ")", "-"})
_SHORT_WORD = 3


def telling_words(
    agreement: Agreement,
    reading: Reading,
    statement: Statement,
    passage: tuple[int, int],
    generic_words: frozenset[str],
) -> frozenset[str]:
    """Return the words of a passage that are neither generic nor names.

    Args:
        agreement: For the names of the parties.
        reading: Words of the document.
        statement: Where the passage stands.
        passage: First and last word of it, the last exclusive, as positions in the statement.
        generic_words: Words that tell nothing.
    """
    silent = _named(statement) | _product_names(agreement, reading, statement, passage)
    silent |= _to_be_filled_in(statement)
    generic = generic_words | _words_of_names(agreement)
    start, end = passage
    return frozenset(
        word
        for position, word in enumerate(statement.words[start:end], start)
        if len(word) >= _SHORT_WORD
        and word.isalpha()
        and word not in generic
        and position not in silent
    )


def _named(statement: Statement) -> set[int]:
    """Return the positions of the parties and the laws."""
    hits = (hit for hit in statement.hits if hit.concept.startswith(SILENT_CONCEPTS))
    return {position for hit in hits for position in range(hit.start, hit.end)}


def _to_be_filled_in(statement: Statement) -> set[int]:
    """Return the positions of what stands in square brackets: "[describe the purpose]"."""
    found: set[int] = set()
    opened: int | None = None
    for position, word in enumerate(statement.words):
        if word == "[":
            opened = position
        elif word == "]" and opened is not None:
            found.update(range(opened, position))
            opened = None
    return found


def _words_of_names(agreement: Agreement) -> frozenset[str]:
    """Return the words of the names of both parties, which some write without a capital."""
    names = (*agreement.parties.vendor, *agreement.parties.business)
    return frozenset(word for name in names for word in name.lower().split())


def _product_names(
    agreement: Agreement, reading: Reading, statement: Statement, passage: tuple[int, int]
) -> set[int]:
    """Return the positions of capitalised words that lead up to "Service", "Platform" ...

    Where every word has a capital, as in headings, a capital does not tell a name.
    """
    start, end = passage
    indices = [index for first, last in statement.ranges for index in range(first, last)]
    text = agreement.document.text
    capital = [text[reading.starts[index]].isupper() for index in indices[start:end]]
    words = statement.words[start:end]
    if all(
        capital[n] or len(words[n]) <= _SHORT_WORD or not words[n].isalpha()
        for n in range(len(words))
    ):
        return set()
    nouns = {hit.start - start for hit in statement.hits if hit.concept == "product-noun"}
    found: set[int] = set()
    for noun in nouns.intersection(range(len(words))):
        position = noun - 1
        while position >= 0 and capital[position] and words[position].isalpha():
            found.add(position + start)
            position -= 1
        begins = position < 0 or words[position] in _BEFORE_CAPITAL
        if begins and position + 2 == noun and not capital[noun]:
            found.discard(position + 1 + start)  # "Hosting services": the capital of a beginning
    return found
