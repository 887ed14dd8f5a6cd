"""Agreements that are made of several documents: found in folders, scanned as one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Unpack

from contractscan.batch import find_contracts, guarded, scan_all, scan_or_report, writable
from contractscan.joining import join
from contractscan.options import ScanOptions, checked
from contractscan.report.model import DocumentFacts, Report, ReportWarning
from contractscan.report.own import REASON, is_own_file, is_own_text
from contractscan.scanner import Source, read_source, scan_document


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The documents of one agreement.

    Attributes:
        name: How the agreement is called in reports.
        files: Its documents, in the order in which they are read.
        path: The folder that holds them, if it is one.
    """

    name: str
    files: tuple[Path, ...]
    path: Path | None = None


def find_sets(
    paths: Iterable[str | os.PathLike[str]], exclude: Sequence[str] = ()
) -> Iterator[DocumentSet]:
    """Yield the agreements among files and folders.

    The files that are named make up one agreement. Each folder that is named, and each folder
    below it, is an agreement of its own with the contracts that lie directly in it.

    Args:
        paths: Files and folders.
        exclude: Patterns of files and folders that are passed over in folders.
    """
    found = [Path(path) for path in paths]
    files = tuple(path for path in found if not path.is_dir())
    if files:
        yield DocumentSet(" + ".join(path.name for path in files), files)
    for folder in (path for path in found if path.is_dir()):
        contracts = find_contracts([folder], exclude)
        for parent, group in groupby(contracts, key=lambda path: path.parent):
            yield DocumentSet(parent.name or str(parent), tuple(group), parent)


def scan_together(
    sources: Sequence[Source], *, name: str | None = None, **options: Unpack[ScanOptions]
) -> Report:
    """Scan several documents as one agreement: a master agreement, its addendum, its exhibits.

    Args:
        sources: At least one; each as `contractscan.scan` takes it.
        name: How the agreement is called in the report; by default the names of its documents.
        **options: See `ScanOptions`.

    Returns:
        One report. Its `documents` lists them, and evidence says in which it stands. Where two
        conflict, the order of precedence that the agreement sets decides.

    Raises:
        ReadError: One of them could not be read; the message names it and the cause.
        UnknownRequirement: An id in `requirements` does not exist.
        ValueError: There is no source.
    """
    checked(options)
    found = [read_source(source, options) for source in sources]
    read = found
    if not options.get("any_document", False):  # printed reports; others were left out unread
        read = [each for each in found if not is_own_text(each[0].text)] or found
    report = scan_document(join([document for document, _ in read], name), **options)
    documents = tuple(
        facts.model_copy(update={"path": path})
        for facts, (_, path) in zip(report.documents, read, strict=True)
    )
    report = report.model_copy(update={"documents": documents})
    return _without(report, (each[0].name for each in found if each not in read))


def scan_sets(
    sets: Iterable[DocumentSet], *, workers: int = 1, **options: Unpack[ScanOptions]
) -> Iterator[Report]:
    """Scan agreements, each as one; what goes wrong with one becomes its report.

    Args:
        sets: What `find_sets` found.
        workers: Number of processes that scan side by side; 1 scans in this process.
        **options: See `ScanOptions`.

    Raises:
        UnknownRequirement: An id in `requirements` does not exist.
        ValueError: There are no workers.
    """
    return scan_all(_scan_set, tuple(sets), options, workers=workers, facts=_facts)


def _scan_set(one: DocumentSet, options: ScanOptions) -> Report:
    judged = options.get("any_document", False)
    own = [] if judged else [file for file in one.files if is_own_file(file)]
    files = tuple(file for file in one.files if file not in own)
    if not files:
        return scan_or_report(own[0], **options)  # withheld, as all others would be
    report = _scan_files(replace(one, files=files), options)
    return _without(report, (writable(file.name) for file in own))


def _without(report: Report, names: Iterable[str]) -> Report:
    """Return a report that tells which reports of ours are no part of the agreement."""
    told = (
        ReportWarning(code="own-report", message=f"{name} was left out. {REASON}") for name in names
    )
    return report.model_copy(update={"warnings": (*report.warnings, *told)})


def _scan_files(one: DocumentSet, options: ScanOptions) -> Report:
    if len(one.files) == 1:
        return scan_or_report(one.files[0], **options)
    facts = _facts(one)
    report = guarded(facts, lambda: scan_together(one.files, name=facts.name, **options))
    document = report.document.model_copy(update={"path": facts.path})
    return report.model_copy(update={"document": document})


def _facts(one: DocumentSet) -> DocumentFacts:
    path = None if one.path is None else writable(str(one.path))
    return DocumentFacts(name=writable(one.name), path=path)
