"""The rules: models and loader of clause_patterns/."""

from contractscan.rules.files import load_examples
from contractscan.rules.law import CURRENT, Law, Provision
from contractscan.rules.loader import RuleSet, load_rules, read_rules, rules_folder
from contractscan.rules.model import (
    Condition,
    Element,
    Examples,
    Requirement,
    Way,
    Weakness,
)

__all__ = [
    "CURRENT",
    "Condition",
    "Element",
    "Examples",
    "Law",
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
