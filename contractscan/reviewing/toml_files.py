"""TOML files that people write: read, or refused with the line to mend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from contractscan.errors import SettingsError


def meant(text: str, known: Iterable[str]) -> str:
    """Return a question that names what was perhaps meant; empty if nothing is like it."""
    near = get_close_matches(text.replace("_", "-"), known, 1)
    return f"Did you mean {near[0]}?" if near else ""


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises:
        SettingsError: It cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8: {error}.", "Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is no TOML: {error}.", "Mend that line.") from error
