"""What must hold of the rule files beyond what the loader checks."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

import contractscan
from contractscan.matching.telling_words import SILENT_CONCEPTS
from contractscan.rules import load_rules
from contractscan.rules.suggestions import PLACEHOLDERS
from rules._files import FILES, FOLDER, all_conditions, concepts_asked, profile_conditions

PACKAGE = Path(contractscan.__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared"
FROM_THE_CONTRACT = {"party-vendor", "party-business"}  # named by each contract itself


def concepts():
    return set(load_rules().concepts)


def test_every_concept_named_in_a_rule_exists():
    unknown = {
        f"{where}: {concept}"
        for where, condition in (*all_conditions(), *profile_conditions())
        for concept in concepts_asked(condition) - concepts() - FROM_THE_CONTRACT
    }
    assert unknown == set()


def test_every_concept_is_used():
    conditions = (*all_conditions(), *profile_conditions())
    asked = {c for _, condition in conditions for c in concepts_asked(condition)}
    asked |= set(load_rules().hides)
    code = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    named = {concept for concept in concepts() if re.search(rf"(?<![\w-]){concept}(?![\w-])", code)}
    silent = {concept for concept in concepts() if concept.startswith(SILENT_CONCEPTS)}
    assert concepts() - asked - named - silent == set()


def test_what_hides_and_is_hidden_exists():
    hides = load_rules().hides
    named = set(hides).union(*hides.values())
    assert named - concepts() - FROM_THE_CONTRACT == set()


def test_elements_that_are_like_others_name_existing_ones():
    rules = load_rules()
    for requirement in rules.requirements:
        for element in requirement.elements.values():
            if element.like:
                identifier, _, name = element.like.partition("/")
                assert name in rules.requirement(identifier).elements


def test_exempt_and_elements_name_existing_ones():
    rules = load_rules()
    for requirement in rules.requirements:
        weaknesses = {*rules.common_weaknesses, *requirement.weakened_by}
        for element in requirement.elements.values():
            for way in (*element.full, *element.partial):
                assert set(way.exempt) <= weaknesses, requirement.id
        for weakness in requirement.weakened_by.values():
            assert set(weakness.elements) <= set(requirement.elements), requirement.id
    identifiers = {requirement.id for requirement in rules.requirements}
    for weakness in rules.common_weaknesses.values():
        assert set(weakness.requirements) <= identifiers


def test_partial_ways_and_additions_say_why():
    silent = [
        where
        for where, condition in all_conditions()
        if "full way" not in where and not condition.because  # type: ignore[attr-defined]
    ]
    assert silent == []


def test_law_is_known_and_used():
    law = load_rules().law
    cited = {key for requirement in load_rules().requirements for key in requirement.law}
    assert cited <= set(law.provisions)
    for key, provision in law.provisions.items():
        assert provision.citations or provision.unconfirmed, key


def test_every_requirement_cites_the_law():
    for requirement in load_rules().requirements:
        citations = load_rules().citations(requirement)
        assert citations, requirement.id
        for citation in citations:
            assert re.match(r"(11 CCR|Cal\. Civ\. Code) (§|Article \d)", citation.law), citation


def test_orders_count_from_one_and_files_are_named_after_ids():
    requirements = load_rules().requirements
    assert [requirement.order for requirement in requirements] == list(range(1, 24))
    names = {path.stem.replace("_", "-") for path in FILES}
    assert names == {requirement.id for requirement in requirements}


def ids_in(path):
    return re.findall(r"^\| `([a-z-]+)` \|", path.read_text(), re.MULTILINE)


def test_ids_and_order_are_those_of_the_requirements():
    path = SHARED / "requirements.md"
    if not path.is_file():
        pytest.skip("../shared/requirements.md is not beside this checkout")
    assert [requirement.id for requirement in load_rules().requirements] == ids_in(path)


def test_suggestions_use_no_other_placeholder():
    for requirement in load_rules().requirements:
        fields = {field for _, field, _, _ in Formatter().parse(requirement.suggestion) if field}
        assert fields <= set(PLACEHOLDERS), requirement.id
        assert fields, requirement.id


class _Once(yaml.SafeLoader):
    """Refuses keys that stand twice in one mapping; YAML keeps the last one silently."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep) for key, _ in node.value]
        twice = {str(key) for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"line {node.start_mark.line + 1}: twice: {sorted(twice)}")
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_key_stands_twice(path):
    yaml.load(path.read_text(), Loader=_Once)


def test_no_concept_is_spread_over_two_lexicons():
    homes: dict[str, list[str]] = {}
    for path in FOLDER.glob("lexicons/*.yaml"):
        for concept in yaml.safe_load(path.read_text()):
            homes.setdefault(concept, []).append(path.name)
    spread = {c: sorted(names) for c, names in homes.items() if len(names) > 1}
    spread.pop("hides", None)
    assert spread == {}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("lexicons/*.yaml")), ids=lambda path: path.stem)
def test_no_phrase_stands_twice_in_a_list(path):
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    twice = {
        f"{name}: {phrase}"
        for name, phrases in lists.items()
        if isinstance(phrases, list)
        for phrase in phrases
        if phrases.count(phrase) > 1
    }
    assert twice == set()
