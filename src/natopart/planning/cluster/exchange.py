"""One member for one country outside: what a circle would gain or lose by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from natopart.planning.cluster.problem import EPSILON, Problem, coverage, merit, violations
from natopart.planning.cluster.solution import Solution


class Exchange(NamedTuple):
    """A member that leaves for a country that joins, and what the new circle is worth."""

    leaves: str
    joins: str
    coverage: float
    merit: float


def exchanges(
    problem: Problem, circle: Collection[str], joining: Iterable[str]
) -> Iterator[Exchange]:
    """Yield the admissible exchanges of one member for one of the countries that join."""
    for code in joining:
        for member in sorted(circle):
            new = frozenset(circle) - {member} | {code}
            if code not in circle and not violations(problem, new):
                yield Exchange(member, code, coverage(problem, new), merit(problem, new))


def best(made: Iterable[Exchange], floor: float) -> Exchange | None:
    """Return the exchange of greatest merit that keeps the floor, else that of best coverage.

    Ties end with the first by code; none where none is admissible.
    """

    def order(one: Exchange) -> tuple[bool, float, float, str, str]:
        keeps = one.coverage >= floor - EPSILON
        first, then = (one.merit, one.coverage) if keeps else (one.coverage, one.merit)
        return (not keeps, -round(first, 9), -round(then, 9), one.leaves, one.joins)

    return min(made, key=order, default=None)


def said(made: Exchange | None, solution: Solution) -> str:
    """Return in words what the best exchange for a country would do to the proposed circle."""
    if made is None:
        return "no member could give place to it without a condition being broken"
    change = f"{made.joins} in the place of {made.leaves}, its best, would leave"
    if made.coverage < solution.floor - EPSILON:
        return f"{change} {made.coverage:.1%} covered, where {solution.floor:.1%} is enough"
    less = solution.merit - made.merit
    if less > EPSILON:
        return f"{change} enough covered ({made.coverage:.1%}) and merit lower by {less:.3f}"
    return f"{change} the circle as good; the order of the codes decides"
