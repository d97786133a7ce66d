"""What holds of the program and of the shipped dataset as a whole."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import natopart
from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.model.pool import pool
from natopart.rendering.explain import answer as write_explanation
from natopart.rendering.score import results
from natopart.scoring.evaluate import Node
from natopart.scoring.explain import explain
from natopart.scoring.score import Scores, score
from tests.builders import STAMP
from tests.cli.program import environment

CHICAGO = date(2012, 5, 20)
SUMMITS = ("2012-05-20", "2014-09-04", "2016-07-08", "2022-06-29", "2024-07-09", "2025-06-24")
"""Chicago, Wales, Warsaw, Madrid, Washington, The Hague."""
ENOUGH = 30
"""How many partners must be ranked for a summit to be the reference date."""

# SIPRI's Military Expenditure Database, release of April 2025, covers 1949 to 2024 (76 years) and
# some 170 countries in seven tables: local currency by financial and by calendar year, constant
# prices, current US dollars, share of GDP, per head, share of government spending. That would be
# 90,000 values, but there are gaps: SIPRI calls the data consistent since 1988, for 173 countries
# (Sources and methods), and says that it has "data for a majority of countries that existed at
# the time from the late 1950s onwards" (notes on the extended database, 2016). A bound that is
# surely too low: since 1988 seven tables of 120 countries, seven in ten; from 1958 to 1987 three
# tables (local currency, constant prices, share of GDP) of 40, half the states of 1958; nothing
# before.
SIPRI_VALUES = 7 * 120 * (2024 - 1987) + 3 * 40 * (1987 - 1957)  # 34,680

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(natopart.__path__, prefix="natopart.")
)


def python(code: str) -> str:
    """Return what a fresh interpreter prints that runs the code."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


@pytest.mark.parametrize("name", MODULES)
def test_every_module_can_be_imported(name: str) -> None:
    importlib.import_module(name)


def test_import_reads_no_file_but_code_and_prints_nothing() -> None:
    names = ", ".join(name for name in MODULES if not name.endswith("__main__"))
    assert (
        python(
            "import sys, pydantic, yaml, typer, rich.console, json, csv, tempfile\n"
            "def watch(event, args):\n"
            "    if event == 'open' and not str(args[0]).endswith(('.py', '.pyc')):\n"
            "        if not isinstance(args[0], int) and '/natopart/' in str(args[0]):\n"
            "            print(event, args[0])\n"
            "    if event == 'open' and str(args[0]).endswith(('.yaml', '.json')):\n"
            "        print(event, args[0])\n"
            f"sys.addaudithook(watch)\nimport natopart, {names}\n"
        )
        == ""
    )


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_way_to_a_ranking_imports_nothing_heavy(form: str) -> None:
    ranking = ["-m", "natopart.cli.main", "score", "--format", form, "--output", os.devnull]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *ranking],
        env=environment(),
        check=True,
        capture_output=True,
        text=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "natopart.scoring.score" in imported
    assert imported & {"pydantic", "yaml", "rich", "numpy", "highspy"} == set()
    others = ("natopart.planning", "natopart.scoring.backtest")
    assert not any(name.startswith(others) for name in imported)


# ---- the shipped dataset ---------------------------------------------------------------------


def ranked(data: Dataset, day: date) -> Scores:
    view = data.as_of(day)
    return score(view, pool(view, "partners"), data.profiles["default"], STAMP)


@pytest.fixture(scope="module")
def chicago(shipped: Dataset) -> Scores:
    return ranked(shipped, CHICAGO)


def values(record: Any) -> int:
    """Return how many figures a block of years holds."""
    return sum(len(years) for years in record.values.values())


def test_series_of_sipri_are_below_a_tenth_of_what_it_publishes(shipped: Dataset) -> None:
    def theirs(block: Any) -> bool:
        sources = {source: shipped.sources[source].publisher for source in block.sources}
        return any("sipri" in f"{s} {p}".lower() or "Stockholm" in p for s, p in sources.items())

    blocks = [b for s in shipped.series.values() for b in (s, *s.exceptions) if theirs(b)]
    counted = sum(map(values, blocks))
    assert 0 < counted < SIPRI_VALUES / 10, counted


def test_the_page_of_licences_lists_what_is_sipris(
    shipped: Dataset, pytestconfig: pytest.Config
) -> None:
    page = (pytestconfig.rootpath / "data" / "LICENCES.md").read_text(encoding="utf-8")
    theirs = {s.id for s in shipped.series.values() if any("sipri" in src for src in s.sources)}
    assert len(theirs) == 2
    assert "only two of the database's tables" in page
    row = re.search(r"^\|(.*)\| Stockholm International Peace Research", page, re.MULTILINE)
    assert row
    assert set(re.findall(r"`([a-z-]+)`", row[1])) == theirs
    assert "a test counts the values and keeps them below a tenth" in page


def test_the_page_of_licences_lists_every_series(
    shipped: Dataset, pytestconfig: pytest.Config
) -> None:
    page = (pytestconfig.rootpath / "data" / "LICENCES.md").read_text(encoding="utf-8")
    table = page.partition("## Series")[2].partition("###")[0]
    assert set(shipped.series) <= set(re.findall(r"`([a-z-]+)`", table))


def test_reference_date_is_the_latest_summit_with_enough_ranked(shipped: Dataset) -> None:
    counts = {
        day: sum(r.ranked for r in ranked(shipped, date.fromisoformat(day)).results)
        for day in SUMMITS
    }
    enough = [day for day in SUMMITS if counts[day] >= ENOUGH]
    assert shipped.info.reference_date == (enough or SUMMITS)[-1 if enough else 0], counts


def test_enough_partners_are_ranked_at_chicago_and_wales(shipped: Dataset, chicago: Scores) -> None:
    assert sum(r.ranked for r in chicago.results) >= ENOUGH
    assert sum(r.ranked for r in ranked(shipped, date(2014, 9, 4)).results) >= ENOUGH


def leaves(node: Node) -> Iterator[Node]:
    if node.reading is not None:
        yield node
    for child in node.children:
        yield from leaves(child)


def test_every_fact_behind_a_ranked_partner_has_a_grade_and_a_source(
    shipped: Dataset, chicago: Scores
) -> None:
    seen = 0
    for result in chicago.results:
        for leaf in leaves(result.tree) if result.ranked else ():
            reading = leaf.reading
            assert reading is not None
            if reading.found not in ("unknown", "later-only"):
                assert reading.grade in ("A", "B", "C"), (result.partner, leaf.id)
                assert reading.sources, (result.partner, leaf.id)
            elif reading.value:
                pytest.fail(f"{result.partner} {leaf.id}: a value of which nothing is known")
            assert set(reading.sources) <= set(shipped.sources)
            seen += len(reading.sources)
    assert seen > 1000


# ---- light records ---------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _light() -> Dataset:
    return load(light=True)


@pytest.mark.parametrize("day", ["2012-05-20", "2025-06-24"])
@pytest.mark.parametrize("profile", ["default", "any-one", "post-cold-war"])
def test_light_records_and_models_rank_alike(shipped: Dataset, day: str, profile: str) -> None:
    def answer(data: Dataset) -> list[dict[str, Any]]:
        view = data.as_of(date.fromisoformat(day))
        return results(score(view, pool(view, "all"), data.profiles[profile], STAMP))

    assert answer(_light()) == answer(shipped)


def test_light_records_and_models_explain_alike(shipped: Dataset, tmp_path: Path) -> None:
    def answer(data: Dataset, name: str) -> Any:
        view = data.as_of(CHICAGO)
        members = pool(view, "partners")
        for code in ("SWE", "JOR"):
            found = explain(view, code, members, data.profiles["default"], STAMP)
            write_explanation(found, "json", tmp_path / f"{name}-{code}.json")
        return [json.loads(p.read_text("utf-8")) for p in sorted(tmp_path.glob(f"{name}-*"))]

    assert answer(_light(), "light") == answer(shipped, "models")
