from __future__ import annotations

from datetime import date

from natopart.model.country import Name
from natopart.model.roll import Rolls
from natopart.scoring.backtest.baselines import (
    among_ranked,
    baselines,
    deployed,
    ranked_or_not,
)
from tests.builders import SOURCED, by_id, country, dataset, figure, operation, roll, series
from tests.unit.scoring.backtest.worlds import levels

DAY = date(2012, 5, 20)


def test_the_latest_value_ranks_and_who_has_none_does_not() -> None:
    gdp = series("gdp-current-usd", AAA={2008: 5, 2011: 1}, BBB={2010: 2}, CCC={2012: 9})
    data = dataset(country("AAA"), country("BBB"), country("CCC"), series=by_id([gdp]))
    assert baselines(data.as_of(DAY), ("AAA", "BBB", "CCC"))["gdp"] == {"BBB": 1, "AAA": 2}


def test_armed_forces_rank_alone() -> None:
    forces = levels("armed-forces-personnel", {"AAA": 10, "BBB": 10, "CCC": 20})
    data = dataset(country("AAA"), country("BBB"), country("CCC"), series=by_id([forces]))
    ranking = baselines(data.as_of(DAY), ("AAA", "BBB", "CCC"))["armed-forces"]
    assert ranking == {"CCC": 1, "AAA": 2, "BBB": 2}


def test_a_series_that_is_not_there_ranks_nobody() -> None:
    assert baselines(dataset(country("AAA")).as_of(DAY), ("AAA",))["gdp"] == {}


def test_soldiers_count_where_the_operation_runs_and_the_figure_holds() -> None:
    """AAA 100 + 20; BBB's figure is too old; CCC is silent in a roll; DDD served in what ended."""
    running = operation(
        "new",
        "2009-01-01",
        personnel=(figure("2012-05-01", AAA=100), figure("2010-01-01", BBB=500)),
    )
    beside = operation(
        "beside",
        "2009-01-01",
        personnel=(figure("2012-03-01", AAA=20),),
        rolls=(roll("personnel", "beside", "2012-03-01", scope="rolled"),),
    )
    over = operation("old", "2000-01-01", "2012-05-01", personnel=(figure("2012-04", DDD=900),))
    countries = [country(code) for code in ("AAA", "BBB", "CCC", "DDD")]
    data = dataset(
        *countries,
        operations=by_id([running, beside, over]),
        rolls=Rolls(scopes={"rolled": ("AAA", "CCC")}, rolls=()),
    )
    view = data.as_of(DAY)
    found = {code: deployed(view, code) for code in ("AAA", "BBB", "CCC", "DDD")}
    assert found == {"AAA": 120.0, "BBB": None, "CCC": 0.0, "DDD": None}


def test_the_alphabet_goes_by_the_name_of_the_day() -> None:
    renamed = country(
        "AAA",
        names=(
            Name(name="Zed", short="Zed", end="2015-01-01", **SOURCED),
            Name(name="Aed", short="Aed", start="2015-01-01", **SOURCED),
        ),
    )
    data = dataset(renamed, country("BBB"))
    assert baselines(data.as_of(DAY), ("AAA", "BBB"))["alphabet"] == {"BBB": 1, "AAA": 2}
    later = data.as_of(date(2016, 1, 1))
    assert baselines(later, ("AAA", "BBB"))["alphabet"] == {"AAA": 1, "BBB": 2}


def test_being_ranked_at_all_is_a_ranking() -> None:
    assert ranked_or_not({"AAA": 2, "BBB": None, "CCC": 1}) == {"AAA": 1, "BBB": None, "CCC": 1}


def test_another_ranking_of_the_ranked_leaves_the_others_last() -> None:
    scored = {"AAA": 2, "BBB": None, "CCC": 1, "DDD": 3}
    other = {"AAA": 4, "BBB": 1, "CCC": None, "DDD": 2}
    assert among_ranked(scored, other) == {"AAA": 2, "BBB": None, "CCC": None, "DDD": 1}
