"""Arguments that several commands take, and how they are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from contractscan.options import JudgedRole
    from contractscan.parsers import Ocr, Revisions

STANDARD_INPUT = "-"

Password = Annotated[
    str | None, typer.Option(envvar="CONTRACTSCAN_PASSWORD", help="Opens encrypted PDFs.")
]
Side = Annotated[
    str, typer.Option(metavar="accepted|original", help="Which side of tracked changes is read.")
]
Pictures = Annotated[
    str,
    typer.Option(
        "--ocr",
        metavar="auto|always|never",
        help="Which PDF pages are read from their picture; auto: those without a text layer.",
    ),
]
Workers = Annotated[
    int, typer.Option("--workers", "-j", min=1, help="Processes that scan side by side.")
]
Chosen = Annotated[
    list[str] | None,
    typer.Option("--requirement", "-r", metavar="ID", help="Judge only this; repeatable."),
]
Measure = Annotated[
    str,
    typer.Option(
        "--role",
        metavar="auto|service-provider|contractor|third-party",
        help="What the vendor is judged as; auto: what the contract says it is.",
    ),
]
OwnRules = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="DIR", help="Add the rules of this folder; repeatable."),
]
Builtin = Annotated[
    bool,
    typer.Option("--builtin/--no-builtin", help="Judge the built-in requirements, too."),
]
AnyDocument = Annotated[
    bool,
    typer.Option("--any-document/--no-any-document", help="Judge also what is no vendor contract."),
]
Edition = Annotated[
    str,
    typer.Option(
        metavar="NAME|DAY",
        help="The edition of the law by which is judged, or a day on which it was in force.",
    ),
]
Severities = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="ID=LEVEL",
        help="How much a gap counts: high, medium or low; repeatable.",
    ),
]
LeftOut = Annotated[
    list[str] | None,
    typer.Option("--leave-out", metavar="ID", help="Judge all but this; repeatable."),
]
Excluded = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Pass over such files and folders, with * and ?, in folders; repeatable.",
    ),
]
Together = Annotated[
    bool,
    typer.Option(
        "--together/--no-together",
        help="Judge the files named as one agreement, and each folder as one of its own.",
    ),
]
Waivers = Annotated[
    str | None,
    typer.Option("--waivers", metavar="FILE", help="Gaps that somebody has accepted, a TOML file."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages.")]


def check(value: str | None, allowed: tuple[str | None, ...], option: str) -> None:
    """Refuse a value that an option does not know.

    Raises:
        BadParameter: It is none of those allowed.
    """
    if value not in allowed:
        choices = ", ".join(each for each in allowed if each)
        raise typer.BadParameter(f"{value!r} is none of {choices}.", param_hint=option)


def side(revisions: str) -> Revisions:
    """Return the side of tracked changes that ``--revisions`` names."""
    check(revisions, ("accepted", "original"), "--revisions")
    return cast("Revisions", revisions)


def pictures(ocr: str) -> Ocr:
    """Return the pages that ``--ocr`` names."""
    check(ocr, ("auto", "always", "never"), "--ocr")
    return cast("Ocr", ocr)


def measure(role: str) -> JudgedRole:
    """Return the role that ``--role`` names."""
    check(role, ("auto", "service-provider", "contractor", "third-party"), "--role")
    return cast("JudgedRole", role)
