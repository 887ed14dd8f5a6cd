"""A document as an agreement: its clauses, parties and definitions."""

from __future__ import annotations

from dataclasses import dataclass

from contractscan.document import Document
from contractscan.structure.clauses import Clause, build_clauses
from contractscan.structure.definitions import Definition, find_definitions
from contractscan.structure.parties import Parties, PartyCues, find_parties
from contractscan.structure.scopes import Application, find_applications


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a contract is made of.

    Attributes:
        document: Text and blocks.
        clauses: In reading order.
        parties: Names of vendor and business.
        definitions: Defined terms in the order in which they are defined.
        applications: Sentences that say to what a part of the contract applies.
    """

    document: Document
    clauses: tuple[Clause, ...]
    parties: Parties
    definitions: tuple[Definition, ...]
    applications: tuple[Application, ...] = ()


def read_agreement(document: Document, cues: PartyCues) -> Agreement:
    """Return the agreement that a document holds.

    Args:
        document: What a parser read.
        cues: What tells vendor from business.
    """
    clauses = build_clauses(document)
    return Agreement(
        document,
        clauses,
        find_parties(document.text, cues),
        find_definitions(document, clauses),
        find_applications(document, clauses),
    )
