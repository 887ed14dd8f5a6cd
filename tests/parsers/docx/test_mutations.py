"""Whatever happens to the bytes or the XML, there is a document or a clear error."""

import contextlib
import io
import re
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from contractscan.document import Document
from contractscan.errors import ReadError

from ._numbered import CASES, case
from ._word import cell, docx, p, r, read, row, table

_FIELD = "".join(
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{r("4.2")}'
    for kind in ("begin", "separate", "end")
)
_RICH = docx(
    p(r("may ") + f'<w:del w:id="1">{r("not", tag="delText")}</w:del>' + r("sell", "<w:vanish/>"))
    + p(_FIELD, num="1:0", style="H1")
    + table(row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", "<w:vMerge/>")))
    + p(r("x") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    numbering=CASES["numbers by style, inherited and switched off"][1],
    styles=CASES["numbers by style, inherited and switched off"][2],
    footnotes=f'<w:footnote w:id="2">{p("note")}</w:footnote>',
    comments=f'<w:comment w:id="0">{p("why")}</w:comment>',
)
_SAMPLES = [_RICH, case("a numbering style"), case("multilevel")]


def _read_or_error(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        _check(read(data))


def _check(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert position <= block.span.start <= block.span.end <= len(document.text)
        assert document.quote(block.span).strip()
        assert all(block.span.contains(cell) for cell in block.cells)
        position = block.span.end
    assert position == len(document.text)


@given(st.data())
def test_mutated_bytes(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(_SAMPLES)))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(8, len(content))) :]
    _read_or_error(bytes(content))


@given(st.data())
def test_mutated_xml(data: st.DataObject) -> None:
    """Swap, drop, double or change tags and values, then pack the parts again."""
    stream = io.BytesIO()
    sample = data.draw(st.sampled_from(_SAMPLES))
    with zipfile.ZipFile(io.BytesIO(sample)) as source, zipfile.ZipFile(stream, "w") as target:
        names = source.namelist()
        victim = data.draw(st.sampled_from(names))
        for name in names:
            content = source.read(name).decode()
            target.writestr(name, _mutated(content, data) if name == victim else content)
    _read_or_error(stream.getvalue())


def _mutated(content: str, data: st.DataObject) -> str:
    values = re.findall(r'"[^"]*"', content)
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(["value", "element", "double"]))
        if kind == "value" and values:
            old = data.draw(st.sampled_from(values))
            new = data.draw(st.sampled_from([*values, '"-1"', '"999999999999"', '""', '"é"']))
            content = content.replace(old, new, data.draw(st.integers(1, 3)))
            continue
        elements = re.findall(r"<w:(\w+)\b[^<>]*/>|<w:(\w+)\b", content)
        name = next(filter(None, data.draw(st.sampled_from(elements or [("p", "")]))))
        pattern = rf"<w:{name}\b[^<>]*/>|<w:{name}\b.*?</w:{name}>"
        replacement = "" if kind == "element" else r"\g<0>\g<0>"
        content = re.sub(pattern, replacement, content, count=data.draw(st.integers(1, 2)))
    return content
