"""Suggested wording: templates of the rule files, filled with a contract's own words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass

from contractscan.rules.model import Requirement

PLACEHOLDERS = ("vendor", "business", "data", "agreement")
BLANK = re.compile(r"\[[^\]]*\]")
"""What is left in brackets for a person to fill in."""

_PLACEHOLDER = re.compile(r"(?P<opens>^|(?<=[.:?!] ))?\{(?P<name>[a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contract calls the parties, the personal information and itself.

    Attributes:
        vendor: Instead of ``{vendor}``, with its article if the contract uses one.
        business: Instead of ``{business}``, likewise.
        data: Instead of ``{data}``.
        agreement: Instead of ``{agreement}``, with its pronoun or article.
    """

    vendor: str = "Service Provider"
    business: str = "Business"
    data: str = "personal information"
    agreement: str = "this Agreement"


USUAL = Terms("Vendor", "Customer")
"""Names for a wording that is shown without a contract."""


def filled(wording: str, terms: Terms) -> str:
    """Return a wording with terms in place of its placeholders; sentences begin in capitals."""
    values = asdict(terms)

    def value(match: re.Match[str]) -> str:
        found: str = values[match["name"]]
        # A name without a capital keeps it off; an article or a common noun does not.
        opens = match["opens"] is not None and found.startswith(("the ", "this ", "personal "))
        return found[0].upper() + found[1:] if opens else found

    return _PLACEHOLDER.sub(value, " ".join(wording.split()))


def wording_for(requirement: Requirement, absent: Collection[str]) -> str:
    """Return the template of what would supply a requirement.

    Args:
        requirement: The rule.
        absent: Ids of the elements that the contract does not supply in full.

    Returns:
        The wordings of the absent elements in their order, or that of the whole requirement: when
        all are absent, when none is, and when one of them has no wording of its own. When none is
        absent, nothing is to be filled in either, if that can be.
    """
    elements = requirement.elements.items()
    single = [element.suggestion for name, element in elements if name in absent]
    if not absent and BLANK.search(requirement.suggestion):
        single = [e.suggestion for _, e in elements if not BLANK.search(e.suggestion)]
    if len(single) == len(requirement.elements) or not single or not all(single):
        return requirement.suggestion
    return " ".join(" ".join(each.split()) for each in single)


def notwithstanding(wording: str) -> str:
    """Return a template that holds whatever else the contract says.

    What is still to be filled in contradicts nothing, and stays as it is.
    """
    if BLANK.search(wording):
        return wording
    first = wording if wording.startswith("{") else wording[0].lower() + wording[1:]
    return f"Notwithstanding anything to the contrary in {{agreement}}, {first}"
