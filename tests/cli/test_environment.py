"""The same bytes under any locale, time zone, hash seed and width; terminals narrow and plain."""

from __future__ import annotations

import os
import pty
import re
import subprocess

import pytest

from natopart.rendering.text import width
from tests.cli.program import CHICAGO, command, environment, spawn

WORLDS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "Pacific/Auckland", "COLUMNS": "80"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC", "COLUMNS": "120"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "ascii", "TERM": "dumb", "NO_COLOR": "1"},
]
ANSWERS = [
    ("score", *CHICAGO, "--format", "json"),
    ("score", *CHICAGO, "--format", "csv"),
    ("explain", "SWE", *CHICAGO, "--format", "json"),
    ("partners", "show", "TUR", "--format", "markdown"),
    ("backtest", "chicago-2012-partnership-meeting", "--format", "json"),
]
PAGES = [
    ("score", *CHICAGO),
    ("explain", "SWE", *CHICAGO),
    ("compare", "GEO", "SWE", *CHICAGO),
    ("partners", *CHICAGO),
    ("partners", "show", "JOR", *CHICAGO),
    ("backtest", "chicago-2012-partnership-meeting"),
]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str, **env: str) -> str:
    """Return what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(*arguments), stdout=theirs, stderr=theirs, env=environment(**env)
    ) as running:
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
        os.close(ours)
    assert running.returncode == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # what Linux says when the other end has closed
        return b""


@pytest.mark.parametrize("arguments", ANSWERS)
def test_same_bytes_everywhere(arguments: tuple[str, ...]) -> None:
    answers = {spawn(*arguments, env=world) for world in WORLDS}
    assert len(answers) == 1
    code, out, err = answers.pop()
    assert (code, err) == (0, "")
    assert len(out) > 1000


def test_without_a_terminal_nothing_depends_on_its_width() -> None:
    answers = {spawn("score", env={"COLUMNS": c, "TERM": "xterm"}).out for c in ("80", "120")}
    assert len(answers) == 1
    assert "\x1b" not in answers.pop()


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("arguments", PAGES)
def test_page_fits_its_terminal(arguments: tuple[str, ...], columns: str) -> None:
    text = ESCAPE.sub("", on_terminal(*arguments, COLUMNS=columns, TERM="xterm-256color"))
    long = [line for line in text.split("\n") if width(line) > int(columns)]
    assert [line for line in long if len(line.split()) > 1] == []  # a word alone stays whole
    assert "…" not in text


def test_terminal_without_colour() -> None:
    coloured = re.compile(r"\x1b\[(?:\d+;)*(?:[349]\d|10\d)[;m]")
    assert not coloured.search(on_terminal("score", NO_COLOR="1", TERM="xterm-256color"))
    assert "\x1b" not in on_terminal("score", TERM="dumb")


def test_colours_read_on_light_and_on_dark() -> None:
    styles = set(ESCAPE.findall(on_terminal("explain", "SWE", TERM="xterm-256color")))
    assert styles <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}  # bold and dim, no colour of its own
