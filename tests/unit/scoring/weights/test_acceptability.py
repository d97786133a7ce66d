"""Rank acceptability: by hand, by cells in fractions, and against random weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from natopart.scoring.weights.acceptability import acceptability
from tests.unit.scoring.weights.build import chicago, compete
from tests.unit.scoring.weights.draws import by_cells, drawn


def shares(scores: Mapping[str, Sequence[float]], p: float = 1.0, *preferences: str) -> Any:
    return np.array(acceptability(compete(scores, p, *preferences)))


@pytest.mark.parametrize("p", [1, 0.5, 3])
def test_each_best_in_one_criterion_is_first_under_a_third(p: float) -> None:
    found = shares({"A": (1, 0, 0), "B": (0, 1, 0), "C": (0, 0, 1)}, p)
    assert found == pytest.approx(np.full((3, 3), 1 / 3))


def test_one_partner_is_always_first() -> None:
    assert shares({"A": (0.2, 0, 1)}).tolist() == [[1]]


def test_nobody_has_no_ranks() -> None:
    assert shares({}).tolist() == []


def test_two_partners_by_hand() -> None:
    """A leads where w1 > (w2 + w3) / 2, so w1 > 1/3: a triangle of side 2/3."""
    assert shares({"A": (1, 0, 0), "B": (0, 0.5, 0.5)}) == pytest.approx(
        np.array([[4 / 9, 5 / 9], [5 / 9, 4 / 9]])
    )


def test_who_is_dominated_stands_behind_everywhere() -> None:
    chain = {"A": (0.9, 0.8, 0.7), "B": (0.5, 0.8, 0.6), "C": (0.1, 0.2, 0.3)}
    assert shares(chain).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_three_that_tie_on_one_line_turn_round_on_it() -> None:
    """All tie where operations weigh as much as financial; D stands between nobody."""
    scores = {"A": (0.75, 0.25, 0.5), "B": (0.5, 0.5, 0.5), "C": (0.25, 0.75, 0.5), "D": (0, 0, 0)}
    assert shares(scores) == pytest.approx(
        np.array([[0.5, 0, 0.5, 0], [0, 1, 0, 0], [0.5, 0, 0.5, 0], [0, 0, 0, 1]])
    )


@pytest.mark.parametrize("p", [-20, -1, 0, 1, 20])
def test_identical_partners_share_their_ranks(p: float) -> None:
    twins = {"A": (0.5, 0.4, 0.3), "B": (0.5, 0.4, 0.3), "C": (0.1, 0.1, 0.1)}
    assert shares(twins, p).tolist() == [[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1]]


def test_scores_that_agree_to_twelve_digits_are_tied() -> None:
    assert shares({"A": (0.1 + 0.2, 0.5, 0.5), "B": (0.3, 0.5, 0.5)}).tolist() == [[0.5, 0.5]] * 2


@pytest.mark.parametrize("p", [-3, 0])
def test_a_zero_in_a_criterion_that_counts_stands_behind_all_others(p: float) -> None:
    scores = {"A": (1, 1, 0), "B": (0.1, 0.1, 0.1), "C": (0, 1, 1)}
    assert shares(scores, p).tolist() == [[0, 0.5, 0.5], [1, 0, 0], [0, 0.5, 0.5]]


@pytest.mark.parametrize("p", [-3, 0])
def test_a_zero_in_a_criterion_without_weight_harms_nobody(p: float) -> None:
    scores = {"A": (1, 1, 0), "B": (0.1, 0.1, 0.1)}
    assert shares(scores, p, "specific=0").tolist() == [[1, 0], [0, 1]]


def test_on_a_segment_shares_go_by_length() -> None:
    """Without specific A leads where 0.8 w > 0.4 (1 - w): two thirds of the segment."""
    scores = {"A": (0.8, 0, 0), "B": (0, 0.4, 1)}
    assert shares(scores, 1, "specific=0") == pytest.approx(
        np.array([[2 / 3, 1 / 3], [1 / 3, 2 / 3]])
    )


def test_at_a_point_there_is_one_ranking() -> None:
    scores = {"A": (0.8, 0, 0), "B": (0, 0.4, 1), "C": (0.8, 0, 0.1)}
    found = shares(scores, 1, "operations=0.5", "specific=0")
    assert found.tolist() == [[0.5, 0.5, 0], [0, 0, 1], [0.5, 0.5, 0]]


def test_a_preference_clips_the_triangle() -> None:
    """Of the half in which operations weigh more than financial, C leads where specific do."""
    scores = {"A": (1, 0, 0), "B": (0, 1, 0), "C": (0, 0, 1)}
    assert shares(scores, 1, "operations>=financial") == pytest.approx(
        np.array([[2 / 3, 1 / 3, 0], [0, 1 / 3, 2 / 3], [1 / 3, 1 / 3, 1 / 3]])
    )


def test_two_criteria_are_a_segment() -> None:
    """A leads where 0.2 w > 0.4 (1 - w): the last third."""
    own = compete({"A": (0.6, 0.2), "B": (0.4, 0.6)}, criteria=("operations", "financial"))
    assert acceptability(own)[0] == pytest.approx((1 / 3, 2 / 3))


def test_one_criterion_is_a_point() -> None:
    own = compete({"A": (0.6,), "B": (0.7,)}, criteria=("operations",))
    assert acceptability(own) == ((0, 1), (1, 0))


@pytest.mark.parametrize("seed", range(8))
def test_cells_in_fractions_give_the_same(seed: int) -> None:
    """A coarse grid of scores, so that many lines coincide, are parallel or meet in one point."""
    rng = np.random.default_rng(seed)
    rows = [[Fraction(int(n), 4) for n in row] for row in rng.integers(0, 5, (6, 3))]
    scores = {f"P{i}": [float(v) for v in row] for i, row in enumerate(rows)}
    exact = [[float(share) for share in row] for row in by_cells(rows)]
    assert shares(scores) == pytest.approx(np.array(exact), abs=1e-12)


def near(exact: Any, sampled: Any, draws: int) -> bool:
    """Say whether shares agree within five standard errors and a bit, of few draws three hits."""
    errors = np.sqrt(np.clip(exact * (1 - exact), 0, None) / draws)
    allowed = 5 * errors + max(1e-5, 3 / draws)
    return bool((np.abs(exact - sampled) <= allowed).all())


def test_a_million_random_weights_agree_on_the_partners_of_2012() -> None:
    assert near(shares(chicago()), drawn(chicago(), 1, 10**6, seed=1), 10**6)


@pytest.mark.parametrize("p", [-20, -5, -1, 0, 0.5, 2, 20])
def test_random_weights_agree_under_other_exponents(p: float) -> None:
    assert near(shares(chicago(), p), drawn(chicago(), p, 50_000, seed=2), 50_000)


@pytest.mark.parametrize("p", [-20, 1, 20])
def test_random_weights_agree_on_random_scores(p: float) -> None:
    rows = np.random.default_rng(3).random((30, 3))
    scores = {f"P{i:02d}": (a, b, c) for i, (a, b, c) in enumerate(rows.tolist())}
    assert near(shares(scores, p), drawn(scores, p, 50_000, seed=4), 50_000)


@pytest.mark.parametrize("p", [-100, -20, 0, 20, 100])
def test_rows_and_columns_sum_to_one_where_powers_are_far_apart(p: float) -> None:
    rows = 10.0 ** np.random.default_rng(5).uniform(-9, 0, (25, 3))
    found = shares({f"P{i:02d}": row for i, row in enumerate(rows.tolist())}, p)
    assert found.sum(axis=0) == pytest.approx(np.ones(25), abs=1e-9)
    assert found.sum(axis=1) == pytest.approx(np.ones(25), abs=1e-9)
    assert found.min() >= 0
