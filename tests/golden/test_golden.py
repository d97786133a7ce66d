"""Whole outputs, as files to read: `pytest tests/golden --update-golden -s` writes them anew.

The digest of the dataset is left out, and long fractions are cut to nine digits, so that a file
changes only where its answer does, and not with the last bit of another machine's logarithm.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
import sys
from pathlib import Path

import pytest

from tests.cli.program import CHICAGO, run

HERE = Path(__file__).resolve().parent
DIGEST = re.compile(r'(dataset"?:? "?)[0-9a-f]{16}')
LONG = re.compile(r"\d+\.\d{10,}(?:e-\d+)?")
ANSWERS = {
    "score.txt": ("score",),
    "score.json": ("score", "--format", "json"),
    "score.csv": ("score", "--format", "csv"),
    "score.md": ("score", "--format", "markdown"),
    "explain-SWE.txt": ("explain", "SWE"),
    "compare-GEO-SWE.txt": ("compare", "GEO", "SWE"),
    "functions.txt": ("functions",),
    "champions.txt": ("champions",),
    "statement.txt": ("statement",),
    "summit.txt": ("summit", "--seats", "13", "--against", "chicago-2012"),
    "partners.txt": ("partners",),
    "partners-show-MNG.txt": ("partners", "show", "MNG"),
}


def compare(name: str, text: str, update: bool) -> None:
    """Hold a text against its golden file, or write the file and print the difference."""
    file = HERE / name
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    difference = "".join(
        difflib.unified_diff(
            old.splitlines(keepends=True), text.splitlines(keepends=True), name, "now"
        )
    )
    if update:
        sys.stdout.write(difference)
        file.write_text(text, encoding="utf-8")
    else:
        assert not difference, f"\n{difference}\nIf this is meant: --update-golden"


@pytest.fixture
def update(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("update_golden"))


@pytest.mark.parametrize("name", ANSWERS)
def test_answer(name: str, update: bool) -> None:
    code, out, err = run(*ANSWERS[name], *CHICAGO)
    assert (code, err) == (0, "")
    text = DIGEST.sub(r"\1................", out)
    compare(name, LONG.sub(lambda found: f"{float(found[0]):.9f}", text), update)


@pytest.mark.parametrize("day", ["2012-05-20"])
def test_scores_to_four_decimals(day: str, update: bool) -> None:
    """A change of the data shows here which scores and ranks it moves."""
    rows = csv.DictReader(io.StringIO(run("score", "--as-of", day, "--format", "csv").out))
    lines = [f"{r['rank']},{r['partner']},{float(r['score'] or 'nan'):.4f}\n" for r in rows]
    compare(f"scores-{day}.csv", "".join(["rank,partner,score\n", *lines]), update)
