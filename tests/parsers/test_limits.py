"""Files and texts that would take too much memory are refused, large ones before they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractscan.batch import scan_or_report
from contractscan.errors import InputTooLarge
from contractscan.parsers import parse

_GIGABYTE = 1_000_000_000
_PROSE = b"Vendor shall not sell the personal information of the business.\n"


def _code(source: Path | bytes) -> str:
    error = scan_or_report(source).error
    assert error is not None
    assert error.hint
    return error.code


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "too-large"),
        (b"%PDF-1.7\n", "too-large"),
        (b"PK\x03\x04", "too-large"),
        (_PROSE * 2_000, "too-large"),
        (b"<!doctype html>" + _PROSE * 2_000, "too-large"),
        (b"\x7fELF\x02\x01\x01", "unsupported-format"),
    ],
    ids=["zeros", "pdf", "docx", "text", "html", "program"],
)
def test_a_gigabyte_is_refused_by_its_head(tmp_path: Path, head: bytes, code: str) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(_GIGABYTE)
    assert _code(path) == code


def test_the_message_says_how_much_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        stream.truncate(_GIGABYTE)
    error = scan_or_report(path).error
    assert error is not None
    assert error.message == (
        "a.pdf has 1,000 MB, and contractscan reads at most 512 MB of a file of its kind."
    )


def test_many_zeros_are_empty() -> None:
    assert _code(bytes(20_000_000)) == "empty"


@pytest.mark.parametrize(
    "text",
    [
        _PROSE * 100_000,
        b"so it is " * 333_334,
        b"so,it," * 333_334,
        b"a b\n\n" * 400_000,
        b"# A\n\n**Be** **Ce** **De**\n\n" + b"* a\n" * 800_000,
        b"<!doctype html><p>" + b"<p>" * 1_500_000,
        b"<!doctype html><p>" + b"<p>a" * 400_000,
    ],
    ids=[
        "characters",
        "words",
        "words without spaces",
        "paragraphs",
        "markdown",
        "elements",
        "html paragraphs",
    ],
)
def test_more_text_than_any_contract_has_is_refused(text: bytes) -> None:
    with pytest.raises(InputTooLarge) as caught:
        parse(text, "a.txt")
    assert "a.txt" in caught.value.message
    assert caught.value.hint
