import pytest

from tests.matching._norms import read_of

DUTIES = "4. Obligations of Vendor\n\n4.1 "


def norms(text):
    return {(n.modality, n.actor) for n in read_of(text).norms if n.modality != "text"}


@pytest.mark.parametrize(
    ("item", "modality"),
    [
        ("Notify Customer of breaches.", "duty"),
        ("Promptly notify Customer of breaches.", "duty"),
        ("Not sell Personal Data.", "prohibition"),
    ],
)
def test_items_below_the_vendors_obligations_bind_the_vendor(item, modality):
    assert (modality, "vendor") in norms(DUTIES + item)


@pytest.mark.parametrize(
    "text",
    [
        "4. Obligations of Customer\n\n4.1 Notify Vendor of changes.",
        "4. Obligations of Vendor and Customer\n\n4.1 Notify the other of breaches.",
        "4. Services of Vendor\n\n4.1 Notify Customer of breaches.",
        "4. Obligations of Vendor\n\n4.1 Notification of breaches.",
    ],
)
def test_other_items_bind_nobody(text):
    assert not {("duty", "vendor"), ("prohibition", "vendor")} & norms(text)
