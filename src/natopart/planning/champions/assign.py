"""The best assignment, proved by the solver; of equal ones the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import NamedTuple

from natopart.planning.champions.problem import Problem
from natopart.planning.cluster import solver
from natopart.planning.cluster.problem import EPSILON
from natopart.planning.cluster.programme import SCALE, Objective, Row


class Assignment(NamedTuple):
    """The champion of each function, and the sum of their coverage."""

    champions: Mapping[str, str]
    value: float


def assign(problem: Problem) -> Assignment | None:
    """Return the assignment of the greatest sum of coverage; none where none is admissible.

    No gap is left open. Sums that differ by 1e-9 or less are equal: of equal assignments it is
    the first in lexicographic order, that is with the first champion by code of the first
    function by id, then of the second, and so on.

    Reference: Kuhn, The Hungarian method for the assignment problem (1955), with the side
    constraints of a generalised assignment, hence as a mixed integer programme.
    """
    found = _solved(problem, _worth(problem), rows(problem))
    if found is None:
        return None
    kept = [*rows(problem), _as_good(problem, _sum(problem, found))]
    for function in sorted(problem.functions):
        found = _first(problem, kept, found, function)
        pair = function, found[function]
        kept.append(Row("fixed", {_pairs(problem).index(pair): 1.0}, low=1))
    return Assignment(
        {function: found[function] for function in problem.functions}, _sum(problem, found)
    )


def best(problem: Problem) -> float | None:
    """Return the greatest sum of coverage; none where no assignment is admissible."""
    found = _solved(problem, _worth(problem), rows(problem))
    return None if found is None else _sum(problem, found)


def taker(problem: Problem, function: str) -> tuple[str, float] | None:
    """Return who has a function in a best assignment, the first by code, and the greatest sum."""
    found = _solved(problem, _worth(problem), rows(problem))
    if found is None:
        return None
    value = _sum(problem, found)
    kept = [*rows(problem), _as_good(problem, value)]
    return _first(problem, kept, found, function)[function], value


def rows(problem: Problem) -> tuple[Row, ...]:
    """Return what makes an assignment admissible, as rows over the eligible pairs in order."""
    pairs = _pairs(problem)
    return (*_counts(problem, pairs), *_sides(problem, pairs))


def _counts(problem: Problem, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
    for function in (*problem.functions, *problem.optional):
        least = 1 if function in problem.functions else 0
        yield Row("function", _where(pairs, functions={function}), low=least, high=1)
    for country in sorted({c for _, c in pairs}):
        yield Row("most", _where(pairs, countries={country}), high=problem.most)


def _sides(problem: Problem, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
    for countries in problem.regions.values():
        yield Row("region", _where(pairs, countries=countries), low=1)
    for function, country in problem.fixed.items():
        yield Row("volunteer", {pairs.index((function, country)): 1.0}, low=1)


def _where(
    pairs: Sequence[tuple[str, str]],
    functions: frozenset[str] | set[str] | None = None,
    countries: frozenset[str] | set[str] | None = None,
) -> dict[int, float]:
    """Return a one for each pair of these functions, or of these countries."""
    return {
        i: 1.0
        for i, (function, country) in enumerate(pairs)
        if (functions is None or function in functions)
        and (countries is None or country in countries)
    }


def _pairs(problem: Problem) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(problem.worth))


def _worth(problem: Problem) -> dict[int, float]:
    return {i: problem.worth[pair] for i, pair in enumerate(_pairs(problem))}


def _as_good(problem: Problem, value: float) -> Row:
    terms = {i: SCALE * worth for i, worth in _worth(problem).items()}
    return Row("as good", terms, low=SCALE * (value - EPSILON))


def _sum(problem: Problem, champions: Mapping[str, str]) -> float:
    return fsum(problem.worth[pair] for pair in champions.items())


def _first(
    problem: Problem, kept: Sequence[Row], found: dict[str, str], function: str
) -> dict[str, str]:
    """Return an assignment under rows with the first champion of a function, by code."""
    codes = [country for f, country in _pairs(problem) if f == function]
    if found[function] == codes[0]:
        return found
    places = {
        i: -float(codes.index(country))
        for i, (f, country) in enumerate(_pairs(problem))
        if f == function
    }
    return _solved(problem, places, kept) or found


def _solved(
    problem: Problem, terms: Mapping[int, float], under: Sequence[Row]
) -> dict[str, str] | None:
    pairs = _pairs(problem)
    if not set(problem.functions) <= {f for f, _ in pairs}:
        return None
    if not pairs:
        return None if problem.regions else {}
    out = solver.maximise(Objective(terms, (), 0), under, len(pairs))
    return None if out.chosen is None else dict(pairs[i] for i in out.chosen)
