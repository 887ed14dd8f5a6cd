"""Work spread over processes, in order, so that one that dies costs only its own item.

Each process has a pipe of its own, and there is no thread and no lock that processes share: kill
one at any moment, and nothing is left that another waits for. (The pool of the standard library
shares its queues; when Ctrl-C killed a process that held one, the program hung at its end.)
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar, cast

Item = TypeVar("Item")
Choices = TypeVar("Choices")
Result = TypeVar("Result")

_AHEAD = 3  # items a process that may be done before the one whose turn it is
_AT_ONCE = 2  # items that a process is given, so that it need not wait for the next one


def map_in_processes(
    work: Callable[[Item, Choices], Result],
    items: Sequence[Item],
    choices: Choices,
    *,
    workers: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the result of each item, in the order of the items.

    An item whose process dies is tried once more, in another process; if that dies too, the item
    is given up. Ctrl-C is the business of this process alone, which ends the others.

    Args:
        work: A function of a module, called in another process; what it raises is raised here.
        items: What it is called with, one by one.
        choices: Its second argument, the same for all.
        workers: Number of processes.
        died: Gives the result of an item that is given up.
    """
    crew = _Crew(work, items, choices, workers, died)
    try:
        for index in range(len(items)):
            yield crew.result(index)
    finally:
        crew.end()


class _Worker:
    """A process, and the items that it was given, of which it works on the first."""

    def __init__(self, *job: object) -> None:
        self.pipe, its_end = Pipe()
        self.under_way: deque[int] = deque()
        self._process = Process(target=_serve, args=(its_end, self.pipe, *job), daemon=True)
        with _interrupts_later():  # no interrupt may find the process without a way to handle it
            self._process.start()
        its_end.close()  # else nobody would notice that the process has died

    def give(self, index: int) -> None:
        self.under_way.append(index)
        try:
            self.pipe.send(index)
        except OSError:  # it has died, which shows when its results are read
            return

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


class _Crew(Generic[Item, Choices, Result]):
    """The processes, and what is to be done, under way and done; items go by their index."""

    def __init__(
        self,
        work: Callable[[Item, Choices], Result],
        items: Sequence[Item],
        choices: Choices,
        size: int,
        died: Callable[[Item], Result],
    ) -> None:
        self._job = (work, items, choices)
        self._items, self._size, self._died = items, size, died
        self._crew: list[_Worker] = []
        self._waiting = deque(range(len(items)))
        self._tried: set[int] = set()
        self._done: dict[int, tuple[bool, Result | Exception]] = {}

    def result(self, index: int) -> Result:
        """Return the result of an item, when it is there.

        Raises:
            Exception: The work on it raised this.
        """
        while index not in self._done:
            self._hand_out(index + _AHEAD * self._size)
            ready = set(wait([worker.pipe for worker in self._crew]))
            for worker in [each for each in self._crew if each.pipe in ready]:
                self._take_from(worker)
        succeeded, result = self._done.pop(index)
        if not succeeded:
            raise cast(Exception, result)
        return cast(Result, result)

    def end(self) -> None:
        """End all processes, whatever they do."""
        while self._crew:
            self._crew.pop().end()

    def _hand_out(self, limit: int) -> None:
        """Give items below a limit to the processes with the least to do."""
        while self._waiting and self._waiting[0] < limit:
            if len(self._crew) < self._size:
                self._crew.append(_Worker(*self._job))
            worker = min(self._crew, key=lambda each: len(each.under_way))
            if len(worker.under_way) >= _AT_ONCE:
                return
            worker.give(self._waiting.popleft())

    def _take_from(self, worker: _Worker) -> None:
        """Take a result from a process, or what it had to do if it has died."""
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._crew.remove(worker)
            worker.end()
            self._waiting.extendleft(reversed(worker.under_way))
            if worker.under_way:
                self._blame(worker.under_way[0])
            return
        self._done[worker.under_way.popleft()] = answer

    def _blame(self, index: int) -> None:
        """Give an item up if a process has died of it before."""
        if index in self._tried:
            self._waiting.remove(index)
            self._done[index] = (True, self._died(self._items[index]))
        self._tried.add(index)


def _serve(
    pipe: Connection,
    other_end: Connection,
    work: Callable[[Item, Choices], Result],
    items: Sequence[Item],
    choices: Choices,
) -> None:
    """Work on items, in a process of its own, until nobody asks for results any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other_end.close()  # a copy; the pipe ends when the first process closes it or dies
    try:
        while True:
            index = pipe.recv()
            answer: tuple[bool, Result | Exception]
            try:
                answer = (True, work(items[index], choices))
            except Exception as error:  # raised again where the result is asked for
                answer = (False, error)
            pipe.send(answer)
    except (EOFError, OSError):
        return


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Hold Ctrl-C back, also in a process that begins meanwhile, which is to ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
