"""Settings of a file as defaults of options, so that the command line wins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contractscan.commands._exit import told
from contractscan.errors import ContractscanError, SettingsError

if TYPE_CHECKING:
    from contractscan.settings import Settings

_PARAMETERS = {"requirements": "requirement", "format": "output_format"}  # key -> other name
_KEYS = {parameter: key for key, parameter in _PARAMETERS.items()}
_FILE = "contractscan.settings"
_OF_SCAN_ALONE = {"format", "output", "fail-on", "baseline"}


def _read(context: typer.Context, path: Path | None) -> Path | None:
    """Make the settings in force defaults of the command that is about to run."""
    if context.params.get("no_config"):
        if path is not None:
            raise typer.BadParameter("--config and --no-config exclude each other.")
        return None
    with told():
        settings = settings_in_force(path, none=False)
    scans = context.info_name == "scan"
    context.meta[_FILE] = settings.path
    context.default_map = {
        _PARAMETERS.get(key, key.replace("-", "_")): value
        for key, value in settings.values.items()
        if scans or key not in _OF_SCAN_ALONE
    }
    return path


def _refuse_both(context: typer.Context, none: bool) -> bool:
    if none and context.params.get("config") is not None:
        raise typer.BadParameter("--config and --no-config exclude each other.")
    return none


Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        is_eager=True,
        callback=_read,
        help="Settings; by default those of contractscan.toml or pyproject.toml here or above.",
    ),
]
NoConfig = Annotated[
    bool,
    typer.Option(
        "--no-config", is_eager=True, callback=_refuse_both, help="Read no file of settings."
    ),
]


def settings_in_force(path: Path | None, *, none: bool) -> Settings:
    """Return the settings of a file, of the nearest one, or `none` at all.

    Raises:
        SettingsError: The file is wrong.
    """
    from contractscan.settings import Settings, find_settings, read_settings

    found = None if none else path or find_settings(Path.cwd())
    return Settings() if found is None else read_settings(found)


@contextmanager
def blaming(context: typer.Context, parameter: str) -> Iterator[None]:
    """Let errors name file and key if the file of settings has the value that is wrong.

    Args:
        context: Of the command that runs.
        parameter: Name of the option that may be wrong.

    Raises:
        SettingsError: The file is wrong.
    """
    try:
        yield
    except (ContractscanError, typer.BadParameter) as error:
        if not _comes_from_the_file(context, parameter):
            raise
        key = _KEYS.get(parameter, parameter.replace("_", "-"))
        hint = error.hint if isinstance(error, ContractscanError) else ""
        raise SettingsError(f"{context.meta[_FILE]}: {key}: {error.message}", hint) from None


def gives_way(context: typer.Context, setting: str, option: str) -> bool:
    """Return whether a setting of the file gives way to another option of the command line."""
    source = context.get_parameter_source(option)
    on_command_line = source is not None and source.name == "COMMANDLINE"
    return on_command_line and _comes_from_the_file(context, setting)


def _comes_from_the_file(context: typer.Context, parameter: str) -> bool:
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "DEFAULT_MAP"
