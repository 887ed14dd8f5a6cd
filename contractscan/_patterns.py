"""Files named by a pattern: in waivers, and in what a scan leaves out."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(path: str, pattern: str) -> bool:
    """Return whether a pattern names a path.

    Args:
        path: With ``/`` between folders.
        pattern: A name, or the end of a path: ``acme.docx``, ``drafts/*``, ``*-old.pdf``. ``*`` is
            any text, also over several folders; ``?`` is any character. Brackets are just brackets:
            file names have them.
    """
    plain = pattern.removeprefix("./").replace("[", "[[]")
    return fnmatchcase(path, plain) or fnmatchcase(path, f"*/{plain}")
