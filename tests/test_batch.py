import io
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from contractscan import batch
from contractscan._workers import map_in_processes
from contractscan.batch import find_contracts, scan_folder, scan_many, scan_or_report
from contractscan.errors import InaccessibleInput, NoContractsFound, UnknownRequirement
from contractscan.report import Report

CONTRACT = "1. Data\n\nVendor shall not sell or share the personal information.\n"


def write(path: Path, content: str | bytes = CONTRACT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def found(*paths: Path, below: Path) -> list[str]:
    return [path.relative_to(below).as_posix() for path in find_contracts(paths)]


def test_folders_are_searched_in_the_order_of_names(tmp_path):
    for name in ("b/z.md", "b/a.HTML", "a.txt", "c.docx", "b.pdf", "notes.xyz", "x.doc"):
        write(tmp_path / name)
    assert found(tmp_path, below=tmp_path) == ["a.txt", "b/a.HTML", "b/z.md", "b.pdf", "c.docx"]


def test_hidden_files_and_lock_files_are_left_out(tmp_path):
    for name in ("~$a.docx", ".b.docx", ".git/c.docx", "._d.pdf", "e.docx"):
        write(tmp_path / name)
    assert found(tmp_path, below=tmp_path) == ["e.docx"]


def test_named_files_are_taken_whatever_they_are(tmp_path):
    paths = [write(tmp_path / name) for name in (".hidden", "x.doc", "y")]
    assert list(find_contracts(paths)) == paths


def test_each_file_once(tmp_path):
    path = write(tmp_path / "a.txt")
    assert list(find_contracts([path, tmp_path, path])) == [path]


def test_a_folder_named_like_a_file(tmp_path):
    write(tmp_path / "x.pdf" / "a.txt")
    assert found(tmp_path, below=tmp_path) == ["x.pdf/a.txt"]


def test_a_loop_of_links_ends(tmp_path):
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path, below=tmp_path) == ["sub/a.txt"]


def test_linked_folders_are_searched(tmp_path):
    write(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert found(tmp_path / "in", below=tmp_path) == ["in/link/a.txt"]


def test_deep_folders(tmp_path):
    folder = tmp_path.joinpath(*["d"] * 400)
    write(folder / "a.txt")
    assert len(list(find_contracts([tmp_path]))) == 1


def test_a_broken_link_is_a_failure_and_the_rest_is_scanned(tmp_path):
    (tmp_path / "a.pdf").symlink_to(tmp_path / "gone.pdf")
    write(tmp_path / "b.txt")
    broken, fine = scan_folder(tmp_path)
    assert broken.error is not None
    assert broken.error.code == "inaccessible"
    assert "link" in broken.error.message
    assert fine.outcome == "scanned"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable to root")
def test_an_unreadable_folder_is_a_failure(tmp_path):
    write(tmp_path / "b.txt")
    (tmp_path / "a").mkdir(mode=0)
    try:
        closed, fine = scan_folder(tmp_path)
    finally:
        (tmp_path / "a").chmod(0o700)
    assert closed.error is not None
    assert "may not be read" in closed.error.message
    assert fine.outcome == "scanned"


def test_an_unlistable_folder_is_a_failure(tmp_path, monkeypatch):
    write(tmp_path / "a" / "x.txt")
    write(tmp_path / "b.txt")
    real = os.scandir

    def refuse(path):
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    closed, fine = scan_folder(tmp_path)
    assert closed.error is not None
    assert closed.error.code == "inaccessible"
    assert "a may not be read: Permission denied." in closed.error.message
    assert fine.outcome == "scanned"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.pdf", b"", "empty"),
        ("blank.txt", b"\n \n", "empty"),
        ("picture.docx", b"\x89PNG\r\n\x1a\n\0\0\0", "unsupported-format"),
        ("truncated.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
    ],
)
def test_bad_files_become_reports(tmp_path, name, content, code):
    report = scan_or_report(write(tmp_path / name, content))
    assert report.outcome == "failed"
    assert report.findings == ()
    assert report.error is not None
    assert report.error.code == code
    assert name in report.error.message
    assert report.error.hint
    assert report.document.path == str(tmp_path / name)
    assert report.document.sha256 is not None


def test_a_file_that_is_not_there():
    report = scan_or_report("no/such.docx")
    assert report.error is not None
    assert report.error.code == "inaccessible"
    assert report.document.sha256 is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_not_utf_8(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9 \x1b[31m.txt")
    try:
        write(path)
    except OSError:
        pytest.skip("this file system has no such names")
    (report,) = scan_folder(tmp_path)
    assert report.outcome == "scanned"
    assert report.document.name == "caf\ufffd \x1b[31m.txt"
    assert Report.from_json(report.to_json()) == report


def test_bytes_and_files():
    assert scan_or_report(CONTRACT.encode(), name="a.txt").document.name == "a.txt"
    report = scan_or_report(io.BytesIO(CONTRACT.encode()))
    assert (report.document.name, report.document.path) == ("document", None)


def test_what_nobody_expected_costs_one_report(tmp_path, monkeypatch):
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    real = batch_scan()

    def stumble(data, **options):
        if options["name"] == "a.txt":
            raise ZeroDivisionError("division by zero")
        return real(data, **options)

    monkeypatch.setattr("contractscan.scanner.scan", stumble)
    failed, fine = scan_folder(tmp_path)
    assert failed.error is not None
    assert failed.error.code == "internal-error"
    assert "ZeroDivisionError: division by zero" in failed.error.message
    assert fine.outcome == "scanned"


def batch_scan():
    from contractscan.scanner import scan

    return scan


def test_unknown_requirements_are_an_error_before_anything_is_scanned(tmp_path):
    write(tmp_path / "a.txt")
    with pytest.raises(UnknownRequirement):
        scan_folder(tmp_path, requirements=["no-such-thing"])
    with pytest.raises(UnknownRequirement):
        scan_or_report(tmp_path / "a.txt", requirements=["no-such-thing"])


def test_only_the_requirements_that_were_asked_for(tmp_path):
    write(tmp_path / "a.txt")
    (report,) = scan_folder(tmp_path, requirements=["no-combining"])
    assert [finding.requirement for finding in report.findings] == ["no-combining"]


def test_folders_that_cannot_be_scanned(tmp_path):
    with pytest.raises(NoContractsFound, match="holds no contract"):
        scan_folder(tmp_path)
    with pytest.raises(InaccessibleInput, match="does not exist"):
        scan_folder(tmp_path / "gone")
    with pytest.raises(InaccessibleInput, match="is not a folder"):
        scan_folder(write(tmp_path / "a.txt"))


def test_no_workers():
    with pytest.raises(ValueError, match="at least one worker"):
        scan_many([], workers=0)


def test_processes_give_the_same_reports_in_the_same_order(tmp_path):
    for number in range(7):
        write(tmp_path / f"{number}.txt", CONTRACT * (7 - number))
    write(tmp_path / "3.txt", b"")
    alone = list(scan_folder(tmp_path, requirements=["no-combining"]))
    together = list(scan_folder(tmp_path, requirements=["no-combining"], workers=2))
    assert together == alone


def die_on_bad(item: str, victims: str) -> str:
    if item in victims:
        os.kill(os.getpid(), signal.SIGTERM)
    return item.upper()


@pytest.mark.parametrize("victims", ["", "a", "d", "ae", "abcdefgh"])
def test_a_worker_that_dies_costs_only_its_own_item(victims):
    items = list("abcdefgh")
    results = map_in_processes(
        die_on_bad, items, victims, workers=2, died=lambda item: f"{item} died"
    )
    assert list(results) == [f"{i} died" if i in victims else i.upper() for i in items]


def test_what_work_raises_is_raised_and_no_process_is_left():
    results = map_in_processes(fail, list("abcdefgh"), "d", workers=2, died=str)
    assert [next(results) for _ in range(3)] == ["A", "B", "C"]
    with pytest.raises(UnknownRequirement, match="d fails"):
        next(results)
    assert not multiprocessing.active_children()


def test_who_wants_no_more_results_leaves_no_process():
    results = map_in_processes(fail, list("abcdefgh"), "", workers=2, died=str)
    assert next(results) == "A"
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert not multiprocessing.active_children()


def fail(item: str, victims: str) -> str:
    if item in victims:
        raise UnknownRequirement(f"{item} fails")
    return item.upper()


def test_the_report_on_a_document_that_killed_its_worker(tmp_path):
    report = batch._died(batch._facts(tmp_path / "a.pdf"))
    assert report.error is not None
    assert report.error.code == "worker-died"
    assert report.document.name == "a.pdf"
