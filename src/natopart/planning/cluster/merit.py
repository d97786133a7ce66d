"""The circle of greatest merit among those of one size that keep the floor."""

from __future__ import annotations

from collections.abc import Sequence

from natopart.planning.cluster.near import common_core, counted, swapped
from natopart.planning.cluster.problem import EPSILON, merits
from natopart.planning.cluster.programme import differing, of_size
from natopart.planning.cluster.search import Found, Search, by_coverage, by_merit
from natopart.planning.cluster.solution import Count


class Near:
    """The near-optimal circles: looked up where all are listed, solved for where not."""

    def __init__(self, search: Search, size: int, floor: float, states: int) -> None:
        """Count them, in at most so many states."""
        self._search, self._size, self._floor = search, size, floor
        self._pool = counted(search.problem, size, floor, states) if states else None
        self._merits: dict[frozenset[str], float] | None = None
        if self._pool and self._pool.circles is not None:
            worth = merits(search.problem)
            self._merits = {c: worth(c) for c in self._pool.circles}

    def best(self, before: Sequence[frozenset[str]] = (), distance: int = 0) -> Found:
        """Return the circle of greatest merit that differs from those before, first by codes."""
        if self._merits is None:
            problem, size = self._search.problem, self._size
            rows = [differing(problem, circle, distance) for circle in before]
            return self._search.best(
                by_merit(problem, size), (of_size(problem, size), *rows), self._floor
            )
        apart = [c for c in self._merits if all(len(b - c) >= distance for b in before)]
        top = max((self._merits[c] for c in apart), default=0.0)
        good = (tuple(sorted(c)) for c in apart if self._merits[c] >= top - EPSILON)
        return Found(min(good, default=None), top, top, proven=True)

    def best_covering(self, before: Sequence[frozenset[str]], distance: int) -> Found:
        """Return the circle of best coverage that differs from those before, floor or not."""
        problem = self._search.problem
        rows = [differing(problem, circle, distance) for circle in before]
        goal = by_coverage(problem)
        return self._search.best(goal, (of_size(problem, self._size), *rows))

    def summary(self, known: Sequence[frozenset[str]]) -> tuple[Count, tuple[str, ...] | None]:
        """Return how many there are and the members common to all; some of them are known."""
        if self._pool:
            return Count(self._pool.number, True), tuple(sorted(self._pool.common))
        found = swapped(self._search.problem, self._floor, known)
        core = common_core(self._search, self._size, self._floor, found)
        return Count(len(found), False), core
