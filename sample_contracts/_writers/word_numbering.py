"""Word's automatic numbering: multi-level lists in numbering.xml, tied to styles."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from .model import Look
from .numbers import SCHEMES, Level

_ABSTRACT_ID = 60
_TWIPS = 1440


class ClauseNumbers:
    """The list that numbers the clauses of one document."""

    def __init__(self, document: Document, look: Look) -> None:
        self._numbering = document.part.numbering_part.element
        self._levels = SCHEMES[look.scheme]
        self._add_definition()
        self._num_id = self._add_instance(restart=False)
        self._restarted = False
        for index in range(len(self._levels)):
            self._add_style(document, index)

    def apply(self, paragraph: Paragraph, level: int) -> None:
        """Make a paragraph the next clause of a level."""
        paragraph.style = f"Clause {level}"
        if self._restarted:
            self._set_number(paragraph._p.get_or_add_pPr(), level - 1)

    def restart(self) -> None:
        """Number the following clauses from one again."""
        self._num_id = self._add_instance(restart=True)
        self._restarted = True

    def _add_definition(self) -> None:
        levels = "".join(self._level_xml(i, level) for i, level in enumerate(self._levels))
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT_ID}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        self._numbering.insert(0, definition)

    @staticmethod
    def _level_xml(index: int, level: Level) -> str:
        legal = "<w:isLgl/>" if level.text.count("%") > 1 else ""
        left, hanging = int(level.indent * _TWIPS), int(level.hanging * _TWIPS)
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.style}"/>'
            f'<w:pStyle w:val="Clause{index + 1}"/>{legal}'
            f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )

    def _add_instance(self, *, restart: bool) -> int:
        num = self._numbering.add_num(_ABSTRACT_ID)
        for index in range(len(self._levels) if restart else 0):
            num.add_lvlOverride(ilvl=index).add_startOverride(1)
        return int(num.numId)

    def _add_style(self, document: Document, index: int) -> None:
        style = document.styles.add_style(f"Clause {index + 1}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.space_after = Pt(6)
        if index == 0:
            style.font.bold = True
            style.paragraph_format.space_before = Pt(10)
            style.paragraph_format.keep_with_next = True
        self._set_number(style.element.get_or_add_pPr(), index)

    def _set_number(self, properties: object, index: int) -> None:
        number = properties.get_or_add_numPr()  # type: ignore[attr-defined]
        number.get_or_add_ilvl().set(qn("w:val"), str(index))
        number.get_or_add_numId().set(qn("w:val"), str(self._num_id))
