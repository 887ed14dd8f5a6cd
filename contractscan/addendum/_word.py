"""What python-docx has no words for: multi-level numbers, fields, bookmarks, cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

INDENTS = (0.5, 0.5, 0.9)
"""Where the text of each level begins, in inches."""

_HANGING = (0.5, 0.5, 0.4)
_LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
_TWIPS = 1440  # an inch
_BLANK = re.compile(r"(\[[^\]]*\])")
# What follows the number in the properties of a paragraph, as the schema orders them.
_BEHIND_NUMBERS = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def define_numbering(document: Document) -> int:
    """Add a list of articles, clauses and items, numbered 1., 1.1, (a); return its number."""
    numbering = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(_ABSTRACT)]
    definition = max(taken, default=0) + 1
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind '
        f'w:left="{round(INDENTS[depth] * _TWIPS)}" w:hanging="{round(_HANGING[depth] * _TWIPS)}"/>'
        "</w:pPr></w:lvl>"
        for depth, (form, text) in enumerate(_LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{definition}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    # Definitions stand before the lists that use them.
    numbering.insert(len(taken), abstract)
    return int(numbering.add_num(definition).numId)


_ABSTRACT = qn("w:abstractNum")


def number(paragraph: Paragraph, numbers: int, level: int) -> None:
    """Number a paragraph.

    Args:
        paragraph: The paragraph.
        numbers: What `define_numbering` returned.
        level: 0 for an article, 1 for a clause, 2 for an item.
    """
    properties = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{numbers}"/></w:numPr>'
    )
    held = paragraph._p.get_or_add_pPr()
    held.insert_element_before(properties, *_BEHIND_NUMBERS)


def unbroken(text: str) -> str:
    """Return text in which no line ends between a section sign and its number."""
    return text.replace("§ ", "§\u00a0")


def add_text(paragraph: Paragraph, text: str) -> None:
    """Add text; terms that it defines are bold, and what is to be filled in is marked."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece in _BLANK.split(unbroken(text)):
        if _BLANK.fullmatch(piece):
            paragraph.add_run(piece).font.highlight_color = WD_COLOR_INDEX.YELLOW
            continue
        for number_of_part, part in enumerate(re.split(r"(?<=“)([^”]*)(?=”)", piece)):
            paragraph.add_run(part).bold = number_of_part % 2 == 1 or None


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field, with what it shows until Word counts it anew."""
    for kind in ("begin", None, "separate", "", "end"):
        run = paragraph.add_run(shown if kind == "" else "")
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = f" {instruction} "
        elif kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            continue
        run._r.append(element)


def add_bookmark(paragraph: Paragraph, identifier: int, name: str) -> None:
    """Put a bookmark around the text of a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(identifier))
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)  # behind the properties
    paragraph._p.append(end)


def set_font(style: ParagraphStyle, name: str, size: float) -> None:
    """Set the font of a style for all scripts, and its size in points."""
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def remove_border(style: ParagraphStyle) -> None:
    """Remove the line below a style's paragraphs."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def shade(cell: _Cell, color: str) -> None:
    """Give a cell a ground, in hexadecimal RGB."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat_as_head(row: _Row) -> None:
    """Repeat a row at the top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_together(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
