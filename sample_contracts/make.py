"""Make the sample contracts from ``source/``: ``python sample_contracts/make.py [FOLDER]``.

Writes DOCX and PDF files beside this script, or into FOLDER. The same sources and the same
versions of the libraries give the same bytes. ``--redraw-scan`` also draws anew the picture that
stands for the scanned page.
"""

import argparse
import json
import sys
import zlib
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
MADE_WITH = HERE / "made_with.json"
_LIBRARIES = ("lxml", "python-docx", "reportlab")

if __package__ in (None, ""):
    sys.path.insert(0, str(HERE))

from _writers.markup import read_agreement  # noqa: E402
from _writers.pdf import write_pdf  # noqa: E402
from _writers.word import write_docx  # noqa: E402


def library_versions() -> dict[str, str]:
    """Return the versions that decide the bytes of the files."""
    versions = {name: version(name) for name in _LIBRARIES}
    return {**versions, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def make_all(folder: Path) -> list[Path]:
    """Write every sample into a folder and return the paths."""
    made = []
    for source in sorted(SOURCE.glob("*.agreement")):
        agreement = read_agreement(source)
        for kind in agreement.look.outputs:
            path = folder / f"{agreement.name}.{kind}"
            if kind == "docx":
                write_docx(agreement, path)
            else:
                write_pdf(agreement, path, SOURCE)
            made.append(path)
    return made


def redraw_scans() -> None:
    """Draw the pictures of scanned pages from their texts."""
    from _writers.scan import draw_scan

    for text in sorted(SOURCE.glob("*.scan")):
        draw_scan(text.read_text(encoding="utf-8"), text.with_suffix(".jpg"))


def main() -> None:
    """Read the command line and make the samples."""
    parser = argparse.ArgumentParser(description="Make the sample contracts.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--redraw-scan", action="store_true")
    options = parser.parse_args()
    if options.redraw_scan:
        redraw_scans()
    for path in make_all(options.folder):
        print(path.name)
    if options.folder == HERE:
        MADE_WITH.write_text(json.dumps(library_versions(), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
