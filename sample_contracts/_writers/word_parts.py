"""Parts of a Word file that python-docx has no words for: notes, changes, fields, fixed bytes."""

import io
import zipfile
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from .model import Run

_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_AUTHOR = "Outside counsel"


class Footnotes:
    """Collects the notes of a document and writes footnotes.xml."""

    def __init__(self, document: Document) -> None:
        self._texts: list[str] = []
        reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Refer to a new note at the end of a paragraph's text so far."""
        self._texts.append(text)
        run = paragraph.add_run()
        run.style = "footnote reference"
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._texts)))
        run._r.append(reference)

    def save(self, document: Document) -> None:
        """Add the part to the document, if there are notes."""
        if not self._texts:
            return
        notes = "".join(self._note(i, text) for i, text in enumerate(self._texts, start=1))
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:footnotes {nsdecls('w')}>{self._rule(-1, 'separator')}"
            f"{self._rule(0, 'continuationSeparator')}{notes}</w:footnotes>"
        )
        name = PackURI("/word/footnotes.xml")
        part = Part(name, _FOOTNOTES_TYPE, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    @staticmethod
    def _rule(number: int, kind: str) -> str:
        return (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
        )

    @staticmethod
    def _note(number: int, text: str) -> str:
        return (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        )


def add_change(paragraph: Paragraph, run: Run, number: int, date: str) -> None:
    """Add an inserted or deleted run as a tracked change."""
    mark, text = ("ins", "t") if run.change == "inserted" else ("del", "delText")
    change = parse_xml(
        f'<w:{mark} {nsdecls("w")} w:id="{number}" w:author="{_AUTHOR}" '
        f'w:date="{date}T09:00:00Z"><w:r><w:{text} xml:space="preserve">{escape(run.text)}'
        f"</w:{text}></w:r></w:{mark}>"
    )
    paragraph._p.append(change)


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field such as PAGE or NUMPAGES."""
    for kind in ("begin", "code", "separate", "result", "end"):
        run = paragraph.add_run("1" if kind == "result" else "")
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind != "result":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def fixed_bytes(document: Document) -> bytes:
    """Save a document so that the same content always gives the same bytes."""
    draft, final = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return final.getvalue()
