"""What must hold of scales fitted to a pool, whatever the values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.model.index import Index
from natopart.model.stamp import Stamp
from natopart.scoring.matrix import table
from natopart.scoring.rank import percentile
from natopart.scoring.score import Scores, score_table
from natopart.scoring.tree import grow
from tests import builders as make
from tests.property.worlds import exact

Column = list[int | None]

columns: st.SearchStrategy[Column] = st.lists(
    st.one_of(st.none(), st.integers(1, 9)), min_size=1, max_size=6
).filter(any)
rules = st.sampled_from(["min-max", "percentile"])
directions = st.sampled_from(["more", "less"])


def index(direction: str = "more", transform: str = "none") -> Index:
    low = 1.0 if transform == "log" else 0.0
    parts = {"direction": direction, "transform": transform, "low": low}
    return make.index(make.indicator("x", "series", 10, **parts))


def ranking(column: list[float | None], rule: str, of: Index | None = None) -> Scores:
    """Return the ranking of units `0`, `1` ... by one column."""
    how = make.profile(normalisation=rule, min_evidence=0.0)
    tree = grow(of or index(), how)
    cells = table({str(i): {"x": v} for i, v in enumerate(column)}, tree.indicators())
    stamp = Stamp("", "", (), "", "", "", "")
    return score_table(cells, {name: name for name in cells}, tree, how, stamp)


def told(scores: Scores) -> dict[str, float]:
    return {r.partner: -1.0 if r.score is None else r.score for r in scores.results}


def times(column: Column, factor: float, more: float = 0.0) -> list[float | None]:
    return [None if v is None else v * factor + more for v in column]


@exact
@given(columns, rules, directions, st.sampled_from(["none", "log"]), st.floats(1e-20, 1e20))
def test_another_unit_of_a_column_changes_nothing(
    column: Column, rule: str, direction: str, transform: str, factor: float
) -> None:
    of = index(direction, transform)
    one, two = (told(ranking(times(column, f), rule, of)) for f in (1.0, factor))
    assert one == pytest.approx(two, abs=1e-9)


@exact
@given(columns, rules, directions, st.integers(-100, 100))
def test_a_constant_more_for_all_changes_nothing(
    column: Column, rule: str, direction: str, more: int
) -> None:
    of = index(direction)
    one, two = (told(ranking(times(column, 1.0, m), rule, of)) for m in (0.0, more))
    assert one == pytest.approx(two, abs=1e-9)


@exact
@given(columns, directions)
def test_a_percentile_rank_depends_on_order_alone(column: Column, direction: str) -> None:
    of = index(direction)
    cubed: list[float | None] = [None if v is None else v**3 for v in column]
    assert told(ranking(cubed, "percentile", of)) == told(
        ranking(times(column, 1.0), "percentile", of)
    )


@exact
@given(columns)
def test_a_percentile_rank_is_that_of_any_one(column: Column) -> None:
    known = [float(v) for v in column if v is not None]
    expected = [-1.0 if v is None else percentile(v, known) for v in column]
    found = told(ranking(times(column, 1.0), "percentile"))
    assert [found[str(i)] for i in range(len(column))] == pytest.approx(expected)


@exact
@given(columns, st.integers(1, 9))
def test_one_more_moves_nobody_else_by_goalposts_alone(column: Column, other: int) -> None:
    own = times(column, 1.0)
    before, after = told(ranking(own, "goalposts")), told(ranking([*own, other], "goalposts"))
    assert before == {name: after[name] for name in before}


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
def test_one_more_may_move_the_others_on_a_fitted_scale(rule: str) -> None:
    assert told(ranking([1, 2, 3], rule))["1"] == 0.5
    assert told(ranking([1, 2, 3, 5], rule))["1"] < 0.5
