"""Who must, must not, may or does what."""

import pytest

from matching._norms import bans, norms_of, who_must


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Vendor shall sell it.", "duty"),
        ("Vendor must use Personal Data only for the Services.", "duty"),
        ("Vendor shall not fail to tell Customer of it.", "duty"),
        ("Vendor shall not sell it.", "prohibition"),
        ("Vendor may not sell it.", "prohibition"),
        ("Vendor won't sell it.", "prohibition"),
        ("Vendor agrees not to sell it.", "prohibition"),
        ("Vendor agrees to refrain from selling it.", "prohibition"),
        ("Vendor is prohibited from selling it.", "prohibition"),
        ("Vendor shall neither sell nor share it.", "prohibition"),
        ("Neither Vendor nor its affiliates shall sell it.", "prohibition"),
        ("Under no circumstances shall Vendor sell it.", "prohibition"),
        ("Under no circumstances is Vendor permitted to sell it.", "prohibition"),
        ("This Agreement prohibits Vendor from selling it.", "prohibition"),
        ("Vendor shall not be liable for its sale.", "denial"),
        ("Vendor should not sell it.", "aim"),
        ("Vendor may sell it.", "permission"),
        ("Vendor is entitled to sell it.", "right"),
        ("Vendor sells it.", "statement"),
        ("Vendor implements security measures.", "statement"),
        ("Vendor, by its signature below, hereby certifies it.", "statement"),
        ("Vendor does not sell it.", "abstention"),
        ("Vendor is not obliged to delete it.", "denial"),
        ("Vendor acknowledges that the law applies.", "acknowledgement"),
        ("Vendor strives to keep it safe.", "aim"),
    ],
)
def test_modality(text, modality):
    assert who_must(text) == [("vendor", modality)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Customer shall pay.", "business"),
        ("Each party shall comply.", "both"),
        ("Vendor and Customer shall comply.", "both"),
        ("Vendor and its subprocessors shall comply.", "vendor"),
        ("Subprocessors shall comply.", "subprocessor"),
        ("Consumers may ask Vendor.", "consumer"),
        ("Personal Data shall not be sold.", "unspecified"),
        ("Personal Data may not be sold or shared by Vendor.", "vendor"),
        ("Personal Data shall be processed by Customer.", "business"),
        ("In no event will Customer sell it.", "business"),
        ("Customer has the right to audit Vendor.", "business"),
        ("Customer shall promptly be informed of it by Vendor.", "vendor"),
        ("Customer shall be told of it beforehand.", "vendor"),
        ("Customer will be given thirty days' notice of it.", "vendor"),
        ("Vendor shall be notified of it.", "business"),
        ("Customer shall be bound by it.", "business"),
        ("Customer shall be given access to it.", "business"),
        ("Vendor grants Customer the right to audit.", "business"),
        ("Selling, as the CCPA defines it, is prohibited.", "unspecified"),
        ("At Customer's request, Vendor shall delete it.", "vendor"),
        ("To help Customer, Vendor shall delete it.", "vendor"),
        ("To help Vendor, Customer shall delete it.", "business"),
        (
            "Customer, as the law of the State of California and the regulations of the Agency on "
            "this matter ask, shall delete it.",
            "business",
        ),
    ],
)
def test_actor(text, actor):
    assert [found for found, _ in who_must(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Data that Customer may provide is kept.",
        "If Customer may audit, it pays.",
        "The software is deployed as may be necessary.",
        "The weather is fine.",
    ],
)
def test_no_norm(text):
    assert who_must(text) == []


def test_two_modal_verbs_with_one_subject():
    assert who_must("Vendor shall notify Customer and shall delete it.") == [
        ("vendor", "duty"),
        ("vendor", "duty"),
    ]


def test_the_object_of_one_verb_is_no_subject_of_the_next():
    text = "Vendor shall choose subprocessors with care and shall tell Customer of new ones."
    assert who_must(text) == [("vendor", "duty"), ("vendor", "duty")]


def test_it_is_who_acted_in_the_sentence_before():
    assert who_must("Customer shall pay. It shall not sell it.") == [
        ("business", "duty"),
        ("business", "prohibition"),
    ]


def test_a_new_clause_forgets_the_speaker():
    assert who_must("Customer shall pay.\n\nShall not be sold: Personal Data.")[-1] == (
        "unspecified",
        "prohibition",
    )


def test_pronouns():
    assert who_must("We shall not sell it. You may audit us.") == [
        ("vendor", "prohibition"),
        ("business", "permission"),
    ]


def test_modal_verbs_that_share_a_predicate():
    text = "Vendor shall not, and shall cause its personnel not to, sell Personal Data."
    assert "sell" in norms_of(text)[0].concepts


def test_a_softened_ban_keeps_its_effort():
    norm = norms_of("Vendor shall make reasonable efforts not to sell it.")[-1]
    assert (norm.modality, "effort-qualifier" in norm.concepts) == ("prohibition", True)


def test_an_exception_is_taken_out():
    norm = norms_of("Vendor shall not combine it, save as needed to retain it.")[0]
    assert "combine" in norm.concepts
    assert "retain" not in norm.concepts
    assert "retain" in norm.excepted


def test_a_permission_in_an_exception_is_a_norm_of_its_own():
    text = "Vendor shall not sell it, except that it may disclose it to auditors."
    assert who_must(text) == [("vendor", "prohibition"), ("vendor", "permission")]
    assert "disclose" not in norms_of(text)[0].concepts


def test_after_an_inserted_exception_the_norm_goes_on():
    norm = norms_of("Vendor shall, unless the law forbids it, notify Customer of the audit.")[0]
    assert {"notify", "audit"} <= norm.concepts
    assert "notify" not in norm.excepted


def test_bans_end_where_the_next_norm_begins():
    assert bans("Vendor shall not sell any of it and Customer shall pay for it.") == [
        "vendor shall not sell any of it and"
    ]


def test_acts_in_a_row_are_one_subject():
    ban = norms_of("The retention, use or disclosure of Personal Data is forbidden.")[0]
    assert {"retain", "use", "disclose"} <= ban.concepts


def test_an_exception_that_opens_the_sentence_belongs_to_the_ban():
    ban = norms_of("Except for its own analytics, Vendor shall not use Personal Data.")[0]
    assert "own-purposes" in ban.excepted
    assert "own-purposes" not in ban.concepts


@pytest.mark.parametrize(
    "text",
    [
        "Customer shall pay and Vendor shall not sell Personal Data.",
        "Vendor shall notify Customer and will not sell Personal Data.",
    ],
)
def test_a_short_norm_takes_nothing_from_the_next_one(text):
    first, second = norms_of(text)
    assert "sell" not in first.concepts
    assert ("prohibition", "sell" in second.concepts) == (second.modality, True)


@pytest.mark.parametrize(
    "text",
    [
        "Vendor shall not, and shall ensure that its personnel do not, sell Personal Data.",
        "Vendor will not and Customer will not sell Personal Data.",
        "Vendor may not keep, and must not sell, Personal Data.",
    ],
)
def test_modal_verbs_before_one_predicate_share_it(text):
    assert {"sell", "personal-information"} <= norms_of(text)[0].concepts


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("If Vendor uses subprocessors, it shall bind them.", "vendor"),
        ("Where Customer has employees, it shall train them.", "business"),
        ("If requested by Customer, Vendor shall act, and it shall report.", "vendor"),
    ],
)
def test_it_behind_a_conditional_clause_is_its_subject(text, actor):
    assert who_must(text)[-1] == (actor, "duty")


def test_a_conjunction_that_ends_in_s_is_no_verb():
    norms = norms_of("Vendor shall not appoint a subprocessor unless Customer agrees to it.")
    assert norms[0].modality == "prohibition"
    assert not any(norm.actor == "subprocessor" for norm in norms)


def test_a_party_may_apply_something_but_a_section_only_applies():
    assert who_must("Vendor will apply to Client Data the safeguards.") == [("vendor", "duty")]
    assert who_must("This Section shall apply to Client Data.") == []


def test_a_part_between_semicolons_with_a_subject_of_its_own_does_not_share_the_modal_verb():
    norms = norms_of("Vendor shall keep it; Vendor is the processor of Customer; store it.")
    assert ("vendor", "statement") in [(norm.actor, norm.modality) for norm in norms]
    shared = [" ".join(norm.statement.words) for norm in norms]
    assert "vendor shall store it ." in shared
    assert not any(words.startswith("vendor shall vendor") for words in shared)


def test_data_called_by_the_name_of_a_party_are_not_the_party():
    assert who_must("Customer data is not sold.")[0][0] != "business"
    assert who_must("Customer data may be deleted by Vendor.") == [("vendor", "permission")]


def test_who_is_not_meant_is_no_subject():
    assert who_must("Customer, and not Vendor, is responsible for it.") == [("business", "duty")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Customer represents and warrants to Vendor that: (a) each page shall be safe.",
            "business",
        ),
        ("Customer shall ensure that Personal Data shall not be sold.", "business"),
        ("Vendor warrants that Personal Data shall not be sold.", "vendor"),
        ("Customer warrants that each page that shows advertisements shall be safe.", "business"),
        ("Customer warrants its title. Personal Data that is kept shall be safe.", "unspecified"),
    ],
)
def test_who_answers_for_a_thing_is_bound(text, actor):
    assert who_must(text)[-1][0] == actor
