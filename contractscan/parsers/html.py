"""HTML: what a browser shows of a page, in reading order."""

from __future__ import annotations

import re

from contractscan.document import Document
from contractscan.errors import InputTooLarge
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import decode, decode_or_refuse
from contractscan.parsers._limits import MOST_BYTES_OF_TEXT
from contractscan.parsers._options import ReadOptions

FORMAT = "html"
SUFFIXES = (".html", ".htm", ".xhtml")
PRIORITY = 30
MOST_BYTES = MOST_BYTES_OF_TEXT

_HEAD = 4096
_MOST_BYTES_AS_TREE = 400 * 1000 * 1000
_BYTES_PER_TAG, _BYTES_PER_ATTRIBUTE = 270, 220
_PREAMBLE = re.compile(r"\ufeff?(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:div|p|h[1-6]|section|article|main|header|table|ol|ul|span|font|center|strong|b)\b[^<>]*>",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"</(?:p|div|li|h[1-6]|td|section|article|ol|ul|span)\s*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\s*[-*] \S|```)", re.MULTILINE)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def recognises(data: bytes) -> bool:
    """Return whether the bytes are a page, or a fragment of one."""
    head = data[: _HEAD * 4]
    if b"<" not in head:
        return False
    decoded = decode(head) or decode(head[:-3])
    if decoded is None:
        return False
    text = decoded[0]
    start = _PREAMBLE.match(text)
    body = text[start.end() if start else 0 :]
    if _PAGE.match(body):
        return True
    return (
        _FRAGMENT.match(body) is not None
        and len(_CLOSED.findall(body)) >= 2
        and not _MARKDOWN.search(body)
    )


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Return the document.

    Raises:
        DamagedDocument: The bytes are in no encoding that is known.
        EmptyDocument: The page shows no text, for example because a script would fetch it.
    """
    declared = _DECLARED.search(data[:_HEAD])
    encoding = declared.group(1).decode("ascii", "replace") if declared else None
    markup, _ = decode_or_refuse(data, name, encoding)
    builder = DocumentBuilder(name, FORMAT, data)
    add_html(builder, markup, original=options.revisions == "original")
    return builder.build()


def add_html(builder: DocumentBuilder, markup: str, *, original: bool = False) -> None:
    """Append the blocks of a page or fragment to a document.

    Args:
        builder: Where the blocks go.
        markup: The source of the page.
        original: Read deleted text and leave inserted text out, instead of the reverse.

    Raises:
        InputTooLarge: Its elements are too many, or nested beyond what can be read in full.
    """
    from lxml import etree, html

    from contractscan.parsers._html_reading import Choices, read_tree

    if _size_as_tree(markup) > _MOST_BYTES_AS_TREE:
        raise _too_large(f"{builder.name} has more elements than contractscan reads.")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", markup), parser=parser)
    except (etree.ParserError, ValueError):  # not one element, or characters XML forbids
        return
    if any("depth" in error.message for error in parser.error_log):
        raise _too_large(f"{builder.name} nests its elements too deeply.")
    read_tree(root, builder, Choices(original=original))


def _size_as_tree(markup: str) -> int:
    """Return about how many bytes a page takes in memory, at the most."""
    return markup.count("<") * _BYTES_PER_TAG + markup.count("=") * _BYTES_PER_ATTRIBUTE


def _too_large(message: str) -> InputTooLarge:
    return InputTooLarge(message, "Save the page as text and scan that.")
