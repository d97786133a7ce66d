"""A project as a programme: candidates, offers, habits and constraints, and what they are worth.

Everything a solver or a brute force needs, and nothing of where it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from typing import NamedTuple

EPSILON = 1e-9
"""Values that differ by no more are the same."""


class Demand(NamedTuple):
    """A requirement as applied: units wanted, weight, and the most that one member may carry."""

    id: str
    units: float
    weight: float
    cap: float


class Candidate(NamedTuple):
    """A country that may be in: its offers by requirement (capped), and its score in merit.

    `score` is a floor; one that is not known counts 0. `expenditure` is the yearly defence
    expenditure in US dollars, none where it is not known.
    """

    country: str
    ally: bool
    offers: Mapping[str, float]
    score: float
    expenditure: float | None = None


class Group(NamedTuple):
    """At least `k` of these countries."""

    name: str
    countries: frozenset[str]
    k: int


class Affordability(NamedTuple):
    """No member's share of `cost` above `part` of its yearly defence expenditure.

    `keys` are what the cost is shared by (units used, GDP, expenditure, or one each).
    """

    part: float
    cost: float
    keys: Mapping[str, float]


class Constraints(NamedTuple):
    """What makes a circle admissible, and how coverage and merit are weighed.

    `unpaying` are countries that cannot be in, for nobody knows the means by which they would pay.
    """

    target: float = 0.95
    tolerance: float = 0.02
    habit_weight: float = 0.25
    min_size: int = 2
    max_size: int = 12
    min_partners: int = 0
    min_allies: int = 0
    required: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    unpaying: frozenset[str] = frozenset()
    incompatible: frozenset[tuple[str, str]] = frozenset()
    at_least: tuple[Group, ...] = ()
    affordability: Affordability | None = None

    @property
    def barred(self) -> frozenset[str]:
        """Return the countries that no circle may have."""
        return self.excluded | self.unpaying


class Problem(NamedTuple):
    """Demands, candidates in the order of their codes, habits by pair (a < b), constraints."""

    demands: tuple[Demand, ...]
    candidates: tuple[Candidate, ...]
    habits: Mapping[tuple[str, str], float]
    constraints: Constraints


Circle = frozenset[str]


def coverage(problem: Problem, circle: Collection[str]) -> float:
    """Return the weighted share of the demands that a circle serves, each at most in full."""
    members = [c for c in problem.candidates if c.country in circle]
    total = sum(d.weight for d in problem.demands)
    served = (
        d.weight * min(1.0, sum(c.offers.get(d.id, 0.0) for c in members) / d.units)
        for d in problem.demands
    )
    return sum(served) / total


def merit(problem: Problem, circle: Collection[str]) -> float:
    """Return the mean score of the members, and of the habits of their pairs, as weighed.

    A single member has no pair, and its habits count 0; an empty circle has no merit.
    """
    return merits(problem)(circle)


def merits(problem: Problem) -> Callable[[Collection[str]], float]:
    """Return the merit of a circle as a function, for where many are judged."""
    scores = {c.country: c.score for c in problem.candidates}
    habits, weight = problem.habits, problem.constraints.habit_weight

    def worth(circle: Collection[str]) -> float:
        members = sorted(code for code in circle if code in scores)
        if not members:
            return 0.0
        pairs = len(members) * (len(members) - 1) // 2
        habit = sum([habits.get(pair, 0.0) for pair in combinations(members, 2)])
        score = sum([scores[code] for code in members])
        return (1 - weight) * score / len(members) + weight * (habit / pairs if pairs else 0.0)

    return worth


def violations(problem: Problem, circle: Collection[str]) -> tuple[str, ...]:
    """Return the names of the constraints that a circle breaks; none where it is admissible."""
    rules = problem.constraints
    members = {c.country: c for c in problem.candidates if c.country in circle}
    allies = sum(c.ally for c in members.values())
    broken = [
        ("min_size", len(members) < rules.min_size),
        ("max_size", len(members) > rules.max_size),
        ("min_partners", len(members) - allies < rules.min_partners),
        ("min_allies", allies < rules.min_allies),
        ("required", not rules.required <= set(members)),
        ("excluded", bool(rules.excluded & set(members))),
        ("unpaying", bool(rules.unpaying & set(members))),
        ("incompatible", any(a in members and b in members for a, b in rules.incompatible)),
        ("affordability", bool(unaffordable(problem, members))),
        *(
            (f"at_least {group.name}", len(group.countries & set(members)) < group.k)
            for group in rules.at_least
        ),
    ]
    return tuple(name for name, is_broken in broken if is_broken)


def unaffordable(problem: Problem, circle: Collection[str]) -> tuple[str, ...]:
    """Return the members whose share of the cost lies above the stated part of their means."""
    rule = problem.constraints.affordability
    if rule is None:
        return ()
    members = [c for c in problem.candidates if c.country in circle]
    total = sum(rule.keys.get(c.country, 0.0) for c in members)
    return tuple(
        c.country
        for c in members
        if c.expenditure is None
        or (
            total
            and rule.cost * rule.keys.get(c.country, 0.0) / total
            > rule.part * c.expenditure * (1 + EPSILON)
        )
    )
