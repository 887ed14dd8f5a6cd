"""The one place where the layers meet: a contract in, a Report out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Unpack

from contractscan._version import __version__
from contractscan.document import Document
from contractscan.errors import InaccessibleInput, RuleError
from contractscan.options import ScanOptions, checked, judged_as, read_options, rules_of
from contractscan.parsers import HEAD, MOST_BYTES_WITH_PICTURES, check_size, parse
from contractscan.report.model import (
    AgreementFacts,
    DocumentFacts,
    PartiesFound,
    Report,
    ReportWarning,
    Versions,
)
from contractscan.report.own import KIND, REASON, is_own_file, is_own_report, is_own_text
from contractscan.rules import RuleSet, load_rules

if TYPE_CHECKING:
    from contractscan.language.concepts import ConceptFinder
    from contractscan.matching.reading import ReadAgreement
    from contractscan.structure.party_names import PartyCues

Source = str | os.PathLike[str] | bytes | BinaryIO


def scan(source: Source, *, name: str | None = None, **options: Unpack[ScanOptions]) -> Report:
    """Scan one contract.

    Args:
        source: A path, the bytes of a file, or a binary file that is read to its end.
        name: How the document is called in the report; by default the file's name.
        **options: See `ScanOptions`.

    Returns:
        A report with one finding a requirement, in the order of docs/requirements.md; it is
        withheld if the document is no contract, or a report that contractscan wrote.

    Raises:
        ReadError: The document could not be read; the message names it and the cause.
        UnknownRequirement: An id in `requirements` does not exist.
    """
    data, path, called = _load(source, name)
    may_withhold = not checked(options).get("any_document", False)
    if may_withhold and is_own_report(data):
        digest = hashlib.sha256(data).hexdigest()
        return _own_report(DocumentFacts(name=called, path=path, sha256=digest), options)
    document = parse(data, called, read_options(options))
    if may_withhold and is_own_text(document.text):
        return _own_report(_facts(document, path), options)
    return scan_document(document, path=path, **options)


def _own_report(document: DocumentFacts, options: ScanOptions) -> Report:
    return Report(
        versions=_versions(rules_of(options)),
        document=document,
        outcome="withheld",
        agreement=AgreementFacts(kind=KIND, kind_reason=REASON),
    )


def read_source(
    source: Source, options: ScanOptions, name: str | None = None
) -> tuple[Document, str | None]:
    """Return the document of a source, and its path if it has one.

    Raises:
        ReadError: It could not be read.
    """
    data, path, called = _load(source, name)
    return parse(data, called, read_options(options)), path


def scan_document(
    document: Document, *, path: str | None = None, **options: Unpack[ScanOptions]
) -> Report:
    """Scan a document that was parsed already.

    Args:
        document: What a parser returned.
        path: Path to show in the report.
        **options: See `ScanOptions`; those that tell how to read a file are not used.

    Raises:
        UnknownRequirement: An id in `requirements` does not exist.
    """
    from contractscan.matching.findings import find
    from contractscan.matching.kinds import CONTRACT, kind_of
    from contractscan.matching.profiles import agreement_facts, find_regimes

    rules = rules_of(options)
    chosen = rules.requirements
    if (requirements := checked(options).get("requirements")) is not None:
        wanted = {rules.requirement(identifier).id for identifier in requirements}
        chosen = tuple(r for r in rules.requirements if r.id in wanted)
    read = understand(document, rules)
    agreement = read.agreement
    kind, reason = kind_of(read, rules)
    withheld = kind != CONTRACT and not options.get("any_document", False)
    facts = agreement_facts(read, rules.profiles, judged_as(options)).model_copy(
        update={"kind": kind, "kind_reason": reason, "judged_by": rules.law.title(rules.edition)}
    )
    asked = () if withheld else tuple(each.judged_as(facts.judged_as) for each in chosen)
    return Report(
        versions=_versions(rules),
        document=_facts(document, path),
        documents=tuple(_facts(part.document) for part in document.parts),
        outcome="withheld" if withheld else "scanned",
        agreement=facts,
        parties=PartiesFound(
            vendor=_distinct(agreement.parties.vendor),
            business=_distinct(agreement.parties.business),
        ),
        regimes=find_regimes(read, rules.profiles),
        findings=tuple(find(requirement, read, rules) for requirement in asked),
        warnings=(*_warnings(document), *_absent(document)),
    )


def _warnings(document: Document) -> Iterator[ReportWarning]:
    for warning in document.warnings:
        yield ReportWarning(code=warning.code, message=warning.message, pages=warning.pages)


def _absent(document: Document) -> Iterator[ReportWarning]:
    """Yield a warning if the text names exhibits that are not there: a clause may stand in one."""
    from contractscan.structure.exhibits import absent_exhibits

    if absent := absent_exhibits(document):
        named = ", ".join(absent)
        verb = "is" if len(absent) == 1 else "are"
        yield ReportWarning(
            code="exhibit-absent",
            message=f"{named} {verb} referred to, but not here; a clause may stand there.",
        )


def _facts(document: Document, path: str | None = None) -> DocumentFacts:
    return DocumentFacts(
        name=document.name,
        path=path,
        format=document.format,
        sha256=document.sha256,
        pages=document.pages,
        words=document.words,
    )


def understand(document: Document, rules: RuleSet | None = None) -> ReadAgreement:
    """Return a document with its clauses, parties, definitions, concepts and norms.

    Args:
        document: What a parser returned.
        rules: Their lexicons are looked for; by default the built-in ones.
    """
    from contractscan.matching.reading import read_for_matching
    from contractscan.structure.agreement import read_agreement

    rules = rules or load_rules()
    agreement = read_agreement(document, party_cues(rules))
    return read_for_matching(agreement, concept_finder(rules), rules.generic_words)


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names that differ in more than case, each in its most frequent form."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.lower(), name)
    return tuple(seen.values())


def _versions(rules: RuleSet) -> Versions:
    return Versions(contractscan=__version__, rules=rules.version, law=rules.edition)


@lru_cache(maxsize=8)
def concept_finder(rules: RuleSet) -> ConceptFinder:
    """Return what finds the concepts of a rule set.

    Raises:
        RuleError: A phrase of a lexicon is malformed; the message names it and its concept.
    """
    from contractscan.language.concepts import ConceptFinder

    try:
        return ConceptFinder(rules.concepts, rules.hides)
    except ValueError as error:
        raise RuleError(f"A lexicon holds a malformed phrase: {error}.") from error


@lru_cache(maxsize=8)
def party_cues(rules: RuleSet) -> PartyCues:
    """Return what tells vendor from business."""
    from contractscan.structure.party_names import PartyCues

    cues = rules.party_cues
    return PartyCues(
        vendor_names=frozenset(cues["vendor_names"]),
        business_names=frozenset(cues["business_names"]),
        vendor_patterns=cues["vendor_patterns"],
        business_patterns=cues["business_patterns"],
        no_parties=frozenset(cues["no_parties"]),
        places=frozenset(cues["places"]),
    )


def _load(source: Source, name: str | None) -> tuple[bytes, str | None, str]:
    """Return the bytes of a source, its path if it has one, and its name."""
    if isinstance(source, bytes):
        return source, None, name or "document"
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        called = name or path.name
        return read_file(path, called), str(path), called
    return read_stream(source), None, name or Path(str(getattr(source, "name", "document"))).name


def read_stream(stream: BinaryIO) -> bytes:
    """Return the bytes of an open file, as far as they can be one contract."""
    return stream.read(MOST_BYTES_WITH_PICTURES + 1)


def read_file(path: Path, called: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        InaccessibleInput: It does not exist, is no file, or may not be read.
        InputTooLarge: It has more bytes than are read of its format.
        UnsupportedFormat: It is large, and in none of the formats.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise InaccessibleInput(
                f"{called} is a pipe or a device, not a file.", "Save it to a file and scan that."
            )
        with path.open("rb") as stream:
            if not is_own_file(path):
                check_size(stream.read(HEAD), os.fstat(stream.fileno()).st_size, called)
            stream.seek(0)
            return stream.read()
    except FileNotFoundError as error:
        raise InaccessibleInput(f"{called} does not exist.", "Check the path.") from error
    except IsADirectoryError as error:
        raise InaccessibleInput(
            f"{called} is a folder, not a file.", "Scan the folder, or a file in it."
        ) from error
    except PermissionError as error:
        raise InaccessibleInput(
            f"{called} may not be read.", "Check the permissions of the file."
        ) from error
    except OSError as error:
        raise InaccessibleInput(
            f"{called} cannot be read: {error.strerror or error}.", "Check the path and the disk."
        ) from error
