"""The proposal, step by step: the greatest coverage, the fewest members, the greatest merit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from natopart.planning.cluster.conflicts import concessions, conflicts
from natopart.planning.cluster.merit import Near
from natopart.planning.cluster.near import STATES
from natopart.planning.cluster.problem import EPSILON, Problem
from natopart.planning.cluster.programme import of_size
from natopart.planning.cluster.search import Budget, Found, Search, by_coverage
from natopart.planning.cluster.solution import Best, Count, Proof, Solution, appraise

TOO_LITTLE = "more than a thousand-millionth of what is wanted is served"

Progress = Callable[[str], None]


def solve(  # noqa: PLR0913 -- what a caller may choose, by name
    problem: Problem,
    *,
    budget: Budget | None = None,
    alternatives: int = 0,
    distance: int = 2,
    progress: Progress | None = None,
    count: bool = True,
    states: int = STATES,
) -> Solution:
    """Return the proposed circle with its proof, and what lies beside it.

    Where the `budget` ends first it is the best so far, with its bound. `alternatives` are other
    circles of the same size, of each of which at least `distance` members are not in any one
    before; without `count` the common core and the number of near-optimal circles are left out.
    Where these can be counted in so many `states` and are few enough to be listed, the last answers
    are looked up among them, else solved for; the answer is the same. Ties end with the first
    circle in the order of the codes.
    """
    search, tell = Search(problem, budget), progress or (lambda _: None)
    tell("greatest coverage of any admissible circle")
    peak = search.any(by_coverage(problem), ())
    if peak.proven and (peak.circle is None or peak.value <= EPSILON):
        clash = conflicts(problem) or (TOO_LITTLE,)
        return Solution("infeasible", conflicts=clash, concessions=concessions(problem))
    limit = Proof("coverage limit", peak.value, min(peak.bound, 1.0), peak.proven)
    if peak.circle is None:
        uncounted = Count(0, exact=False)
        return Solution("bound", bound=limit.bound, proofs=(limit,), near_optimal=uncounted)
    steps = _fewest(search, peak, tell)
    if steps.broken or not peak.proven:
        return _answer(problem, "bound", steps, [limit, *filter(None, [steps.broken])], steps.best)
    tell(f"circles of {steps.best.size} members that are nearly as good")
    near = Near(search, steps.best.size, _floor(problem, steps), states)
    solution = _greatest_merit(problem, near, steps, limit, tell)
    if alternatives and solution.status == "optimal":
        solution = _alternatives(problem, near, solution, (alternatives, max(distance, 1)), tell)
    return _counted(near, solution, tell) if count else solution


class _Steps(NamedTuple):
    """What is known before merit: the coverage of the peak, and the circle first to be enough."""

    limit: Found
    frontier: tuple[Best, ...]
    best: Best
    broken: Proof | None


def _fewest(search: Search, peak: Found, tell: Progress) -> _Steps:
    """Return the best circle of each size up to the first that reaches C*, and the first enough."""
    problem, rules = search.problem, search.problem.constraints
    frontier: list[Best] = []
    known: list[Best] = []
    broken = None
    for size in range(rules.min_size, min(rules.max_size, len(problem.candidates)) + 1):
        tell(f"best coverage of {size} members")
        found = search.best(by_coverage(problem), (of_size(problem, size),))
        known += [] if found.circle is None else [appraise(problem, found.circle)]
        if not found.proven:
            broken = Proof("coverage", found.value, min(found.bound, 1.0), False)
            break
        frontier = list(known)
        if frontier and frontier[-1].coverage >= peak.value - EPSILON:
            break
    known.append(appraise(problem, peak.circle or ()))  # the last resort where time ended
    enough = rules.target * peak.value - EPSILON
    return _Steps(peak, tuple(frontier), next(b for b in known if b.coverage >= enough), broken)


def _floor(problem: Problem, steps: _Steps) -> float:
    rules = problem.constraints
    return max(rules.target * steps.limit.value, steps.best.coverage - rules.tolerance)


def _greatest_merit(
    problem: Problem, near: Near, steps: _Steps, limit: Proof, tell: Progress
) -> Solution:
    """Return the circle of greatest merit of the fewest members, or the best where time ended."""
    best = chosen = steps.best
    tell(f"greatest merit of {best.size} members")
    found = near.best()
    if found.circle is not None and (found.proven or found.value > best.merit):
        chosen = appraise(problem, found.circle)
    bound = chosen.merit if found.proven else max(min(found.bound, 1.0), chosen.merit)
    proofs = [
        limit,
        Proof("size", best.size, best.size, True),
        Proof("coverage", best.coverage, best.coverage, True),
        Proof("merit", chosen.merit, bound, found.proven),
    ]
    return _answer(problem, "optimal" if found.proven else "bound", steps, proofs, chosen)


def _answer(
    problem: Problem,
    status: Literal["optimal", "bound"],
    steps: _Steps,
    proofs: list[Proof],
    chosen: Best,
) -> Solution:
    return Solution(
        status,
        chosen.members,
        chosen.coverage,
        coverage_limit=proofs[0].value,
        bound=proofs[0].bound,
        merit=chosen.merit,
        floor=_floor(problem, steps),
        proofs=tuple(proofs),
        frontier=steps.frontier,
        near_optimal=Count(1, exact=False),
    )


def _alternatives(
    problem: Problem, near: Near, solution: Solution, wanted: tuple[int, int], tell: Progress
) -> Solution:
    """Return the solution with circles that differ: of greatest merit, else of best coverage."""
    number, distance = wanted
    before = [frozenset(solution.members)]
    look: Callable[[Sequence[frozenset[str]], int], Found] = near.best
    while len(before) <= number:
        tell(f"alternative {len(before)}")
        found = look(before, distance)
        if found.circle is not None:
            before.append(frozenset(found.circle))
        elif found.proven and look == near.best:
            look = near.best_covering  # none keeps the floor, nor will one that differs from more
            continue
        if not found.proven:
            ended = Proof("alternatives", len(before) - 1, number, False)
            solution = solution._replace(proofs=(*solution.proofs, ended))
        if not found.proven or found.circle is None:
            break
    others = tuple(appraise(problem, circle) for circle in before[1:])
    return solution._replace(alternatives=others)


def _counted(near: Near, solution: Solution, tell: Progress) -> Solution:
    """Return the solution with the number of near-optimal circles, and who is in all of them."""
    tell("members common to all circles that are nearly as good")
    circles = (solution.members, *(other.members for other in solution.alternatives))
    known = [
        frozenset(circle)
        for circle, worth in zip(
            circles, (solution.coverage, *(o.coverage for o in solution.alternatives)), strict=True
        )
        if worth >= solution.floor - EPSILON
    ]
    count, core = near.summary(known)
    return solution._replace(near_optimal=count, common_core=core)
