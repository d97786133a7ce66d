"""The list of partners in every format."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from natopart.drafting.roster import Roster, roster
from natopart.loading.dataset import load
from natopart.model.pool import pool
from natopart.model.stamp import Stamp
from natopart.rendering.plain import lines
from natopart.rendering.roster import HEADER, answer, page
from natopart.rendering.text import width


@cache
def listed() -> Roster:
    view = load().as_of(date(2014, 9, 4))
    stamp = Stamp("1", "abc", (), "index", "default", "2014-09-04", "partners")
    return roster(view, pool(view, "partners"), stamp)


def text(columns: int) -> list[str]:
    return [line for line, _ in lines(page(listed()), columns)]


@pytest.mark.parametrize("columns", [80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    assert max(map(width, text(columns))) <= columns


def test_the_table_marks_what_is_frozen_and_says_who_is_suspended() -> None:
    found = text(160)
    israel = next(line for line in found if line.startswith("ISR"))
    assert israel.split("  ")[-1].strip() == "frozen in part"
    assert any(line.startswith("- RUS Russia: suspended from 2014-04-01") for line in found)
    assert any(line.startswith("- ALB Albania: an Ally since 2009-04-01") for line in found)


def test_json(tmp_path: Path) -> None:
    answer(listed(), "json", tmp_path / "partners.json")
    found = json.loads((tmp_path / "partners.json").read_text(encoding="utf-8"))
    assert found["schema"] == "natopart/partners/1"
    assert len(found["results"]) == len(listed().entries)
    russia = next(other for other in found["others"] if other["partner"] == "RUS")
    assert (russia["kind"], russia["since"]) == ("suspended", "2014-04-01")
    assert russia["sources"]


def test_csv(tmp_path: Path) -> None:
    answer(listed(), "csv", tmp_path / "partners.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "partners.csv").read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == HEADER
    assert all(len(row) == len(HEADER) for row in rows)
    assert len(rows) - 1 == len(listed().entries) + len(listed().others)
