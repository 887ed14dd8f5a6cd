"""The title of a contract, as an addendum cites it."""

import pytest

from contractscan.parsers import parse
from contractscan.structure.titles import title_block, title_of

OPENING = "This paper is made between Alder Widgets LLC (“Customer”) and Birch Inc. (“Vendor”)."


def read(*blocks):
    """A document of headings, which begin with #, and paragraphs."""
    lines = [
        f"<h1>{block[2:]}</h1>" if block.startswith("# ") else f"<p>{block}</p>" for block in blocks
    ]
    return parse(f"<html><body>{''.join(lines)}</body></html>".encode(), "c.html")


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (["# Hosting Agreement"], "Hosting Agreement"),
        (["# MASTER SUPPLY AND SERVICES AGREEMENT"], "Master Supply and Services Agreement"),
        (["# 9LIVES DATA PROCESSING ADDENDUM (DPA)"], "9lives Data Processing Addendum (DPA)"),
        (["# Birch / Legal", "# Terms of Service"], "Terms of Service"),
        (["# Terms of Service | Birch Hosting"], "Terms of Service"),
        (["# Schedule 1 – Data Processing Agreement"], "Data Processing Agreement"),
        (["Hosting Agreement", "# Introduction"], "Hosting Agreement"),
        (["Version 3 of May 2024", "# Hosting Terms"], "Hosting Terms"),
        (["# 1. Terms", "Words have meanings."], ""),
        (["# Between", OPENING], ""),
        (["# Key Terms"], ""),
        (["# Object of this Agreement"], ""),
        (["# Definitions", "The terms are defined below."], ""),
        (
            ["Last updated: May 2024", "This Data Processing Addendum (“DPA”) forms part of it."],
            "Data Processing Addendum",
        ),
        (["for the Services Agreement of May 4"], ""),
    ],
)
def test_title(top, title):
    assert title_of(read(*top, OPENING)) == title


def test_block_of_the_title():
    document = read("Version 3", "# Hosting Terms", OPENING)
    block = title_block(document)
    assert document.quote(block.span) == "Hosting Terms"
    assert title_block(read("# Definitions", OPENING)) is None
