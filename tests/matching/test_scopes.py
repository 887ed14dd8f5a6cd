"""What binds the vendor for Europeans only does not serve Californians."""

import pytest

from contractscan.report import Status
from matching._norms import finding

BAN = "Vendor shall not sell or share Personal Data."


def status(text: str) -> Status:
    return finding(text, "no-sale-or-sharing").status


@pytest.mark.parametrize(
    "text",
    [
        f"1. Duties\n\n1.1 Vendor shall keep records.\n\nAnnex 3: European terms\n\n{BAN}",
        f"9. Transfers\n\n9.1 This Section applies to EEA data subjects only.\n\n9.2 {BAN}",
        f"9. More\n\n9.1 This Section applies only where the GDPR applies.\n\n9.2 {BAN}",
        f"Vendor stays.\n\nExhibit B\n\nThis Exhibit applies to data from the UK.\n\n{BAN}",
        "Part B applies where the GDPR applies.\n\nPart A: Fees\n\nFees are low.\n\n"
        f"Part B: More\n\n1. Sales\n\n1.1 {BAN}",
        f"Section 4 shall apply if the GDPR applies.\n\n4. Sale\n\n4.1 Vendor stays.\n\n4.2 {BAN}",
        f"9. More. This Section only applies to Swiss data subjects. {BAN}",
        f'"Personal Data" means data of data subjects in the EEA.\n\n{BAN}',
        f'"Personal Data" means information on a Protected Person. "Protected Person" means an '
        f"individual who lives in the European Union.\n\n{BAN}",
        f'Vendor receives data of people in the United Kingdom (the "Personal Data").\n\n{BAN}',
        'Annex 1: Terms\n\nIn this Annex, "Personal Data" means personal data of residents of the '
        f"EU.\n\n{BAN}",
    ],
)
def test_a_duty_for_europe_only_is_weak(text):
    assert status(text) is Status.WEAK


@pytest.mark.parametrize(
    "text",
    [
        f"9. Sale\n\n9.1 This Section applies to California residents only.\n\n9.2 {BAN}",
        f"9. Sale\n\n9.1 This Section applies to European and Californian consumers.\n\n9.2 {BAN}",
        f"9. Sale\n\n9.1 This Section does not apply where the GDPR applies.\n\n9.2 {BAN}",
        f"8. Transfers\n\n8.1 This Section applies to EEA data only.\n\n9. Sale\n\n9.1 {BAN}",
        f"1. Sale\n\n1.1 {BAN}\n\nAnnex 3: European terms\n\nVendor shall use the SCCs.",
        "Part B applies where the GDPR applies.\n\nPart A: More\n\n1. Sales\n\n"
        f"1.1 {BAN}\n\nPart B: Transfers\n\nVendor shall use the SCCs.",
        f"1. Sale\n\n1.1 {BAN}\n\nAnnex 1\n\nFor the purposes of the SCCs, Annex 1 applies.",
        f'"Personal Data" means any information about a person.\n\n1. Sale\n\n1.1 {BAN}\n\nAnnex '
        '1: Transfers\n\nIn this Annex, "Personal Data" means data of residents of the EU.',
        f'"Personal Data" means data of residents of the EU or of California.\n\n{BAN}',
    ],
)
def test_a_duty_that_covers_californians_is_met(text):
    assert status(text) is Status.MET


def test_a_californian_part_of_a_european_annex_serves_californians():
    text = f"Annex 3: European terms\n\nVendor stays.\n\nPart B: California\n\n{BAN}"
    assert status(text) is Status.MET
