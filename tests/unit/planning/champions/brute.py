"""All assignments one by one: what the solver must find."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import fsum

from natopart.planning.champions.problem import Problem

SAME = 1e-9


def admissible(problem: Problem) -> Iterator[tuple[str, ...]]:
    """Yield every admissible choice: a champion for each function in the order of their ids.

    An optional function may have "", which is nobody.
    """
    names = ordered(problem)
    able = [
        sorted(c for f, c in problem.worth if f == name) + [""] * (name in problem.optional)
        for name in names
    ]
    for choice in product(*able):
        often = max((choice.count(code) for code in choice if code), default=0)
        there = all(set(choice) & countries for countries in problem.regions.values())
        told = all(choice[names.index(f)] == c for f, c in problem.fixed.items())
        if often <= problem.most and there and told:
            yield choice


def ordered(problem: Problem) -> list[str]:
    return sorted({*problem.functions, *problem.optional})


def value(problem: Problem, choice: tuple[str, ...]) -> float:
    pairs = zip(ordered(problem), choice, strict=True)
    return fsum(problem.worth[pair] for pair in pairs if pair[1])


def greatest(problem: Problem) -> float | None:
    return max((value(problem, choice) for choice in admissible(problem)), default=None)


def first(problem: Problem) -> tuple[str, ...] | None:
    """Return the first choice, function by function, among those of the greatest value."""
    most = greatest(problem)
    if most is None:
        return None
    return min(c for c in admissible(problem) if value(problem, c) >= most - SAME)
