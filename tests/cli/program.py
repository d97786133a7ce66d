"""Running natopart: in process where that tells the same, as a process where it matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from typer import Typer
from typer.testing import CliRunner

from natopart.cli.app import COMMANDS, build

SOURCE = Path(__file__).resolve().parents[2] / "src"
CHICAGO = ("--as-of", "2012-05-20")


class Outcome(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(*arguments: str) -> Outcome:
    """Run a command in process, at 80 columns."""
    program = _program(arguments[0] if arguments else "")
    done = CliRunner(env={"COLUMNS": "80"}).invoke(program, list(arguments), prog_name="natopart")
    return Outcome(done.exit_code, done.stdout, done.stderr)


@cache
def _program(name: str) -> Typer:
    """Return the program with the command asked for alone, as `natopart.cli.main` builds it."""
    return build([name] if name in COMMANDS else COMMANDS)


def environment(**changes: str) -> dict[str, str]:
    """Return the environment for a process: the checkout's source, and changes."""
    paths = [str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    bare = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return {**bare, "PYTHONPATH": os.pathsep.join(paths), **changes}


def command(*arguments: str) -> list[str]:
    """Return the words that start natopart as a process."""
    return [sys.executable, "-m", "natopart.cli.main", *arguments]


def spawn(*arguments: str, env: Mapping[str, str] | None = None, **options: Any) -> Outcome:
    """Run natopart as a process; `env` are changes of the environment."""
    where = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": SOURCE.parent, **options}
    done = subprocess.run(command(*arguments), env=environment(**(env or {})), check=False, **where)
    return Outcome(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(data: bytes | None) -> str:
    return (data or b"").decode()
