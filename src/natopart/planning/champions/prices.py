"""What each demand costs, and what it costs that a champion cannot have its function."""

from __future__ import annotations

from typing import NamedTuple

from natopart.planning.champions.assign import Assignment, best, taker
from natopart.planning.champions.problem import Demand, Problem, barring, demands, without


class Price(NamedTuple):
    """What a demand costs: the sum of coverage without it, less that with it; never below 0."""

    demand: Demand
    price: float


class Next(NamedTuple):
    """Who would have a function in place of its champion, and what the sum would lose.

    Both are none where nobody could. In place of a volunteer that costs something nothing is
    lost: what is gained is its price.
    """

    runner_up: str | None
    margin: float | None


def prices(problem: Problem, value: float) -> tuple[Price, ...]:
    """Return the price of each demand of a problem whose greatest sum is `value`."""
    return tuple(
        Price(demand, loss(best(without(problem, demand)) or value, value))
        for demand in demands(problem)
    )


def in_place(problem: Problem, chosen: Assignment, function: str) -> Next:
    """Return who would have a function if its champion could not: all are assigned anew."""
    found = taker(barring(problem, function, chosen.champions[function]), function)
    return Next(found[0], loss(chosen.value, found[1])) if found else Next(None, None)


def loss(before: float, after: float) -> float:
    """Return how much smaller a sum became; 0 where it grew."""
    return max(0.0, before - after)
