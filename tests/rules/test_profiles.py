"""The examples of profiles.yaml: the role that a text gives the vendor, its age, its laws."""

import pytest
import yaml

from contractscan.rules import load_rules
from contractscan.scanner import scan_document
from rules._files import FOLDER, document_of

EXAMPLES = yaml.safe_load((FOLDER / "profiles.yaml").read_text(encoding="utf-8"))["examples"]


def texts(group):
    for wanted, examples in EXAMPLES[group].items():
        for number, text in enumerate(examples, start=1):
            yield pytest.param(None if wanted == "none" else wanted, text, id=f"{wanted}-{number}")


def scanned(text):
    return scan_document(document_of(text), requirements=["no-combining"], any_document=True)


@pytest.mark.parametrize(("role", "text"), [*texts("roles")])
def test_role(role, text):
    agreement = scanned(text).agreement
    assert agreement.role == role
    assert agreement.judged_as == (role or "service-provider")
    assert (agreement.role_evidence is None) == (role is None)
    if role is not None:
        assert agreement.role_evidence.quote in text


@pytest.mark.parametrize(("edition", "text"), [*texts("editions")])
def test_edition(edition, text):
    agreement = scanned(text).agreement
    assert agreement.edition == edition
    assert (agreement.edition_evidence is None) == (edition is None)


@pytest.mark.parametrize("example", EXAMPLES["regimes"], ids=lambda each: each["text"][:30])
def test_regimes(example):
    assert list(scanned(example["text"]).regimes) == example["named"]


def test_every_role_and_edition_has_examples():
    profiles = load_rules().profiles
    assert set(EXAMPLES["roles"]) == {*profiles.roles, "none"}
    assert set(EXAMPLES["editions"]) == {*profiles.editions, "none"}
