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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template, ready to be matched.

    Attributes:
        first_words: The words with which a match can begin.
        pattern: Regular expression for a match that begins there.
    """

    first_words: frozenset[str]
    pattern: str


_Node = str | tuple[tuple["_Sequence", ...]]
_Sequence = tuple[_Node, ...]
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
    return Phrase(first, _pattern(sequence) + r"(?:(?= )|(?<= ))")


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
            escaped = (
                re.escape(node).replace("\\ \\.\\.\\.\\ ", "\0").replace("\\ ", "(?: |(?<= ))")
            )
            parts.append(escaped.replace("\0", _GAP))
        else:
            # Longer alternatives first, so that the longest reading wins.
            alternatives = sorted((_pattern(alternative) for alternative in node[0]), key=len)
            parts.append("(?:" + "|".join(reversed(alternatives)) + ")")
    return "".join(parts)


def _first_words(sequence: _Sequence) -> set[str]:
    """Return the words with which a sequence can begin."""
    done: set[str] = set()
    open_prefixes = {""}
    for node in sequence:
        texts = [node] if isinstance(node, str) else _texts(node)
        grown = {prefix + text for prefix in open_prefixes for text in texts}
        finished = {text for text in grown if " " in text.lstrip()}
        done |= {text.lstrip().split(" ", 1)[0] for text in finished}
        open_prefixes = grown - finished
        if not open_prefixes:
            break
    return done | {prefix.strip() for prefix in open_prefixes if prefix.strip()}


def _texts(node: tuple[tuple[_Sequence, ...]]) -> list[str]:
    """Return the texts of a group up to their first inner space."""
    texts: list[str] = []
    for alternative in node[0]:
        prefixes = [""]
        for child in alternative:
            options = [child] if isinstance(child, str) else _texts(child)
            prefixes = [p if " " in p.lstrip() else p + o for p in prefixes for o in options]
        texts += prefixes
    return texts
