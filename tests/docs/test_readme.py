"""The sessions in README.md: every command runs and prints what stands below it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.program import run

README = Path(__file__).resolve().parents[2] / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DIGEST = re.compile(r"dataset [0-9a-f]{16}")
REST = "..."
"""A line that stands for any number of lines."""


def sessions() -> list[tuple[str, list[str]]]:
    """Return every command line of natopart with the lines printed below it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(README.read_text(encoding="utf-8")):
        shown: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                shown = []
                if line.startswith("$ natopart"):
                    found.append((line[2:], shown))
            else:
                shown.append(line)
    return found


def holds(printed: list[str], shown: list[str]) -> bool:
    """Say whether the lines are those shown, where `...` stands for any number of them."""
    if not shown:
        return not printed
    if shown[0] == REST:
        return any(holds(printed[i:], shown[1:]) for i in range(len(printed) + 1))
    return bool(printed) and printed[0] == shown[0] and holds(printed[1:], shown[1:])


def plain(text: str) -> list[str]:
    """Return the lines without the digest of the data, and without trailing empty ones."""
    return DIGEST.sub("dataset ...", text).rstrip("\n").split("\n")


def test_there_are_sessions() -> None:
    assert len(sessions()) >= 2


@pytest.mark.parametrize(("line", "shown"), sessions(), ids=[line for line, _ in sessions()])
def test_session(
    line: str, shown: list[str], pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytestconfig.rootpath)
    words, _, _ = line.partition(" #")
    code, out, err = run(*shlex.split(words)[1:])
    assert code in (0, 1)
    if shown:
        printed = plain(out + err)
        assert holds(printed, plain("\n".join(shown))), "\n".join(printed[:60])


def test_commands_named_in_the_text_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # one of them writes a file
    text = BLOCK.sub("", README.read_text(encoding="utf-8"))
    named = sorted(set(re.findall(r"`natopart ([a-z][^`]*)`", text)))
    whole = [n for n in named if n not in ("explain", "compare", "partners show")]
    lines = [line for line in whole if not re.search(r"[A-Z]{4}|\[|…|\.\.\.|my-|/", line)]
    assert lines
    for line in lines:
        assert run(*shlex.split(line)).code == 0, line
