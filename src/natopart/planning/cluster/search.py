"""Best circles one after another within one budget of time, ties settled by the codes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import NamedTuple

from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import EPSILON, Problem, coverage, merit, violations
from natopart.planning.cluster.programme import (
    SCALE,
    Objective,
    Row,
    Terms,
    admissible,
    another,
    covering,
    deserving,
)

Worth = Callable[[Collection[str]], float]
BLOCK = 16  # candidates whose order is settled by one solve: powers of two that stay exact


class Goal(NamedTuple):
    """What to maximise: as an objective of the programme, and as it is computed from a circle."""

    objective: Objective
    worth: Worth


def by_coverage(problem: Problem) -> Goal:
    """Return coverage as a goal."""
    return Goal(covering(problem), partial(coverage, problem))


def by_merit(problem: Problem, size: int) -> Goal:
    """Return the merit of circles of one size as a goal."""
    return Goal(deserving(problem, size), partial(merit, problem))


class Found(NamedTuple):
    """The best circle (none: there is none, or none was found in time) and the bound on it."""

    circle: tuple[str, ...] | None
    value: float
    bound: float
    proven: bool


class Budget:
    """Seconds of the solver that several searches share; none: no limit."""

    def __init__(self, seconds: float | None = None) -> None:
        """Start with all of them."""
        self.left = seconds

    @property
    def ended(self) -> bool:
        """Say whether none are left."""
        return self.left is not None and self.left <= 0

    def spend(self, seconds: float) -> None:
        """Take away what a solve took."""
        if self.left is not None:
            self.left = max(self.left - seconds, 0.0)


class Search:
    """Solves on one problem, within a budget."""

    def __init__(self, problem: Problem, budget: Budget | None = None) -> None:
        """Make ready what all solves have in common."""
        self.problem = problem
        self.budget = budget or Budget()
        self._rows = admissible(problem)
        self._codes = tuple(c.country for c in problem.candidates)

    def best(self, goal: Goal, rows: Sequence[Row], floor: float = 0.0) -> Found:
        """Return the circle of greatest worth and coverage from `floor` on, first by its codes.

        The codes settle ties only among circles of one size, which `rows` state.
        """
        found = self._solve(goal, rows, floor)
        if found.circle is None or not found.proven:
            return found
        return self._first(goal, rows, floor, found)

    def any(self, goal: Goal, rows: Sequence[Row], floor: float = 0.0) -> Found:
        """Return a circle of greatest worth and coverage from `floor` on, whichever it is."""
        return self._solve(goal, rows, floor)

    def beats(self, goal: Goal, rows: Sequence[Row], value: float, floor: float = 0.0) -> bool:
        """Say whether a circle of coverage from `floor` on is worth more than `value`.

        Far cheaper than to look for the best: the relaxation alone mostly shows that none is.
        """
        every = (*self._rows, *rows, *self._kept(floor))
        if solver.relaxed(goal.objective, every, len(self._codes)) <= value + EPSILON:
            return False
        more = _worth(goal, value + 2 * EPSILON)
        whichever = goal._replace(objective=goal.objective._replace(terms={}))
        cuts: list[Row] = []
        while True:
            found = self._solve(whichever, (*rows, more, *cuts), floor)
            if found.circle is None or found.value > value + EPSILON:
                return found.circle is not None
            cuts.append(another(self.problem, found.circle))  # worth more within a tolerance only

    def _solve(
        self, goal: Goal, rows: Sequence[Row], floor: float, fixed: Terms | None = None
    ) -> Found:
        """Solve until the circle found is admissible to the last digit, not only to the solver."""
        cuts: list[Row] = []
        kept = self._kept(floor)
        while True:
            every = (*self._rows, *rows, *kept, *cuts)
            left = self.budget.left
            out = solver.maximise(goal.objective, every, len(self._codes), left, fixed)
            self.budget.spend(out.seconds)
            if out.chosen is None:
                return Found(None, 0.0, out.bound, out.proven)
            circle = tuple(self._codes[i] for i in out.chosen)
            if not violations(self.problem, circle) and self._reaches(circle, floor):
                value = goal.worth(circle)
                bound = value if out.proven else max(out.bound, value)
                return Found(circle, value, bound, out.proven)
            cuts.append(another(self.problem, circle))

    def _kept(self, floor: float) -> tuple[Row, ...]:
        if floor <= 0:
            return ()
        total = sum(d.weight for d in self.problem.demands)
        first = len(self._codes)
        parts = {first + r: SCALE * d.weight / total for r, d in enumerate(self.problem.demands)}
        return (Row("floor", parts, low=SCALE * (floor - EPSILON)),)

    def _reaches(self, circle: Collection[str], floor: float) -> bool:
        return floor <= 0 or coverage(self.problem, circle) >= floor - EPSILON

    def _first(self, goal: Goal, rows: Sequence[Row], floor: float, found: Found) -> Found:
        """Return the first by its codes of the circles as good as `found`."""
        other = self._solve(goal, (*rows, another(self.problem, found.circle or ())), floor)
        if other.proven and (other.circle is None or other.value < found.value - EPSILON):
            return found
        if other.circle is not None and other.value > found.value:
            found = other  # within the solver's tolerance of the first, and better
        as_good = _worth(goal, found.value - EPSILON)
        circle, fixed = found.circle or (), dict[int, float]()
        for start in range(0, len(self._codes), BLOCK):
            if sum(fixed.values()) == len(circle):
                break
            block = range(start, min(start + BLOCK, len(self._codes)))
            step = self._order(goal, (*rows, as_good), floor, block, fixed, found.value)
            if step.circle is None or not step.proven:
                return found._replace(proven=step.proven)
            circle = step.circle
            fixed |= {i: float(self._codes[i] in circle) for i in block}
        return found._replace(circle=circle, value=goal.worth(circle))

    def _order(
        self,
        goal: Goal,
        rows: Sequence[Row],
        floor: float,
        block: range,
        fixed: Terms,
        value: float,
    ) -> Found:
        """Return a circle with the first candidates of a block in, as far as the value allows."""
        terms = {i: 2.0 ** (block.stop - 1 - i) for i in block}
        order = Goal(goal.objective._replace(terms=terms), goal.worth)
        cuts: list[Row] = []
        while True:
            step = self._solve(order, (*rows, *cuts), floor, fixed)
            if step.circle is None or step.value >= value - EPSILON:
                return step
            cuts.append(another(self.problem, step.circle))


def _worth(goal: Goal, least: float) -> Row:
    """Return the row that a circle is worth at least so much."""
    terms = {i: SCALE * worth for i, worth in goal.objective.terms.items()}
    return Row("worth", terms, low=SCALE * least)
