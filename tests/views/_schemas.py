"""What the makers of a format published to check files with, and our own schema of JSON."""

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from lxml import etree

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"


@cache
def _junit():
    return etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))


@cache
def _sarif():
    schema = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft4Validator(schema, format_checker=FormatChecker())


@cache
def _json():
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def assert_valid(name: str, content: bytes) -> None:
    """Fail unless a file is what the schema of its format asks for; formats without one pass."""
    if name == "junit":
        _junit().assertValid(etree.fromstring(content))
    elif name == "sarif":
        assert [error.message for error in _sarif().iter_errors(json.loads(content))] == []
    elif name in ("json", "jsonl"):
        for report in _reports(name, content.decode()):
            assert [error.message for error in _json().iter_errors(report)] == []


def _reports(name: str, text: str) -> list[object]:
    if name == "jsonl":
        return [json.loads(line) for line in text.split("\n") if line]
    found = json.loads(text)
    return found if isinstance(found, list) else [found]
