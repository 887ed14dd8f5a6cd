import pytest

from contractscan.matching.purpose_annexes import clauses_of_purposes
from tests.matching._norms import read_of

POINTS = "1. Vendor shall process Personal Data only for the purposes specified in Schedule B.\n\n"


@pytest.mark.parametrize(
    ("annex", "found"),
    [
        ("Schedule B: texting reminders to guests.", 1),
        ("Schedule C: texting reminders to guests.", 0),
        ("Schedule B: Purpose of the processing: texting reminders. Duration: two years.", 0),
    ],
)
def test_an_annex_of_purposes_is_one_that_is_pointed_to_and_has_no_labels(annex, found):
    read = read_of(POINTS + annex)
    assert len(clauses_of_purposes(read.agreement, read.statements)) == found


def test_without_a_pointer_no_annex_holds_the_purposes():
    read = read_of("1. Vendor shall send reminders.\n\nSchedule B: texting reminders to guests.")
    assert clauses_of_purposes(read.agreement, read.statements) == frozenset()
