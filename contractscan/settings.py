"""Settings in ``contractscan.toml``, or in ``[tool.contractscan]`` of ``pyproject.toml``.

Paths in the file count from its folder. What the command line says wins (commands/_settings.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from contractscan._printable import printable
from contractscan.errors import SettingsError
from contractscan.reviewing.toml_files import meant, read_toml
from contractscan.views import formats

OWN_FILE: Final = "contractscan.toml"
SHARED_FILE: Final = "pyproject.toml"
Value = str | bool | int | list[str] | None

_LEVELS: Final = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set.

    Attributes:
        kind: What belongs there; a ``table`` has a choice for each requirement.
        default: What holds if it is not set.
        allowed: The values of a choice.
        paths: Whether the text is a path, or ``FORMAT=path``.
    """

    kind: Literal["choice", "text", "list", "flag", "count", "table"]
    default: Value
    allowed: tuple[str, ...] = ()
    paths: bool = False


KEYS: Final[Mapping[str, Key]] = {
    "role": Key("choice", "auto", ("auto", "service-provider", "contractor", "third-party")),
    "edition": Key("text", "current"),
    "requirements": Key("list", []),
    "leave-out": Key("list", []),
    "rules": Key("list", [], paths=True),
    "builtin": Key("flag", True),
    "severity": Key("table", [], _LEVELS),
    "fail-on": Key("choice", "never", ("weak", "missing", "never")),
    "fail-severity": Key("choice", "low", _LEVELS),
    "format": Key("choice", None, formats()),
    "output": Key("list", [], paths=True),
    "exclude": Key("list", []),
    "waivers": Key("text", None, paths=True),
    "baseline": Key("text", None, paths=True),
    "revisions": Key("choice", "accepted", ("accepted", "original")),
    "ocr": Key("choice", "auto", ("auto", "always", "never")),
    "workers": Key("count", 1),
    "any-document": Key("flag", False),
    "together": Key("flag", False),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file sets.

    Attributes:
        path: The file; None if there is none.
        values: Key -> value; paths count from the working folder.
    """

    path: Path | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


def find_settings(folder: Path) -> Path | None:
    """Return the nearest file of settings, in a folder or above it; None if there is none.

    Args:
        folder: Where the search begins.

    Raises:
        SettingsError: A ``pyproject.toml`` on the way is no TOML.
    """
    for each in (folder, *folder.parents):
        if (own := each / OWN_FILE).is_file():
            return own
        if (shared := each / SHARED_FILE).is_file() and _table(shared) is not None:
            return shared
    return None


def read_settings(path: Path) -> Settings:
    """Return the settings of a file.

    Raises:
        SettingsError: It cannot be read, has an unknown key, or a value of the wrong type; the
            message names file and key and what is allowed.
    """
    content = _table(path)
    if content is None:
        raise SettingsError(f"{path} has no table [tool.contractscan].", "Add it.")
    if not isinstance(content, dict):
        raise SettingsError(f"{path}: tool.contractscan is no table.", "Write [tool.contractscan].")
    for name in content:
        if name not in KEYS:
            hints = (meant(name, KEYS), f"The keys are {', '.join(KEYS)}.")
            if name == "tool":
                hints = ("", f"[tool.contractscan] belongs in {SHARED_FILE} only; leave it out.")
            raise SettingsError(f"{path}: there is no key {name!r}.", " ".join(hints).strip())
    values = {name: _checked(path, name, value) for name, value in content.items()}
    return Settings(path, values)


def settings_text(settings: Settings, *, width: int = 100) -> Iterator[str]:
    """Yield a line for each key: its value, and where that comes from.

    Args:
        settings: What a file sets.
        width: Number of columns; a longer value has its source on a line of its own.
    """
    if settings.path is None:
        yield f"No {OWN_FILE}, and no {SHARED_FILE} with [tool.contractscan], is in force."
    else:
        yield f"Settings of {printable(str(settings.path))}"
    yield ""
    prefix = "tool.contractscan." if settings.path and settings.path.name == SHARED_FILE else ""
    rows = []
    for name, key in KEYS.items():
        if settings.path is not None and name in settings.values:
            source = f"{settings.path.name}: {prefix}{name}"
            rows.append((name, _shown(settings.values[name]), printable(source)))
        else:
            rows.append((name, _shown(key.default), "default"))
    names = max(len(name) for name, _, _ in rows) + 2
    room = width - names - 2 - max(len(source) for _, _, source in rows)
    values = min(room, max(len(value) for _, value, _ in rows))
    for name, value, source in rows:
        if len(value) > values:
            yield f"{name:{names}}{value}"
            yield f"{'':{names}}{'':{values}}  {source}"
        else:
            yield f"{name:{names}}{value:{values}}  {source}"


def _table(path: Path) -> Any:  # noqa: ANN401 (whatever stands there)
    """Return what a file sets; None for a project file that says nothing of contractscan."""
    content = read_toml(path)
    if path.name != SHARED_FILE:
        return content
    tool = content.get("tool")
    return tool.get("contractscan") if isinstance(tool, dict) else None


def _checked(path: Path, name: str, value: Any) -> Value:  # noqa: ANN401
    key = KEYS[name]
    if name == "edition" and type(value) is date:
        value = value.isoformat()
    wanted = _wanted(key, value)
    if wanted:
        raise SettingsError(f"{path}: {name}: {value!r} stands there.", f"Write {wanted}.")
    if key.kind == "table":
        return [f"{identifier}={level}" for identifier, level in value.items()]
    if not key.paths:
        return value  # type: ignore[no-any-return]
    folder = _from_here(path.parent)
    return [_moved(each, folder) for each in value] if key.kind == "list" else _moved(value, folder)


def _wanted(key: Key, value: object) -> str:
    """Return what belongs there; empty if the value is right."""
    right: dict[str, tuple[bool, str]] = {
        "choice": (
            isinstance(value, str) and value in key.allowed,
            f"one of {', '.join(key.allowed)}",
        ),
        "text": (_is_text(value), f'text, such as "{"2026" if not key.paths else "waivers.toml"}"'),
        "table": (
            isinstance(value, dict)
            and all(isinstance(each, str) and each in key.allowed for each in value.values()),
            f'a table such as {{no-combining = "high"}}; the levels are {", ".join(key.allowed)}',
        ),
        "list": (
            isinstance(value, list) and all(map(_is_text, value)),
            'a list of texts, such as ["a", "b"]',
        ),
        "flag": (isinstance(value, bool), "true or false"),
        "count": (
            isinstance(value, int) and not isinstance(value, bool) and value >= 1,
            "a whole number, 1 or more",
        ),
    }
    fits, wanted = right[key.kind]
    return "" if fits else wanted


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _from_here(folder: Path) -> str:
    try:
        return os.path.relpath(folder)
    except ValueError:  # another drive of Windows
        return str(folder)


def _moved(text: str, folder: str) -> str:
    """Return a path, or the one in ``FORMAT=path``, as it is called from the working folder."""
    name, mark, path = text.partition("=")
    if mark and path and name.isidentifier():
        return f"{name}={_moved(path, folder)}"
    return os.path.normpath(os.path.join(folder, text))  # noqa: PTH118 (as the user wrote it)


def _shown(value: Value) -> str:
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    return printable(", ".join(value) if isinstance(value, list) else str(value))
