from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.scoring.smaa.order import places, wins
from tests.property.worlds import exact

rows = st.integers(1, 7).flatmap(
    lambda n: st.lists(
        st.lists(st.sampled_from((0.0, 0.1, 0.1 + 4e-14, 0.5, 0.5 + 2e-12, 1.0)), min_size=n, max_size=n),
        min_size=1,
        max_size=5,
    )
)


@exact
@given(rows)
def test_places_are_those_of_counting(draws: list[list[float]]) -> None:
    found = places(np.array(draws).T)
    for d, row in enumerate(draws):
        own = [round(v, 12) for v in row]
        for i, v in enumerate(own):
            assert found.before[i, d] == sum(o > v for o in own)
            assert found.level[i, d] == own.count(v)
            assert found.mean_rank()[i, d] == sum(o > v for o in own) + (own.count(v) + 1) / 2


@exact
@given(rows)
def test_wins_are_those_of_counting(draws: list[list[float]]) -> None:
    found = wins(places(np.array(draws).T))
    count = len(draws[0])
    for i in range(count):
        for j in range(count):
            pairs = [(round(row[i], 12), round(row[j], 12)) for row in draws]
            assert found[i, j] == sum((a > b) + (a == b) / 2 for a, b in pairs)


def test_whole_numbers_are_ordered_too() -> None:
    found = places(np.array([[3], [10**17], [3], [10**17 + 1]]))
    assert found.before[:, 0].tolist() == [2, 1, 2, 0]
    assert found.level[:, 0].tolist() == [2, 1, 2, 1]


@pytest.mark.parametrize("count", [255, 256, 257, 300])
def test_many_partners(count: int) -> None:
    found = wins(places(np.arange(count, dtype=float)[:, np.newaxis]))
    np.testing.assert_array_equal(found, np.tril(np.ones((count, count)), -1) + np.eye(count) / 2)


def test_scores_are_left_as_they_are() -> None:
    given_ = np.array([[0.2, 0.1], [0.3, 0.1]])
    places(given_)
    np.testing.assert_array_equal(given_, [[0.2, 0.1], [0.3, 0.1]])
