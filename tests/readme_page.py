"""The sessions in README.md, made anew: `python -m tests.readme_page` runs its commands again.

Each block keeps its length: around a line `...` it shows as many lines as before.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from natopart.cli.app import build

app = build()

PAGE = Path(__file__).resolve().parent.parent / "README.md"
_BLOCK = re.compile(r"```console\n\$ natopart ([^\n]*)\n(.*?)```", re.DOTALL)


def refreshed(text: str) -> str:
    """Return the page with what its commands print now."""
    return _BLOCK.sub(_run, text)


def _run(block: re.Match[str]) -> str:
    command, before = block.group(1), block.group(2).splitlines()
    result = CliRunner().invoke(app, shlex.split(command), prog_name="natopart")
    lines = (result.stdout + result.stderr).splitlines()
    if "..." in before:
        first = before.index("...")
        last = len(before) - first - 1
        lines = [*lines[:first], "...", *lines[len(lines) - last :]]
    return "\n".join(["```console", f"$ natopart {command}", *lines, "```"])


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
