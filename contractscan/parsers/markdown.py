"""Markdown, with tables and front matter, and MDX as far as it is prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contractscan.document import Document
from contractscan.parsers import text as plain_text
from contractscan.parsers._build import DocumentBuilder
from contractscan.parsers._decoding import decode, decode_or_refuse
from contractscan.parsers._limits import MOST_BYTES_OF_TEXT, check_source
from contractscan.parsers._options import ReadOptions

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

FORMAT = "markdown"
SUFFIXES = (".md", ".markdown", ".mdx")
PRIORITY = 40
MOST_BYTES = MOST_BYTES_OF_TEXT

_PROBE = 65_536
_WEIGHT = 3  # its tokens take more memory than the words
_ENOUGH = 3
_FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_IMPORTS = re.compile(
    r"^(?:import\s[^\n]*?['\"][^'\"\n]+['\"];?|export\s+(?:const|default|let)\s[^\n]*)$", re.M
)
_JSX_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_MARKERS: tuple[tuple[re.Pattern[str], int, int], ...] = (  # pattern, weight, most that counts
    (re.compile(r"^#{1,6} +\S.*$", re.M), 2, 2),
    (re.compile(r"(?<!!)\[[^\]\n]+\]\((?:https?://|mailto:|/|#|\.)[^)\s]*\)"), 2, 2),
    (re.compile(r"\*\*[A-Za-z(“\"\d][^*\n]*[^\s*]\*\*"), 1, 3),
    (re.compile(r"(?<![\w_])__[A-Za-z][^_\n]*[A-Za-z.:]__(?![\w_])"), 1, 2),
    (re.compile(r"^ *\|? *:?-+:? *(?:\| *:?-+:? *)+\|? *$", re.M), 3, 1),
    (re.compile(r"^[^\n]{3,80}\n(?:={3,}|-{3,}) *$", re.M), 1, 2),
    (re.compile(r"^```", re.M), 1, 2),
    (re.compile(r"\\[\[\]()*_.#]"), 1, 2),
)


def recognises(data: bytes) -> bool:
    """Return whether the bytes are text with several marks that only Markdown uses."""
    if not plain_text.recognises(data):
        return False
    decoded = decode(data[:_PROBE]) or decode(data[: _PROBE - 3])
    if decoded is None:
        return False
    text = decoded[0].replace("\r\n", "\n")
    score = 2 if _FRONT_MATTER.match(text) else 0
    for pattern, weight, most in _MARKERS:
        score += weight * min(most, len(pattern.findall(text)))
        if score >= _ENOUGH:
            return True
    return False


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Return the document.

    Raises:
        DamagedDocument: The bytes are in no encoding that is known.
        EmptyDocument: There is not a word.
    """
    from contractscan.parsers._markdown_reading import add_tokens

    text, _ = decode_or_refuse(data, name)
    builder = DocumentBuilder(name, FORMAT, data)
    source = _without_code(text)
    check_source(name, source, weight=_WEIGHT)
    original = options.revisions == "original"
    add_tokens(builder, _parser().parse(source), original=original)
    return builder.build()


def _without_code(text: str) -> str:
    """Return the prose of a file: no front matter, no imports, no comments of MDX."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = _FRONT_MATTER.sub("", text, count=1)
    return _JSX_COMMENT.sub("", _IMPORTS.sub("", text))


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Contracts indent their paragraphs; none of them quotes source code by indentation.
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    return parser.enable(["table", "strikethrough"]).disable("code")
