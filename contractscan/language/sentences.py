"""Sentences of a span, found over words so that "Cal. Civ. Code" or "e.g." do not end one."""

from __future__ import annotations

from contractscan.language.tokens import Reading

_ENDS = frozenset(".!?")
_ABBREVIATIONS = frozenset(
    "cal civ inc ltd llc co corp no nos art arts sec sect para paras cf vs al etc e.g i.e u.s "
    "u.k seq approx st mr ms mrs dr c.c.r ca fed reg usc ch app n.v b.v s.a s.r.l gmbh".split()
)


_LONGEST = 1_000  # words; a longer run without a full stop is no sentence that anyone wrote


def split_sentences(reading: Reading, first: int, last: int, text: str) -> list[tuple[int, int]]:
    """Return the sentences among the words ``first`` to ``last`` (exclusive).

    Args:
        reading: Words of the text.
        first: Index of the first word.
        last: Index after the last word.
        text: The text that was read, for the case of the next letter.

    Returns:
        Half-open ranges of word indices, in order, covering all words. Runs of more than 1,000
        words are cut, so that the time to judge them grows no faster than their length.
    """
    sentences: list[tuple[int, int]] = []
    start = first
    for index in range(first, last):
        if reading.words[index] in _ENDS and _ends_here(reading, index, last, text):
            sentences.append((start, index + 1))
            start = index + 1
        elif index + 1 - start == _LONGEST:
            end = _last_cut(reading, start, index + 1)
            sentences.append((start, end))
            start = end
    if start < last:
        sentences.append((start, last))
    return sentences


def _last_cut(reading: Reading, start: int, end: int) -> int:
    """Return where to cut a run of words: behind the last semicolon, or else at its end."""
    half = (start + end) // 2
    return next((i + 1 for i in range(end - 1, half, -1) if reading.words[i] == ";"), end)


def _ends_here(reading: Reading, index: int, last: int, text: str) -> bool:
    if index + 1 >= last:
        return False
    following = text[reading.starts[index + 1]]
    if not (following.isupper() or following in '“"(§' or following.isdigit()):
        return False
    if reading.words[index] != ".":
        return True
    before = reading.words[index - 1] if index else ""
    if before.rstrip(".") in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return False
    # "§ 7051.1" and "1. Security": a number's own stop ends nothing unless a word follows it.
    return not (before.isdigit() and following.isdigit())
