"""Every example of every rule file gets the status that it stands under."""

import re

import pytest

from contractscan.matching.conditions import matching_norms
from contractscan.matching.reading import read_for_matching
from contractscan.rules import load_rules
from contractscan.scanner import concept_finder, party_cues
from contractscan.structure.agreement import read_agreement
from rules._files import (
    FILES,
    STATUSES,
    document_of,
    examples_of,
    finding_on,
    requirement_of,
)

LEAST = {"met": 8, "weak": 6, "missing": 6}
SHOULD_BE = re.compile(r"should be (met|weak|missing)\b")
MOST_UNEXERCISED = 29


def examples(*groups):
    for path in FILES:
        for group in groups:
            for number, example in enumerate(getattr(examples_of(path), group), start=1):
                name = f"{path.stem}-{group}-{number}"
                yield pytest.param(requirement_of(path).id, group, example, id=name)


@pytest.mark.parametrize(("requirement", "status", "example"), [*examples(*STATUSES)])
def test_example_gets_its_status(requirement, status, example):
    finding = finding_on(requirement, example.text)
    assert finding.status == status, "\n".join((example.text, *finding.reasons))


@pytest.mark.parametrize(("requirement", "group", "example"), [*examples("known_gap")])
def test_known_gap_is_still_one(requirement, group, example):
    """A gap that was mended belongs under the status that it has now."""
    should_be = SHOULD_BE.match(example.because)
    assert should_be, f"say what it should be: because: 'should be met ...', not {example.because}"
    assert finding_on(requirement, example.text).status != should_be[1], example.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_enough_examples_and_no_one_twice(path):
    groups = examples_of(path)
    for status, least in LEAST.items():
        assert len(getattr(groups, status)) >= least, status
    texts = [e.text for s in (*STATUSES, "known_gap") for e in getattr(groups, s)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_weak_and_missing_examples_say_why(path):
    groups = examples_of(path)
    silent = [e.text for e in (*groups.weak, *groups.missing, *groups.known_gap) if not e.because]
    assert silent == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_are_read_as_plain_text(path):
    groups = examples_of(path)
    texts = [e.text for s in (*STATUSES, "known_gap") for e in getattr(groups, s)]
    assert {document_of(text).format for text in texts} == {"text"}


def read(text):
    rules = load_rules()
    agreement = read_agreement(document_of(text), party_cues(load_rules()))
    return read_for_matching(agreement, concept_finder(load_rules()), rules.generic_words)


def unexercised():
    """Yield the ways that no example calls for.

    A full way is exercised by a met example that it matches; a partial way or a weakness by a
    weak example that is told its reason.
    """
    told: set[str] = set()
    for path in FILES:
        requirement, groups = requirement_of(path), examples_of(path)
        mets = [read(example.text) for example in groups.met]
        reasons = {r for e in groups.weak for r in finding_on(requirement.id, e.text).reasons}
        told |= reasons
        falling_short = [
            *(("partial", way) for e in requirement.elements.values() for way in e.partial),
            *(("addressed_by", way) for way in requirement.addressed_by),
            *(("weakened_by", weakness) for weakness in requirement.weakened_by.values()),
        ]
        for name, element in requirement.elements.items():
            for number, way in enumerate(element.full):
                if not any(next(matching_norms(way, met), None) for met in mets):
                    yield f"{requirement.id}: {name}, full way {number}"
        for kind, condition in falling_short:
            if condition.because not in reasons:
                yield f"{requirement.id}: {kind}: {condition.because}"
    for name, weakness in load_rules().common_weaknesses.items():
        if weakness.because not in told:
            yield f"common weakness {name}"


def test_ways_without_an_example_do_not_become_more():
    found = list(unexercised())
    assert len(found) <= MOST_UNEXERCISED, "\n".join(found)
