"""Every error that contractscan raises on purpose.

ContractscanError                 code, message, hint; catch this one to catch them all
├── ReadError                     one document could not be read; a batch goes on with the next
│   ├── InaccessibleInput         not found, no permission, a folder where a file was meant
│   ├── EmptyDocument             no bytes, or bytes but not a word of text
│   ├── UnsupportedFormat         none of DOCX, PDF, HTML, Markdown, plain text
│   ├── DamagedDocument           the format is known, the file is broken
│   ├── EncryptedDocument         a password is needed, or the one given is wrong
│   ├── NoTextLayer               a PDF of pictures
│   ├── MissingExtra              what was asked for needs an extra that is not installed
│   └── InputTooLarge             beyond the limits that keep memory and time bounded
├── NotAnnotatable                notes cannot be written into the document
├── NothingToAdd                  an addendum would have no clause
├── NoContractsFound              a folder holds no file that could be scanned
├── RuleError                     a file in clause_patterns/ is wrong
├── SettingsError                 a file of settings, waivers or a baseline is wrong
└── UnknownRequirement            no requirement has that id
"""

from __future__ import annotations

from typing import ClassVar


class ContractscanError(Exception):
    """Base of all errors.

    Attributes:
        code: A stable, machine-readable name of the kind of error.
        message: What happened, naming the file, in one sentence.
        hint: What the user can do about it.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def __reduce__(self) -> tuple[type[ContractscanError], tuple[str, str]]:
        return type(self), (self.message, self.hint)


class ReadError(ContractscanError):
    """One document could not be read."""

    code = "unreadable"


class InaccessibleInput(ReadError):
    """The file is not there, may not be read, or is not a file."""

    code = "inaccessible"


class EmptyDocument(ReadError):
    """The file has no bytes, or not a word of text."""

    code = "empty"


class UnsupportedFormat(ReadError):
    """The bytes are none of the formats that contractscan reads."""

    code = "unsupported-format"


class DamagedDocument(ReadError):
    """The format is known, but the file is truncated or corrupt."""

    code = "damaged"


class EncryptedDocument(ReadError):
    """The file needs a password, or the one given does not open it."""

    code = "encrypted"


class NoTextLayer(ReadError):
    """Every page is a picture: there is no text to read."""

    code = "no-text-layer"


class MissingExtra(ReadError):
    """What was asked for needs an extra that is not installed."""

    code = "missing-extra"


class InputTooLarge(ReadError):
    """The file exceeds a limit that keeps memory and time bounded."""

    code = "too-large"


class NotAnnotatable(ContractscanError):
    """Notes cannot be written into the document: its format, its kind, or its owner forbids it."""

    code = "not-annotatable"


class NothingToAdd(ContractscanError):
    """An addendum would have no clause: the agreement lacks nothing."""

    code = "nothing-to-add"


class NoContractsFound(ContractscanError):
    """A folder holds no file that could be scanned."""

    code = "no-contracts"


class RuleError(ContractscanError):
    """A file of clause_patterns/ breaks the schema or contradicts itself."""

    code = "rule"


class SettingsError(ContractscanError):
    """A file of settings, waivers or a baseline cannot be read, or says what it may not."""

    code = "settings"


class UnknownRequirement(ContractscanError):
    """No requirement has that id."""

    code = "unknown-requirement"
