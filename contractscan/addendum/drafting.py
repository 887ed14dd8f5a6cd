"""From the files of an agreement to the file of its addendum, read again to see that it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

from contractscan.addendum.composing import Addendum, compose
from contractscan.addendum.writing import write
from contractscan.document import Document
from contractscan.joining import join
from contractscan.options import ScanOptions, checked
from contractscan.parsers import parse
from contractscan.report.model import Finding, Status
from contractscan.scanner import Source, read_source, scan_document

_NAME = "addendum.docx"


@dataclass(frozen=True, slots=True)
class Draft:
    """An addendum, written.

    Attributes:
        addendum: What it says.
        data: The bytes of a DOCX file.
        open: The findings that are still weak or missing when the agreement is read together with
            its addendum: blanks, and what the addendum cannot outweigh.
    """

    addendum: Addendum
    data: bytes
    open: tuple[Finding, ...]


def draft(
    sources: Sequence[Source],
    *,
    purposes: Sequence[str] = (),
    everything: bool = False,
    **options: Unpack[ScanOptions],
) -> Draft:
    """Return the addendum that supplies what an agreement lacks or has weakly.

    It is read together with the agreement; clauses that another one of the agreement outweighs are
    then worded so that they hold notwithstanding it.

    Args:
        sources: The documents of the agreement, judged together; at least one.
        purposes: What the personal information is processed for, to be filled in where the
            agreement does not say it specifically.
        everything: Supply also what the law asks of some contracts only, or recommends.
        **options: See `ScanOptions`.

    Raises:
        NothingToAdd: The agreement lacks nothing.
        NoContractsFound: It is no vendor contract, and gets no findings.
        ReadError: A document could not be read.
        UnknownRequirement: An id in `requirements` does not exist.
        ValueError: There is no source.
    """
    documents = [read_source(source, checked(options))[0] for source in sources]
    if not documents:
        raise ValueError("there is no document to add to")
    first = compose(documents, purposes=purposes, everything=everything, **options)
    found = _read_again(first, documents, options)
    outweighed = {
        finding.requirement for finding in found.open if finding.requirement not in first.awaiting
    }
    if not outweighed:
        return found
    second = compose(
        documents, purposes=purposes, everything=everything, firm=outweighed, **options
    )
    return _read_again(second, documents, options)


def _read_again(addendum: Addendum, documents: Sequence[Document], options: ScanOptions) -> Draft:
    data = write(addendum)
    report = scan_document(join([*documents, parse(data, _NAME)]), **options)
    supplied = {clause.requirement for clause in addendum.clauses}
    still = tuple(
        finding
        for finding in report.findings
        if finding.requirement in supplied and finding.status is not Status.MET
    )
    return Draft(addendum, data, still)
