"""Which unknown holdings could change the answer: those of one country, taken at their most."""

from __future__ import annotations

from collections.abc import Mapping

from natopart.planning.cluster.exchange import exchanges
from natopart.planning.cluster.problem import EPSILON, Problem, coverage
from natopart.planning.cluster.programme import of_size
from natopart.planning.cluster.search import Budget, Search, by_coverage, by_merit
from natopart.planning.cluster.solution import Solution

Offers = Mapping[str, float]


def could_change(
    problem: Problem,
    solution: Solution,
    country: str,
    offers: Offers,
    budget: Budget | None = None,
) -> bool:
    """Say whether the proposal would be another, did one country offer this instead.

    `offers` are all of the country's, none below what the problem has of it. Circles without
    the country are worth what they were. So the proposal gives way only where it no longer
    reaches enough, or to a circle with the country: one that is smaller, or as large and of
    greater merit. Ties are no change. Where the budget ends first the answer
    is worth nothing.
    """
    budget = budget or Budget()
    new = _offering(problem, country, offers)
    if solution.status != "optimal" or _easily(new, solution, country):
        return True
    rules, size = problem.constraints, len(solution.members)
    have = coverage(new, solution.members)
    limit = max(_most(_with(new, country), budget), solution.coverage_limit)
    enough = rules.target * limit - EPSILON
    smaller = _with(new, country, max_size=size - 1)
    if size > rules.min_size and _most(smaller, budget) >= enough:
        return True
    of_this_size = _with(new, country, min_size=size, max_size=size)
    best = max(_most(of_this_size, budget), have)
    floor = max(rules.target * limit, best - rules.tolerance, solution.floor)
    if have < floor - EPSILON:
        return True
    rows = (of_size(new, size),)
    return Search(of_this_size, budget).beats(by_merit(new, size), rows, solution.merit, floor)


def _easily(problem: Problem, solution: Solution, country: str) -> bool:
    """Say whether exchanging one member for the country shows it without any solving."""
    have = coverage(problem, solution.members) - EPSILON
    return any(
        made.coverage >= have and made.merit > solution.merit + EPSILON
        for made in exchanges(problem, solution.members, [country])
    )


def _offering(problem: Problem, country: str, offers: Offers) -> Problem:
    candidates = tuple(
        c._replace(offers=offers) if c.country == country else c for c in problem.candidates
    )
    rules = problem.constraints
    freed = rules._replace(excluded=rules.excluded - {country})
    return problem._replace(candidates=candidates, constraints=freed)


def _with(problem: Problem, country: str, **sizes: int) -> Problem:
    rules = problem.constraints
    asked = rules._replace(required=rules.required | {country}, **sizes)  # type: ignore[arg-type]
    return problem._replace(constraints=asked)


def _most(problem: Problem, budget: Budget) -> float:
    return Search(problem, budget).any(by_coverage(problem), ()).value
