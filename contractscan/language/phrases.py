"""Phrase templates of the lexicons, written so that a lawyer can read them.

    sell*                      the verb in all its forms: sell, sells, selling, sold
    (retain|keep up)*          the same for several verbs, each the first word of its phrase
    purpose(s)                 with or without the s
    (retain|keep) data         alternatives, also nested
    any (other |)purpose       an empty alternative makes a word optional
    notify ... inability       a gap of at most `MAX_GAP` words within the sentence

A template becomes a regular expression over levelled words that are parted by single spaces
(see tokens.py): case, hyphens and quotation marks do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_GAP = 10

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "sell": ("sells", "selling", "sold"),
    "be": ("is", "are", "been", "being", "was", "were"),
    "have": ("has", "having", "had"),
    "do": ("does", "doing", "done", "did"),
    "give": ("gives", "giving", "gave", "given"),
    "make": ("makes", "making", "made"),
    "take": ("takes", "taking", "took", "taken"),
    "keep": ("keeps", "keeping", "kept"),
    "bind": ("binds", "binding", "bound"),
    "meet": ("meets", "meeting", "met"),
    "hold": ("holds", "holding", "held"),
    "understand": ("understands", "understanding", "understood"),
    "undertake": ("undertakes", "undertaking", "undertook", "undertaken"),
    "forbid": ("forbids", "forbidding", "forbade", "forbidden"),
    "build": ("builds", "building", "built"),
    "send": ("sends", "sending", "sent"),
    "tell": ("tells", "telling", "told"),
    "let": ("lets", "letting"),
    "seek": ("seeks", "seeking", "sought"),
    "bring": ("brings", "bringing", "brought"),
    "show": ("shows", "showing", "showed", "shown"),
    "stop": ("stops", "stopping", "stopped"),
    "permit": ("permits", "permitting", "permitted"),
    "submit": ("submits", "submitting", "submitted"),
    "transfer": ("transfers", "transferring", "transferred"),
    "refer": ("refers", "referring", "referred"),
    "uphold": ("upholds", "upholding", "upheld"),
    "put": ("puts", "putting"),
    "commit": ("commits", "committing", "committed"),
    "wipe": ("wipes", "wiping", "wiped"),
    "scan": ("scans", "scanning", "scanned"),
    "withhold": ("withholds", "withholding", "withheld"),
}


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return a verb in all its forms, the base form first.

    A final consonant is not doubled ("audited", "monitored"); verbs that double it or are
    irregular stand in a table.
    """
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb])
    if verb.endswith("e"):
        return (verb, verb + "s", verb[:-1] + "ing", verb + "d")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb + "ing", verb[:-1] + "ied")
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return (verb, verb + "es", verb + "ing", verb + "ed")
    return (verb, verb + "s", verb + "ing", verb + "ed")


_Node = str | tuple[tuple["_Sequence", ...]]
_Sequence = tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template, ready to be matched.

    Attributes:
        first_words: The words with which a match can begin.
        pattern: Regular expression for a match that begins there.
        sequence: The template, parsed.
    """

    first_words: frozenset[str]
    pattern: str
    sequence: _Sequence

    def second_words(self, first: str) -> frozenset[str] | None:
        """Return the words that can follow a first one; None if any word can."""
        seconds = {tuple(words[1:2]) for words in _openings(self.sequence, first)}
        if not seconds or seconds & {(), (_GAP_MARK,)}:
            return None
        return frozenset(word for (word,) in seconds)


_GAP_MARK = "..."
_VERB = re.compile(r"([A-Za-z]+)\*|\(([A-Za-z -]+(?:\|[A-Za-z -]+)*)\)\*")
_GAP = rf" (?:(?![.;!?] )[^ ]+ ){{0,{MAX_GAP}}}?"


def compile_phrase(template: str) -> Phrase:
    """Return the phrase of a template.

    Raises:
        ValueError: The template is empty or its brackets do not match.
    """
    prepared = _VERB.sub(_all_forms, template.lower())
    prepared = re.sub(r"(?<=[\w)])\(s\)", "(|s)", prepared)
    prepared = prepared.replace("-", " ").replace("cannot", "can not")
    prepared = re.sub(r"\s*,\s*", " , ", prepared)
    prepared = re.sub(r"(?<=\w)\s*'s\b", " 's", prepared)
    prepared = re.sub(r"\s+", " ", prepared).strip()
    sequence, rest = _parse(prepared, 0)
    if rest != len(prepared) or not prepared or "*" in prepared:
        raise ValueError(f"unbalanced brackets, a stray * or nothing in {template!r}")
    first = frozenset(_first_words(sequence))
    return Phrase(first, _pattern(sequence) + r"(?:(?= )|(?<= ))", sequence)


def template_words(template: str) -> set[str]:
    """Return the words that a template is made of, verbs in all their forms."""
    return set(re.findall(r"[a-z]{2,}", _VERB.sub(_all_forms, template.lower())))


def _all_forms(match: re.Match[str]) -> str:
    forms = []
    for phrase in (match.group(1) or match.group(2)).split("|"):
        verb, space, rest = phrase.strip().partition(" ")
        forms += [form + space + rest for form in verb_forms(verb)]
    return "(" + "|".join(forms) + ")"


def _parse(text: str, index: int) -> tuple[_Sequence, int]:
    """Return the sequence that begins at an index, and where it ends."""
    nodes: list[_Node] = []
    literal = ""
    while index < len(text) and text[index] not in "|)":
        if text[index] == "(":
            alternatives: list[_Sequence] = []
            index += 1
            while True:
                alternative, index = _parse(text, index)
                alternatives.append(alternative)
                if index >= len(text):
                    raise ValueError(f"unbalanced brackets in {text!r}")
                index += 1
                if text[index - 1] == ")":
                    break
            nodes += [literal] if literal else []
            literal = ""
            nodes.append((tuple(alternatives),))
        else:
            literal += text[index]
            index += 1
    nodes += [literal] if literal else []
    return tuple(nodes), index


def _pattern(sequence: _Sequence) -> str:
    """Return the expression of a sequence; a space may fall together with the one before it."""
    parts = []
    for node in sequence:
        if isinstance(node, str):
            escaped = re.escape(node).replace("\\ \\.\\.\\.\\ ", "\0").replace("\\ ", " ")
            # Only behind a group, which may be empty, can a space fall together with another.
            if escaped.startswith(" "):
                escaped = "(?: |(?<= ))" + escaped[1:]
            parts.append(escaped.replace("\0", _GAP))
        else:
            # Longer alternatives first, so that the longest reading wins.
            alternatives = sorted((_pattern(alternative) for alternative in node[0]), key=len)
            parts.append("(?:" + "|".join(reversed(alternatives)) + ")")
    return "".join(parts)


def _first_words(sequence: _Sequence) -> set[str]:
    """Return the words with which a sequence can begin."""
    return {words[0] for words in _openings(sequence) if words}


def _openings(sequence: _Sequence, first: str | None = None) -> set[tuple[str, ...]]:
    """Return the words with which a sequence can begin.

    Args:
        sequence: The template.
        first: Without it the first words are returned. With it the first two of what begins with
            this word, or fewer where the sequence may end after it.
    """
    wanted = 1 if first is None else 2
    texts = _beginnings([sequence], wanted, first)
    return {tuple(text.split(" ")[:wanted]) for text in map(str.strip, texts) if text}


def _beginnings(
    alternatives: Iterable[_Sequence], wanted: int, first: str | None, prefix: str = ""
) -> set[str]:
    """Return what alternatives can add to a prefix, until the wanted words are whole."""
    results: set[str] = set()
    for sequence in alternatives:
        grown = {prefix}
        for node in sequence:
            whole = {text for text in grown if _is_whole(text, wanted)}
            grown -= whole
            results |= whole
            if isinstance(node, str):
                grown = {_joined(text, node, wanted) for text in grown}
            else:
                grown = {new for text in grown for new in _beginnings(node[0], wanted, first, text)}
            if first is not None:
                grown = {text for text in grown if _may_begin(text, first)}
        results |= grown
    return results


def _joined(prefix: str, text: str, wanted: int) -> str:
    """Return a prefix with more text, one space between words, cut after the wanted words."""
    words = (prefix + text).lstrip().split(" ")
    tail = " " if words[-1] == "" else ""
    words = [word for word in words if word]
    if len(words) > wanted:
        return " ".join(words[:wanted]) + " "
    return " ".join(words) + tail


def _is_whole(text: str, wanted: int) -> bool:
    return text.count(" ") >= wanted


def _may_begin(text: str, first: str) -> bool:
    return (text + " ").startswith(first + " ") or (" " not in text and first.startswith(text))
