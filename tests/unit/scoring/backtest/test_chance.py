from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pytest

from natopart.scoring.backtest import chance
from natopart.scoring.backtest.chance import Draws, p_value
from natopart.scoring.backtest.metrics import average_precision, grouped
from tests.unit.scoring.backtest import peer

FEW, MANY = Draws(100, 1), Draws(20_000, 1)


def enumerated(sizes: list[int], members: int, observed: float) -> float:
    """Return the share of subsets with an average precision as high, by scikit-learn."""
    places = [-group for group, size in enumerate(sizes) for _ in range(size)]
    values = [
        peer.average_precision([i in chosen for i in range(len(places))], places)
        for chosen in combinations(range(len(places)), members)
    ]
    return sum(value >= observed - 1e-12 for value in values) / len(values)


@pytest.mark.parametrize(
    ("sizes", "members", "observed"),
    [([1] * 7, 3, 0.8), ([2, 1, 3, 1], 2, 0.5), ([5], 2, 0.4), ([1] * 5, 1, 0.5)],
)
def test_small_lists_are_all_looked_at(sizes: list[int], members: int, observed: float) -> None:
    found = p_value(sizes, members, observed, FEW, "x")
    assert found.exact
    assert found.value == pytest.approx(enumerated(sizes, members, observed), abs=1e-12)


def test_the_best_of_all_lists_is_as_rare_as_their_number() -> None:
    assert p_value([1] * 10, 3, 1.0, FEW, "x").value == pytest.approx(1 / comb(10, 3))


def test_drawn_lists_come_near_the_exact_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five standard errors of a share near 0.05 in 20,000 draws are 0.008."""
    exact = p_value([1] * 12, 4, 0.62, MANY, "x")
    monkeypatch.setattr(chance, "MOST_SUBSETS", 1)
    drawn = p_value([1] * 12, 4, 0.62, MANY, "x")
    assert (exact.exact, drawn.exact) == (True, False)
    assert 0.01 < exact.value < 0.2
    assert drawn.value == pytest.approx(exact.value, abs=5 * (0.16 / 20_000) ** 0.5)


def test_a_drawn_value_is_never_zero() -> None:
    found = p_value([1] * 41, 13, 1.0, Draws(99, 1), "x")
    assert found == (1 / 100, False)


def test_all_tied_and_everyone_a_member_are_no_surprise() -> None:
    assert p_value([41], 13, 13 / 41, FEW, "x").value == 1.0
    assert p_value([1] * 41, 41, 1.0, FEW, "x").value == 1.0


def test_draws_depend_on_seed_and_name_alone() -> None:
    def value(seed: int, name: str) -> float:
        return p_value([1] * 41, 13, 0.5, Draws(5_000, seed), name).value

    assert value(0, "a") == value(0, "a")
    assert len({value(0, "a"), value(1, "a"), value(0, "b")}) == 3


def test_every_draw_has_as_many_members_and_blocks_are_no_matter() -> None:
    """2,500 draws are two and a half blocks."""
    blocks = list(chance._random(9, 4, Draws(2_500, 3), "x"))
    labels = np.concatenate(blocks)
    assert labels.shape == (2_500, 9)
    assert (labels.sum(axis=1) == 4).all()
    assert labels.mean(axis=0) == pytest.approx(4 / 9, abs=0.05)


def test_average_precisions_are_those_of_one_list_at_a_time() -> None:
    ranking = {"a": 1, "b": 2, "c": 2, "d": 4, "e": 5}
    for chosen in combinations("abcde", 2):
        labels = np.array([[unit in chosen for unit in "abcde"]])
        (found,) = chance.average_precisions(labels, np.array([1, 3, 4, 5]))
        one = average_precision(grouped(ranking, "abcde", chosen))
        assert found == pytest.approx(one, abs=1e-12)
