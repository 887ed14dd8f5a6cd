"""Reports that were saved as JSON, read back."""

from __future__ import annotations

import json

from pydantic import ValidationError

from contractscan.errors import DamagedDocument
from contractscan.report.model import Report


def saved_report(data: bytes, name: str) -> Report | None:
    """Return the report that a file holds; None if it is no JSON, such as a contract.

    Args:
        data: The bytes of the file.
        name: How messages call it.

    Raises:
        DamagedDocument: It holds several reports, one that cannot be read, or other JSON.
    """
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return None
    found = _objects(data)
    if not found:
        return None
    if not all(map(_is_report, found)):
        raise DamagedDocument(
            f"{name} is JSON, but no report on a contract.",
            "Save one with `contractscan scan CONTRACT -o report.json`.",
        )
    if len(found) > 1:
        raise DamagedDocument(
            f"{name} holds {len(found)} reports, and one is compared with one.",
            "Scan each contract into a file of its own.",
        )
    try:
        return Report.model_validate_json(json.dumps(found[0]))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DamagedDocument(
            f"{name} is no report of this version of contractscan: {where}: {first['msg']}.",
            "Scan the contract again.",
        ) from None


def _is_report(content: dict[str, object]) -> bool:
    """Return whether an object is meant to be a report; a baseline has a version, too."""
    return "schema_version" in content and not isinstance(content.get("documents"), dict)


def _objects(data: bytes) -> list[dict[str, object]]:
    """Return the objects of a JSON text, of a list of them, or of JSON Lines."""
    try:
        text = data.decode("utf-8-sig")
        try:
            content = json.loads(text)
        except ValueError:
            content = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []
    objects = content if isinstance(content, list) else [content]
    return objects if all(isinstance(each, dict) for each in objects) else []
