"""The HTML report in a headless Chromium: opened, filtered, expanded, copied and printed."""

from io import BytesIO

import pdfplumber
import pytest

from contractscan.views import render

from ._browser import browser, needs_chromium
from ._portfolio import ALL, ATTACKS, GOOD, WORST
from ._reports import failed, finding, hostile, report, withheld

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def tab():
    with browser() as tab:
        yield tab


@pytest.fixture
def opened(tab, tmp_path):
    def opener(*reports, fragment=""):
        file = tmp_path / "report.html"
        file.write_bytes(render(reports, "html"))
        tab.open(file, fragment)
        return tab

    return opener


def in_sight(tab, selector: str) -> list[str]:
    return tab.run(
        f"[...document.querySelectorAll({selector!r})].filter(e => e.checkVisibility())"
        ".map(e => e.innerText.trim().replace(/\\s+/g, ' '))"
    )


def choose(tab, field: str, value: str) -> None:
    tab.run(
        f"(() => {{ const field = document.getElementById({field!r}); field.value = {value!r};"
        " field.dispatchEvent(new Event('input', {bubbles: true})) })()"
    )


def shown(tab, number: int) -> None:
    tab.wait(f"document.getElementById('shown').textContent.startsWith('{number} of 3 ')")


def test_it_opens_without_a_complaint_and_without_the_network(opened):
    tab = opened(*ALL)
    assert in_sight(tab, "#heat tbody th") == ["worst & best.docx", "better.pdf", "good.pdf"]
    assert in_sight(tab, "section.contract") == []
    assert in_sight(tab, "#shown") == ["3 of 3 contracts"]
    assert tab.complaints == []
    assert [url for url in tab.requests if not url.startswith(("file:", "about:"))] == []
    assert len(tab.requests) <= 2


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"status": "missing"}, ["worst & best.docx"]),
        ({"status": "missing weak"}, ["worst & best.docx", "better.pdf"]),
        ({"status": "not-required"}, ["better.pdf"]),
        ({"requirement": "missing-4", "status": "weak"}, ["better.pdf"]),
        ({"vendor": "fern"}, ["worst & best.docx", "better.pdf"]),
        ({"vendor": "BLUEFERN"}, ["worst & best.docx"]),
        ({"text": "tracked changes"}, ["worst & best.docx"]),
        ({"text": "worst &"}, ["worst & best.docx"]),
        ({"text": "section-of-nothing"}, []),
    ],
)
def test_filters(opened, fields, names):
    tab = opened(*ALL)
    for field, value in fields.items():
        choose(tab, field, value)
    shown(tab, len(names))
    assert in_sight(tab, "#heat tbody th") == names
    tab.run("document.querySelector('#filters [type=reset]').click()")
    shown(tab, 3)


def test_what_is_to_be_checked_is_filtered_too(opened):
    doubtful = [
        report(
            finding("weak", 1, please_check=name == "a.docx"),
            finding("missing", 2, please_check=name == "b.docx"),
            finding("missing", 3),
            name=name,
        )
        for name in ("a.docx", "b.docx", "c.docx")
    ]
    tab = opened(*doubtful)
    tab.run("document.getElementById('check').click()")
    shown(tab, 2)
    assert in_sight(tab, "#heat tbody th") == ["a.docx", "b.docx"]
    choose(tab, "status", "weak")
    shown(tab, 1)
    assert in_sight(tab, "#heat tbody th") == ["a.docx"]
    tab.run("document.querySelector('#heat tbody tr:not([hidden]) a').click()")
    tab.wait("document.querySelector('section.contract:not([hidden]) h4')")
    assert in_sight(tab, "h4") == ["Title of weak 1"]
    assert in_sight(tab, "h3") == ["Weak (1)"]
    assert in_sight(tab, ".chosen") == ["The filter shows 1 of 3 findings. Show all"]
    tab.run("document.querySelector('section.contract:not([hidden]) .all').click()")
    assert len(in_sight(tab, "h4")) == 3
    assert in_sight(tab, "h3") == ["Missing (2)", "Weak (1)"]
    assert in_sight(tab, ".chosen") == []
    assert tab.complaints == []


def test_filters_count_anew_and_choose_among_the_findings_of_a_contract(opened):
    tab = opened(*ALL)
    choose(tab, "status", "missing")
    shown(tab, 1)
    assert set(in_sight(tab, "#total-weak td")[3:]) == {"0", "1"}
    tab.run("document.querySelector('#heat tbody tr:not([hidden]) a').click()")
    tab.wait("document.querySelector('section.contract:not([hidden]) h4')")
    assert in_sight(tab, "h4") == ["Title of missing 4", "Title of missing 3"]


def test_a_contract_is_reached_from_the_overview_and_by_its_fragment(opened):
    tab = opened(*ALL)
    tab.run("document.querySelector('#heat tbody td a[href$=weak-2]').click()")
    tab.wait("document.querySelector('#contract-1-weak-2')?.open")
    assert in_sight(tab, "h2") == ["worst & best.docx"]
    assert in_sight(tab, "#contract-1-weak-2 mark") == ["Vendor may sell Personal Data."]
    assert tab.run("document.activeElement.closest('details').id") == "contract-1-weak-2"
    assert in_sight(tab, "#position, #next, #previous") == ["1 of 3", "Next"]
    tab.run("history.back()")
    tab.wait("!document.getElementById('overview').hidden")
    assert in_sight(tab, "h2") == ["3 contracts, most to do first"]
    tab = opened(*ALL, fragment="#contract-2")
    assert in_sight(tab, "h2") == ["better.pdf"]
    assert tab.run("document.title") == "better.pdf – contractscan"
    assert tab.complaints == []


def test_findings_expand_and_collapse_by_key_and_all_at_once(opened):
    tab = opened(WORST)
    assert in_sight(tab, "mark") == []
    tab.run("document.querySelector('#contract-1-weak-2 > summary').focus()")
    tab.key("Enter", "\r")
    tab.wait("document.getElementById('contract-1-weak-2').open")
    assert in_sight(tab, "mark") == ["Vendor may sell Personal Data."]
    for button, number in (("expand", 4), ("collapse", 0)):
        tab.run(f"document.querySelector('.{button}').click()")
        assert tab.run("document.querySelectorAll('.finding[open]').length") == number


def test_wording_is_copied(opened):
    tab = opened(WORST)
    tab.send("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    tab.run("document.querySelector('#contract-1-missing-4').open = true")
    tab.run("document.querySelector('#contract-1-missing-4 .copy').click()")
    tab.wait("document.getElementById('said').textContent")
    assert tab.run("document.getElementById('said').textContent") == "Copied to the clipboard."
    wording = "Vendor shall not sell.\n\nVendor shall not share."
    assert tab.run("navigator.clipboard.readText()").replace("\r", "") == wording


def test_where_copying_is_not_allowed_the_wording_is_selected(opened):
    tab = opened(WORST)
    tab.run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    tab.run("document.execCommand = () => false")
    tab.run("document.querySelector('#contract-1-missing-4').open = true")
    tab.run("document.querySelector('#contract-1-missing-4 .copy').click()")
    tab.wait("document.getElementById('said').textContent.includes('press Ctrl+C')")
    assert "Vendor shall not share." in tab.run("getSelection().toString()")


def test_arrow_keys_go_from_cell_to_cell_and_enter_opens(opened):
    tab = opened(*ALL)
    tab.run("document.querySelector('#heat tbody th a').focus()")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowRight"):
        tab.key(key)
    target = tab.run("document.activeElement.hash")
    assert target == tab.run(
        "document.querySelectorAll('#heat tbody tr')[1].querySelector('td a').hash"
    )
    tab.key("Enter", "\r")
    tab.wait(f"document.querySelector({target!r})?.open")
    assert in_sight(tab, "h2") == ["better.pdf"]


def test_it_prints_every_contract_on_pages_of_its_own_with_everything_expanded(opened):
    tab = opened(*ALL)
    with pdfplumber.open(BytesIO(tab.pdf())) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    starts = [
        next(n for n, text in enumerate(pages) if text.startswith(name))
        for name in ("worst & best.docx", "better.pdf", "good.pdf")
    ]
    assert starts == sorted(set(starts))
    assert starts[0] > 0
    printed = "\n".join(pages)
    for text in ("Vendor may sell Personal Data.", "Vendor shall not share.", "Export it again."):
        assert text in printed
    for control in ("Clear", "Copy", "Expand all", "All contracts"):
        assert control not in printed
    assert in_sight(tab, "section.contract") == []
    assert tab.run("document.querySelectorAll('details[open]').length") == 0


def test_the_head_of_a_long_overview_is_printed_on_each_of_its_pages(opened):
    long = finding("met", title="No retention, use or disclosure of the data for other purposes")
    tab = opened(*(report(long, name=f"number-{n}.docx") for n in range(90)))
    with pdfplumber.open(BytesIO(tab.pdf())) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    pages = [text for text in texts if "✓" in text and text.count("number-") > 1]
    assert len(pages) > 1
    assert [text.count("Missing in") for text in pages] == [1] * len(pages)


def test_what_is_expanded_for_print_is_as_it_was_afterwards(opened):
    tab = opened(*ALL, fragment="#contract-1-weak-2")
    number_open = "document.querySelectorAll('.finding[open]').length"
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run(number_open) == 4
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run(number_open) == 1


def test_a_browser_without_scripts_shows_all_contracts(opened):
    tab = opened()
    tab.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab = opened(*ALL)
        shown = ["worst & best.docx", "better.pdf", "good.pdf"]
        assert in_sight(tab, "h2") == ["3 contracts, most to do first", *shown]
        assert in_sight(tab, "form, .tools, .copy, nav") == []
    finally:
        tab.send("Emulation.setScriptExecutionDisabled", value=False)


def test_of_an_open_contract_that_contract_alone_is_printed(opened):
    tab = opened(*ALL, fragment="#contract-1")
    with pdfplumber.open(BytesIO(tab.pdf())) as pdf:
        first, *others = (page.extract_text() for page in pdf.pages)
    assert "worst & best.docx" in first
    assert "Vendor may sell Personal Data." in "\n".join((first, *others))
    assert "better.pdf" not in "\n".join((first, *others))
    assert in_sight(tab, "h2") == ["worst & best.docx"]
    assert in_sight(tab, "mark") == []


def test_long_names_fit_into_a_narrow_window(opened):
    name = "quarterly-reports-of-a-vendor-with-a-very-long-name" * 3 + ".docx"
    tab = opened(report(finding("weak"), name=name), failed(name), withheld(name), GOOD)
    tab.picture(400, 800)
    fits = "[...document.querySelectorAll({!r})].every(e => e.scrollWidth <= e.clientWidth)"
    assert tab.run(fits.format("html, .scroll:not(.heat)"))
    tab.run("location.hash = 'contract-1'")
    tab.wait("document.querySelector('section.contract:not([hidden]) h4')")
    assert tab.run(fits.format("html, .contract"))
    tab.send("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("others", [(), (GOOD,)])
def test_no_attack_gets_through(opened, others):
    for attack in ATTACKS:
        tab = opened(hostile(attack), *others, fragment="#contract-1")
        tab.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert in_sight(tab, "mark")[0] == " ".join(attack.split())
        assert tab.run("typeof hacked") == "undefined"
        assert tab.complaints == []
        assert len(tab.requests) <= 2
