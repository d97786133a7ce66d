"""What stands in natopart.api beyond what the commands use."""

from __future__ import annotations

from datetime import UTC, datetime
from math import nan
from typing import Any

import pytest

import natopart
from natopart import Component, Criterion, Goalposts, Index, Indicator, Profile
from natopart.model.view import View


@pytest.fixture(scope="module")
def view() -> View:
    return natopart.as_of(natopart.load(), "2012-05-20")


def one(indicator: str = "depth") -> Index:
    goalposts = Goalposts(low=0, high=10, reason="A scale from 0 to 10.")
    leaf = Indicator(id=indicator, name="Depth", measure="series", goalposts=goalposts)
    part = Component(id="part", name="Part", indicators=(leaf,))
    return Index(
        id="own", name="Own", criteria=(Criterion(id="all", name="All", components=(part,)),)
    )


def test_a_table_of_ones_own_is_scored_between_its_goalposts() -> None:
    scores = natopart.score_own({"A": {"depth": 3}, "B": {"depth": 9}}, one())
    assert [(r.name, r.rank, r.score) for r in scores.results] == [("B", 1, 0.9), ("A", 2, 0.3)]


@pytest.mark.parametrize("cell", [None, nan])
def test_no_number_is_unknown_and_no_zero(cell: float | None) -> None:
    (result,) = natopart.score_own({"A": {"depth": cell}}, one()).results
    assert (result.rank, result.score, result.bounds) == (None, None, (0.0, 1.0))


def test_a_mistyped_indicator_gets_the_nearest_name() -> None:
    with pytest.raises(natopart.UsageError, match="did you mean 'depth'"):
        natopart.score_own({"A": {"deptj": 3}}, one())


def test_a_table_has_no_functions(view: View) -> None:
    with pytest.raises(natopart.UsageError, match="which make up specific"):
        natopart.score_own({}, view.dataset.index)


def test_an_unknown_part_of_the_index_gets_the_nearest_name(view: View) -> None:
    with pytest.raises(natopart.UsageError, match="did you mean 'operations'"):
        natopart.score(view, by="operation")


@pytest.mark.parametrize(
    "change",
    [
        {"missing": "skp"},
        {"normalisation": "minmax"},
        {"aggregation": nan},
        {"aggregation": 101},
        {"weights": {"financial": nan}},
    ],
)
def test_changes_that_mean_nothing(view: View, change: dict[str, Any]) -> None:
    with pytest.raises(natopart.UsageError):
        natopart.changed(view.dataset.index, view.dataset.profiles["default"], **change)


def test_a_changed_profile_shows_in_the_stamp(view: View) -> None:
    default = view.dataset.profiles["default"]
    assert natopart.score(view, "SWE,FIN").stamp.changes == ()
    other = natopart.changed(view.dataset.index, default, {"financial": 2}, missing="skip")
    assert natopart.score(view, "SWE,FIN", other).stamp.changes == (
        "weights {'financial': 2.0}",
        "missing skip",
    )


def test_a_profile_of_ones_own_shows_in_the_stamp(view: View) -> None:
    own = Profile(id="own", name="Own", description="", aggregation=0.0)
    assert "aggregation 0.0" in natopart.score(view, "SWE", own).stamp.changes


def test_a_time_of_day_is_its_day(view: View) -> None:
    assert natopart.as_of(view.dataset, datetime(2012, 5, 20, 23, 59, tzinfo=UTC)).day == view.day


def test_public_names_are_listed() -> None:
    assert set(dir(natopart)) == set(natopart.__all__)
    assert all(getattr(natopart, name) is not None for name in natopart.__all__)


def test_functions_of_a_pool(shipped: natopart.Dataset) -> None:
    view = natopart.as_of(shipped, "2012-05-20")
    found = natopart.functions(view, "SWE,FIN", ("cyber-defence",))
    assert [(p.function, p.partner) for p in found.pairs] == [
        ("cyber-defence", "FIN"),
        ("cyber-defence", "SWE"),
    ]
    with pytest.raises(natopart.UsageError, match="did you mean 'cyber-defence'"):
        natopart.functions(view, wanted=("cyber-defense",))
