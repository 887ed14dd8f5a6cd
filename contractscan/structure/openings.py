"""Where the agreements of a file begin: an MSA, then a DPA, then an order form."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from contractscan.document import BlockKind, Document
from contractscan.structure.numbering import is_title, read_label

_TITLE = re.compile(
    r"\b(?:agreement|addendum|amendment|contract|order\s+form|purchase\s+order|statement\s+of\s+work"
    r"|terms\s+and\s+conditions|terms\s+of\s+\w+)\b",
    re.IGNORECASE,
)
# The passage that introduces the parties, or the lines of an order form that name them.
_PARTIES = re.compile(
    r"\b(?:between|among)\b.{3,600}?\(\s*(?:the\s+|each,?\s+|hereinafter\s+)*[\"“].{2,60}?[\"”].{1,600}?\band\b"
    r"|\b(?:made|entered\s+into|concluded)\b.{0,80}\bbetween\b.{3,300}?\band\b"
    r"|^(?:customer|client|supplier|vendor|provider)\s*[:|]",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_BLOCKS_OF_OPENING = 6
_FIRST_BLOCKS = 12  # blocks that may hold the title and the parties of the first agreement
_BINDS = re.compile(r"\b(?:shall|will|must|may|agrees?)\b")
_FEWEST_RULES = 3  # a text before a title with fewer is a cover page and no agreement
_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an agreement begins.

    Attributes:
        block: Index of its first block.
        title: Its title; empty for a document of its own, which is known by its name.
    """

    block: int
    title: str = ""


def find_openings(document: Document) -> tuple[Opening, ...]:
    """Return where the agreements of a document begin, the first at its first block.

    A title such as "Data Processing Addendum" opens an agreement if the parties are introduced
    right below it; each of several documents that were joined into one opens one, too.

    Args:
        document: The document.
    """
    starts = [block.span.start for block in document.blocks]
    found = [Opening(bisect_left(starts, part.start)) for part in document.parts if part.start > 0]
    last = Opening(0, _first_title(document))
    for index in range(1, len(document.blocks)):
        if _opens(document, index) and _is_agreement(document, last.block, index):
            opening = Opening(index, _shown_title(document, index))
            if opening.title.lower() == last.title.lower() and not _introduces(
                document, last, index
            ):
                continue  # the title of the terms behind their cover page
            found.append(opening)
            last = opening
    titled = [opening for opening in found if opening.title]
    first = Opening(0, _first_title(document) if titled else "")
    return _distinct([first, *sorted(found, key=lambda opening: opening.block)])


def _opens(document: Document, index: int) -> bool:
    """Return whether a block is the title of an agreement whose parties are introduced below."""
    if not _is_title_of_agreement(document, index):
        return False
    end = index + 1
    while end <= index + _BLOCKS_OF_OPENING and end < len(document.blocks):
        if _is_title_of_agreement(document, end):
            break
        end += 1
    return _names_parties(document, index + 1, end)


def _is_title_of_agreement(document: Document, index: int) -> bool:
    """Return whether a block is the title of an agreement and no numbered clause."""
    block = document.blocks[index]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    text = document.quote(block.span)
    if not _TITLE.search(text) or not is_title(text, words=_TITLE_WORDS):
        return False
    label, _ = read_label(text, block.label)
    return label is None or bool(label.name)


def _names_parties(document: Document, first: int, last: int) -> bool:
    """Return whether one of the blocks introduces the parties."""
    blocks = document.blocks[first:last]
    return any(_PARTIES.search(document.quote(block.span)) for block in blocks)


def _introduces(document: Document, opening: Opening, end: int) -> bool:
    """Return whether an agreement introduces its parties at its beginning, before a block."""
    return _names_parties(document, opening.block, min(opening.block + _FIRST_BLOCKS, end))


def _is_agreement(document: Document, first: int, last: int) -> bool:
    """Return whether the text of some blocks sets rules, as an agreement does."""
    text = document.text[document.blocks[first].span.start : document.blocks[last].span.start]
    return len(_BINDS.findall(text)) >= _FEWEST_RULES


def _shown_title(document: Document, index: int) -> str:
    """Return a title as it is cited, without the number of an annex."""
    block = document.blocks[index]
    text = document.quote(block.span)
    _, offset = read_label(text, block.label)
    own = text[offset:].strip()
    return own.title() if own.isupper() else own


def _first_title(document: Document) -> str:
    """Return the title of the first agreement."""
    blocks = range(min(_FIRST_BLOCKS, len(document.blocks)))
    titles = (_shown_title(document, i) for i in blocks if _is_title_of_agreement(document, i))
    return next(titles, "")


def _distinct(openings: list[Opening]) -> tuple[Opening, ...]:
    """Return openings whose titles differ: the second "Order Form" is "Order Form (2)"."""
    seen: dict[str, int] = {}
    told_apart = []
    for opening in openings:
        count = seen[opening.title] = seen.get(opening.title, 0) + 1
        again = opening.title and count > 1
        title = f"{opening.title} ({count})" if again else opening.title
        told_apart.append(Opening(opening.block, title))
    return tuple(told_apart)
