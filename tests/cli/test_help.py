"""The help of every command has examples, and they run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.program import Outcome, run

COMMANDS = [
    *("score", "explain", "compare", "partners", "partners show", "robustness"),
    *("functions", "functions show", "champions", "summit", "statement"),
    *("backtest", "propose-cluster", "projects", "projects show", "validate", "init"),
]


def shown(line: str) -> Outcome:
    return run(*shlex.split(line), "--help")


def test_every_command_is_tested() -> None:
    listed = re.findall(r"^  ([a-z-]+) {2,}\S", shown("").out.split("Commands:")[1], re.MULTILINE)
    assert sorted(listed) == sorted(name for name in COMMANDS if " " not in name)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_80_columns_and_cuts_nothing(name: str) -> None:
    code, out, err = shown(name)
    assert (code, err) == (0, "")
    assert max(map(len, out.split("\n"))) <= 80
    assert "…" not in out
    assert [line for line in out.split("\n") if line.endswith("...") and "Usage" not in line] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-overlay").mkdir()
    (tmp_path / "my-overlay" / "partners.yaml").write_text("{}\n", encoding="utf-8")
    told = re.search(r"Examples?: (.*?)\n\n", shown(name).out, re.DOTALL)
    assert told, "no example"
    for line in " ".join(told[1].split()).split(", "):
        program, *arguments = shlex.split(line)
        assert program == "natopart"
        assert run(*arguments).code == 0, line


def test_every_option_is_explained() -> None:
    for name in COMMANDS:
        options = shown(name).out.split("Options:")[1]
        for entry in re.split(r"\n  (?=-)", options)[1:]:
            assert len(entry.split()) > 2, entry
