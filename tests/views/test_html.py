"""The HTML report: structure and safety; what a browser makes of it is tested beside this."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from contractscan.report import ReportWarning
from contractscan.views import render

from ._portfolio import ALL, ATTACKS, BETTER, GOOD, WORST
from ._reports import failed, finding, hostile, known_finding, report, withheld

GOLDEN = Path(__file__).parents[1] / "golden" / "report.html"


def page(*reports) -> html.HtmlElement:
    return html.document_fromstring(render(reports, "html"))


def words(element) -> str:
    return " ".join(element.text_content().split())


def found(root, selector: str) -> list[str]:
    return [words(element) for element in root.cssselect(selector)]


# ---- the overview


def test_contracts_with_most_to_do_come_first():
    root = page(*ALL)
    assert found(root, "#heat tbody th") == ["worst & best.docx", "better.pdf", "good.pdf"]
    counts = [[words(cell) for cell in row[1:4]] for row in root.cssselect("#heat tbody tr")]
    assert counts == [["2", "1", "1"], ["0", "1", "2"], ["0", "0", "1"]]
    assert found(root, ".figures")[0] == "1 without gaps 2 clauses missing 2 clauses weak " + (
        "1 withheld 1 not scanned"
    )


def test_large_figures_have_separators():
    many = [
        report(*(finding("missing", n) for n in range(40)), name=f"{n}.docx") for n in range(30)
    ]
    assert "1,200 clauses missing" in found(page(*many), ".figures")[0]


def test_a_missing_clause_that_every_contract_needs_weighs_more_than_many_others():
    needed = report(finding("missing", 1), name="needed.docx")
    others = report(*(finding("missing", n, force="recommended") for n in range(9)), name="a.docx")
    assert found(page(others, needed), "#heat tbody th") == ["needed.docx", "a.docx"]


def test_every_cell_says_its_status_in_a_word_and_leads_to_its_finding():
    root = page(*ALL)
    rows = root.cssselect("#heat tbody tr")
    labels = [[link.get("aria-label") for link in row.cssselect("td a")] for row in rows]
    assert labels == [
        ["met", "weak", "missing", "missing"],
        ["met", "met", "not required", "weak"],
        ["met"],
    ]
    ids = {element.get("id") for element in root.cssselect("[id]")}
    targets = [link.get("href") for link in root.cssselect("a")]
    assert targets
    assert [target for target in targets if target.removeprefix("#") not in ids] == []


def test_what_is_less_certain_has_a_mark_beside_its_colour():
    waiver = {"reason": "Old.", "approver": "Legal", "expires": "2031-01-02"}
    doubtful = report(
        finding("met", 1, please_check=True),
        finding("weak", 2, please_check=True),
        finding("missing", 3, please_check=True, force="not-required"),
        finding("missing", 4, please_check=True, waiver=waiver),
        finding("missing", 5),
    )
    root = page(doubtful, GOOD)
    row, _ = root.cssselect("#heat tbody tr")
    labels = [link.get("aria-label") for link in row.cssselect("td a")]
    assert labels == [
        *("met, please check", "weak, please check", "not required", "waived", "missing"),
    ]
    assert found(row, "td.check") == ["✓?", "~?"]
    assert "~? please check" in found(root, ".legend")[0]
    assert "2 to check" in found(root, ".figures")[0]
    assert found(root, ".finding.check h4") == ["Title of weak 2", "Title of met 1"]
    assert "2 to check" in found(page(doubtful), ".figures")[0]


def test_there_is_no_word_of_doubt_where_there_is_none():
    root = page(*ALL)
    assert root.cssselect("#check, sup") == []
    assert "check" not in found(root, ".legend")[0]


def test_columns_follow_the_rules_even_if_the_first_contract_has_no_finding_on_the_first():
    left_out = report(known_finding("ccpa-compliance"), finding("met"), name="a.docx")
    whole = report(
        *(known_finding(each) for each in ("no-sale-or-sharing", "ccpa-compliance")),
        known_finding("direct-marketing"),
    )
    titles = found(page(left_out, whole), "#heat .titles th")[4:]
    assert titles == [
        *("No selling and no sharing", "Compliance with the CCPA"),
        *("Title of met 1", "Direct marketing"),
    ]


def test_empty_cells_of_known_gaps_are_explained():
    warning = ReportWarning(code="baseline", message="1 known gap is in the baseline, not here.")
    root = page(report(finding("met"), warnings=(warning,)), BETTER)
    assert "Empty cells: gaps that the baseline has." in found(root, ".legend")[0]
    assert "Empty cells" not in found(page(*ALL), ".legend")[0]


def test_totals_count_contracts_by_requirement():
    root = page(*ALL)
    titles = found(root, "#heat .titles th")[4:]
    missing = dict(zip(titles, found(root, "#total-missing td")[3:], strict=True))
    weak = dict(zip(titles, found(root, "#total-weak td")[3:], strict=True))
    assert (missing["Title of missing 4"], weak["Title of missing 4"]) == ("1", "1")
    assert (missing["Title of missing 3"], weak["Title of weak 2"]) == ("1", "1")


def test_requirements_that_not_every_contract_needs_are_set_apart():
    assert found(page(*ALL), "#heat .titles .optional") == ["Title of missing 3"]


def test_documents_without_findings_are_listed_with_the_reason_and_the_way_out():
    root = page(*ALL)
    tables = [found(table, "tbody th, tbody td") for table in root.cssselect("table.plain")]
    assert tables == [
        ["bad.pdf", "bad.pdf is damaged.", "Export it again."],
        ["notice.html", "It reads like a privacy notice."],
    ]
    assert "Judge it anyway with --any-document." in words(root)


def test_contracts_of_one_name_are_told_apart_by_their_folder():
    twin = WORST.model_copy(
        update={"document": WORST.document.model_copy(update={"path": "other/worst & best.docx"})}
    )
    assert found(page(WORST, twin), "#heat tbody th") == [
        "in/worst & best.docx",
        "other/worst & best.docx",
    ]


# ---- the page of a contract


def test_findings_come_in_order_of_urgency():
    root = page(WORST)
    assert found(root, "h3") == ["Missing (2)", "Weak (1)", "Met (1)"]
    assert found(root, "h4") == [
        *("Title of missing 4", "Title of missing 3"),
        *("Title of weak 2", "Title of met 1"),
    ]


def test_a_finding_tells_all_that_is_known():
    weak = page(WORST).get_element_by_id("contract-1-weak-2")
    assert found(weak, ".status, .law, .why") == [
        "weak",
        "11 CCR § 7051(a)(1)",
        "Reason of weak 2.",
    ]
    assert found(weak, ".elements li") == [
        "Found: the vendor must not sell",
        "Not found in full: the vendor must not share",
    ]
    assert found(weak, "figcaption") == ["Clause 4.2(a), page 4"]
    quote = "Customer pays. Vendor may sell Personal Data. Fees are due in …"
    assert found(weak, ".quote blockquote") == [quote]
    assert found(weak, "mark") == ["Vendor may sell Personal Data."]
    assert found(weak, "code") == ["weak-2"]


def test_suggested_wording_keeps_its_paragraphs():
    missing = page(WORST).get_element_by_id("contract-1-missing-4")
    assert found(missing, ".wording p:not(.label)") == [
        "Vendor shall not sell.",
        "Vendor shall not share.",
    ]
    assert found(missing, "button") == ["Copy wording: Title of missing 4"]


def test_what_is_not_demanded_of_every_contract_says_so():
    assert found(page(WORST), ".force") == ["recommended"]


def test_what_is_not_required_of_a_role_stands_apart():
    root = page(BETTER)
    assert found(root, "h3")[-1] == "Not required of a third party (1)"
    apart = root.get_element_by_id("contract-1-missing-3")
    assert found(apart, ".status, .force") == ["not required", "missing"]


def test_facts_and_warnings_head_the_page():
    root = page(WORST)
    text = words(root.cssselect(".head")[0])
    for part in (
        *("worst & best.docx", "DOCX, 4,120 words", "in/worst & best.docx", "Bluefern, we"),
        *("Contoso", "a service provider, as the text calls the vendor (clause 4.2(a), page 4)"),
        *("the CCPA of 2018", "1 of the missing must be in every contract"),
        "Note: Tracked changes were accepted.",
    ):
        assert part in text
    assert found(root, ".proof q") == ["Vendor may sell Personal Data."]


def test_one_contract_comes_without_the_noise_of_a_portfolio():
    root = page(WORST)
    assert root.cssselect("#overview, #heat, #filters, #pager, noscript, nav") == []
    assert root.findtext(".//title") == "worst & best.docx – contractscan"
    assert words(root.cssselect("details.finding h4")[0]) == "Title of missing 4"


@pytest.mark.parametrize(
    ("one", "parts"),
    [
        (failed(), ("Not scanned. bad.pdf is damaged.", "Export it again.")),
        (withheld(), ("Withheld. It reads like a privacy notice.", "--any-document")),
    ],
)
def test_one_document_without_findings_says_why(one, parts):
    text = words(page(one))
    for part in parts:
        assert part in text


def test_no_report_at_all_is_said():
    assert "No contract was scanned." in words(page())


def test_long_quotes_give_way_in_the_middle():
    quote = "Vendor shall " + "very " * 400 + "surely not sell."
    root = page(report(finding("weak", evidence=({"quote": quote, "start": 0, "end": 2029},))))
    (shown,) = found(root, "mark")
    assert len(shown) < 1_010
    assert shown.endswith("surely not sell.")


# ---- for everyone, everywhere


@pytest.mark.parametrize("reports", [ALL, (WORST,)])
def test_the_file_needs_nothing_else(reports):
    text = render(reports, "html").decode()
    root = html.document_fromstring(text.encode())
    assert root.cssselect("[src], link, iframe, object, embed, img, form[action]") == []
    assert [a for a in root.cssselect("[href]") if not a.get("href").startswith("#")] == []
    assert re.findall(r"https?:|url\(|@import|data:", text) == []


@pytest.mark.parametrize("reports", [ALL, (WORST,)])
def test_the_policy_lets_only_our_own_script_and_style_run(reports):
    root = page(*reports)
    (policy,) = root.cssselect("meta[http-equiv=Content-Security-Policy]")
    hashes = []
    for selector in ("style", "script"):
        (element,) = root.cssselect(selector)
        digest = hashlib.sha256(element.text.encode()).digest()
        hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    assert policy.get("content") == (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "unsafe" not in policy.get("content")
    assert root.cssselect("[style]") == []


@pytest.mark.parametrize("reports", [ALL, (WORST,)])
def test_screen_readers_find_their_way(reports):
    root = page(*reports)
    assert root.get("lang") == "en"
    assert [len(root.cssselect(tag)) for tag in ("main", "body > footer", "h1")] == [1, 1, 1]
    ids = [element.get("id") for element in root.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    for element in root.cssselect("[aria-labelledby]"):
        assert element.get("aria-labelledby") in ids
    assert [th for th in root.cssselect("th") if th.get("scope") not in ("row", "col")] == []
    assert [b for b in root.cssselect("button") if not b.get("type") or not words(b)] == []
    for field in root.cssselect("input, select"):
        assert field.getparent().tag == "label"
    assert root.cssselect("[role=status]")


def test_the_number_of_results_is_announced():
    (output,) = page(*ALL).cssselect("output")
    assert output.get("aria-live") == "polite"


def test_without_scripts_all_contracts_are_there_and_no_dead_controls():
    root = page(*ALL)
    assert len(root.cssselect("section.contract > noscript h2")) == 3
    for control in root.cssselect("form, button.copy, .tools, #pager"):
        assert control.get("hidden") is not None


def test_the_same_reports_give_the_same_bytes():
    assert render(ALL, "html") == render(ALL, "html")


def test_the_page_is_the_golden_one(update_golden):
    text = render(ALL, "html").decode()
    text = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", text, flags=re.DOTALL)
    text = re.sub(r"sha256-[^']+", "sha256-", text)
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


# ---- text of strangers


def shape(root) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page and the names of their attributes."""
    return [(element.tag, tuple(element.keys())) for element in root.iter() if element.tag]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("others", [(), (GOOD, failed(), withheld())])
def test_contract_text_adds_no_element_and_no_attribute(attack, others):
    assert shape(page(hostile(attack), *others)) == shape(page(hostile("harmless"), *others))


@pytest.mark.parametrize("attack", ATTACKS)
def test_contract_text_is_shown_as_it_is(attack):
    plain = " ".join(attack.split())
    for root in (page(hostile(attack)), page(hostile(attack), GOOD)):
        assert plain in words(root.cssselect("h2 bdi")[0])
        assert found(root, "mark")[0] == plain
        assert found(root, ".wording blockquote")[0] == plain


@pytest.mark.parametrize("attack", ATTACKS)
def test_errors_are_text(attack):
    for root in (page(failed(attack)), page(failed(attack), withheld(attack, attack))):
        plain = " ".join(attack.split())
        assert plain in words(root)
        assert len(root.cssselect("script")) == 1
        assert root.cssselect("img, svg, math") == []
