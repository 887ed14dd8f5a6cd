import pytest

from ._numbered import CASES, case
from ._word import read


@pytest.mark.parametrize("name", CASES)
def test_labels_are_those_that_word_shows(name: str) -> None:
    assert [block.label for block in read(case(name)).blocks] == CASES[name][3]
