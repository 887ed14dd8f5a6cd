"""The reports on the sample contracts, kept in tests/golden/ and compared field by field.

``pytest tests/test_golden.py --update-golden`` writes them anew.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml

from contractscan import scan

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_contracts"
GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path for path in SAMPLES.glob("*.*") if path.suffix in (".docx", ".pdf"))
LEAST_AGREEMENT = 0.90
_KEPT_OF_EVIDENCE = ("quote", "page", "clause", "before", "after")

pytestmark = pytest.mark.skipif(not FILES, reason="the sample contracts are not here")


@cache
def summary_of(path: Path) -> dict[str, object]:
    """Return what a golden file keeps of a report: no hash, no version, no offset."""
    report = scan(path, ocr="never")
    return {
        "name": report.document.name,
        "pages": report.document.pages,
        "parties": report.parties.model_dump(mode="json"),
        "regimes": list(report.regimes),
        "warnings": [warning.code for warning in report.warnings],
        "findings": {
            finding.requirement: {
                "status": finding.status.value,
                "evidence": [
                    e.model_dump(mode="json", include={*_KEPT_OF_EVIDENCE})
                    for e in finding.evidence
                ],
                "reasons": list(finding.reasons),
            }
            for finding in report.findings
        },
    }


def golden_file(path: Path) -> Path:
    return GOLDEN / f"{path.name}.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_report_is_the_golden_one(path, update_golden):
    found = summary_of(path)
    if update_golden:
        text = json.dumps(found, indent=1, ensure_ascii=False)
        golden_file(path).write_text(text + "\n", encoding="utf-8")
    golden = json.loads(golden_file(path).read_text(encoding="utf-8"))
    findings, wanted = found["findings"], golden["findings"]
    changed = {key: (wanted.get(key), findings[key]) for key in findings}
    changed = {key: pair for key, pair in changed.items() if pair[0] != pair[1]}
    assert changed == {}
    assert found == golden


def test_no_golden_file_is_left_over():
    assert {path.name for path in GOLDEN.glob("*.json")} == {golden_file(p).name for p in FILES}


def test_golden_files_are_not_rewritten_in_ci(update_golden):
    assert not (update_golden and os.environ.get("CI"))
    command = [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", __file__]
    run = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "CI": "true"},
    )
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--update-golden is for people" in run.stderr


def lawyers_statuses():
    """Yield file, requirement, the statuses that a lawyer would accept, and ours."""
    expected = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    for contract in expected.values():
        debatable = contract.get("debatable", {})
        for name in contract["files"]:
            for requirement, status in contract["statuses"].items():
                also = debatable.get(requirement)
                found = summary_of(SAMPLES / name)["findings"][requirement]["status"]
                yield name, requirement, {status, also} - {None}, found


def test_statuses_agree_with_a_lawyers():
    pairs = list(lawyers_statuses())
    wrong = [
        f"{name}: {requirement}: {found} instead of {' or '.join(sorted(right))}"
        for name, requirement, right, found in pairs
        if found not in right
    ]
    agreement = 1 - len(wrong) / len(pairs)
    print(f"agreement {agreement:.3f} over {len(pairs)}", *wrong, sep="\n")  # noqa: T201
    assert agreement >= LEAST_AGREEMENT, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_is_judged_on_all_requirements(path):
    assert len(summary_of(path)["findings"]) == 23


def test_both_formats_of_a_contract_get_the_same_statuses():
    for docx in (path for path in FILES if path.suffix == ".docx"):
        pdf = docx.with_suffix(".pdf")
        if pdf in FILES:
            in_both = [
                {key: f["status"] for key, f in summary_of(path)["findings"].items()}
                for path in (docx, pdf)
            ]
            assert in_both[0] == in_both[1], docx.stem
