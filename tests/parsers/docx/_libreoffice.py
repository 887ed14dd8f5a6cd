"""What LibreOffice shows of a document: its text export, automatic numbers included."""

import shutil
import subprocess
from pathlib import Path

from contractscan.document import Document

OFFICE = shutil.which("soffice")
_LONGEST_NUMBER = 40


def exported(files: list[bytes], folder: Path) -> list[list[str]]:
    """The lines of each file's text export, with single spaces."""
    sources = [folder / f"{index}.docx" for index in range(len(files))]
    for source, data in zip(sources, files, strict=True):
        source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "txt:Text", "--outdir", str(folder)]
    # One call for all: starting the office takes longer than converting.
    subprocess.run(
        [str(OFFICE), profile, *convert, *map(str, sources)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    return [_lines(source.with_suffix(".txt").read_text("utf-8-sig")) for source in sources]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.replace("\u2011", "-").splitlines()]


def numbers(document: Document, lines: list[str]) -> list[tuple[str, str, str]]:
    """Text, our number and LibreOffice's, of each block whose text LibreOffice shows too.

    Bullets are left out: LibreOffice shows the character of the font.
    """
    position, found = 0, []
    for block in document.blocks:
        text = document.quote(block.span)
        for index in range(position, len(lines)):
            line = lines[index]
            if line.endswith(text) and len(line) - len(text) < _LONGEST_NUMBER:
                position = index + 1
                if block.label != "•":
                    found.append((text, block.label or "", line.removesuffix(text).strip()))
                break
    return found
