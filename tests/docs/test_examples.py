"""The Python in README.md and docs/method.md runs and prints what stands below it."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import page
from tests.docs.test_readme import README

PYTHON = re.compile(
    r"^```python\n(.*?)^```$(?:\n\nIt prints\n\n```text\n(.*?)```)?", re.MULTILINE | re.DOTALL
)


def test_a_table_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    ((code, printed),) = PYTHON.findall(page("method.md"))
    exec(code, {})  # noqa: S102  the page is ours
    assert printed
    assert capsys.readouterr().out == printed


def test_from_python(capsys: pytest.CaptureFixture[str]) -> None:
    ((code, _),) = PYTHON.findall(README.read_text(encoding="utf-8"))
    exec(code, {})  # noqa: S102  the page is ours
    assert re.fullmatch(r"[A-Z][a-z ]+ 0\.\d+\n", capsys.readouterr().out)
