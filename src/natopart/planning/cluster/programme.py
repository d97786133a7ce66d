"""A problem as a mixed integer programme: named rows over columns, without a solver.

Columns: one binary a candidate (member or not), in the order of the candidates; then one a
demand (the part served, at most 1); then, where merit counts, one a pair (both are members).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from math import inf
from typing import NamedTuple

from natopart.planning.cluster.problem import EPSILON, Affordability, Constraints, Problem

Terms = Mapping[int, float]
SCALE = 100.0  # rows that must hold to 1e-9 are multiplied by it, and objectives by the solver


class Row(NamedTuple):
    """`low <= sum of terms <= high`; rows of one name are one demand of the project."""

    name: str
    terms: Terms
    low: float = -inf
    high: float = inf


class Objective(NamedTuple):
    """What to maximise, the rows and the columns between 0 and 1 that it needs beside members."""

    terms: Terms
    rows: tuple[Row, ...]
    columns: int


def admissible(problem: Problem) -> tuple[Row, ...]:
    """Return the rows that make a circle admissible, each under the name of its constraint."""
    rules = problem.constraints
    place = {c.country: i for i, c in enumerate(problem.candidates)}
    rows = [*_counts(problem), *_lists(rules, place)]
    if rules.affordability:
        rows += _affordable(problem, rules.affordability)
    return tuple(rows)


def serving(problem: Problem) -> Row:
    """Return the row that a circle serves something at all."""
    able = (
        i
        for i, c in enumerate(problem.candidates)
        if any(c.offers.get(d.id) for d in problem.demands)
    )
    return Row("served", dict.fromkeys(able, 1.0), low=1)


def of_size(problem: Problem, size: int) -> Row:
    """Return the row that a circle has so many members."""
    return Row("size", _ones(problem), size, size)


def differing(problem: Problem, circle: Iterable[str], distance: int) -> Row:
    """Return the row that at least so many members of a circle are not in another of its size."""
    members = frozenset(circle)
    return Row("differing", _ones(problem, members.__contains__), high=len(members) - distance)


def another(problem: Problem, circle: Iterable[str]) -> Row:
    """Return the row that a circle, of whatever size, is not this one."""
    members = frozenset(circle)
    signs = {i: 1.0 if c.country in members else -1.0 for i, c in enumerate(problem.candidates)}
    return Row("another", signs, high=len(members) - 1)


def covering(problem: Problem) -> Objective:
    """Return coverage as an objective: its value is the circle's coverage."""
    total = sum(d.weight for d in problem.demands)
    first = len(problem.candidates)
    terms = {first + r: d.weight / total for r, d in enumerate(problem.demands)}
    rows = []
    for r, demand in enumerate(problem.demands):
        offers = {
            i: SCALE * c.offers[demand.id] / demand.units
            for i, c in enumerate(problem.candidates)
            if c.offers.get(demand.id)
        }
        rows.append(Row("serve", {**offers, first + r: -SCALE}, low=0))
    return Objective(terms, tuple(rows), len(problem.demands))


def deserving(problem: Problem, size: int) -> Objective:
    """Return merit at a size as an objective, beside the columns of coverage.

    A pair counts where both are members. That a member has `size - 1` pairs makes the relaxation
    far tighter. Where a third of the pairs have a habit the others have a column too, so that a
    member has no fewer either; where fewer have, the columns cost more than that is worth.
    """
    weight = problem.constraints.habit_weight
    cover = covering(problem)
    terms = {
        i: (1 - weight) * c.score / max(size, 1)
        for i, c in enumerate(problem.candidates)
        if c.score
    }
    if size < 2 or not weight or not any(problem.habits.values()):
        return Objective(terms, cover.rows, cover.columns)
    barred = problem.constraints.barred
    there = [(i, c.country) for i, c in enumerate(problem.candidates) if c.country not in barred]
    rows, pairs_of = list(cover.rows), {i: {i: 1.0 - size} for i, _ in there}
    pairs = list(combinations(there, 2))
    dense = 3 * sum(bool(problem.habits.get((a, b))) for (_, a), (_, b) in pairs) > len(pairs)
    column = len(problem.candidates) + cover.columns
    for (i, a), (j, b) in pairs:
        habit = problem.habits.get((a, b))
        if not habit and not dense:
            continue
        rows += (Row("pair", {column: 1.0, member: -1.0}, high=0) for member in (i, j))
        pairs_of[i][column] = pairs_of[j][column] = 1.0
        if habit:
            terms[column] = weight * habit / (size * (size - 1) / 2)
        column += 1
    rows += (Row("pairs", of, low=0 if dense else -inf, high=0) for of in pairs_of.values())
    return Objective(terms, tuple(rows), column - len(problem.candidates))


def _ones(problem: Problem, holds: Callable[[str], bool] = lambda _: True) -> dict[int, float]:
    return {i: 1.0 for i, c in enumerate(problem.candidates) if holds(c.country)}


def _counts(problem: Problem) -> Iterator[Row]:
    rules = problem.constraints
    allies = {i: 1.0 for i, c in enumerate(problem.candidates) if c.ally}
    partners = {i: 1.0 for i, c in enumerate(problem.candidates) if not c.ally}
    yield Row("min_size", _ones(problem), low=rules.min_size)
    yield Row("max_size", _ones(problem), high=rules.max_size)
    yield Row("min_partners", partners, low=rules.min_partners)
    yield Row("min_allies", allies, low=rules.min_allies)
    for group in rules.at_least:
        yield Row(f"at_least {group.name}", _ones(problem, group.countries.__contains__), group.k)


def _lists(rules: Constraints, place: Mapping[str, int]) -> Iterator[Row]:
    for country in sorted(rules.required):
        here = {place[country]: 1.0} if country in place else {}
        yield Row(f"required {country}", here, low=1)
    for country in sorted(rules.excluded & set(place)):
        yield Row(f"excluded {country}", {place[country]: 1.0}, high=0)
    for country in sorted(rules.unpaying & set(place)):
        yield Row("unpaying", {place[country]: 1.0}, high=0)
    for a, b in sorted({(min(pair), max(pair)) for pair in rules.incompatible}):
        if a in place and b in place:
            both = {place[a]: 1.0, place[b]: 1.0} if a != b else {place[a]: 2.0}
            yield Row(f"incompatible {a} {b}", both, high=1)


def _affordable(problem: Problem, rule: Affordability) -> Iterator[Row]:
    """Yield `sum of keys >= need of the member`: its share is small enough in a circle so large."""
    keys = {i: rule.keys.get(c.country, 0.0) for i, c in enumerate(problem.candidates)}
    for i, candidate in enumerate(problem.candidates):
        if candidate.expenditure is None:
            yield Row("affordability", {i: 1.0}, high=0)
        elif (due := rule.cost * keys[i]) > 0:
            means = rule.part * candidate.expenditure
            parts = {j: min(1.0, key * means / due) for j, key in keys.items() if key * means > 0}
            terms = {j: SCALE * part for j, part in parts.items()}
            own = terms.get(i, 0.0) - SCALE
            yield Row("affordability", {**terms, i: own}, low=-SCALE * EPSILON / 2)
