"""What holds of the exact weight analysis whatever the scores."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natopart.scoring.aggregate import power_mean
from natopart.scoring.rank import rounded
from natopart.scoring.weights.acceptability import acceptability
from natopart.scoring.weights.analysis import analyse
from natopart.scoring.weights.change import first_needs
from tests.unit.scoring.weights.build import EQUAL, compete
from tests.unit.scoring.weights.draws import by_cells

coarse = st.integers(0, 4).map(lambda n: n / 4)
fine = st.floats(0, 1).map(lambda v: round(v, 9))
ROWS = st.lists(st.tuples(*[coarse | fine] * 3), min_size=1, max_size=7)
EXPONENTS = (
    st.sampled_from([-20, -1, 0, 0.5, 1, 2, 20]) | st.floats(0.01, 20) | st.floats(-20, -0.01)
)
PREFERENCES = st.sampled_from(
    [(), ("operations>=financial",), ("specific=0.2..0.6",), ("financial=0",), ("operations=0.25",)]
)


def named(rows: list[Any]) -> dict[str, Any]:
    return {f"P{place}": row for place, row in enumerate(rows)}


@given(ROWS, EXPONENTS, PREFERENCES)
def test_rows_and_columns_sum_to_one(rows: list[Any], p: float, texts: tuple[str, ...]) -> None:
    found = np.array(acceptability(compete(named(rows), p, *texts)))
    assert found.sum(axis=0) == pytest.approx(np.ones(len(rows)), abs=1e-9)
    assert found.sum(axis=1) == pytest.approx(np.ones(len(rows)), abs=1e-9)
    assert found.min() >= 0


@given(ROWS, EXPONENTS)
def test_the_order_of_partners_changes_nothing(rows: list[Any], p: float) -> None:
    one = acceptability(compete(named(rows), p))
    other = acceptability(compete(named(rows[::-1]), p))
    assert np.array(one) == pytest.approx(np.array(other)[::-1], abs=1e-9)


@given(ROWS, EXPONENTS, st.sampled_from([0.5, 0.25]))
def test_a_common_scale_changes_nothing(rows: list[Any], p: float, scale: float) -> None:
    cut = [tuple(round(v, 6) for v in row) for row in rows]
    small = [tuple(v * scale for v in row) for row in cut]
    one = np.array(acceptability(compete(named(cut), p)))
    assert one == pytest.approx(np.array(acceptability(compete(named(small), p))), abs=1e-6)


@given(ROWS, st.tuples(*[st.floats(0, 1)] * 3))
def test_who_gains_is_expected_no_farther_behind(rows: list[Any], more: Any) -> None:
    better = [tuple(max(a, b) for a, b in zip(rows[0], more, strict=True)), *rows[1:]]
    before = analyse(compete(named(rows))).expected[0]
    assert analyse(compete(named(better))).expected[0] <= before + 1e-9


@given(ROWS, EXPONENTS)
def test_pairwise_shares_and_expected_ranks_agree(rows: list[Any], p: float) -> None:
    """The expected rank is 1 and the shares under which each other stands before it."""
    found = analyse(compete(named(rows), p))
    for own, expected in zip(found.pairwise, found.expected, strict=True):
        assert expected == pytest.approx(1 + sum(1 - share for share in own) - 0.5, abs=1e-9)


@st.composite
def pencils(draw: Any) -> list[list[Fraction]]:
    """Return partners on a grid, and some on the line through two of them."""
    parts = draw(st.integers(3, 12))
    grid = st.integers(0, parts).map(lambda n: Fraction(n, parts))
    rows: list[list[Fraction]] = draw(
        st.lists(st.lists(grid, min_size=3, max_size=3), min_size=2, max_size=3)
    )
    for fifths in draw(st.lists(st.integers(1, 4), max_size=2)):
        rows.append([a + Fraction(fifths, 5) * (b - a) for a, b in zip(*rows[-2:], strict=True)])
    return rows


@settings(max_examples=60, deadline=None)
@given(pencils())
def test_cells_in_fractions_give_the_same(rows: list[list[Fraction]]) -> None:
    found = analyse(compete({f"P{i}": [float(v) for v in row] for i, row in enumerate(rows)}))
    exact = by_cells(rows)
    assert found.acceptability == pytest.approx(np.array(exact, dtype=float), abs=1e-9)
    assert np.array(found.acceptability).min() >= 0
    held = [[rank for rank, share in enumerate(row, 1) if share > 1e-10] for row in exact]
    assert list(found.best) == [ranks[0] for ranks in held]
    assert list(found.worst) == [ranks[-1] for ranks in held]


@given(st.integers(0, 2**32), EXPONENTS, PREFERENCES)
def test_who_lies_between_two_holds_no_share_at_their_cost(
    seed: int, p: float, texts: tuple[str, ...]
) -> None:
    """The middle, by powers, ties where the ends do, up to the digits there are."""
    ends = np.random.default_rng(seed).uniform(0.01, 1, (2, 3)).tolist()
    middle = tuple(min(1.0, power_mean(pair, (1, 1), p)) for pair in zip(*ends, strict=True))
    found = analyse(compete(named([*ends, middle]), p, *texts))
    shares = np.array(found.acceptability)
    assert shares.min() >= 0
    assert shares.sum(axis=0) == pytest.approx(np.ones(3), abs=1e-9)
    assert shares.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-9)
    for own, expected in zip(found.pairwise, found.expected, strict=True):
        assert expected == pytest.approx(1 + sum(1 - share for share in own) - 0.5, abs=1e-9)


WEIGHTS = st.tuples(*[st.integers(1, 20)] * 3)


@given(ROWS, EXPONENTS, WEIGHTS)
def test_no_weights_give_a_rank_beyond_those_held(rows: list[Any], p: float, at: Any) -> None:
    """The ranks of the power means themselves, where no scores are so near as to be in doubt."""
    scores = [power_mean(row, at, p) for row in rows]
    if any(0 < abs(a - b) < 1e-9 for a in scores for b in scores):
        return
    found = analyse(compete(named(rows), p))
    for place, own in enumerate(scores):
        before = sum(rounded(other) > rounded(own) for other in scores)
        level = sum(rounded(other) == rounded(own) for other in scores)
        assert found.best[place] <= before + level
        assert found.worst[place] >= before + 1


@settings(max_examples=50)
@given(ROWS, EXPONENTS)
def test_the_changed_weights_do_put_first(rows: list[Any], p: float) -> None:
    field = compete(named(rows), p)
    for partner in field.partners:
        needs = first_needs(field, partner, EQUAL)
        if needs.change is None:
            assert 1 <= len(needs.blockers) <= 3
        elif p > 0:
            own = power_mean(rows[field.place(partner)], needs.change.weights, p)
            best = max(power_mean(row, needs.change.weights, p) for row in rows)
            assert own == pytest.approx(best, abs=1e-9)
