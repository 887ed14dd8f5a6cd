"""Several documents as one: offsets, pages and warnings stay those of the file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractscan.document import Warning
from contractscan.joining import join
from contractscan.parsers import parse

LINES = st.text("abc €é.\n", min_size=1).map(lambda text: f"Terms {text}")
TEXTS = st.lists(LINES, min_size=1, max_size=4)


def read(text: str, name: str = "a.txt"):
    return parse(text.encode(), name)


@given(TEXTS)
def test_every_block_is_where_its_part_has_it(texts):
    documents = [read(text, f"{number}.txt") for number, text in enumerate(texts)]
    joined = join(documents)
    blocks = iter(joined.blocks)
    for part in joined.parts:
        for own in part.document.blocks:
            block = next(blocks)
            assert joined.quote(block.span) == part.document.quote(own.span)
            assert joined.part_at(block.span.start) == part
            assert block.span.start - part.start == own.span.start
    assert next(blocks, None) is None
    assert joined.words == sum(document.words for document in documents)


def test_pages_are_those_of_the_part():
    first = replace(read("One. Two."), page_starts=(0, 5))
    joined = join([first, replace(read("Three."), page_starts=(0,)), read("Four.")])
    assert joined.pages == 3
    assert [joined.page_at(joined.text.index(w)) for w in ("One", "Two", "Three", "Four")] == [
        1,
        2,
        1,
        None,
    ]


def test_warnings_name_their_document():
    warned = replace(read("Text."), warnings=(Warning("pages-without-text", "Unread.", (2,)),))
    (warning,) = join([read("Other.", "b.txt"), warned]).warnings
    assert warning.message == "a.txt: Unread."


def test_names():
    documents = [read("One.", "msa.txt"), read("Two.", "dpa.txt")]
    assert join(documents).name == "msa.txt + dpa.txt"
    assert join(documents, "Acme").name == "Acme"


def test_the_order_counts():
    one, two = read("One.", "1.txt"), read("Two.", "2.txt")
    assert join([one, two]).sha256 != join([two, one]).sha256


def test_nothing_to_join():
    with pytest.raises(ValueError, match="no document"):
        join([])
