"""Read the light markup of ``source/*.agreement`` (README.rst describes it)."""

import re
from pathlib import Path

import yaml

from .model import Agreement, Block, Kind, Look, Run, Table

_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\{\+(?P<inserted>.+?)\+\}"
    r"|\{-(?P<deleted>.+?)-\}|\[\^(?P<note>.+?)\]",
    re.DOTALL,
)
_PREFIXES: list[tuple[str, Kind]] = [
    ("### ", "subheading"), ("## ", "heading"), ("# ", "title"), ("~ ", "subtitle"),
    ("- ", "bullet"), ("> ", "indented"),
]  # fmt: skip
_INSTRUCTIONS: dict[str, Kind] = {
    "page-break": "page-break", "restart": "restart", "picture": "picture", "sign": "signatures",
}  # fmt: skip


def read_agreement(path: Path) -> Agreement:
    """Parse one source file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    settings = yaml.safe_load(front)
    for key in ("head", "foot"):
        settings[key] = smarten(settings.get(key, ""))
    settings["outputs"] = tuple(settings["outputs"])
    blocks = [_block(chunk) for chunk in re.split(r"\n\s*\n", body.strip())]
    return Agreement(path.stem, Look(**settings), blocks)


def _block(chunk: str) -> Block:
    """Turn one chunk between blank lines into a block."""
    chunk = chunk.strip("\n")
    if chunk.startswith("|"):
        return Block("table", table=_table(chunk.splitlines()))
    if chunk.startswith("! "):
        word, _, argument = chunk[2:].partition(" ")
        return Block(_INSTRUCTIONS[word], argument=smarten(argument.strip()))
    text = " ".join(line.strip() for line in chunk.splitlines())
    if match := re.match(r"@([1-4]) ", text):
        return Block("clause", parse_runs(text[3:]), level=int(match[1]))
    for prefix, kind in _PREFIXES:
        if text.startswith(prefix):
            return Block(kind, parse_runs(text[len(prefix) :]))
    return Block("paragraph", parse_runs(text))


def _table(lines: list[str]) -> Table:
    """Read the rows of a table: ``|!`` widths, ``|=`` header rows, ``|`` rows."""
    widths: list[int] = []
    rows: list[list[str]] = []
    header_rows = 0
    for line in lines:
        if line.startswith("|!"):
            widths = [int(number) for number in line[2:].split()]
            continue
        header_rows += line.startswith("|=")
        cells = line.removeprefix("|=").removeprefix("|").strip().split(" | ")
        rows.append([smarten(cell.strip()) for cell in cells])
    return Table(rows, header_rows, widths or [1] * len(rows[0]))


def parse_runs(text: str) -> tuple[Run, ...]:
    """Split text at bold, italic, tracked changes and footnotes."""
    runs: list[Run] = []
    position = 0
    text = smarten(text)
    for match in _INLINE.finditer(text):
        if match.start() > position:
            runs.append(Run(text[position : match.start()]))
        runs.append(_marked_run(match))
        position = match.end()
    if position < len(text):
        runs.append(Run(text[position:]))
    return tuple(runs)


def _marked_run(match: re.Match[str]) -> Run:
    """Build the run that one piece of inline markup stands for."""
    value = match[match.lastgroup or 0]
    if match.lastgroup == "bold":
        return Run(value, bold=True)
    if match.lastgroup == "italic":
        return Run(value, italic=True)
    if match.lastgroup == "note":
        return Run("", footnote=value)
    return Run(value, change="inserted" if match.lastgroup == "inserted" else "deleted")


def smarten(text: str) -> str:
    """Use typographic quotation marks, as word processors do."""
    text = re.sub(r'(^|[\s(\[]|\{\+)"', r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[])'", r"\1‘", text)
    return text.replace("'", "’").replace(" - ", " – ")
