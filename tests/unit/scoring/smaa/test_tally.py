from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.scoring.smaa.order import places
from natopart.scoring.smaa.tally import Statistics, counted, nothing, statistics
from tests.property.worlds import exact


def told(*draws: tuple[float, ...]) -> Statistics:
    """Return the statistics of draws, each with the score of every partner."""
    own = counted(places(np.array(draws).T), np.zeros(0), np.arange(1.0, len(draws[0]) + 1))
    return statistics(nothing(len(draws[0]), 0).plus(own))


def test_four_draws_by_hand() -> None:
    found = told((3, 2, 1), (3, 2, 1), (2, 3, 1), (2, 2, 1))
    np.testing.assert_array_equal(
        found.acceptability, [[0.625, 0.375, 0], [0.375, 0.625, 0], [0, 0, 1]]
    )
    np.testing.assert_array_equal(found.pairwise, [[0.5, 0.625, 1], [0.375, 0.5, 1], [0, 0, 0.5]])
    np.testing.assert_array_equal(found.expected, [1.375, 1.625, 3])
    np.testing.assert_array_equal(found.top(2), [1, 1, 0])
    # ranks 1, 1, 2, 1.5 of the first: mean square 8.25 / 4, variance 2.0625 - 1.375^2 = 0.171875
    np.testing.assert_allclose(found.error, [np.sqrt(0.171875 / 4)] * 2 + [0], atol=1e-15)
    assert found.share_error() == 0.25
    # from 1, 2, 3: nothing, nothing, 2 / 3, 1 / 3
    assert found.shift == pytest.approx(0.25)


def test_a_tie_that_stays_has_no_error() -> None:
    assert told(*[(1.0, 1.0, 0.0)] * 3).error.tolist() == [0, 0, 0]


def test_a_tie_shares_its_ranks() -> None:
    found = told((1, 1, 1, 0))
    np.testing.assert_allclose(found.acceptability[:3, :3], 1 / 3, rtol=1e-15)
    np.testing.assert_array_equal(found.acceptability[3], [0, 0, 0, 1])


@pytest.mark.parametrize(
    ("first", "third", "expected"),
    [(4, 5, (2, 2)), (6, 5, (1, 2)), (5, 6, (2, 3)), (50, 50, (1, 3))],
)
def test_nine_of_ten_draws_lie_in_the_range(
    first: int, third: int, expected: tuple[int, int]
) -> None:
    """A rank beyond which a twentieth of 100 draws lies, or less, is left out."""
    second = 100 - first - third
    draws = [(3.0, 2.0, 1.0)] * first + [(2.0, 3.0, 1.0)] * second + [(1.0, 3.0, 2.0)] * third
    assert told(*draws).range90[0] == expected


@exact
@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.tuples(*[st.integers(0, 3).map(float)] * n), min_size=1, max_size=12)
    )
)
def test_shares_add_up(draws: list[tuple[float, ...]]) -> None:
    found = told(*draws)
    count = len(draws[0])
    np.testing.assert_allclose(found.acceptability.sum(axis=0), 1, atol=1e-9)
    np.testing.assert_allclose(found.acceptability.sum(axis=1), 1, atol=1e-9)
    np.testing.assert_allclose(found.pairwise + found.pairwise.T, 1, atol=1e-12)
    np.testing.assert_allclose(found.expected, found.acceptability @ np.arange(1, count + 1))
    # the mean rank is one more than the wins of the others, ties half
    np.testing.assert_allclose(found.expected, 0.5 + found.pairwise.sum(axis=0), atol=1e-9)
    for low, high in found.range90:
        assert 1 <= low <= high <= count


def test_blocks_add_up_to_the_whole() -> None:
    draws = np.random.default_rng(3).integers(0, 5, (4, 30)).astype(float)
    base = np.arange(1.0, 5.0)
    whole = counted(places(draws), np.array([2.0]), base)
    parts = counted(places(draws[:, :10]), np.array([0.5]), base).plus(
        counted(places(draws[:, 10:]), np.array([1.5]), base)
    )
    assert parts.shift == pytest.approx(whole.shift)
    np.testing.assert_allclose(parts.squares, whole.squares)
    assert parts.draws == whole.draws == 30
    np.testing.assert_allclose(parts.ranks, whole.ranks, atol=1e-12)
    np.testing.assert_array_equal(parts.wins, whole.wins)
    np.testing.assert_array_equal(parts.first, whole.first)


def test_the_standard_error_is_that_of_the_mean_of_the_ranks() -> None:
    draws = np.random.default_rng(4).random((5, 400))
    found = told(*map(tuple, draws.T))
    ranks = places(draws).mean_rank()
    np.testing.assert_allclose(found.error, ranks.std(axis=1) / 20, rtol=1e-9)


def test_a_rank_never_held_has_no_share_however_many_tie() -> None:
    """Thirds, sevenths and so on are added and taken away; nothing of them may stay."""
    scores = np.random.default_rng(0).integers(0, 3, (9, 1000)).astype(float)
    scores[0], scores[1] = -1, 5
    found = counted(places(scores), np.zeros(0), np.zeros(9)).ranks
    assert found.min() == 0
    assert found[0].tolist() == [0] * 8 + [1000]
    assert (found[2:, [0, 8]] == 0).all()
