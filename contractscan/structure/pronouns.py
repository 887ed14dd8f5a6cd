"""Which side "we" and "you" are: the vendor's terms and the customer's own paper differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

PRONOUNS = ("we", "us", "you")
_INSTRUCTIONS = re.compile(
    r"\b(our|your)\s+(?:(?:documented|written|lawful|prior)\s+)*instructions\b", re.IGNORECASE
)
_ROLE = r"(?:service\s+provider|(?:data\s+)?processor|contractor)\b"
_YOU_SERVE = re.compile(rf"\byou\b[^.;\n]{{0,30}}\b(?:as|are)\s+our\s+{_ROLE}", re.IGNORECASE)
_WE_SERVE = re.compile(rf"\bwe\b[^.;\n]{{0,30}}\b(?:as|are)\s+your\s+{_ROLE}", re.IGNORECASE)
_CLEARLY = 3  # a role outweighs so many other cues
_OWES_US = r"\s+(?:shall|will|must|agrees\s+to|undertakes\s+to)\b[^.;\n]{0,80}?\b(?:us|our)\b"


def exchange_pronouns(text: str, scores: dict[str, float]) -> None:
    """Put "we" on the side of the business and "you" on that of the vendor, if we are served.

    By default "we" are the vendor. We are the business where the vendor owes us something ("Vendor
    shall keep us informed") more often than the business does ("Customer shall pay us"), or where
    our instructions are to be followed.

    Args:
        text: The contract.
        scores: Names with a positive number for the vendor, a negative one for the business.
    """
    if not {"we", "us"} & scores.keys():
        return
    instructions = Counter(match.group(1).lower() for match in _INSTRUCTIONS.finditer(text))
    served = instructions["our"] - instructions["your"]
    served += _CLEARLY * (len(_YOU_SERVE.findall(text)) - len(_WE_SERVE.findall(text)))
    for side in (1, -1):
        names = [n for n, score in scores.items() if side * score > 0 and n.lower() not in PRONOUNS]
        served += side * _owed_to_us(text, names)
    if served <= 0:
        return
    for name, score in scores.items():
        if name.lower() in PRONOUNS:
            side = 1 if name.lower() == "you" else -1
            scores[name] = side * max(1.0, abs(score))


def _owed_to_us(text: str, names: Iterable[str]) -> int:
    """Return how often one of the names owes us something."""
    shown = "|".join(map(re.escape, names))
    return len(re.findall(rf"\b(?:{shown}){_OWES_US}", text)) if shown else 0
