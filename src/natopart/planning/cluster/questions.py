"""What if: a country left out, or taken in, and what that costs in coverage, size and merit."""

from __future__ import annotations

from typing import NamedTuple

from natopart.planning.cluster.exchange import best as best_exchange
from natopart.planning.cluster.exchange import exchanges, said
from natopart.planning.cluster.problem import Constraints, Problem, coverage, unaffordable
from natopart.planning.cluster.search import Budget
from natopart.planning.cluster.solution import Solution
from natopart.planning.cluster.solve import solve


class Price(NamedTuple):
    """The best circle under a condition, and what is lost by it (negative: gained).

    `coverage`, `coverage_limit` and `merit` are the proposal's less the new one's; `size` is how
    many members more the new one needs. All are none where no circle meets the condition; then
    `solution.conflicts` says why. `reasons` are the plain facts behind it, in words.
    """

    country: str
    solution: Solution
    coverage: float | None
    coverage_limit: float | None
    size: int | None
    merit: float | None
    reasons: tuple[str, ...] = ()


def without(
    problem: Problem, solution: Solution, country: str, budget: Budget | None = None
) -> Price:
    """Return the best circle without a country, and the price of leaving it out."""
    rules = problem.constraints
    if solution.members and country not in solution.members:
        return _unchanged(solution, country, f"{country} is not in the proposed circle")
    barred = rules._replace(excluded=rules.excluded | {country})
    return _priced(problem, barred, solution, country, budget)


def with_(
    problem: Problem, solution: Solution, country: str, budget: Budget | None = None
) -> Price:
    """Return the best circle with a country, and the price of taking it in."""
    rules = problem.constraints
    if country in solution.members:
        return _unchanged(solution, country, f"{country} is in the proposed circle")
    asked = rules._replace(required=rules.required | {country})
    return _priced(problem, asked, solution, country, budget)


def why_not(
    problem: Problem, solution: Solution, country: str, budget: Budget | None = None
) -> Price:
    """Return why a country is not in the circle: what stands against it, and its price."""
    price = with_(problem, solution, country, budget)
    return price._replace(reasons=price.reasons or _reasons(problem, solution, country))


def _unchanged(solution: Solution, country: str, reason: str) -> Price:
    return Price(country, solution, 0.0, 0.0, 0, 0.0, (reason,))


def _priced(
    problem: Problem,
    rules: Constraints,
    solution: Solution,
    country: str,
    budget: Budget | None,
) -> Price:
    new = solve(problem._replace(constraints=rules), budget=budget, count=False)
    if not new.members or not solution.members:
        return Price(country, new, None, None, None, None)
    return Price(
        country,
        new,
        solution.coverage - new.coverage,
        solution.coverage_limit - new.coverage_limit,
        len(new.members) - len(solution.members),
        solution.merit - new.merit,
    )


def _reasons(problem: Problem, solution: Solution, country: str) -> tuple[str, ...]:
    """Return what is true of the country by itself, and beside the proposed members."""
    rules = problem.constraints
    candidate = next((c for c in problem.candidates if c.country == country), None)
    if candidate is None:
        return (f"{country} is no candidate",)
    foes = sorted(m for m in solution.members if {(m, country), (country, m)} & rules.incompatible)
    useful = [d.id for d in problem.demands if candidate.offers.get(d.id)]
    barred = {
        f"{country} offers nothing that is wanted": not useful,
        f"{country} is excluded": bool(useful) and country in rules.excluded,
        f"nobody knows the means by which {country} would pay": country in rules.unpaying,
        f"{country} is incompatible with {', '.join(foes)}": bool(foes),
        f"{country} could not afford its share beside these members": country
        in unaffordable(problem, {*solution.members, country}),
    }
    reasons = tuple(words for words, holds in barred.items() if holds)
    if country in rules.barred or not solution.members:
        return reasons
    more = coverage(problem, {*solution.members, country}) - coverage(problem, solution.members)
    best = best_exchange(exchanges(problem, solution.members, [country]), solution.floor)
    return (
        *reasons,
        f"beside all of them {country} would add {more:.1%} of coverage",
        said(best, solution),
    )
