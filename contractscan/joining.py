"""Several documents that make up one agreement, joined into one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from contractscan.document import Block, Document, Part, Span, Warning

FORMAT = "set"


def join(documents: Sequence[Document], name: str | None = None) -> Document:
    """Return one document with the text of all, in their order.

    Args:
        documents: At least one, as parsers returned them.
        name: How the agreement is called; by default the names of its documents, joined.

    Returns:
        A document whose blocks and offsets are those of the joined text. Its parts tell where
        each document begins; pages, and the messages of warnings, are those of the part.

    Raises:
        ValueError: There is no document.
    """
    if not documents:
        raise ValueError("there is no document to join")
    parts: list[Part] = []
    start = 0
    for document in documents:
        parts.append(Part(document, start))
        start += len(document.text) + 1
    digest = hashlib.sha256("".join(document.sha256 for document in documents).encode())
    return Document(
        name=name or " + ".join(document.name for document in documents),
        format=FORMAT,
        sha256=digest.hexdigest(),
        text="\n".join(document.text for document in documents),
        blocks=tuple(_moved(block, part.start) for part in parts for block in part.document.blocks),
        warnings=tuple(
            _named(warning, part) for part in parts for warning in part.document.warnings
        ),
        parts=tuple(parts),
    )


def _moved(block: Block, distance: int) -> Block:
    span = _shifted(block.span, distance)
    return replace(block, span=span, cells=tuple(_shifted(c, distance) for c in block.cells))


def _shifted(span: Span, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance)


def _named(warning: Warning, part: Part) -> Warning:
    return replace(warning, message=f"{part.document.name}: {warning.message}")
