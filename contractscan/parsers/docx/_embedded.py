"""Documents of other formats that Word shows in the place where they are embedded."""

from __future__ import annotations

import email
from dataclasses import replace

from contractscan.document import BlockKind, Document
from contractscan.errors import EmptyDocument, ReadError
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._options import ReadOptions
from contractscan.parsers.docx._package import Chunk

_CODE = "embedded-document"
_MAIL_HEADERS = (b"mime-version:", b"from:", b"content-type:")


def add_chunk(builder: DocumentBuilder, chunk: Chunk, path: str, options: ReadOptions) -> None:
    """Append the blocks of an embedded document, or warn that it was not read.

    Args:
        builder: Where the blocks go.
        chunk: The document.
        path: Where it stands.
        options: How to read it; the documents that it embeds itself are not read.
    """
    from contractscan.parsers import parse

    try:
        if chunk.data is None or options.embedded:
            raise ReadError("It is damaged, too large, or stands in an embedded document.")
        data = _without_envelope(chunk.data)
        document = parse(data, chunk.name, replace(options, embedded=True))
    except EmptyDocument:
        return
    except ReadError as error:
        builder.warn(_CODE, f"The document embeds {chunk.name}, which was not read: {error}")
        return
    _add_blocks(builder, document, path)
    for warning in document.warnings:
        builder.warn(warning.code, f"In the embedded {chunk.name}: {warning.message}")


def _without_envelope(data: bytes) -> bytes:
    """Return the page in a web archive (MHT), and anything else as it is."""
    if not data[:200].lstrip().lower().startswith(_MAIL_HEADERS):
        return data
    for part in email.message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return content
    return data


def _add_blocks(builder: DocumentBuilder, document: Document, path: str) -> None:
    for block in document.blocks:
        place = f"{path}/{block.path}"
        if block.kind is BlockKind.TABLE_ROW:
            cells = [document.quote(cell) for cell in block.cells]
            builder.add_row(cells, place, label=block.label)
        else:
            builder.add(
                block.kind,
                document.quote(block.span),
                place,
                label=block.label,
                level=block.level,
                indent=block.indent,
            )
