"""The committed sample contracts are what ``sample_contracts/make.py`` makes."""

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab makes the sample PDFs and is not installed")
yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_contracts"
STATUSES = {"met", "weak", "missing"}


@pytest.fixture(scope="module")
def make():
    if not (SAMPLES / "make.py").is_file():
        pytest.skip("the sample contracts are not part of this installation")
    sys.path.insert(0, str(SAMPLES))
    try:
        import make
    finally:
        sys.path.remove(str(SAMPLES))
    return make


@pytest.fixture(scope="module")
def remade(make, tmp_path_factory):
    return make.make_all(tmp_path_factory.mktemp("samples"))


def committed_files():
    return sorted([*SAMPLES.glob("*.docx"), *SAMPLES.glob("*.pdf")])


def test_every_committed_file_is_made_and_no_other(remade):
    assert sorted(path.name for path in remade) == [path.name for path in committed_files()]


def test_files_are_reproduced_byte_for_byte(make, remade):
    recorded = json.loads(make.MADE_WITH.read_text(encoding="utf-8"))
    if recorded != make.library_versions():
        pytest.skip("other library versions write other bytes; made_with.json names them")
    for path in remade:
        same = path.read_bytes() == (SAMPLES / path.name).read_bytes()
        assert same, f"{path.name} is stale: run python sample_contracts/make.py"


def test_two_runs_give_the_same_bytes(make, remade, tmp_path):
    for path in make.make_all(tmp_path):
        first = next(other for other in remade if other.name == path.name)
        assert path.read_bytes() == first.read_bytes()


def test_expectations_cover_every_sample():
    expected = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    named = sorted(name for entry in expected.values() for name in entry["files"])
    assert named == [path.name for path in committed_files()]
    for name, entry in expected.items():
        assert len(entry["statuses"]) == 23, name
        assert set(entry["statuses"].values()) <= STATUSES, name
        for part in ("reasons", "debatable", "with_scanned_page", "original_revisions"):
            assert set(entry.get(part, {})) <= set(entry["statuses"]), (name, part)
