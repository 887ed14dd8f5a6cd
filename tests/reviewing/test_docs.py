"""The examples of docs/reviewing.md are read as they stand."""

import re
from pathlib import Path

from contractscan.reviewing.waivers import read_waivers
from contractscan.rules import load_rules
from contractscan.settings import KEYS, read_settings

TEXT = (Path(__file__).parents[2] / "docs" / "reviewing.md").read_text("utf-8")


def test_waivers_and_settings_are_valid(tmp_path):
    waivers, settings = re.findall(r"^```toml\n(.*?)^```", TEXT, re.S | re.M)
    path = tmp_path / "contractscan.toml"
    path.write_text(waivers, "utf-8")
    known = {requirement.id for requirement in load_rules().requirements}
    assert len(read_waivers(path, known)) == 1
    path.write_text(settings, "utf-8")
    values = read_settings(path).values
    assert set(values["leave-out"]) < known
    assert "role" in values


def test_every_key_is_documented():
    table = TEXT[TEXT.index("| key | value |") :]
    assert set(KEYS) <= set(re.findall(r"`([a-z-]+)`", table))
