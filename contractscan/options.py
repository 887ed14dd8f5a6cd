"""What a scan can be told, once for `scan`, the batch functions and the command line."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypedDict, get_args

from contractscan.errors import SettingsError
from contractscan.parsers import Ocr, ReadOptions, Revisions
from contractscan.report.model import SEVERITIES, Role, Severity

if TYPE_CHECKING:
    from contractscan.rules import RuleSet

JudgedRole = Literal["auto", "service-provider", "contractor", "third-party"]


class ScanOptions(TypedDict, total=False):
    """The keyword arguments of every function that scans.

    Attributes:
        password: Opens encrypted PDFs.
        revisions: Read tracked changes as ``accepted``, which is the default, or the text as it
            was before them, ``original``.
        ocr: Read the text of PDF pages from their picture: ``auto``, the default, those without a
            text layer, if the extra ``ocr`` is installed; ``always`` all; ``never`` none.
        requirements: Ids of the requirements to judge; by default all.
        role: By which role's requirements the vendor is judged; ``auto``, the default, takes the
            role that the contract gives it, and without one that of a service provider.
        rules: Folders of own rules that are added to the built-in ones (docs/own-rules.md).
        builtin: Whether the built-in requirements are judged beside those of `rules`; by default
            they are.
        edition: The edition of the law by which contracts are judged: ``current``, the default, the
            name of one in law.yaml, or a day on which it was in force, ``2025-06-30``.
        severity: Requirement -> ``high``, ``medium`` or ``low``: how much a gap counts, where that
            is not what follows from its force.
        any_document: Judge also what is no vendor contract, such as a privacy policy; by default
            the findings on it are withheld.
    """

    password: str | None
    revisions: Revisions
    ocr: Ocr
    requirements: Collection[str] | None
    role: JudgedRole
    any_document: bool
    rules: Collection[str | os.PathLike[str]]
    builtin: bool
    edition: str
    severity: Mapping[str, Severity]


def checked(options: ScanOptions) -> ScanOptions:
    """Return the options unchanged.

    Raises:
        TypeError: One of them does not exist.
        ValueError: The role or a severity does not exist.
    """
    if unknown := options.keys() - ScanOptions.__annotations__.keys():
        known = ", ".join(ScanOptions.__annotations__)
        raise TypeError(f"there is no option {sorted(unknown)[0]!r}; the options are {known}")
    if (role := options.get("role", "auto")) not in get_args(JudgedRole):
        raise ValueError(f"{role!r} is none of the roles {', '.join(get_args(JudgedRole))}")
    for level in options.get("severity", {}).values():
        if level not in SEVERITIES:
            raise ValueError(f"{level!r} is none of the severities {', '.join(SEVERITIES)}")
    return options


def read_options(options: ScanOptions) -> ReadOptions:
    """Return the part of the options that parsers read."""
    return ReadOptions(
        password=options.get("password"),
        revisions=options.get("revisions", "accepted"),
        ocr=options.get("ocr", "auto"),
    )


def judged_as(options: ScanOptions) -> Role | None:
    """Return the role that the options judge by; None for the one that the contract gives."""
    role = options.get("role", "auto")
    return None if role == "auto" else role


def leaving_out(options: ScanOptions, left_out: Sequence[str]) -> ScanOptions:
    """Return options that judge all that they did but for some requirements.

    Raises:
        SettingsError: Nothing is left to judge.
        UnknownRequirement: An id does not exist.
    """
    if not left_out:
        return options
    rules = rules_of(options)
    without = {rules.requirement(identifier).id for identifier in left_out}
    asked = options.get("requirements") or [each.id for each in rules.requirements]
    kept = tuple(i for i in asked if rules.requirement(i).id not in without)
    if not kept:
        raise SettingsError("Every requirement is left out.", "Leave out fewer of them.")
    return {**options, "requirements": kept}


def rules_of(options: ScanOptions) -> RuleSet:
    """Return the rules that the options ask for.

    Raises:
        RuleError: A folder of own rules is not there, or breaks the schema.
        SettingsError: There is no such edition of the law.
    """
    from contractscan.rules import CURRENT, load_rules

    folders = tuple(os.fspath(folder) for folder in options.get("rules") or ())
    return load_rules(
        folders,
        builtin=options.get("builtin", True),
        edition=options.get("edition", CURRENT),
        severity=options.get("severity"),
    )
