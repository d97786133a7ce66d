"""Circles of the same size that keep the floor: how many, and who is in all of them.

They are counted by a walk (planning.cluster.walk). Where its states are too many, a search by
exchanges gives a lower bound of their number.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from typing import NamedTuple

from natopart.planning.cluster.problem import EPSILON, Problem, coverage, violations
from natopart.planning.cluster.programme import Row, of_size
from natopart.planning.cluster.search import Search, by_coverage
from natopart.planning.cluster.walk import TooManyError, Walk

STATES = 250_000  # a second or two
KEEN = 12  # of so many states one is looked at keenly, which takes as much longer
AMOUNTS = 20  # different offers to one demand from which on states are not even tried
CIRCLES = 30_000
SWAPS = 20_000
LISTED = 10_000


class Pool(NamedTuple):
    """The circles of one size that keep the floor: how many, who is in all of them, and which.

    `circles` is none where they are too many to list.
    """

    number: int
    common: frozenset[str]
    circles: tuple[frozenset[str], ...] | None


def counted(problem: Problem, size: int, floor: float, states: int = STATES) -> Pool | None:
    """Return the admissible circles of a size that keep the floor; none where states are too many.

    Affordability depends on all members together: with it circles are listed and judged one by
    one, or nothing is returned.
    """
    found = _walked(problem, size, floor, states // KEEN, keen=True)
    if found is None and not _many_amounts(problem):
        found = _walked(problem, size, floor, states, keen=False)
    if found is None:
        return None
    walk, count, common = found
    circles = tuple(walk.circles()) if count <= CIRCLES else None
    if problem.constraints.affordability is None:
        return Pool(count, walk.named(common), circles)
    if circles is None:
        return None
    affordable = tuple(c for c in circles if not violations(problem, c))
    every = frozenset.intersection(*affordable) if affordable else frozenset[str]()
    return Pool(len(affordable), every, affordable)


def _walked(
    problem: Problem, size: int, floor: float, states: int, *, keen: bool
) -> tuple[Walk, int, int] | None:
    """Return a walk with how many circles there are and who is in all; none where it ended."""
    walk = Walk(problem, size, floor, states, keen=keen)
    try:
        return (walk, *walk.ways(walk.start))
    except (TooManyError, RecursionError):
        return None


def _many_amounts(problem: Problem) -> bool:
    amounts = ({c.offers.get(d.id) for c in problem.candidates} for d in problem.demands)
    return any(len(different) > AMOUNTS for different in amounts)


def swapped(
    problem: Problem, floor: float, known: Collection[frozenset[str]]
) -> tuple[frozenset[str], ...]:
    """Return these circles and those reached from them by swapping one member at a time.

    A lower bound of how many there are, for where they cannot be counted.
    """
    seen = dict.fromkeys(known)
    codes = [c.country for c in problem.candidates]
    queue, tried = list(seen), 0
    while queue and tried < SWAPS and len(seen) < LISTED:
        circle = queue.pop(0)
        for member, other in product(sorted(circle), codes):
            new = circle - {member} | {other}
            if other not in circle and new not in seen:
                tried += 1
                if coverage(problem, new) >= floor - EPSILON and not violations(problem, new):
                    seen[new] = None
                    queue.append(new)
    return tuple(seen)


def common_core(
    search: Search, size: int, floor: float, known: Collection[frozenset[str]]
) -> tuple[str, ...] | None:
    """Return the members of every circle of a size that keeps the floor, some circles being known.

    One solve a member that might be; none where time ended first.
    """
    problem = search.problem
    cover = by_coverage(problem)
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
