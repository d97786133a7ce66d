"""What must hold of every division of a cost, held against brute force and linear programming.

The oracles share no function with the program: costs are computed anew, values over all orders,
objections over all coalitions and by integer programming.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import combinations, permutations
from math import ceil, factorial, floor
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.planning.cluster.core import objection, stand_alone
from natopart.planning.cluster.exact import apportion
from natopart.planning.cluster.game import Game, shapley
from natopart.planning.cluster.shares import Bill, Payer, Rule, Tariff, share_out
from tests.property.worlds import exact

RULES: tuple[Rule, ...] = get_args(Rule)
CODES = "ABCDEFGHIJ"

tenths = st.integers(0, 400).map(lambda n: n / 10)
lots = st.none() | st.integers(1, 500).map(lambda n: n / 10)
prices = st.sampled_from((0.0, 0.01, 1.0, 7.35, 1200.0))


@pytest.fixture(scope="module")
def optimize() -> Any:
    """Return the solvers of another package."""
    return pytest.importorskip("scipy.optimize")


@st.composite
def games(draw: st.DrawFn, least: int = 1, most: int = 5, lot: Any = lots) -> Game:
    used = draw(st.lists(tenths, min_size=least, max_size=most))
    units = dict(zip(CODES, used, strict=False))
    return Game(draw(prices), draw(prices), units, draw(lot))


def cost(game: Game, coalition: Collection[str]) -> Fraction:
    """Return c(T), written down once more: all numbers here have at most two decimals."""
    if not coalition:
        return Fraction(0)
    used = sum(round(game.units[c] * 10) for c in coalition)
    bought = Fraction(used, 10)
    if game.lot is not None:
        lot = round(game.lot * 10)
        bought = Fraction(ceil(Fraction(used, lot)) * lot, 10)
    return (
        Fraction(round(game.fixed * 100), 100)
        + Fraction(round(game.unit_price * 100), 100) * bought
    )


def over_all_orders(game: Game) -> dict[str, Fraction]:
    """Return the mean marginal cost of each player over all orders."""
    orders = list(permutations(game.units))
    values = dict.fromkeys(game.units, Fraction(0))
    for order in orders:
        for place, player in enumerate(order):
            more = cost(game, order[: place + 1]) - cost(game, order[:place])
            values[player] += more / len(orders)
    return values


def proper(game: Game) -> list[tuple[str, ...]]:
    """Return every coalition but nobody and everybody, smaller ones first, then by code."""
    names = sorted(game.units)
    return [t for size in range(1, len(names)) for t in combinations(names, size)]


def bill(game: Game, rule: Rule, keys: Mapping[str, float] | None = None) -> Bill:
    """Return the shares by a rule; GDP and expenditure are as given, else rising by code."""
    means = keys or {c: 1.0 + place for place, c in enumerate(sorted(game.units))}
    payers = [Payer(c, means[c], means[c]) for c in game.units]
    return share_out(rule, game, payers, Tariff(2008))


def used(game: Game) -> Game:
    """Return the game with one unit more for the first player, so that somebody uses any."""
    return Game(game.fixed, game.unit_price, {**game.units, "A": game.units["A"] + 1}, game.lot)


@exact
@given(games())
def test_the_cost_is_what_it_says(game: Game) -> None:
    for coalition in ((), *proper(game), tuple(game.units)):
        assert game.cost(coalition) == cost(game, coalition)


# ---- the Shapley value ------------------------------------------------------------------------


@exact
@given(games(most=6))
def test_the_shapley_value_is_the_mean_over_all_orders(game: Game) -> None:
    assert shapley(game).values == over_all_orders(game)


@exact
@given(games(least=7, most=10))
def test_the_shapley_value_is_the_weighted_sum_over_all_coalitions(game: Game) -> None:
    names, values = sorted(game.units), shapley(game).values
    costs = {frozenset(t): cost(game, t) for t in ((), *proper(game), tuple(names))}
    for player in names:
        total = Fraction(0)
        for before, paid in costs.items():
            if player not in before:
                ways = factorial(len(before)) * factorial(len(names) - len(before) - 1)
                total += Fraction(ways, factorial(len(names))) * (costs[before | {player}] - paid)
        assert values[player] == total


@exact
@given(games(most=10), tenths)
def test_equals_pay_alike(game: Game, units: float) -> None:
    twins = Game(game.fixed, game.unit_price, {**game.units, "Y": units, "Z": units}, game.lot)
    for rule in ("usage", "equal", "shapley"):
        amounts = bill(used(twins), rule).amounts
        assert amounts["Y"] == amounts["Z"]


@exact
@given(games(most=8))
def test_who_uses_nothing_pays_its_part_of_the_fixed_cost_alone(game: Game) -> None:
    idle = Game(game.fixed, game.unit_price, {**game.units, "Z": 0.0}, game.lot)
    fixed = Fraction(str(game.fixed)) / len(idle.units)
    assert shapley(idle).values["Z"] == fixed
    dummy = Game(0, game.unit_price, idle.units, game.lot)
    assert shapley(dummy).values["Z"] == 0
    assert bill(used(dummy), "usage").amounts["Z"] == 0
    without = shapley(Game(0, game.unit_price, game.units, game.lot)).values
    assert {c: v for c, v in shapley(dummy).values.items() if c != "Z"} == without


@exact
@given(games(most=6, lot=st.integers(1, 500).map(lambda n: n / 10)), prices, prices)
def test_the_value_of_two_costs_is_the_sum_of_their_values(
    game: Game, fixed: float, price: float
) -> None:
    def value(fixed: float, price: float) -> Mapping[str, Fraction]:
        return shapley(Game(fixed, price, game.units, game.lot)).values

    one, two = value(game.fixed, game.unit_price), value(fixed, price)
    both = value(round(game.fixed + fixed, 2), round(game.unit_price + price, 2))
    assert both == {c: one[c] + two[c] for c in one}


@exact
@given(games(most=8), tenths)
def test_who_uses_more_pays_no_less(game: Game, more: float) -> None:
    first = used(game)
    second = Game(
        game.fixed,
        game.unit_price,
        {**first.units, "A": round(first.units["A"] + more, 1)},
        game.lot,
    )
    for rule in ("usage", "equal", "shapley"):
        assert bill(second, rule).amounts["A"] >= bill(first, rule).amounts["A"]


@exact
@given(games(most=8))
def test_of_two_the_one_that_uses_more_pays_no_less(game: Game) -> None:
    for rule in ("usage", "equal", "shapley"):
        amounts = bill(used(game), rule).amounts
        order = sorted(amounts, key=lambda c: used(game).units[c])
        paid = [amounts[c] for c in order]
        assert paid == sorted(paid)


# ---- shares -----------------------------------------------------------------------------------


@exact
@given(games(most=8), st.sampled_from(RULES))
def test_shares_add_up_to_the_cost_to_the_cent(game: Game, rule: Rule) -> None:
    found = bill(used(game), rule)
    whole = cost(used(game), tuple(game.units))
    assert sum(found.amounts.values()) == whole
    assert sum(share.cents for share in found.shares) == found.cents == round(whole * 100)
    for share in found.shares:
        quota = found.cents * (share.amount / whole) if whole else Fraction(0)
        assert floor(quota) <= share.cents <= ceil(quota)
        assert share.amount >= 0


@exact
@given(games(most=6), st.sampled_from(RULES), prices, prices)
def test_nobody_pays_less_when_costs_rise(
    game: Game, rule: Rule, fixed: float, price: float
) -> None:
    before = used(game)
    after = Game(
        round(game.fixed + fixed, 2), round(game.unit_price + price, 2), before.units, game.lot
    )
    low, high = bill(before, rule).amounts, bill(after, rule).amounts
    assert all(high[c] >= low[c] for c in low)


@exact
@given(games(least=2, most=6), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(game: Game, rule: Rule, order: Any) -> None:
    names = list(game.units)
    order.shuffle(names)
    first = used(game)
    turned = Game(game.fixed, game.unit_price, {c: first.units[c] for c in names}, game.lot)
    assert bill(turned, rule) == bill(first, rule)


@exact
@given(
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 50), min_size=1),
    st.integers(0, 300),
)
def test_whole_parts_keep_to_the_quota_and_to_the_order(keys: dict[str, int], total: int) -> None:
    if not sum(keys.values()):
        keys["A"] = 1
    parts = apportion(total, {c: Fraction(key) for c, key in keys.items()})
    assert sum(parts.values()) == total
    for c, key in keys.items():
        quota = Fraction(total * key, sum(keys.values()))
        assert floor(quota) <= parts[c] <= ceil(quota)
        assert all(parts[c] >= parts[d] for d in keys if (key, d) > (keys[d], c))


# ---- the core ---------------------------------------------------------------------------------


def payments(game: Game, rule: Rule) -> dict[str, Fraction]:
    return bill(used(game), rule).amounts


@exact
@given(games(least=2, most=7), st.sampled_from(RULES))
def test_the_objection_is_that_of_all_coalitions(game: Game, rule: Rule) -> None:
    game, paid = used(game), payments(game, rule)
    found = objection(game, paid)
    if not game.unit_price:
        assert found is None
        return
    excess = {t: sum(paid[c] for c in t) - cost(game, t) for t in proper(game)}
    best = max(excess, key=lambda t: excess[t])  # the first of the greatest: smallest, by code
    assert found is not None
    assert (found.coalition, found.excess) == (best, excess[best])
    over = stand_alone(game, paid)
    assert over is not None
    assert {o.country for o in over} == {c for c in game.units if excess[(c,)] > 0}


@exact
@given(games(least=2, most=10), st.sampled_from(RULES))
def test_the_objection_is_that_of_integer_programming(
    optimize: Any, game: Game, rule: Rule
) -> None:
    game, paid = used(game), payments(game, rule)
    found = objection(game, paid)
    if found is None:
        return
    names = sorted(game.units)
    lot = game.lot or 0.1  # all units are tenths, so lots of a tenth round nothing
    values = [-float(paid[c]) for c in names] + [game.unit_price * lot]
    serves = [game.units[c] for c in names] + [-lot]
    members = [1.0] * len(names) + [0.0]
    done = optimize.milp(
        values,
        integrality=np.ones(len(values)),
        bounds=optimize.Bounds(0, [1.0] * len(names) + [np.inf]),
        constraints=[
            optimize.LinearConstraint([serves], -np.inf, 1e-7),
            optimize.LinearConstraint([members], 1, len(names) - 1),
        ],
        options={"mip_rel_gap": 0},
    )
    assert done.success
    scale = max(1.0, float(sum(paid.values())))
    assert float(found.excess) == pytest.approx(-done.fun - game.fixed, abs=1e-6 * scale)


@exact
@given(games(least=2, most=6), st.sampled_from(RULES))
def test_where_linear_programming_finds_no_core_somebody_leaves(
    optimize: Any, game: Game, rule: Rule
) -> None:
    game = used(game)
    if not game.unit_price:
        return
    names, coalitions = sorted(game.units), proper(game)
    done = optimize.linprog(
        [-1.0] * len(names),
        A_ub=[[float(c in t) for c in names] for t in coalitions],
        b_ub=[float(cost(game, t)) for t in coalitions],
        bounds=(None, None),
    )
    assert done.success
    whole = float(cost(game, names))
    scale = max(1.0, whole)
    found = objection(game, bill(game, rule).amounts)
    assert found is not None
    if -done.fun < whole - 1e-6 * scale:  # the most that all coalitions would bear is too little
        assert found.leaves
    else:
        inside = {
            c: Fraction(x) * Fraction(whole) / Fraction(-done.fun)
            for c, x in zip(names, done.x, strict=True)
        }
        held = objection(game, inside)
        assert held is not None
        assert float(held.excess) <= 1e-6 * scale


@exact
@given(games(least=2, most=8, lot=st.none()))
def test_without_lots_usage_and_shapley_lie_in_the_core(game: Game) -> None:
    for rule in ("usage", "shapley"):
        found = objection(used(game), payments(game, rule))
        assert found is None or not found.leaves
