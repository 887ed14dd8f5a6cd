"""The requirements in plain language, as `contractscan explain` prints them."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from contractscan.errors import UnknownRequirement
from contractscan.rules.suggestions import USUAL, filled

if TYPE_CHECKING:
    from contractscan.report.model import Role
    from contractscan.rules import Requirement, RuleSet

_FORCES = {
    "contract": "The law asks for it in every contract with a service provider or contractor.",
    "conditional": "The law asks for it in some contracts only.",
    "recommended": "The law does not ask for it in the contract; it is good practice.",
    "not-required": "This edition of the law does not ask for it.",
}
_FORCES_BY_ROLE = {
    "contract": "the law asks for it in every contract",
    "conditional": "the law asks for it in some contracts only",
    "recommended": "good practice",
    "not-required": "not required",
}


def explain(
    identifier: str,
    rules: RuleSet | None = None,
    *,
    role: Role = "service-provider",
    width: int = 88,
) -> str:
    """Return everything that a reader should know about one requirement.

    Args:
        identifier: Its id, for example ``no-sale-or-sharing``.
        rules: Where it is found; by default the built-in rules.
        role: Whose force and citations come first.
        width: Number of columns.

    Raises:
        UnknownRequirement: There is none with that id; the hint names similar ones.
    """
    from contractscan.rules import load_rules

    rules = rules or load_rules()
    requirement = known_requirement(rules, identifier)
    return "\n".join(_explanation(rules, requirement, role, width)) + "\n"


def list_requirements(
    role: Role = "service-provider",
    rules: RuleSet | None = None,
    only: Collection[str] | None = None,
) -> str:
    """Return one line a requirement: id, force, severity, first citation, title.

    Args:
        role: Whose force and citations are listed.
        rules: Whose requirements are listed; by default the built-in ones.
        only: Ids of those that are listed; by default all.
    """
    from contractscan.rules import load_rules

    rules = rules or load_rules()
    listed = (each for each in rules.requirements if only is None or each.id in only)
    asked = [requirement.judged_as(role) for requirement in listed]
    rows = [
        (r.id, r.force, r.severity_in_force(), rules.citations(r)[0].law, r.title) for r in asked
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]))
        + "\n"
        for row in rows
    )


def known_requirement(rules: RuleSet, identifier: str) -> Requirement:
    """Return a requirement by its id, however it was typed.

    Raises:
        UnknownRequirement: There is none with that id; the hint names similar ones.
    """
    known = [requirement.id for requirement in rules.requirements]
    wanted = identifier.strip().lower().replace("_", "-")
    if wanted in known:
        return rules.requirement(wanted)
    near = get_close_matches(wanted, known) or [name for name in known if wanted in name]
    if not near:
        return rules.requirement(identifier)  # raises
    raise UnknownRequirement(
        f"There is no requirement {identifier!r}.", f"Did you mean {' or '.join(near)}?"
    )


def _explanation(rules: RuleSet, requirement: Requirement, role: Role, width: int) -> Iterator[str]:
    own, requirement = requirement, requirement.judged_as(role)
    yield f"{requirement.title} ({requirement.id})"
    yield ""
    yield from wrapped(requirement.summary, width)
    force = _force_of(requirement, role)
    if requirement.when:
        force += f" When: {requirement.when}."
    if requirement.severity is not None:
        force += f" A gap is of {requirement.severity} severity."
    yield from ("", *wrapped(force, width))
    yield from ("", *wrapped(f"Law ({rules.law.title(rules.edition)})", width))
    asking = zip(rules.provisions(requirement), rules.citations(requirement), strict=True)
    for key, citation in asking:
        yield f"  {citation.law} (edition of {citation.edition})"
        yield from wrapped(rules.law.provisions[key].summary, width, "    ")
    yield from _by_role(rules, own, role, width)
    yield from ("", "Met", *wrapped(requirement.met, width, "  "))
    yield from ("", "Weak, for example")
    for example in requirement.weak:
        yield from wrapped(example, width, "    ", first="  - ")
    yield from ("", "Missing", *wrapped(requirement.missing, width, "  "))
    yield from ("", "Wording that would do")
    yield from wrapped(filled(requirement.suggestion, USUAL), width, "  ")
    yield from ("", "Not legal advice.")


def _force_of(requirement: Requirement, role: Role) -> str:
    """Return whether the law asks a role for a requirement, as a sentence."""
    if role == "service-provider" or requirement.force == "recommended":
        return _FORCES[requirement.force]
    told = _FORCES_BY_ROLE[requirement.force]
    return f"For a {role.replace('-', ' ')}: {told}."


def _by_role(rules: RuleSet, requirement: Requirement, shown: Role, width: int) -> Iterator[str]:
    """Yield what changes when the vendor has another role than the one that is shown."""
    roles: list[Role] = ["service-provider", *requirement.roles]
    for role in (each for each in roles if each != shown):
        asked = requirement.judged_as(role)
        told = f"For a {role.replace('-', ' ')}: {_FORCES_BY_ROLE[asked.force]}"
        if asked.force != "not-required":
            told += f" ({'; '.join(citation.law for citation in rules.citations(asked))})"
        yield from ("", *wrapped(f"{told}.", width))


def wrapped(text: str, width: int, indent: str = "", *, first: str | None = None) -> list[str]:
    """Return text in lines of a width, the first with an indent of its own if it is given."""
    return textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
    )
