"""How contracts are judged: the flags of a command, or the settings of a file, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

import typer

from contractscan.commands._arguments import check, measure, pictures, side
from contractscan.commands._settings import blaming, gives_way

if TYPE_CHECKING:
    from contractscan.options import ScanOptions
    from contractscan.report.model import Severity


def judging(context: typer.Context) -> ScanOptions:
    """Return what the flags of a command say of how contracts are read and judged.

    Args:
        context: Of a command with some of these flags; those that it lacks have their defaults.

    Raises:
        BadParameter: A flag has a value that it does not know.
        SettingsError: A value of the file of settings does not exist; the message names file and
            key. Or there is no such edition of the law, or every requirement is left out.
        RuleError: A folder of own rules is wrong.
        UnknownRequirement: A requirement does not exist.
    """
    from contractscan.options import leaving_out, rules_of

    given: dict[str, Any] = context.params
    options: ScanOptions = {
        "password": given.get("password"),
        "revisions": side(given.get("revisions", "accepted")),
        "ocr": pictures(given.get("ocr", "auto")),
        "requirements": None,
        "role": measure(given.get("role", "auto")),
        "any_document": given.get("any_document", False),
        "rules": given.get("rules") or (),
    }
    with blaming(context, "rules"):
        rules_of(options)
    with blaming(context, "builtin"):
        options["builtin"] = given.get("builtin", True)
        rules_of(options)
    with blaming(context, "edition"):
        options["edition"] = given.get("edition", "current")
        rules_of(options)
    with blaming(context, "severity"):
        options["severity"] = _severities(given.get("severity") or ())
        rules = rules_of(options)
    with blaming(context, "requirement"):
        if chosen := given.get("requirement"):
            options["requirements"] = tuple(rules.requirement(each).id for each in chosen)
    if gives_way(context, "leave_out", "requirement"):
        return options
    with blaming(context, "leave_out"):
        return leaving_out(options, given.get("leave_out") or ())


def _severities(texts: Iterable[str]) -> dict[str, Severity]:
    """Return requirement -> severity, as ``--severity`` says."""
    found: dict[str, Severity] = {}
    for text in texts:
        identifier, mark, level = text.partition("=")
        if not mark:
            raise typer.BadParameter(
                f"{text!r} names no level; write no-combining=high.", param_hint="--severity"
            )
        check(level, ("high", "medium", "low"), "--severity")
        found[identifier] = cast("Severity", level)
    return found
