"""A document as short lines, so that a test shows input and expectation side by side."""

from contractscan.document import Document
from contractscan.parsers import ReadOptions, parse

_MARKS = {
    "heading": "#",
    "paragraph": "P",
    "list-item": "*",
    "table-row": "|",
    "footnote": "^",
    "form-field": "_",
}


def shown(source: str | bytes, options: ReadOptions | None = None) -> list[str]:
    """Return one line a block: kind with level, label in brackets, text."""
    data = source.encode() if isinstance(source, str) else source
    return [line for _, line in _lines(parse(data, "contract", options))]


def read(source: str | bytes, options: ReadOptions | None = None) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return parse(data, "contract", options)


def _lines(document: Document) -> list[tuple[int, str]]:
    lines = []
    for block in document.blocks:
        level = str(block.level) if block.level else ""
        label = f"[{block.label}] " if block.label else ""
        text = document.text[block.span.start : block.span.end]
        lines.append((block.span.start, f"{_MARKS[block.kind]}{level} {label}{text}"))
    return lines
