from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.problems import NatopartError
from natopart.scoring.rank import percentile, ranks, rounded
from natopart.scoring.smaa.rule import ordered
from tests.property.worlds import exact

cell = st.sampled_from((0.0, 0.25, 0.25 + 1e-14, 0.5, 1.0))
tables = st.integers(1, 6).flatmap(
    lambda n: st.lists(
        st.lists(st.tuples(cell, st.booleans()), min_size=n, max_size=n), min_size=1, max_size=5
    )
)


@exact
@given(tables)
def test_any_one_is_the_order_of_sorted_percentile_ranks(
    criteria: list[list[tuple[float, bool]]],
) -> None:
    """By criterion a score of each partner and whether it is ranked in it."""
    shares = []
    for row in criteria:
        own = [v for v, judged in row if judged]
        shares.append([rounded(percentile(v, own)) if judged else -1.0 for v, judged in row])
    keys = {
        str(n): tuple(sorted(column, reverse=True))
        for n, column in enumerate(zip(*shares, strict=True))
    }
    values = np.array([[[v] for v, _ in row] for row in criteria])
    judged = np.array([[j for _, j in row] for row in criteria])
    found = ordered(np.zeros((len(keys), 1)), values, judged)
    assert {str(n): int(b) + 1 for n, b in enumerate(found.before[:, 0])} == ranks(keys)


def test_many_partners_and_criteria_do_not_overflow() -> None:
    rng = np.random.default_rng(2)
    values = rng.random((6, 211, 1))
    judged = np.ones((6, 211), dtype=bool)
    for number in range(6):
        judged[number, :number] = False
    shares = np.full((6, 211), -1.0)
    for row, own, there in zip(shares, values[:, :, 0], judged, strict=True):
        row[there] = own[there].argsort().argsort() / (there.sum() - 1)
    keys = {str(n): tuple(sorted(map(rounded, c), reverse=True)) for n, c in enumerate(shares.T)}
    found = ordered(np.zeros((211, 1)), values, judged)
    assert {str(n): int(b) + 1 for n, b in enumerate(found.before[:, 0])} == ranks(keys)


def test_a_draw_that_fails_is_an_error() -> None:
    gap = np.array([[0.1], [np.nan]])
    for judged in (None, np.array([[True, True]])):
        with pytest.raises(NatopartError, match="no score"):
            ordered(gap, gap[np.newaxis], judged)
    order = ordered(gap, gap[np.newaxis], np.array([[True, False]]))
    assert order.before[:, 0].tolist() == [0, 1]


def test_by_scores_the_criteria_have_no_say() -> None:
    found = ordered(np.array([[0.1], [0.2]]), np.array([[[1.0], [0.0]]]), None)
    assert found.before[:, 0].tolist() == [1, 0]
