"""Pages that are read from their picture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import yaml
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from contractscan import scan
from contractscan.batch import scan_many
from contractscan.document import Document
from contractscan.parsers import Ocr, ReadOptions
from contractscan.parsers.pdf import _ocr, read

from ._drawing import draw, lines, texts

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "sample_contracts"
SCAN = ROOT.parent / "shared" / "corpus" / "parser-cases" / "opencontracts-needs-ocr.pdf"

pytestmark = pytest.mark.skipif(not _ocr.is_installed(), reason="the extra ocr is not installed")

NOT_UNDERSTOOD = {"inability-notice", "stop-and-remediate"}
"""The rules don't understand these clauses of the scanned page when they are typed, either."""

CLAUSES = (
    "1. Vendor shall not sell or share personal information that it",
    "processes on behalf of Customer under this agreement.",
    "2. Vendor shall not combine that personal information with other",
    "personal information, and shall delete it when Customer asks.",
)


def photograph(data: bytes, turned: int = 0) -> bytes:
    """Return a PDF whose pages are pictures of another's pages."""
    document = pypdfium2.PdfDocument(data)

    def paint(canvas: Canvas) -> None:
        for page in document:
            image = page.render(scale=2.5, grayscale=True).to_pil().rotate(turned, expand=True)
            size = (792, 612) if turned % 180 else (612, 792)
            canvas.setPageSize(size)
            canvas.drawImage(ImageReader(image), 0, 0, *size)
            canvas.showPage()

    return draw(paint)


def parse(data: bytes, ocr: Ocr = "auto") -> Document:
    return read(data, "test.pdf", ReadOptions(ocr=ocr))


@pytest.fixture(scope="module")
def clauses() -> bytes:
    return draw(lambda canvas: lines(canvas, *CLAUSES))


def test_the_scanned_page_of_the_sample_is_judged():
    expected = yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))
    sample = expected["payroll-scanned-page"]
    report = scan(SAMPLES / "payroll-scanned-page.pdf")
    statuses = {finding.requirement: finding.status.value for finding in report.findings}
    wanted = sample["statuses"] | sample["with_scanned_page"]
    differing = {
        name: (statuses[name], status)
        for name, status in wanted.items()
        if statuses[name] not in (status, sample["debatable"].get(name))
    }
    assert differing.keys() <= NOT_UNDERSTOOD
    (warning,) = report.warnings
    assert (warning.code, warning.pages) == ("pages-recognised", (2,))


def test_a_real_scan_is_read():
    if not SCAN.is_file():
        pytest.skip("../shared/corpus is not there")
    document = parse(SCAN.read_bytes())
    assert "Kamer van Koophandel" in document.text
    assert document.warnings[0].code == "pages-recognised"
    assert document.words > 350


def test_paragraphs_and_labels_are_those_of_text(clauses: bytes):
    read_from_text = parse(clauses, "never")
    assert texts(parse(photograph(clauses))) == texts(read_from_text)
    assert texts(parse(clauses, "always")) == texts(read_from_text)


def test_always_says_that_text_was_recognised(clauses: bytes):
    (warning,) = parse(clauses, "always").warnings
    assert (warning.code, warning.pages) == ("pages-recognised", (1,))
    assert parse(clauses).warnings == ()


def test_the_same_picture_gives_the_same_document(clauses: bytes):
    data = photograph(clauses)
    assert parse(data) == parse(data)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_was_fed_wrongly_is_turned(clauses: bytes, turned: int):
    assert texts(parse(photograph(clauses, turned))) == texts(parse(clauses, "never"))


def test_columns_are_read_one_after_the_other():
    left = [f"Left column, line number {n}, of the vendor" for n in range(12)]
    right = [f"Right column, line number {n}, of Customer" for n in range(12)]

    def paint(canvas: Canvas) -> None:
        lines(canvas, *left, size=10)
        lines(canvas, *right, x=320, size=10)

    text = " ".join(parse(photograph(draw(paint))).text.split())
    assert text == " ".join(left + right)


def test_running_heads_of_scans_and_of_text_are_removed_together():
    def paint(canvas: Canvas) -> None:
        for number in range(3):
            lines(canvas, "Acme Data Processing Addendum", y=760, size=9)
            lines(canvas, f"The clause on sheet {'abc'[number]} binds Vendor.")
            lines(canvas, f"Page {number + 1} of 3", x=280, y=30, size=9)
            canvas.showPage()

    document = parse(photograph(draw(paint)))
    assert texts(document) == [f"The clause on sheet {name} binds Vendor." for name in "abc"]
    assert document.warnings[0].pages == (1, 2, 3)


def test_a_picture_without_letters_stays_unread(clauses: bytes):
    def paint(canvas: Canvas) -> None:
        from PIL import Image

        lines(canvas, *CLAUSES)
        canvas.showPage()
        canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 50, 50, 500, 700)

    (warning,) = parse(draw(paint)).warnings
    assert (warning.code, warning.pages) == ("pages-without-text", (2,))
    assert "better copy" in warning.message


def test_nothing_is_fetched(clauses: bytes, tmp_path: Path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(photograph(clauses))
    program = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise AssertionError('the network was asked')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from contractscan import scan\n"
        "print(scan(sys.argv[1]).document.words)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == sum(len(line.split()) for line in CLAUSES)


def test_workers_recognise_after_the_parent_did(clauses: bytes, tmp_path: Path):
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in paths:
        path.write_bytes(photograph(clauses))
    alone = [scan(path) for path in paths]
    assert list(scan_many(paths, workers=2)) == alone


def test_the_models_lie_in_the_installed_package():
    paths = _ocr._model_paths()
    assert sorted(paths) == ["Cls", "Det", "Rec"]
    assert all(path.stat().st_size > 100_000 for path in paths.values())
