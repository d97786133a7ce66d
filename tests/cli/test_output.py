"""Where answers go: files written whole or not at all, pipes, closed and full outputs."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from natopart.cli.main import main
from tests.cli.program import CHICAGO, command, environment, run, spawn

ANSWER = ("score", *CHICAGO, "--format", "csv")


@pytest.fixture(scope="module")
def told() -> str:
    """Return what the answer is on standard output."""
    return run(*ANSWER).out


def test_new_file(tmp_path: Path, told: str) -> None:
    file = tmp_path / "ranking.csv"
    mask = os.umask(0o027)
    try:
        assert run(*ANSWER, "--output", str(file)) == (0, "", "")
    finally:
        os.umask(mask)
    assert file.read_text(encoding="utf-8") == told
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_existing_file_keeps_its_mode(tmp_path: Path, told: str) -> None:
    file = tmp_path / "ranking.csv"
    file.write_text("old " * 99_999, encoding="utf-8")
    file.chmod(0o604)
    assert run(*ANSWER, "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8") == told
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


@pytest.mark.parametrize("there", [True, False])
def test_link_stays_a_link(tmp_path: Path, told: str, there: bool) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    if there:
        target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert run(*ANSWER, "-o", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == told


def test_device_is_written_directly() -> None:
    assert run(*ANSWER, "-o", "/dev/null") == (0, "", "")
    assert Path("/dev/null").is_char_device()


def test_named_pipe_is_written_directly(tmp_path: Path, told: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run(*ANSWER, "-o", str(pipe)).code == 0
        assert reader.communicate()[0].decode() == told
    assert pipe.is_fifo()


def test_directory_is_2(tmp_path: Path) -> None:
    answer = run(*ANSWER, "-o", str(tmp_path))
    assert answer == (2, "", f"natopart: cannot write {tmp_path}: Is a directory\n")


def test_missing_directory_is_2(tmp_path: Path) -> None:
    code, out, err = run(*ANSWER, "-o", str(tmp_path / "nowhere" / "x.csv"))
    assert (code, out) == (2, "")
    assert err.endswith("x.csv: No such file or directory\n")


def test_loop_of_links_is_2(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    code, _, err = run(*ANSWER, "-o", str(loop))
    assert code == 2
    assert "Too many levels of symbolic links" in err
    assert loop.is_symlink()


def test_name_that_is_too_long_is_2(tmp_path: Path) -> None:
    assert run(*ANSWER, "-o", str(tmp_path / ("x" * 300))).code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="chmod does not bind root")
def test_directory_that_may_not_be_written_is_2(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code, _, err = run(*ANSWER, "-o", str(tmp_path / "x.csv"))
    tmp_path.chmod(0o755)
    assert code == 2
    assert "Permission denied" in err


def test_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "ranking.csv"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = run(*ANSWER, "-o", str(file))
    assert code == 2
    assert err == f"natopart: cannot write {file}: No space left on device\n"
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_wrong_usage_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "ranking.csv"
    file.write_text("old", encoding="utf-8")
    assert run("score", "--pool", "XXX", "-o", str(file)).code == 2
    assert run("score", "--require-top", "3", "XXX", "-o", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("line", [("explain", "SWE", "--format", "json"), ("--help",)])
def test_reader_that_leaves_is_no_error(line: tuple[str, ...]) -> None:
    with subprocess.Popen(
        command(*line), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as running:
        assert running.stdout
        assert running.stderr
        assert len(running.stdout.read(3)) == 3
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode in ((0,) if line != ("--help",) else (0, 1))


def test_reader_that_never_reads_is_no_error() -> None:
    for line in (("score",), ("validate", "data/dataset.yaml"), ("--version",)):
        reading, writing = os.pipe()
        os.close(reading)
        answer = spawn(*line, stdout=writing)
        os.close(writing)
        assert answer == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a full device")
@pytest.mark.parametrize("line", [("score",), ("validate", "data/dataset.yaml"), ("--version",)])
def test_full_output_is_2(line: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        code, _, err = spawn(*line, stdout=full)
    assert code == 2
    assert err == "natopart: cannot write to standard output: No space left on device\n"


def test_closed_output_is_2() -> None:
    for line in (["score"], ["partners"]):
        shell = ["sh", "-c", 'exec "$@" >&-', "sh", *command(*line)]
        done = subprocess.run(shell, env=environment(), capture_output=True, check=False)
        assert done.returncode == 2
        assert done.stderr == b"natopart: cannot write to standard output: it is closed\n"


def test_bug_is_3_with_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("natopart.scoring.score.score", fail)
    code, out, err = run("score")
    assert (code, out) == (3, "")
    assert "RuntimeError: planted" in err
    assert "This is a bug in natopart, not a mistake of yours. Please report it" in err


def test_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("natopart.scoring.score.score", stop)
    code, out, err = run("score")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def test_interrupt_that_a_library_hides_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError("the import failed") from error

    monkeypatch.setattr("natopart.scoring.score.score", stop)
    code, out, err = run("score")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def test_interrupt_before_any_command_is_130_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("natopart.cli.app.build", stop)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr() == ("", "")
