"""Small DOCX files, put together from the XML that matters to a test."""

import io
import zipfile
from collections.abc import Mapping

from contractscan.document import Document
from contractscan.parsers import ReadOptions, parse

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
}


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with a body; other parts (styles, numbering, footnotes, ...) by their name."""
    files = {"word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>")}
    files |= {f"word/{name}.xml": part(_ROOTS[name], content) for name, content in parts.items()}
    return package(files)


def package(files: dict[str, str]) -> bytes:
    """A package of the parts given, with content types and relationships for them."""
    names = [name for name in files if name != "word/document.xml"]
    kinds = [name.removeprefix("word/").removesuffix(".xml") for name in names]
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for kind in kinds
    )
    links = "".join(
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for index, kind in enumerate(kinds)
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
            '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" '
            f'ContentType="{_WORD_TYPE}.document.main+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": _relationships(
                f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
                'Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relationships(links),
            **files,
        }
    )


def with_links(data: bytes, links: dict[str, tuple[str, str, str | bytes]]) -> bytes:
    """A DOCX file with parts that its body refers to: id -> type's last word, name, content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    added = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for key, (kind, name, _) in links.items()
    )
    known = files["word/_rels/document.xml.rels"]
    assert isinstance(known, bytes)
    end = "</Relationships>"
    files["word/_rels/document.xml.rels"] = known.decode().replace(end, added + end)
    return zipped(files | {f"word/{name}": content for _, name, content in links.values()})


def _relationships(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(
    text: str = "", *, style: str = "", num: str = "", properties: str = "", mark: str = ""
) -> str:
    """A paragraph; `num` is ``list:level``, `text` plain text or, beginning with ``<``, XML."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        number, _, level = num.partition(":")
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        inner += f'<w:numPr>{depth}<w:numId w:val="{number}"/></w:numPr>'
    inner += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    runs = text if text.startswith("<") else r(text)
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{runs if text else ''}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of text."""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(content: str = "", properties: str = "") -> str:
    """A table cell; plain text becomes its paragraph."""
    held = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{held}{content if content.startswith('<') else p(content)}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def level(index: int, text: str, fmt: str = "decimal", start: int = 1, extra: str = "") -> str:
    """One level of a list definition."""
    before, _, after = extra.partition("|")
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{before}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{after}</w:lvl>'
    )


def abstract(number: int, *levels: str, before: str = "") -> str:
    # Different nsid: LibreOffice takes definitions with the same one for the same list.
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{number + 1:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{before}{"".join(levels)}</w:abstractNum>'
    )


def num(number: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def style(style_id: str, name: str = "", properties: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        f"{properties}</w:style>"
    )


def read(data: bytes, **options: str) -> Document:
    return parse(data, "sample.docx", ReadOptions(**options))  # type: ignore[arg-type]


def shown(document: Document) -> list[str]:
    """Every block as the reader sees it, its number before its text."""
    return [
        " ".join(filter(None, (block.label, document.quote(block.span))))
        for block in document.blocks
    ]
