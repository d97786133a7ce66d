from __future__ import annotations

import numpy as np
import pytest

from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.figures import documented
from natopart.scoring.smaa.leaves import fills, known_leaves, leaf_scores
from natopart.scoring.smaa.streams import Place
from tests.draws import known, leaf, reading, record, table

CELLS = {
    "AAA": {"x": known(3.0), "y": record(1.0, 4.0)},
    "BBB": {"x": reading(None), "y": record(0.0, None, 0.0)},
    "CCC": {"x": known(5.0)},
}
OWN = table([leaf("x", 0, 10), leaf("y", 0, 10)], CELLS)
PLAIN = Method("goalposts", 1.0, True, "floor")


def test_what_counts() -> None:
    full = np.ones((2, 3, 1000))
    both = [[True, True, True], [True, True, False]]
    assert known_leaves(OWN, None, "floor").tolist() == [[True, False, True], both[1]]
    assert known_leaves(OWN, full, "floor").tolist() == both
    assert known_leaves(OWN, full, "skip").tolist() == [both[0], [True, False, False]]


def test_unknown_parts_are_filled_evenly_each_by_its_own_draw() -> None:
    found = np.concatenate([fills(OWN, Place(1, b)) for b in range(20)], axis=2)
    assert found.shape == (2, 3, 20_000)
    assert found.min() >= 0
    assert found.max() <= 1
    np.testing.assert_allclose(found.mean(axis=2), 0.5, atol=5 * np.sqrt(1 / 12 / 20_000))
    np.testing.assert_allclose(found.var(axis=2), 1 / 12, rtol=0.05)
    flat = np.corrcoef(found.reshape(6, -1))
    assert np.abs(flat - np.eye(6)).max() < 5 / np.sqrt(20_000)


def test_one_service_is_unknown_once() -> None:
    names = ("deployed-person-years", "burden")
    both = table([leaf(n, 0, 1)._replace(measure=n) for n in names], {"AAA": {}})
    found = fills(both, Place(1, 0))
    np.testing.assert_array_equal(found[0], found[1])


def test_scores_by_hand() -> None:
    found = leaf_scores(OWN, documented(OWN), None, [(PLAIN, None)])
    assert found.shape == (2, 3, 1)
    assert found[0, [0, 2], 0].tolist() == [0.3, 0.5]
    assert found[1, :2, 0].tolist() == [0.1, 0.0]


def test_each_draw_is_scored_under_its_own_method() -> None:
    ranks = PLAIN._replace(normalisation="percentile")
    half = np.arange(0, 1000, 2), np.arange(1, 1000, 2)
    found = leaf_scores(OWN, documented(OWN), None, [(PLAIN, half[0]), (ranks, half[1])])
    assert found.shape == (2, 3, 1000)
    np.testing.assert_array_equal(found[0, 0, half[0]], 0.3)
    np.testing.assert_array_equal(found[0, 0, half[1]], 0.0)
    np.testing.assert_array_equal(found[0, 2, half[1]], 1.0)


@pytest.mark.parametrize("rule", ["goalposts", "min-max", "percentile"])
def test_filled_scores_stay_in_bounds(rule: str) -> None:
    fill = fills(OWN, Place(1, 0))
    found = leaf_scores(OWN, documented(OWN), fill, [(PLAIN._replace(normalisation=rule), None)])
    counts = known_leaves(OWN, fill, "floor")
    assert found[counts].min() >= 0
    assert found[counts].max() <= 1
    if rule == "goalposts":
        np.testing.assert_array_equal(found[0, 0], 0.3)
        assert 0.1 <= found[1, 0].min() < 0.11
        assert 0.39 < found[1, 0].max() <= 0.4
        np.testing.assert_allclose(found[1, 1], fill[1, 1], atol=1e-15)
