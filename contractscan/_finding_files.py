"""The files that a scan of files and folders reads, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contractscan._patterns import matches


def find_contracts(
    paths: Iterable[str | os.PathLike[str]], exclude: Sequence[str] = ()
) -> Iterator[Path]:
    """Yield the contracts among files and, recursively, folders; each path once.

    A file that is named is yielded whatever it is. In folders, files are told by their suffix;
    hidden ones and the lock files of word processors are left out. Nothing disappears in silence:
    a broken link, a folder that may not be read and a named folder without contracts are yielded
    too, and scanning them gives a report that says so.

    Args:
        paths: Files and folders, in the order in which they are to be scanned.
        exclude: Patterns of files and folders that are passed over in folders, see `matches`.
    """
    from contractscan.parsers import contract_suffixes

    suffixes = contract_suffixes()
    seen: set[str] = set()
    for path in map(Path, paths):
        found = _Walk(path, suffixes, exclude).files() if path.is_dir() else iter([path])
        empty = True
        for each in found:
            empty = False
            key = os.path.abspath(each)  # noqa: PTH100 (Path.resolve would follow links)
            if key not in seen:
                seen.add(key)
                yield each
        if empty:
            yield path


@dataclass(slots=True)
class _Walk:
    """A walk through a folder and those below it."""

    root: Path
    suffixes: frozenset[str]
    exclude: Sequence[str]
    visited: set[tuple[int, int]] = field(default_factory=set)

    def files(self) -> Iterator[Path]:
        waiting = [self.root]
        while waiting:
            path = waiting.pop()
            if not path.is_dir():
                yield path
                continue
            try:
                entries = self._entries(path)
            except OSError:
                yield path
                continue
            waiting += reversed(entries)

    def _entries(self, folder: Path) -> list[Path]:
        """Return contracts and folders of a folder by name; nothing if a link led here before."""
        identity = folder.stat()
        key = (identity.st_dev, identity.st_ino)
        if key in self.visited:
            return []
        self.visited.add(key)
        with os.scandir(folder) as entries:
            found = [folder / entry.name for entry in entries if _is_wanted(entry, self.suffixes)]
        return sorted(path for path in found if not self._is_excluded(path))

    def _is_excluded(self, path: Path) -> bool:
        if not self.exclude:
            return False
        called = Path(self.root.resolve().name, path.relative_to(self.root)).as_posix()
        return any(matches(called, pattern.rstrip("/")) for pattern in self.exclude)


def _is_wanted(entry: os.DirEntry[str], suffixes: frozenset[str]) -> bool:
    if entry.name.startswith((".", "~$")):
        return False
    if entry.is_dir():
        return True
    if Path(entry.name).suffix.lower() not in suffixes:
        return False
    return entry.is_file() or entry.is_symlink()
