"""Work spread over processes, in order, so that one that dies costs only its own item."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Choices = TypeVar("Choices")
Result = TypeVar("Result")

_AHEAD = 3


@dataclass(frozen=True)
class _Job(Generic[Item, Choices, Result]):
    work: Callable[[Item, Choices], Result]
    choices: Choices
    died: Callable[[Item], Result]

    def alone(self, item: Item) -> Result:
        """Work on an item in a process of its own."""
        with _pool(1) as pool:
            try:
                return pool.submit(self.work, item, self.choices).result()
            except BrokenProcessPool:
                return self.died(item)


def map_in_processes(
    work: Callable[[Item, Choices], Result],
    items: Sequence[Item],
    choices: Choices,
    *,
    workers: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the result of each item, in the order of the items.

    When a process dies nobody knows on which item, and all that are under way are lost. Those are
    tried again, each in a process of its own; the one that kills its process again is given up.

    Args:
        work: A function of a module, called in another process.
        items: What it is called with, one by one.
        choices: Its second argument, the same for all.
        workers: Number of processes.
        died: Gives the result of an item that kills its process.
    """
    job = _Job(work, choices, died)
    done = 0
    while done < len(items):
        pool = _pool(workers)
        try:
            for result in _until_broken(pool, job, items[done:], workers * _AHEAD):
                done += 1
                yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _until_broken(
    pool: ProcessPoolExecutor,
    job: _Job[Item, Choices, Result],
    items: Sequence[Item],
    ahead: int,
) -> Iterator[Result]:
    """Yield results until the items or the pool are at an end."""
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    rest = iter(items)
    broken = False
    while True:
        while not broken and len(waiting) < ahead:
            item = next(rest, None)
            if item is None:
                break
            try:
                waiting.append((item, pool.submit(job.work, item, job.choices)))
            except BrokenProcessPool:  # the caller starts again with this item
                broken = True
        if not waiting:
            return
        item, future = waiting.popleft()
        try:
            result = future.result()
        except BrokenProcessPool:
            broken = True
            result = job.alone(item)
        yield result


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, initializer=_die_quietly)


def _die_quietly() -> None:
    """Let Ctrl-C end a worker at once, without a traceback of its own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
