"""A portfolio with everything that a report can hold, and texts of attackers."""

from contractscan.report import AgreementFacts, Evidence, PartiesFound, ReportWarning

from ._reports import failed, finding, report, withheld

QUOTE = Evidence(
    quote="Vendor may sell Personal Data.",
    start=40,
    end=70,
    page=4,
    clause="4.2(a)",
    before="Customer pays.",
    after="Fees are due in …",
)
ELEMENTS = (
    {"element": "selling", "title": "the vendor must not sell", "found": True},
    {"element": "sharing", "title": "the vendor must not share", "found": False},
)
WORST = report(
    finding("met", 1),
    finding("weak", 2, elements=ELEMENTS, evidence=(QUOTE,)),
    finding("missing", 3, force="recommended"),
    finding("missing", 4, suggestion="Vendor shall not sell.\n\nVendor shall not share."),
    name="worst & best.docx",
    parties=PartiesFound(vendor=("Bluefern", "we"), business=("Contoso",)),
    regimes=("CCPA",),
    agreement=AgreementFacts(role="service-provider", role_evidence=QUOTE, edition="2018"),
    warnings=(ReportWarning(code="revisions", message="Tracked changes were accepted."),),
)
BETTER = report(
    finding("met", 1),
    finding("met", 2, requirement="weak-2", title="Title of weak 2"),
    finding("missing", 3, force="not-required", suggestion=""),
    finding("weak", 4, requirement="missing-4", title="Title of missing 4"),
    name="better.pdf",
    agreement=AgreementFacts(judged_as="third-party"),
    parties=PartiesFound(vendor=("Fernblue",)),
)
GOOD = report(finding("met", 1), name="good.pdf")
ALL = (GOOD, BETTER, failed(), WORST, withheld())

ATTACKS = [
    "<script>hacked=1</script>",
    "</script><script>hacked=1</script>",
    "</noscript><img src=x onerror=hacked=1>",
    "--></style></title></textarea><svg onload=hacked=1>",
    '" onmouseover="hacked=1" autofocus onfocus="hacked=1" x="',
    "' style='position:fixed' onclick='hacked=1",
    "javascript:hacked=1",
    "{{ 7 * 7 }}{% raw %}{# x #}${7*7}",
    "&lt;script&gt;hacked=1&lt;/script&gt; &amp;#60;",
    "]]><!--<math><mtext></form><input name=text>",
    "*{display:none} </style> @import url(//evil.example);",
]
