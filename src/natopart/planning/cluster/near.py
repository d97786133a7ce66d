"""Circles of the same size that keep the floor: how many, and who is in all of them.

They are counted one by one, where they are not too many, by a search that drops a branch as soon
as the dual values of the relaxation show that no circle below it reaches the floor: for any
prices 0 <= p_r <= a_r, coverage <= sum (a_r - p_r) + sum over members of p_r * offer_r / u_r,
where a_r is the weight's share.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from heapq import nlargest
from itertools import islice, product
from typing import NamedTuple

from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import Candidate, Problem, coverage, violations
from natopart.planning.cluster.programme import Row, admissible, covering, of_size
from natopart.planning.cluster.search import Goal, Search
from natopart.planning.cluster.solution import EPSILON

NODES = 50_000  # a second or two
CIRCLES = 10_000
SWAPS = 20_000


class Pool(NamedTuple):
    """Circles of one size that keep the floor: all of them, or some."""

    circles: tuple[frozenset[str], ...]
    complete: bool


def enumerated(problem: Problem, size: int, floor: float, nodes: int = NODES) -> Pool:
    """Return the admissible circles of a size that keep the floor, all unless they are too many."""
    walk = _Walk(problem, size, floor, nodes)
    circles = tuple(islice(walk.circles(), CIRCLES + 1))
    return Pool(circles, not walk.cut and len(circles) <= CIRCLES)


def swapped(problem: Problem, floor: float, known: Collection[frozenset[str]]) -> Pool:
    """Return these circles and those reached from them by swapping one member at a time.

    A lower bound of how many there are, for where they cannot be enumerated.
    """
    seen = dict.fromkeys(known)
    codes = [c.country for c in problem.candidates]
    queue, tried = list(seen), 0
    while queue and tried < SWAPS and len(seen) < CIRCLES:
        circle = queue.pop(0)
        for member, other in product(sorted(circle), codes):
            new = circle - {member} | {other}
            if other not in circle and new not in seen:
                tried += 1
                if coverage(problem, new) >= floor - EPSILON and not violations(problem, new):
                    seen[new] = None
                    queue.append(new)
    return Pool(tuple(seen), complete=False)


def common_core(
    search: Search, size: int, floor: float, known: Collection[frozenset[str]]
) -> tuple[str, ...] | None:
    """Return the members of every circle of a size that keeps the floor, some circles being known.

    One solve a member that might be; none where time ended first.
    """
    problem = search.problem
    cover = Goal(covering(problem), partial(coverage, problem))
    place = {c.country: i for i, c in enumerate(problem.candidates)}
    core = frozenset.intersection(*known)
    for member in sorted(core):
        if member in core:
            out = Row("out", {place[member]: 1.0}, high=0)
            found = search.any(cover, (of_size(problem, size), out), floor)
            if found.circle is not None:
                core &= frozenset(found.circle)
            elif not found.proven:
                return None
    return tuple(sorted(core))


class _Walk:
    """A depth-first search over circles of one size, best prices first."""

    def __init__(self, problem: Problem, size: int, floor: float, nodes: int) -> None:
        self.cut = False
        self._nodes = nodes
        self._problem, self._size, self._floor = problem, size, floor - EPSILON
        total = sum(d.weight for d in problem.demands)
        self._shares = [d.weight / total for d in problem.demands]
        goal, rows = covering(problem), (*admissible(problem), of_size(problem, size))
        dual = solver.prices(goal, rows, len(problem.candidates))
        prices = [min(p, a) for p, a in zip(dual, self._shares, strict=True)]
        self._rest = sum(self._shares) - sum(prices)
        worth = {
            c.country: sum(map(float.__mul__, prices, _parts(problem, c))) for c in self._able()
        }
        order = sorted(self._able(), key=lambda c: (-worth[c.country], c.country))
        self._order = [(c.country, _parts(problem, c)) for c in order]
        self._sums = [0.0]
        for c in order:
            self._sums.append(self._sums[-1] + worth[c.country])
        self._foes = _foes(problem)

    def circles(self) -> Iterator[frozenset[str]]:
        """Yield the circles that keep the floor, until there are no more or `cut` is set."""
        if self._size <= len(self._order):
            yield from self._below(0, (), 0.0, [0.0] * len(self._shares))

    def _able(self) -> list[Candidate]:
        excluded = self._problem.constraints.excluded
        return [c for c in self._problem.candidates if c.country not in excluded]

    def _below(
        self, start: int, chosen: tuple[str, ...], worth: float, served: list[float]
    ) -> Iterator[frozenset[str]]:
        left = self._size - len(chosen)
        if not left:
            if self._hopeful(start, 0, served) and self._keeps(frozenset(chosen)):
                yield frozenset(chosen)
            return
        self._nodes -= 1
        self.cut = self.cut or self._nodes < 0
        if self.cut or not self._hopeful(start, left, served):
            return
        for j in range(start, len(self._order) - left + 1):
            if self._rest + worth + self._sums[j + left] - self._sums[j] < self._floor - EPSILON:
                return
            country, parts = self._order[j]
            if not self._foes.get(country, frozenset()).isdisjoint(chosen):
                continue
            more = [a + b for a, b in zip(served, parts, strict=True)]
            gain = self._sums[j + 1] - self._sums[j]
            yield from self._below(j + 1, (*chosen, country), worth + gain, more)

    def _hopeful(self, start: int, left: int, served: list[float]) -> bool:
        """Say whether the greatest single gains could reach the floor: together they gain less."""
        open_ = [(r, 1.0 - part, self._shares[r]) for r, part in enumerate(served) if part < 1.0]
        now = sum(self._shares) - sum(share * missing for _, missing, share in open_)
        gains = (
            sum(share * min(parts[r], missing) for r, missing, share in open_)
            for _, parts in self._order[start:]
        )
        return now + sum(nlargest(left, gains)) >= self._floor - EPSILON

    def _keeps(self, circle: frozenset[str]) -> bool:
        return coverage(self._problem, circle) >= self._floor and not violations(
            self._problem, circle
        )


def _parts(problem: Problem, candidate: Candidate) -> list[float]:
    return [float(candidate.offers.get(d.id, 0.0) / d.units) for d in problem.demands]


def _foes(problem: Problem) -> dict[str, frozenset[str]]:
    foes: dict[str, frozenset[str]] = {}
    for a, b in problem.constraints.incompatible:
        foes[a] = foes.get(a, frozenset()) | {b}
        foes[b] = foes.get(b, frozenset()) | {a}
    return foes
