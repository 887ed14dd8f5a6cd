from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from contractscan.document import Document
from contractscan.errors import DamagedDocument, EncryptedDocument, NoTextLayer, ReadError
from contractscan.parsers.pdf import recognises

from ._drawing import draw, lines, parse


def _picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 50, 50, 500, 700)


def _small() -> bytes:
    def paint(canvas: Canvas) -> None:
        for number in range(3):
            lines(canvas, "Vendor shall keep all records safe.", f"Part {number}.")
            canvas.grid([72, 172, 272], [500, 520, 540])
            canvas.showPage()

    return draw(paint, pageCompression=0)


SMALL = _small()


@pytest.fixture
def one_page() -> bytes:
    return draw(lambda canvas: lines(canvas, "Vendor shall keep all records safe."))


def test_recognises_content_not_names(one_page: bytes):
    assert recognises(one_page)
    assert recognises(b"\n\n" + one_page)
    assert not recognises(b"PK\x03\x04")
    assert not recognises(b"The header of a PDF is %PDF-1.7, says the manual.")


def test_a_picture_without_text_has_no_text_layer():
    with pytest.raises(NoTextLayer) as caught:
        parse(draw(_picture))
    assert "test.pdf" in caught.value.message
    assert "OCR" in caught.value.hint


def test_a_picture_among_pages_is_warned_about():
    def paint(canvas: Canvas) -> None:
        lines(canvas, "Vendor keeps records.")
        canvas.showPage()
        _picture(canvas)

    (warning,) = parse(draw(paint)).warnings
    assert (warning.code, warning.pages) == ("pages-without-text", (2,))


def test_a_scan_with_a_stamp_on_every_page_has_no_text_layer():
    def paint(canvas: Canvas) -> None:
        for _ in range(3):
            _picture(canvas)
            lines(canvas, "Envelope ID 12-34", y=770)
            canvas.showPage()

    with pytest.raises(NoTextLayer):
        parse(draw(paint))


def test_encrypted_files_need_the_right_password():
    data = draw(
        lambda canvas: lines(canvas, "Vendor keeps records."),
        encrypt=StandardEncryption("secret", canPrint=0),
    )
    for password in (None, "wrong"):
        with pytest.raises(EncryptedDocument) as caught:
            parse(data, password)
        assert "test.pdf" in caught.value.message
        assert "assword" in caught.value.hint
    assert parse(data, "secret").text == "Vendor keeps records."


def test_a_file_that_only_forbids_printing_opens_without_password():
    writer = pypdf.PdfWriter(
        io.BytesIO(draw(lambda canvas: lines(canvas, "Vendor keeps records.")))
    )
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert parse(buffer.getvalue()).text == "Vendor keeps records."


def test_rubbish_after_the_header_is_damaged():
    with pytest.raises(DamagedDocument) as caught:
        parse(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    assert "test.pdf" in caught.value.message
    assert caught.value.hint


def test_a_broken_cross_reference_table_is_repaired(one_page: bytes):
    broken = one_page.replace(b"startxref", b"startxrxx")
    assert parse(broken).text == "Vendor shall keep all records safe."


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_truncated_file_is_refused_or_warned_about(tenth: int):
    try:
        document = parse(SMALL[: len(SMALL) * tenth // 10])
    except ReadError:
        return
    assert document.warnings


@given(
    start=st.integers(0, len(SMALL) - 1),
    length=st.integers(0, 400),
    replacement=st.binary(max_size=40),
)
def test_mutated_files_are_read_or_refused(start: int, length: int, replacement: bytes):
    data = SMALL[:start] + replacement + SMALL[start + length :]
    outcome = _outcome(data)
    if isinstance(outcome, ReadError):
        assert outcome.message
        assert outcome.hint
    else:
        assert all(outcome.quote(block.span).strip() for block in outcome.blocks)


def _outcome(data: bytes) -> Document | ReadError:
    try:
        return parse(data)
    except ReadError as error:
        return error


def test_page_starts_are_in_order_with_blank_pages():
    def paint(canvas: Canvas) -> None:
        for number in range(6):
            if number % 2:
                lines(canvas, f"{'ABCDEF'[number]} clause ends here.")
            canvas.showPage()

    document = parse(draw(paint))
    assert document.pages == 6
    assert list(document.page_starts) == sorted(document.page_starts)
    assert document.page_at(document.text.index("D clause")) == 4
