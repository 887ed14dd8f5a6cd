"""What a line of plain text is: a list item, a heading, a rule, or running text."""

from __future__ import annotations

import re

from contractscan.parsers._ordinals import roman

LABEL = re.compile(
    r"""(?:
        \((?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-z]{2})\)
      | (?:\d{1,3}\.){1,6}\d{0,3}\)?(?=\s)
      | \d{1,3}(?:\.\d{1,3})+(?=\s)
      | \d{1,3}\)(?=\s)
      | (?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)](?=\s)
      | [-*•◦▪●○·‣](?=\s)
    )""",
    re.VERBOSE,
)
_DASH = re.compile(r"[–—](?=\s)")
_SECTION = re.compile(
    r"(?:Section|Article|Clause|Part|Annex|Exhibit|Schedule|Appendix|Attachment|Addendum)"
    r"\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])\b\s*[.:–—-]?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?P<decimal>\d{1,3}(?:\.\d{1,3})*)[.)]?|[IVXLC]{1,6}\.|[A-Z]\.)\s+")
_REFERENCE_END = re.compile(
    r"(?:\b(?:sections?|clauses?|paragraphs?|articles?|subsections?|schedules?|annex(?:es)?|parts?"
    r"|exhibits?|rules?|items?|see|under|of|in|with|by|than|least|about)|§§?)$",
    re.IGNORECASE,
)
_CROSS_REFERENCE = re.compile(
    r"(?:\b(?:sections?|clauses?|paragraphs?|articles?|subsections?|§§?)\s*[\d.]*(?:\([a-z0-9]+\))*,?"
    r"(?:\s+(?:and|or|to|through))?)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:shall|must|will|may|can|is|are|was|were|has|have|does|do|did|agrees?|undertakes?|warrants?"
    r"|represents?|certif(?:y|ies)|acknowledges?|grants?|cannot|won['’]t|don['’]t|never)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    re.split(
        r"\s+",
        "a an and as at be but by de for from if in into its nor not of on or our per the their to "
        "upon via vs with within your",
    )
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_FIELD = re.compile(r"[A-Z][\w /&'’()-]{1,60}:\s+\S")
_MAX_HEADING = 90
_ROUND = re.compile(r"\((\d{1,3}|[A-Za-z]{1,5})\)")
_ROMANS = [roman(number) for number in range(1, 31)]
_RULE = re.compile(r"[\W_]*")


def is_rule(line: str) -> bool:
    """Return whether a line has no letter or digit: blank, or drawn with dashes or underscores."""
    return _RULE.fullmatch(line) is not None


def is_label(text: str) -> bool:
    """Return whether a text is nothing but a list label: ``(a)``, ``4.2``."""
    match = LABEL.match(text + " ")
    return match is not None and match.end() == len(text)


def starts_item(line: str, before: str | None) -> bool:
    """Return whether a line begins a list item.

    Args:
        line: The line, stripped.
        before: The line above it in the same paragraph; None at the top of a paragraph.
    """
    match = LABEL.match(line)
    if match is None:
        if before is not None and not ends_sentence(before):
            return False
        match = _DASH.match(line)
    if match is None or match.end() >= len(line):
        return False
    if before is None or ends_sentence(before):
        return True
    if _CROSS_REFERENCE.search(before):
        return False
    # A wrapped line can begin with the number of a cross reference or an amount: "within\n30. ".
    numeric = match.group()[0].isdigit()
    return not (numeric and _REFERENCE_END.search(before))


def continues_inline(line: str, above: str) -> bool:
    """Return whether a line goes on with an enumeration inside a sentence: ``(a) ..., (b) ...``.

    Args:
        line: The line, stripped.
        above: The paragraph so far; a label at its very start is that of the paragraph.
    """
    match = _ROUND.match(line)
    if match is None:
        return False
    value = match.group(1)
    return any(f"({before})" in above[1:] for before in _predecessors(value))


def _predecessors(value: str) -> list[str]:
    """Return the labels that come before one: ``c`` may follow ``b``, and as a numeral nothing."""
    if value.isdigit():
        return [str(int(value) - 1)]
    found = []
    if len(value) == 1 and value.lower() != "a":
        found.append(chr(ord(value) - 1))
    lower = value.lower()
    if lower in _ROMANS[1:]:
        before = _ROMANS[_ROMANS.index(lower) - 1]
        found.append(before if value.islower() else before.upper())
    return found


def ends_sentence(line: str) -> bool:
    """Return whether a line ends where a paragraph or list item may end."""
    bare = line.rstrip("\"”’')]* ")
    return bare.endswith((".", ";", ":", "!", "?")) or line.endswith(
        ("; and", "; or", "; and/or", ", and", ", or")
    )


def is_field(line: str) -> bool:
    """Return whether a line names something and gives it: ``Categories of data: names``."""
    return _FIELD.match(line) is not None


def heading_level(line: str) -> int | None:
    """Return the rank of a line that looks like a heading, 1 the highest; otherwise None."""
    if len(line) > _MAX_HEADING or line.endswith((",", ";", "!")) or _VERB.search(line):
        return None
    section = _SECTION.match(line)
    number = None if section else _NUMBER.match(line)
    mark = section or number
    rest = line[mark.end() :] if mark else line
    if section and not rest:
        return 1
    if not _looks_like_title(rest, numbered=mark is not None):
        return None
    if section:
        return 1
    if number:
        decimal = number.group("decimal")
        return decimal.count(".") + 1 if decimal else 1
    return 1 if rest.isupper() else 2


def is_numbered_title(line: str) -> bool:
    """Return whether a line is a title behind the number of its section: ``SECTION 4 - TERM.``."""
    mark = _SECTION.match(line) or _NUMBER.match(line)
    return mark is not None and heading_level(line) is not None


def is_plain_title(line: str) -> bool:
    """Return whether a line that stands alone could be a heading written like a sentence."""
    return (
        len(line.split()) <= 8
        and line[0].isupper()
        and line[-1].isalnum()
        and not LABEL.match(line)
        and not _VERB.search(line)
        and not re.search(r"[,;:@|$€£]", line)
    )


def is_emphasised_title(line: str) -> bool:
    """Return whether a line is a title, given that it is underlined or in italics.

    So are addresses and dates of versions, but those have commas.
    """
    return is_plain_title(line) or ("," not in line and heading_level(line) is not None)


def _looks_like_title(text: str, *, numbered: bool) -> bool:
    text = text.strip()
    if text.endswith("."):
        if not (numbered or text.isupper()):
            return False
        text = text[:-1]
    if text.endswith(":"):
        return False
    words = _WORD.findall(text)
    if not words or len(words) > 12 or re.search(r"[.;:]\s|_{3}|\.{3}|@", text):
        return False
    if text.upper() == text and any(len(word) > 1 for word in words):
        return True
    big = [word for word in words if word.lower() not in _SMALL]
    return bool(big) and words[0][0].isupper() and all(word[0].isupper() for word in big)
