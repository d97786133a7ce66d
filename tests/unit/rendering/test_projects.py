"""The list of templates and real projects: the numbers of members at a date."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from natopart.drafting import joined
from natopart.loading.dataset import load
from natopart.model.dataset import Dataset
from natopart.rendering import plain
from natopart.rendering.projects import HEADER, answer, page, results
from tests.builders import STAMP

SAC = "strategic-airlift-capability"


def found(data: Dataset, name: str, day: str = "2012-05-20") -> dict[str, Any]:
    rows = results(data.as_of(date.fromisoformat(day)))
    return next(row for row in rows if row["id"] == name)


def test_members_are_those_of_the_day(shipped: Dataset) -> None:
    for day, members in (("2008-09-22", 0), ("2008-09-23", 12), ("2012-05-20", 12)):
        row = found(shipped, SAC, day)
        assert (row["members"], row["members_ever"]) == (members, 12)


def test_a_fund_that_closed_has_none_left(shipped: Dataset) -> None:
    before, after = (found(shipped, "ana-trust-fund", day) for day in ("2012-05-20", "2025-06-24"))
    assert before["members"] > after["members"] == 0
    assert before["members_ever"] == after["members_ever"] == 24


def test_what_is_not_known_is_no_zero(shipped: Dataset) -> None:
    assert found(shipped, "tf-jordan-1-erw")["members"] is None
    assert found(shipped, "air-defence")["members"] is None
    rows = plain.lines(page(results(shipped.as_of(date(2012, 5, 20))), STAMP), 160)
    shown = {line.split()[0]: line.split()[-2:] for line, _ in rows if line and line[0].islower()}
    assert shown["tf-jordan-1-erw"] == ["–", "6"]
    assert shown["smart-defence-initiative"] == ["–", "–"]
    assert shown[SAC] == ["12", "12"]


def test_csv(shipped: Dataset, tmp_path: Path) -> None:
    view = shipped.as_of(date(2012, 5, 20))
    answer(view, STAMP, "csv", tmp_path / "all.csv")
    text = (tmp_path / "all.csv").read_text(encoding="utf-8")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert set(rows) == {*shipped.templates, *shipped.projects}
    assert tuple(rows[SAC]) == HEADER
    assert (rows[SAC]["members"], rows["air-defence"]["members"]) == ("12", "")


def test_light_records_list_alike(shipped: Dataset) -> None:
    day = date(2012, 5, 20)
    light = load(light=True)
    assert type(light.projects[SAC]) is not type(shipped.projects[SAC])
    assert results(light.as_of(day)) == results(shipped.as_of(day))
    assert joined.ever(light.projects[SAC]) == 12
