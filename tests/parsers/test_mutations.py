"""Whatever happens to a real file, there is a document or a clear error, and never a long wait."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.document import Document
from contractscan.errors import ReadError
from contractscan.parsers import ReadOptions, parse

_SAMPLES = Path(__file__).resolve().parents[2] / "sample_contracts"
_WITHOUT_OCR = ReadOptions(ocr="never")
_MARKUP = """<!doctype html><html><head><title>Terms</title><style>p {color: red}</style></head>
<body><h1>Terms of service</h1><ol type="a"><li>Vendor shall not <b>sell</b> data;</li>
<li value="7">Vendor keeps records.<table><tr><th>Purpose<td rowspan="2">Sending mail</table></ol>
<p hidden>Nothing</p><p>A &amp; B &#8220;agree&#8221;.<br>(a) One<br>(b) Two</p></body></html>"""
_MARKDOWN = """---
title: Terms
---
# Terms of service

1. Vendor shall **not** sell [data](https://example.com);
   - save ~~as~~ agreed;
   > quoted
2. Vendor keeps records.[^1]

| Purpose | Data |
|---|---|
| Mail | Names |

[^1]: Or copies.
"""
_TEXTS = {"markup": _MARKUP.encode(), "markdown": _MARKDOWN.encode()}


def _sample(suffix: str) -> bytes:
    found = (path for path in sorted(_SAMPLES.glob(f"*{suffix}")) if "scanned" not in path.name)
    return min((path.read_bytes() for path in found), key=len)


_WORD, _PDF = _sample(".docx"), _sample(".pdf")


def _outcome(data: bytes) -> Document | ReadError:
    """Return what a reader gets, after checking that it makes sense."""
    outcome = _read(data)
    if isinstance(outcome, ReadError):
        assert outcome.message
        assert outcome.hint
    else:
        assert all(outcome.quote(block.span).strip() for block in outcome.blocks)
    return outcome


def _read(data: bytes) -> Document | ReadError:
    try:
        return parse(data, "mutated", _WITHOUT_OCR)
    except ReadError as error:
        return error


def _mutated(data: st.DataObject, content: bytes) -> bytes:
    """Return bytes of which a few stretches are overwritten, moved, dropped or doubled."""
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 300)))
        chosen = content[start:end]
        kind = data.draw(st.sampled_from(["overwrite", "drop", "double", "move"]))
        middle = {"overwrite": b"", "drop": b"", "double": chosen * 2, "move": b""}[kind]
        if kind == "overwrite":
            middle = data.draw(st.binary(max_size=40))
        content = content[:start] + middle + content[end:]
        if kind == "move":
            place = data.draw(st.integers(0, len(content)))
            content = content[:place] + chosen + content[place:]
    return content


@given(st.data())
def test_mutated_bytes_of_a_word_file(data: st.DataObject) -> None:
    _outcome(_mutated(data, _WORD))


@given(st.data())
def test_mutated_bytes_of_a_pdf(data: st.DataObject) -> None:
    _outcome(_mutated(data, _PDF))


@given(st.data(), st.sampled_from(sorted(_TEXTS)))
def test_mutated_bytes_of_markup_and_markdown(data: st.DataObject, kind: str) -> None:
    _outcome(_mutated(data, _TEXTS[kind]))


@given(st.data())
def test_mutated_xml_of_a_word_file(data: st.DataObject) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_WORD)) as source, zipfile.ZipFile(stream, "w") as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        victim = data.draw(st.sampled_from(names))
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _changed_xml(data, content) if name == victim else content)
    _outcome(stream.getvalue())


def _changed_xml(data: st.DataObject, content: bytes) -> bytes:
    """Return XML of which some values are exchanged, and some elements dropped or nested."""
    text = content.decode()
    values = re.findall(r'"[^"]*"', text)
    elements = [
        match.span() for match in re.finditer(r"<(\w+:)?(\w+)\b[^<>]*/>|<w:t\b.*?</w:t>", text)
    ]
    for _ in range(data.draw(st.integers(1, 4))):
        if elements and data.draw(st.booleans()):
            start, end = data.draw(st.sampled_from(elements))
            text = text[:start] + data.draw(st.sampled_from(["", text[start:end] * 2])) + text[end:]
        else:
            old, new = data.draw(st.sampled_from(values)), data.draw(st.sampled_from(values))
            strange = data.draw(st.sampled_from([new, '"-1"', '"99999999999"', '""', '"é"']))
            text = text.replace(old, strange, data.draw(st.integers(1, 3)))
    return text.encode()


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("whole", [_WORD, _PDF], ids=["docx", "pdf"])
def test_a_file_cut_off_is_refused_or_warned_about(whole: bytes, tenth: int) -> None:
    outcome = _outcome(whole[: len(whole) * tenth // 10])
    assert isinstance(outcome, ReadError) or outcome.warnings
