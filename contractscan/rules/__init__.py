"""The rules: models and loader of clause_patterns/."""

from contractscan.rules.files import load_examples
from contractscan.rules.loader import RuleSet, load_rules, read_rules, rules_folder
from contractscan.rules.model import (
    Condition,
    Element,
    Examples,
    Provision,
    Requirement,
    Way,
    Weakness,
)

__all__ = [
    "Condition",
    "Element",
    "Examples",
    "Provision",
    "Requirement",
    "RuleSet",
    "Way",
    "Weakness",
    "load_examples",
    "load_rules",
    "read_rules",
    "rules_folder",
]
