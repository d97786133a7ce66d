"""The cost game by hand."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from natopart.planning.cluster.game import Game, shapley
from natopart.planning.cluster.orders import EXACT, Shuffler

# Lots of 10 at 2 a unit, 5 fixed: alone A pays 25, B 25, C 45; A and B 25; all 45.
GAME = Game(5, 2, {"A": 4, "B": 6, "C": 11}, 10)


def test_costs_by_hand() -> None:
    costs = {"": 0, "A": 25, "B": 25, "C": 45, "AB": 25, "AC": 45, "BC": 45, "ABC": 65}
    assert {name: GAME.cost(name) for name in costs} == costs


def test_without_a_lot_nothing_is_rounded() -> None:
    assert Game(5, 2, {"A": 4, "B": 6.5}).cost("AB") == 26


def test_a_rounding_error_buys_no_lot() -> None:
    third = 2000 / 3
    assert Game(0, 1, {"A": third, "B": third, "C": third}, 1000).cost("ABC") == 2000
    assert Game(0, 1, {"A": 0.1, "B": 0.2}, 0.3).cost("AB") == Fraction(3, 10)
    assert Game(0, 1, {"A": 1000.001}, 1000).cost("A") == 2000


def test_the_shapley_value_by_hand() -> None:
    # Lots that each opens in the orders ABC, ACB, BAC, BCA, CAB, CBA.
    lots = {
        "A": 1 + 1 + 0 + 1 + 0 + 1,
        "B": 0 + 1 + 1 + 1 + 1 + 0,
        "C": 2 + 1 + 2 + 1 + 2 + 2,
    }
    found = shapley(GAME)
    assert found.values == {c: Fraction(5, 3) + 20 * Fraction(n, 6) for c, n in lots.items()}
    assert (found.errors, found.draws) == ({"A": 0.0, "B": 0.0, "C": 0.0}, 0)


def test_without_a_lot_the_fixed_cost_is_shared_evenly() -> None:
    assert shapley(Game(6, 2, {"A": 4, "B": 1, "C": 0})).values == {"A": 10, "B": 4, "C": 2}


def test_a_whole_lot_is_its_users_own() -> None:
    assert shapley(Game(0, 1, {"A": 10, "B": 20}, 10)).values == {"A": 10, "B": 20}


def test_a_rounding_error_opens_no_lot_in_any_order() -> None:
    game = Game(0, 1, dict.fromkeys("ABC", 666.6666666667), 1000)
    assert game.cost("ABC") == 2000
    assert shapley(game).values == dict.fromkeys("ABC", Fraction(2000, 3))


def test_one_player_and_none() -> None:
    assert shapley(Game(5, 2, {"A": 3}, 10)).values == {"A": 25}
    assert shapley(Game(5, 2, {}, 10)).values == {}


def large() -> Game:
    """Return a game of one player more than is computed exactly, whose value is known: equal."""
    return Game(1000, 3, {f"P{i:02}": 17 for i in range(EXACT + 1)}, 10)


@pytest.mark.parametrize("generator", [random.Random(7), np.random.default_rng(7)])  # noqa: S311
def test_sampled_beyond_twenty(generator: Shuffler) -> None:
    game = large()
    found = shapley(game, generator, draws=2000)
    assert found.draws == 2000
    assert sum(found.values.values()) == game.cost(game.players)
    truth = game.cost(game.players) / len(game.players)
    for country, value in found.values.items():
        assert 0 < found.errors[country] < 1
        assert abs(value - truth) < 4 * found.errors[country]


def test_a_sample_is_repeated_by_its_seed() -> None:
    one, two = (shapley(large(), np.random.default_rng(3), 50) for _ in range(2))
    assert one == two


def test_a_sample_needs_a_generator_and_draws() -> None:
    with pytest.raises(ValueError, match="needs a generator"):
        shapley(large())
    with pytest.raises(ValueError, match="two draws"):
        shapley(large(), np.random.default_rng(3), 1)
    assert shapley(Game(0, 1, large().units)).draws == 0


@pytest.mark.parametrize(
    ("fixed", "price", "units", "lot"),
    [(-1, 1, 1, None), (1, -1, 1, None), (1, 1, -1, None), (1, 1, 1, 0), (1, 1, 1, -2)],
)
def test_nothing_negative(fixed: float, price: float, units: float, lot: float | None) -> None:
    with pytest.raises(ValueError, match=r"negative|above 0"):
        Game(fixed, price, {"A": units}, lot)


def test_lots_are_counted_only_where_there_are_any() -> None:
    with pytest.raises(ValueError, match="no lot"):
        Game(0, 1, {"A": 1}).counted()
