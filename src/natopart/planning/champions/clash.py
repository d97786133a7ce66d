"""Why no assignment is possible: demands that clash, none of which could be left out."""

from __future__ import annotations

from natopart.planning.champions.assign import best
from natopart.planning.champions.problem import Demand, Problem, demands, without


def clashing(problem: Problem) -> tuple[Demand, ...]:
    """Return demands that cannot be met together; without any one of them the rest can.

    What a deletion filter leaves; empty where an assignment is possible. That every function
    has a champion is no demand that could be given up.

    Reference: Chinneck and Dravnieks, Locating minimal infeasible constraint sets in linear
    programs, ORSA Journal on Computing 3 (1991).
    """
    if best(problem) is not None:
        return ()
    left = problem
    for demand in demands(problem):
        less = without(left, demand)
        if best(less) is None:
            left = less
    return tuple(d for d in demands(left) if best(without(left, d)) is not None)
