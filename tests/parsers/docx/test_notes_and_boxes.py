"""Notes stand after what cites them; text boxes are read once; headers are not read."""

from contractscan.document import BlockKind

from ._word import cell, docx, p, r, read, row, shown, table


def _cite(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def _note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>" + r(text))}</w:{kind}>'


def _text_box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        "</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_notes_follow_their_block() -> None:
    body = p(r("First") + _cite(2) + r(" part.") + _cite(1, "endnote")) + p(r("Second") + _cite(3))
    document = read(
        docx(
            body,
            footnotes=_note(2, "One.") + _note(3, "Two."),
            endnotes=_note(1, "End.", "endnote"),
        )
    )
    assert shown(document) == ["First part.", "1 One.", "i End.", "Second", "2 Two."]
    assert document.blocks[1].kind is BlockKind.FOOTNOTE
    assert document.blocks[1].path == "footnotes/footnote[1]"


def test_a_note_of_a_table_follows_its_row() -> None:
    body = table(row(cell("a"), cell(p(r("b") + _cite(2)))), row(cell("c"), cell("d")))
    assert shown(read(docx(body, footnotes=_note(2, "Why.")))) == ["a | b", "1 Why.", "c | d"]


def test_a_citation_without_its_note_is_passed_over() -> None:
    assert shown(read(docx(p(r("text") + _cite(7))))) == ["text"]
    assert shown(read(docx(p(r("text") + _cite(7)), footnotes=""))) == ["text"]


def test_a_note_that_cites_itself_ends() -> None:
    note = f'<w:footnote w:id="2">{p(r("Loop") + _cite(2))}</w:footnote>'
    assert shown(read(docx(p(r("a") + _cite(2)), footnotes=note))) == ["a", "1 Loop"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    body = p(r("anchor") + _text_box("boxed")) + p("next")
    document = read(docx(body))
    assert shown(document) == ["anchor", "boxed", "next"]
    assert document.blocks[1].path == "body/p[1]/box[1]/p[1]"


def test_a_text_box_alone_in_its_paragraph() -> None:
    assert shown(read(docx(p(_text_box("boxed")) + p("next")))) == ["boxed", "next"]


def test_a_text_box_in_a_cell() -> None:
    body = table(row(cell(p(r("a") + _text_box("boxed"))), cell("b")))
    assert shown(read(docx(body))) == ["a | b", "boxed"]


def test_a_text_box_that_only_the_fallback_holds() -> None:
    run = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback>'
        f"<w:pict><v:textbox><w:txbxContent>{p('old')}</w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert shown(read(docx(p(run)))) == ["old"]


def test_white_text_in_a_box_can_be_read() -> None:
    white = r("on blue", '<w:color w:val="FFFFFF"/>')
    assert shown(read(docx(p(_text_box(white))))) == ["on blue"]


def test_headers_are_not_read() -> None:
    assert shown(read(docx(p("text"), header=p("Confidential")))) == ["text"]
