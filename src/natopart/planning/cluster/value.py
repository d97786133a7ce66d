"""What each member is worth to the coverage of a circle."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import comb, sqrt
from typing import NamedTuple

from natopart.planning.cluster.orders import EXACT, Shuffler
from natopart.planning.cluster.problem import Demand, Problem, coverage

ORDERS = 2_000


class Worth(NamedTuple):
    """A member's Shapley value of coverage, and the standard error where it was sampled."""

    value: float
    error: float = 0.0


def marginal(problem: Problem, circle: Collection[str], member: str) -> float:
    """Return the coverage that would be lost without a member; 0 for one that is not in."""
    rest = frozenset(circle) - {member}
    return coverage(problem, circle) - coverage(problem, rest) if member in circle else 0.0


def shapley(
    problem: Problem,
    circle: Collection[str],
    rng: Shuffler | None = None,
    *,
    exact_to: int = EXACT,
    orders: int = ORDERS,
) -> dict[str, Worth]:
    """Return each member's Shapley value of coverage, by code; they add up to the coverage.

    Exact to `exact_to` members; beyond, the mean over random orders drawn from `rng`.

    Raises:
        ValueError: The circle is larger and there is no `rng`.

    Reference: L. S. Shapley, A value for n-person games, 1953.
    """
    members = sorted(c.country for c in problem.candidates if c.country in circle)
    if len(members) <= exact_to:
        return _exact(problem, members)
    if rng is None:
        raise ValueError(f"a circle of more than {exact_to} members needs a generator")
    return _sampled(problem, members, rng, orders)


def _exact(problem: Problem, members: Sequence[str]) -> dict[str, Worth]:
    """Add up over requirements: coverage is a sum of games in which only those who offer count."""
    values = dict.fromkeys(members, 0.0)
    total = sum(d.weight for d in problem.demands)
    for demand in problem.demands:
        parts = _parts(problem, members, demand)
        for member, part in parts.items():
            others = [p for other, p in parts.items() if other != member]
            values[member] += demand.weight / total * _expected_gain(part, others)
    return {member: Worth(value) for member, value in values.items()}


def _parts(problem: Problem, members: Sequence[str], demand: Demand) -> dict[str, float]:
    """Return the parts of a demand, up to 1, that the members serve; those of nothing left out."""
    offers = {c.country: c.offers.get(demand.id, 0.0) / demand.units for c in problem.candidates}
    return {m: min(offers[m], 1.0) for m in members if offers[m] > 0}


def _expected_gain(part: float, others: Sequence[float]) -> float:
    """Return what a part adds on average to those before it, in all orders.

    Sets of the others are told apart by their size and sum alone; those that serve all already
    gain nothing and are dropped, so that offers in whole units make few different ones.
    """
    ways: dict[tuple[int, float], int] = {(0, 0.0): 1}
    for other in others:
        more: dict[tuple[int, float], int] = {}
        for (size, served), count in ways.items():
            if (now := served + other) < 1.0:
                more[size + 1, now] = more.get((size + 1, now), 0) + count
        for key, count in more.items():
            ways[key] = ways.get(key, 0) + count
    players = len(others) + 1
    return sum(
        count * min(part, 1.0 - served) / (players * comb(players - 1, size))
        for (size, served), count in ways.items()
    )


def _sampled(
    problem: Problem, members: Sequence[str], rng: Shuffler, orders: int
) -> dict[str, Worth]:
    total = sum(d.weight for d in problem.demands)
    demands = [(d.weight / total, _parts(problem, members, d)) for d in problem.demands]
    sums, squares = dict.fromkeys(members, 0.0), dict.fromkeys(members, 0.0)
    for _ in range(orders):
        order = list(members)
        rng.shuffle(order)
        served = [0.0] * len(demands)
        for member in order:
            gain = 0.0
            for r, (share, parts) in enumerate(demands):
                part = min(parts.get(member, 0.0), 1.0 - served[r])
                served[r] += part
                gain += share * part
            sums[member] += gain
            squares[member] += gain * gain
    means = {m: sums[m] / orders for m in members}
    spread = {m: max(squares[m] / orders - means[m] ** 2, 0.0) for m in members}
    return {m: Worth(means[m], sqrt(spread[m] / max(orders - 1, 1))) for m in members}
