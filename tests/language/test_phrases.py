"""The small language of the lexicons."""

import pytest

from contractscan.language.concepts import ConceptFinder, Hit
from contractscan.language.phrases import MAX_GAP, compile_phrase, verb_forms
from contractscan.language.tokens import read


def found(template: str, text: str, **others: tuple[str, ...]) -> list[str]:
    """Return the passages of a text that a template matches, levelled."""
    reading = read(text)
    finder = ConceptFinder({"it": [template], **others})
    return [" ".join(reading.words[h.start : h.end]) for h in finder.find(reading)]


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        ("personal data", "All Personal Data here", ["personal data"]),
        ("personal data", "impersonal data", []),
        ("personal data", "personal datasets", []),
        ("cross-context", "cross-context and cross context", ["cross context", "cross context"]),
        ("sell*", "sell sells selling sold seller", ["sell", "sells", "selling", "sold"]),
        ("(retain|keep up)*", "retained, kept up", ["retained", "kept up"]),
        ("purpose(s)", "a purpose of purposes", ["purpose", "purposes"]),
        ("(retain|keep) data", "retain data, keep data", ["retain data", "keep data"]),
        (
            "any (other |)purpose",
            "any purpose, any other purpose",
            ["any purpose", "any other purpose"],
        ),
        ("(the |)(sale|sales)", "the sale", ["the sale", "sale"]),
        ("notify ... inability", "notify us of its inability", ["notify us of its inability"]),
        (
            "notify ... inability",
            "notify " + "x " * MAX_GAP + "inability",
            ["notify " + "x " * MAX_GAP + "inability"],
        ),
        ("notify ... inability", "notify " + "x " * (MAX_GAP + 1) + "inability", []),
        ("notify ... inability", "notify us. Our inability", []),
        ("as is, where is", "sold as is, where is", ["as is , where is"]),
        ("vendor's data", "Vendor’s data", ["vendor 's data"]),
        ("(a (b|c)|d) e", "a b e, a c e, d e", ["a b e", "a c e", "d e"]),
        ("cannot comply", "cannot comply", ["can not comply"]),
    ],
)
def test_templates(template, text, expected):
    assert found(template, text) == expected


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("sell", "sell sells selling sold"),
        ("use", "use uses using used"),
        ("notify", "notify notifies notifying notified"),
        ("process", "process processes processing processed"),
        ("audit", "audit audits auditing audited"),
        ("employ", "employ employs employing employed"),
    ],
)
def test_forms_of_verbs(verb, forms):
    assert " ".join(verb_forms(verb)) == forms


@pytest.mark.parametrize("template", ["(sell|rent", "sell)", "sell *", "", "  "])
def test_malformed_templates(template):
    with pytest.raises(ValueError, match=r"bracket|stray"):
        compile_phrase(template)


def test_a_malformed_template_names_its_concept():
    with pytest.raises(ValueError, match="sale: unbalanced"):
        ConceptFinder({"sale": ["(sell|rent"]})


def test_the_longest_phrase_of_a_concept_counts():
    reading = read("shall not sell")
    finder = ConceptFinder({"modal": ["shall", "shall not"], "sell": ["sell*"]})
    assert finder.find(reading) == [Hit(0, 2, "modal"), Hit(2, 3, "sell")]


def test_one_phrase_may_be_several_concepts():
    reading = read("audit")
    finder = ConceptFinder({"a": ["audit"], "b": ["audit*"]})
    assert {hit.concept for hit in finder.find(reading)} == {"a", "b"}


def test_a_concept_hides_others_where_it_stands():
    reading = read("the audit report of the audit")
    finder = ConceptFinder(
        {"audit": ["audit"], "paper": ["audit report"]}, hides={"paper": ("audit",)}
    )
    assert finder.find(reading) == [Hit(1, 3, "paper"), Hit(5, 6, "audit")]


def test_known_words_hold_all_forms():
    finder = ConceptFinder({"a": ["sell* data"]})
    assert {"sell", "sold", "selling", "sells", "data"} <= finder.known_words
