"""The choices about pictures, and what becomes of boxes, without the extra ``ocr``."""

from __future__ import annotations

import numpy
import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from contractscan import scan
from contractscan.batch import scan_or_report
from contractscan.cli import app
from contractscan.document import Document
from contractscan.errors import MissingExtra, NoTextLayer
from contractscan.parsers import Ocr, ReadOptions
from contractscan.parsers.pdf import _ocr, read
from contractscan.parsers.pdf._ocr import Piece, lines_of
from contractscan.parsers.pdf._ocr_spaces import mend_spaces

from ._drawing import draw, lines, texts

INSTALL = "pip install 'contractscan[ocr]'"
STATEMENT = "Vendor shall not sell personal information."


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take rapidocr away."""
    known = _ocr.find_spec
    monkeypatch.setattr(_ocr, "find_spec", lambda name: None if "ocr" in name else known(name))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Put in rapidocr's place what reads the same sentence in every picture."""
    asked: list[int] = []

    def sees(picture: numpy.ndarray) -> list[Piece]:
        asked.append(picture.shape[0])
        return [piece(STATEMENT, 200, 900, 1200, 940)]

    monkeypatch.setattr(_ocr, "is_installed", lambda: True)
    monkeypatch.setattr(_ocr, "_read", sees)
    return asked


def piece(text: str, x0: float, y0: float, x1: float, y1: float, *, fall: float = 0.0) -> Piece:
    drop = fall * (x1 - x0)
    return Piece(text, 0.99, ((x0, y0), (x1, y0 + drop), (x1, y1 + drop), (x0, y1)))


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 50, 50, 500, 700)
    canvas.showPage()


def mixed(canvas: Canvas) -> None:
    lines(canvas, "Vendor keeps records.")
    canvas.showPage()
    picture(canvas)


def parse(data: bytes, ocr: Ocr = "auto") -> Document:
    return read(data, "test.pdf", ReadOptions(ocr=ocr))


def test_without_the_extra_the_warning_names_the_way_out(bare: None):
    (warning,) = parse(draw(mixed)).warnings
    assert (warning.code, warning.pages) == ("pages-without-text", (2,))
    assert INSTALL in warning.message


def test_without_the_extra_the_error_names_the_way_out(bare: None):
    with pytest.raises(NoTextLayer) as caught:
        parse(draw(picture))
    assert INSTALL in caught.value.hint


def test_without_the_extra_always_is_an_error(bare: None):
    with pytest.raises(MissingExtra) as caught:
        parse(draw(mixed), "always")
    assert "test.pdf" in caught.value.message
    assert INSTALL in caught.value.hint
    report = scan_or_report(draw(mixed), name="x.pdf", ocr="always")
    assert report.error is not None
    assert report.error.code == "missing-extra"


def test_always_is_no_matter_to_other_formats(bare: None):
    assert scan(b"Vendor shall delete it.", ocr="always").outcome == "scanned"


def test_a_package_without_its_models_counts_as_not_installed(monkeypatch, tmp_path):
    class Spec:
        submodule_search_locations = (str(tmp_path),)

    monkeypatch.setattr(_ocr, "find_spec", lambda name: Spec)
    assert not _ocr.is_installed()


def test_never_recognises_nothing(fake: list[int]):
    (warning,) = parse(draw(mixed), "never").warnings
    assert warning.code == "pages-without-text"
    assert "--ocr auto" in warning.message
    assert fake == []


def test_auto_recognises_pages_without_text_only(fake: list[int]):
    document = parse(draw(mixed))
    assert texts(document) == ["Vendor keeps records.", STATEMENT]
    assert [(w.code, w.pages) for w in document.warnings] == [("pages-recognised", (2,))]
    assert document.page_at(document.text.index(STATEMENT)) == 2
    assert fake == [2200]


def test_always_recognises_all_pages(fake: list[int]):
    document = parse(draw(mixed), "always")
    assert texts(document) == [STATEMENT, STATEMENT]
    assert document.warnings[0].pages == (1, 2)


def test_huge_pages_stay_bounded(fake: list[int]):
    parse(draw(lambda canvas: (canvas.setPageSize((9000, 9000)), lines(canvas, "x"))), "always")
    assert fake == [3500]


def test_command_line_checks_the_choice(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Vendor shall delete it.")
    for command in ("scan", "text"):
        assert CliRunner().invoke(app, [command, str(path), "--ocr", "often"]).exit_code == 2
        assert CliRunner().invoke(app, [command, str(path), "--ocr", "never"]).exit_code == 0


def test_lines_of_a_page_that_lies_askew_are_levelled():
    pieces = [
        piece(f"line {n}", 200, 300 + 60 * n, 1500, 340 + 60 * n, fall=0.02) for n in range(3)
    ]
    pieces.append(piece("end", 1200, 500, 1300, 540, fall=0.02))
    found = lines_of(pieces, 2.0, 4)
    assert [line.text for line in found] == ["line 0", "line 1", "line 2", "end"]
    assert {line.page for line in found} == {4}
    assert found[0].y < found[3].y == pytest.approx(248 + 0.3 * found[3].size, abs=0.1)


def test_boxes_of_about_the_usual_height_get_the_usual_size():
    heights = (40, 36, 44, 41, 80)
    pieces = [piece("words", 100, 100 * n, 900, 100 * n + h) for n, h in enumerate(heights)]
    sizes = [line.size for line in lines_of(pieces, 2.0, 0)]
    assert len(set(sizes[:4])) == 1
    assert sizes[4] > 1.5 * sizes[0]


def test_pieces_that_touch_are_one_line_and_columns_are_not():
    pieces = [
        piece("Vendor shall", 100, 100, 400, 140),
        piece("keep it", 412, 102, 600, 142),
        piece("Customer", 900, 100, 1200, 140),
    ]
    assert [line.text for line in lines_of(pieces, 2.0, 0)] == ["Vendor shall keep it", "Customer"]


def test_wide_signs_are_made_plain_and_margins_that_run_upwards_left_out():
    pieces = [piece("（a）Vendor：", 100, 100, 400, 140), piece("sideways", 20, 100, 50, 900)]
    assert [line.text for line in lines_of(pieces, 2.0, 0)] == ["(a)Vendor:"]
    assert lines_of([], 2.0, 0) == []


def drawn(text: str, read_as: str) -> tuple[numpy.ndarray, Piece]:
    """Return a picture with a black bar for each letter, and what was read in it."""
    page = numpy.full((60, 30 + 12 * len(text), 3), 255, dtype=numpy.uint8)
    letters, x = [], 10
    for char in text:
        if char != " ":
            page[15:45, x : x + 8] = 0
            letters.append((char, float(x), float(x + 8)))
        x += 10
    found = piece(read_as, 5, 10, x + 5, 50)
    return page, found._replace(letters=tuple(letters))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("shall keep the same level of care", "shall keep the samelevel of care"),
        ("other than in 5A.1 or (b) outside", "other than in5A.1 or (b)outside"),
        ("nothing is amiss here", "nothing is amiss here"),
    ],
)
def test_overlooked_spaces_are_put_back(text: str, read_as: str):
    assert mend_spaces(*drawn(text, read_as)) == text


def test_text_whose_letters_are_not_placed_stays_as_it_was():
    page, found = drawn("same level of care", "samelevel of care")
    assert mend_spaces(page, found._replace(letters=())) == "samelevel of care"
    assert mend_spaces(page, found._replace(text="one word")) == "one word"
