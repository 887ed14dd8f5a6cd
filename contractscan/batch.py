"""Many contracts: find them, scan them, and let no bad file stop the rest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar, Unpack

from contractscan._finding_files import find_contracts
from contractscan._version import __version__
from contractscan.errors import (
    ContractscanError,
    InaccessibleInput,
    NoContractsFound,
    ReadError,
)
from contractscan.options import ScanOptions, checked, rules_of
from contractscan.report.model import DocumentFacts, Report, ReportError, Versions

__all__ = ["find_contracts", "scan_folder", "scan_many", "scan_or_report"]


def scan_or_report(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    **options: Unpack[ScanOptions],
) -> Report:
    """Scan one contract; what goes wrong with it becomes a report that says so.

    Args:
        source: A path, the bytes of a file, or a binary file that is read to its end.
        name: How the document is called in the report; by default the file's name.
        **options: See `ScanOptions`.

    Raises:
        UnknownRequirement: An id in `requirements` does not exist.
        RuleError: The rules themselves are wrong, so that no document could be scanned.
    """
    from contractscan.scanner import scan

    checked(options)
    facts = _facts(source, name)
    data: list[bytes] = []

    def scanned() -> Report:
        data.append(_read(source, facts))
        return scan(data[0], name=facts.name, **options)

    report = guarded(facts, scanned)
    digest = hashlib.sha256(data[0]).hexdigest() if data else None
    document = report.document.model_copy(update={"path": facts.path, "sha256": digest})
    return report.model_copy(update={"document": document})


def guarded(facts: DocumentFacts, scan: Callable[[], Report]) -> Report:
    """Return what a scan returns; what goes wrong with the documents becomes a report.

    Args:
        facts: Name and path for that report.
        scan: Scans.

    Raises:
        ContractscanError: The fault is not that of the documents.
    """
    try:
        return scan()
    except (ReadError, NoContractsFound) as error:
        return _failed(facts, ReportError(code=error.code, **_words(error)))
    except ContractscanError:
        raise
    except Exception as error:  # a bug of ours, or of a library, must not cost the other documents
        return _failed(facts, _unexpected(error, facts.name))


def scan_folder(
    folder: str | os.PathLike[str], *, workers: int = 1, **options: Unpack[ScanOptions]
) -> Iterator[Report]:
    """Scan the contracts of a folder and of the folders in it, in the order of their names.

    Args:
        folder: Where the contracts are.
        workers: Number of processes that scan side by side; 1 scans in this process.
        **options: See `ScanOptions`.

    Returns:
        One report a contract, as each is ready; a file that could not be read has the outcome
        ``failed``.

    Raises:
        InaccessibleInput: The folder is not there, is no folder, or may not be read.
        NoContractsFound: It holds no contract.
        UnknownRequirement: An id in `requirements` does not exist.
    """
    root = Path(folder)
    paths = tuple(find_contracts([root]))
    if not root.is_dir() or paths == (root,):
        raise _folder_error(root, writable(str(root)))
    return scan_many(paths, workers=workers, **options)


def scan_many(
    paths: Iterable[str | os.PathLike[str]], *, workers: int = 1, **options: Unpack[ScanOptions]
) -> Iterator[Report]:
    """Scan files, in the order given; see `scan_folder` for the arguments.

    Raises:
        UnknownRequirement: An id in `requirements` does not exist.
        ValueError: There are no workers.
    """
    return scan_all(_scan_path, tuple(map(Path, paths)), options, workers=workers, facts=_facts)


Item = TypeVar("Item")


def scan_all(
    scan_one: Callable[[Item, ScanOptions], Report],
    items: Sequence[Item],
    options: ScanOptions,
    *,
    workers: int,
    facts: Callable[[Item], DocumentFacts],
) -> Iterator[Report]:
    """Yield the report of each item, in their order.

    Args:
        scan_one: A function of a module, called in another process if there are several workers.
        items: What it is called with.
        options: How to scan.
        workers: Number of processes.
        facts: Names an item whose process died.

    Raises:
        UnknownRequirement: An id in `requirements` does not exist.
        RuleError: A folder of own rules is wrong.
        SettingsError: There is no such edition of the law.
        ValueError: There are no workers.
    """
    if workers < 1:
        raise ValueError(f"at least one worker is needed, not {workers}")
    rules = rules_of(checked(options))  # what is wrong with them is told before anything is scanned
    if chosen := options.get("requirements"):
        options["requirements"] = tuple(rules.requirement(each).id for each in chosen)
    if workers == 1 or len(items) < 2:
        return (scan_one(item, options) for item in items)
    from contractscan._workers import map_in_processes

    return map_in_processes(
        scan_one,
        items,
        options,
        workers=min(workers, len(items)),
        died=lambda item: _died(facts(item)),
    )


def _scan_path(path: Path, options: ScanOptions) -> Report:
    return scan_or_report(path, **options)


def _read(source: str | os.PathLike[str] | bytes | BinaryIO, facts: DocumentFacts) -> bytes:
    from contractscan.scanner import read_file, read_stream

    if isinstance(source, bytes):
        return source
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        if path.is_dir():
            raise _folder_error(path, facts.path or facts.name)
        if path.is_symlink() and not path.exists():
            raise InaccessibleInput(
                f"{facts.name} is a link to a file that is not there.", "Mend or remove the link."
            )
        return read_file(path, facts.name)
    return read_stream(source)


def _facts(
    source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None = None
) -> DocumentFacts:
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        called = name or path.name or str(path)
        return DocumentFacts(name=writable(called), path=writable(str(path)))
    if isinstance(source, bytes):
        return DocumentFacts(name=name or "document")
    own = str(getattr(source, "name", "document"))
    return DocumentFacts(name=writable(name or Path(own).name))


def writable(text: str) -> str:
    """Return a file name that can be written as UTF-8, whatever bytes the disk has for it."""
    return os.fsencode(text).decode("utf-8", "replace")


def _folder_error(folder: Path, called: str) -> ContractscanError:
    """Return what is wrong with a folder that was to be read like a file, or gave none."""
    from contractscan.parsers import contract_suffixes

    if not folder.exists():
        return InaccessibleInput(f"{called} does not exist.", "Check the path.")
    if not folder.is_dir():
        return InaccessibleInput(f"{called} is not a folder.", "Scan it as a file.")
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError as error:
        return InaccessibleInput(
            f"The folder {called} may not be read: {error.strerror or error}.",
            "Check its permissions.",
        )
    suffixes = ", ".join(sorted(contract_suffixes()))
    return NoContractsFound(
        f"The folder {called} holds no contract.",
        f"Files that end in {suffixes} are scanned, unless --exclude passes over them.",
    )


def _words(error: ContractscanError) -> dict[str, str]:
    return {"message": error.message, "hint": error.hint}


def _unexpected(error: Exception, name: str) -> ReportError:
    kind = type(error).__name__
    return ReportError(
        code="internal-error",
        message=f"{name} could not be scanned: {kind}: {writable(str(error))[:300]}",
        hint="This is an error in contractscan; please report it with the file if you may.",
    )


def _died(facts: DocumentFacts) -> Report:
    error = ReportError(
        code="worker-died",
        message=f"The process that scanned {facts.name} died.",
        hint="It may have run out of memory; scan the file alone, or on a larger machine.",
    )
    return _failed(facts, error)


def _failed(facts: DocumentFacts, error: ReportError) -> Report:
    from contractscan.rules import load_rules

    return Report(
        versions=Versions(contractscan=__version__, rules=load_rules().version),
        document=facts,
        outcome="failed",
        error=error,
    )
