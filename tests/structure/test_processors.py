from contractscan.structure.processors import vendor_called_subprocessor

DUTIES = "The Subcontractor shall process the data. The Subcontractor must keep it secure. " * 3


def test_the_vendor_may_be_called_subcontractor():
    assert vendor_called_subprocessor(DUTIES, ["Processor"]) == ["Subcontractor"]


def test_those_whom_the_vendor_engages_have_fewer_duties_than_the_vendor():
    text = DUTIES + "Processor shall notify Controller. Processor will assist Controller. " * 4
    assert vendor_called_subprocessor(text, ["Processor"]) == []


def test_a_few_duties_make_no_vendor():
    assert vendor_called_subprocessor("The Subcontractor shall keep it secure.", []) == []
