"""The smallest change of weights that lets one in: by hand, on a fine grid, and applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natopart.planning.summit.nearest import nearest
from natopart.scoring.weights.change import Change
from tests.unit.scoring.weights.build import EQUAL, chicago, compete

STEPS = 60
"""Weights of the grid are multiples of 1/60, so that the equal weights are among them."""
NEAR = 2 / STEPS
TIED = 1e-12

Scores = Mapping[str, Sequence[float]]


def grid() -> Any:
    first, second = np.meshgrid(np.arange(STEPS + 1), np.arange(STEPS + 1))
    whole = np.stack([first, second, STEPS - first - second], axis=-1).reshape(-1, 3)
    return whole[(whole > 0).all(axis=1)] / STEPS


GRID = grid()


def before(scores: Scores, code: str, weights: Any) -> Any:
    """Return how many stand before one under weights, ties by code."""
    totals = {c: np.asarray(weights) @ np.array(values) for c, values in scores.items()}
    own = totals[code]
    return sum(
        (t > own + TIED) | ((abs(t - own) <= TIED) & (c < code))
        for c, t in totals.items()
        if c != code
    )


def found(scores: Scores, code: str, n: int, at: Sequence[float] = EQUAL) -> Change | None:
    field = compete(scores)
    return nearest(field, code, at, n, lambda w: bool(before(scores, code, w) < n))


def least(scores: Scores, code: str, n: int, at: Sequence[float] = EQUAL) -> float | None:
    """Return the least part of the weight that moves to a point of the grid where it is in."""
    moved = np.abs(GRID - np.array(at)).sum(axis=1) / 2
    inside = before(scores, code, GRID) < n
    return float(moved[inside].min()) if inside.any() else None


def part(scores: Scores, code: str, n: int, change: Change, share: float) -> bool:
    """Say whether a part of a change lets one in."""
    weights = np.array(EQUAL) + share * (np.array(change.weights) - np.array(EQUAL))
    return bool(before(scores, code, weights) < n)


def test_by_hand_on_one_line() -> None:
    """B is level with A where w1 = 2 w2: nearest by moving weight to the first criterion.

    From (1/3, 1/3, 1/3) to (4/9, 2/9, 1/3), along which the third keeps its weight.
    """
    change = found({"A": (0.5, 0.7, 0.5), "B": (0.6, 0.5, 0.5)}, "B", 1)
    assert change is not None
    assert change.moved == pytest.approx(1 / 9, abs=1e-9)
    assert change.weights == pytest.approx((4 / 9, 2 / 9, 1 / 3), abs=1e-9)


def test_the_second_place_is_nearer_than_the_first() -> None:
    scores = {"A": (0.5, 0.9, 0.5), "B": (0.6, 0.5, 0.5), "C": (0.5, 0.7, 0.5)}
    second, first = found(scores, "B", 2), found(scores, "B", 1)
    assert second is not None
    assert first is not None
    assert second.moved == pytest.approx(1 / 9, abs=1e-9)
    # w1 = 4 w2: from a third each to 8/15, 2/15, 1/3
    assert first.moved == pytest.approx(1 / 5, abs=1e-9)


def test_none_where_no_weights_do() -> None:
    assert found({"A": (0.6, 0.6, 0.6), "B": (0.5, 0.5, 0.5)}, "B", 1) is None


def test_who_ties_under_all_weights_is_in_or_out_by_the_code() -> None:
    same = {"A": (0.5, 0.6, 0.7), "B": (0.5, 0.6, 0.7), "C": (0.1, 0.1, 0.1)}
    assert found(same, "B", 1) is None
    kept = found(same, "A", 1)
    assert kept is not None
    assert kept.moved <= 1e-9


def test_level_at_a_point_alone_does_not_let_one_in() -> None:
    """C ties with A and B where both lines cross the equal weights, and is behind one else."""
    scores = {"A": (0.9, 0.5, 0.1), "B": (0.1, 0.5, 0.9), "C": (0.5, 0.5, 0.5)}
    assert found(scores, "C", 1) is None
    assert found(scores, "C", 2) is not None


def test_two_criteria_are_a_segment() -> None:
    scores = {"A": (0.4, 0.8), "B": (0.6, 0.5)}
    field = compete(scores, criteria=("x", "y"))
    at = (0.5, 0.5)
    change = nearest(field, "B", at, 1, lambda w: bool(before(scores, "B", w) < 1))
    assert change is not None
    # 0.2 x = 0.3 y: at x = 0.6
    assert change.moved == pytest.approx(0.1, abs=1e-9)
    assert change.weights == pytest.approx((0.6, 0.4), abs=1e-9)


@pytest.mark.parametrize(("code", "n"), [("DZA", 13), ("JOR", 13), ("GEO", 5), ("CHE", 13)])
def test_on_the_day_of_chicago_it_is_that_of_a_grid(code: str, n: int) -> None:
    scores = chicago()
    change, nearest_of_grid = found(scores, code, n), least(scores, code, n)
    assert change is not None
    assert nearest_of_grid is not None
    assert nearest_of_grid - NEAR <= change.moved <= nearest_of_grid + 1e-9
    assert part(scores, code, n, change, 1.0)
    assert not part(scores, code, n, change, 0.999)


TENTHS = st.integers(0, 10).map(lambda k: k / 10)
FIELDS = st.lists(st.tuples(TENTHS, TENTHS, TENTHS), min_size=2, max_size=6)


@settings(max_examples=40, deadline=None)
@given(FIELDS, st.data())
def test_no_weights_of_a_grid_are_nearer(values: list[tuple[float, ...]], data: Any) -> None:
    """Round scores make many lines meet in one point, which is what could go wrong."""
    scores = dict(zip("ABCDEF", values, strict=False))
    code = data.draw(st.sampled_from(sorted(scores)))
    n = data.draw(st.integers(1, len(scores)))
    change, nearest_of_grid = found(scores, code, n), least(scores, code, n)
    if change is None:
        assert nearest_of_grid is None
        return
    assert part(scores, code, n, change, 1.0)
    assert nearest_of_grid is None or change.moved <= nearest_of_grid + 1e-9
    assert change.moved <= 1e-9 or not part(scores, code, n, change, 0.999)


ON_A_LINE = {
    0.02236: {
        "AAA": (0.5036901051418043, 0.49297988897066314, 0.684810711432871),
        "BBB": (0.6148635694636246, 0.4550396255503189, 0.5983149290059029),
        "CCC": (0.4481033729808942, 0.5119500206808353, 0.728058602646355),
    },
    0.38889: {
        "AAA": (0.58, 0.25, 0.42),
        "BBB": (0.38999999999999996, 0.3, 0.29),
        "CCC": (0.5166666666666666, 0.26666666666666666, 0.37666666666666665),
    },
}
"""Rows on one line, so that the lines on which they tie are one but for rounding."""


@pytest.mark.parametrize("least_change", ON_A_LINE)
def test_every_cell_around_a_point_is_tried(least_change: float) -> None:
    scores = ON_A_LINE[least_change]
    change = found(scores, "BBB", 1)
    assert change is not None
    assert change.moved == pytest.approx(least_change, abs=1e-4)
    assert before(scores, "BBB", change.weights) == 0
