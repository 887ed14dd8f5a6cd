"""Which parts of a page are no part of the contract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER = frozenset(
    [
        *("audio", "button", "canvas", "embed", "head", "iframe", "input", "link", "meta", "nav"),
        *("noscript", "object", "option", "script", "select", "style", "svg", "template", "title"),
        *("textarea", "video", "datalist"),
    ]
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE
)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK = frozenset(["del", "s", "strike"])
_ROLES = frozenset(["navigation", "search", "menu", "menubar"])
_NOTE_MARK = re.compile(r"\s*\[?[\d*†‡]{1,3}\]?\s*")
_ANCHOR_MARK = re.compile(r"\s*[#¶§🔗]\s*")


@dataclass(frozen=True, slots=True)
class Choices:
    """How a page is to be read; `original` keeps deletions and leaves insertions out."""

    original: bool = False


def is_left_out(element: HtmlElement, choices: Choices) -> bool:
    """Return whether an element and all in it is unseen, navigation, or struck out."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return True
    if element.get("hidden") is not None or element.get("role") in _ROLES:
        return True
    style = element.get("style", "")
    if style and _HIDDEN_STYLE.search(style):
        return True
    if tag == "ins":
        return choices.original
    if tag in _STRUCK or (style and _STRUCK_STYLE.search(style)):
        return not choices.original
    return _is_mark(element, tag)


def _is_mark(element: HtmlElement, tag: str) -> bool:
    """Return whether an element only points elsewhere: a note's number, a heading's anchor."""
    if tag == "sup":
        return element.find(".//a") is not None and _only(_NOTE_MARK, element)
    return tag == "a" and _only(_ANCHOR_MARK, element)


def _only(pattern: re.Pattern[str], element: HtmlElement) -> bool:
    return pattern.fullmatch(str(element.text_content())) is not None
