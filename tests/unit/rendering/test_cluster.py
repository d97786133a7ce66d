"""A proposal in every format."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from natopart.loading.dataset import load
from natopart.planning.cluster.proposal import Options, Proposal
from natopart.planning.cluster.propose import propose
from natopart.rendering.cluster import HEADER, answer
from natopart.rendering.cluster_page import page
from natopart.rendering.plain import lines
from natopart.rendering.text import width
from tests.builders import STAMP


@cache
def proposed(name: str = "airlift-pool") -> Proposal:
    data = load()
    view = data.as_of(date(2012, 5, 20))
    asked = Options(alternatives=2, why_not=("HUN",), without=("SWE",))
    return propose(view, data.templates[name], None, data.profiles["default"], STAMP, asked)


@pytest.mark.parametrize("columns", [80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    assert max(width(line) for line, _ in lines(page(proposed()), columns)) <= columns


def test_one_sentence_then_members_then_money_then_the_rest() -> None:
    text = "\n".join(line for line, _ in lines(page(proposed()), 160))
    order = ["12 countries,", "Members", "Money and posts", "Alternatives", "Formal ties"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_rows_and_markdown(tmp_path: Path) -> None:
    answer(proposed(), "csv", tmp_path / "c.csv")
    answer(proposed(), "markdown", tmp_path / "c.md")
    rows = list(csv.DictReader((tmp_path / "c.csv").read_text("utf-8").splitlines()))
    assert tuple(rows[0]) == HEADER
    assert len(rows) == 12
    assert sum(float(row["cost_share"]) for row in rows) == pytest.approx(1)
    assert (tmp_path / "c.md").read_text("utf-8").startswith("# Pool of heavy airlift")


def test_holdings_that_two_circles_would_use(tmp_path: Path) -> None:
    both = proposed("maritime-security")
    answer(both, "json", tmp_path / "c.json", [both])
    found = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert found["beside"][0]["shared_holdings"]
