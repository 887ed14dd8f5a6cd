"""How far a heading inside a table speaks: for its row, for its table, or for what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractscan.document import Block

_CELL = re.compile(r"(?P<row>(?P<table>.*/tbl\[\d+\]/)tr\[\d+\]/)tc\[\d+\]/")
_LINES_OF_LABEL = 8


def reach_of(blocks: Sequence[Block], index: int) -> str:
    """Return how the paths begin of the blocks that a heading can speak of.

    A label beside its text speaks of its row, a title across a table of the rows below it. The
    title that ends its table, such as one in a frame, speaks of all that follows.

    Args:
        blocks: The blocks of the document.
        index: Which of them is the heading.

    Returns:
        The beginning of a path; empty for a heading that no table bounds.
    """
    own = _CELL.match(blocks[index].path)
    if own is None:
        return ""
    for below in blocks[index + 1 : index + 1 + _LINES_OF_LABEL]:
        if not below.path.startswith(own["row"]):
            break
        if not below.path.startswith(own[0]):
            return own["row"]
    following = blocks[index + 1 : index + 2]
    return own["table"] if following and following[0].path.startswith(own["table"]) else ""
