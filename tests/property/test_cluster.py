"""Circles against brute force: every set of candidates, judged by formulas written here again.

Nothing of `natopart.planning.cluster` judges a circle here: only the words of the problem are
shared, so that a mistake in coverage, merit or admissibility cannot hide on both sides.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, permutations
from math import factorial
from typing import Any, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from natopart.planning.cluster.conflicts import clashing, conflicts, giving
from natopart.planning.cluster.doubt import could_change
from natopart.planning.cluster.exchange import best, exchanges
from natopart.planning.cluster.problem import (
    Affordability,
    Candidate,
    Constraints,
    Demand,
    Group,
    Problem,
)
from natopart.planning.cluster.questions import with_, without
from natopart.planning.cluster.solution import Solution
from natopart.planning.cluster.solve import solve
from natopart.planning.cluster.value import marginal, shapley

T = TypeVar("T")
EPS = 1e-9
Circle = tuple[str, ...]
NUMBERS = st.sampled_from([0.0, 0.0, 0.5, 1.0, 2.0, 3.0, 0.7])
SCORES = st.sampled_from([0.0, 0.25, 0.5, 0.5, 0.61, 0.9])


@st.composite
def rules(draw: DrawFn, codes: list[str], odds: int) -> Constraints:
    """Draw constraints; each of those that can be missing is there once in `odds` times."""

    def maybe(strategy: st.SearchStrategy[T], default: T) -> T:
        return draw(strategy) if draw(st.integers(1, odds)) == 1 else default

    few = st.frozensets(st.sampled_from(codes), min_size=1, max_size=2)
    pair = st.tuples(st.sampled_from(codes), st.sampled_from(codes)).filter(lambda p: p[0] != p[1])
    members = st.frozensets(st.sampled_from(codes), min_size=min(len(codes), 2), max_size=6)
    group = st.builds(Group, st.just("eu"), members, st.integers(1, 3))
    keys = st.fixed_dictionaries({c: st.sampled_from([0.0, 1.0, 1.0, 2.0, 5.0]) for c in codes})
    afford = st.builds(Affordability, st.sampled_from([0.05, 0.2]), st.just(12.0), keys)
    low = draw(st.integers(1, 3))
    return Constraints(
        target=draw(st.sampled_from([0.6, 0.8, 0.95, 1.0])),
        tolerance=draw(st.sampled_from([0.0, 0.02, 0.1, 0.3])),
        habit_weight=draw(st.sampled_from([0.0, 0.25, 0.25, 1.0])),
        min_size=low,
        max_size=draw(st.integers(low, 6)),
        min_partners=maybe(st.integers(1, 2), 0),
        min_allies=maybe(st.integers(1, 2), 0),
        required=maybe(few, frozenset()),
        excluded=maybe(few, frozenset()),
        incompatible=maybe(st.frozensets(pair, min_size=1, max_size=4), frozenset()),
        at_least=maybe(group.map(lambda g: (g,)), ()),
        affordability=maybe(afford, None),
    )


@st.composite
def problems(draw: DrawFn, least: int = 1, most: int = 9, odds: int = 4) -> Problem:
    codes = [f"C{i:02d}" for i in range(draw(st.integers(least, most)))]
    demands = tuple(
        Demand(
            f"r{r}", draw(st.sampled_from([3.0, 5.0, 8.0])), draw(st.sampled_from([1.0, 2.0])), 3
        )
        for r in range(draw(st.integers(1, 4)))
    )
    candidates = tuple(
        Candidate(
            code,
            draw(st.booleans()),
            {d.id: draw(NUMBERS) for d in demands},
            draw(SCORES),
            draw(st.sampled_from([10.0, 40.0, 100.0, 100.0, 100.0, None])),
        )
        for code in codes
    )
    habits = {pair: draw(SCORES) for pair in combinations(codes, 2)}
    return Problem(demands, candidates, habits, draw(rules(codes, odds)))


# ---- the brute force ----------------------------------------------------------------------------


def cover(problem: Problem, circle: Circle) -> float:
    inside = {c.country: c for c in problem.candidates if c.country in set(circle)}
    value = 0.0
    for demand in problem.demands:
        units = sum(inside[code].offers.get(demand.id, 0.0) for code in sorted(inside))
        value += demand.weight * min(units, demand.units) / demand.units
    return value / sum(demand.weight for demand in problem.demands)


def worth(problem: Problem, circle: Circle) -> float:
    eta, size = problem.constraints.habit_weight, len(circle)
    scores = {c.country: c.score for c in problem.candidates}
    mean = sum(scores[code] for code in circle) / size
    pairs = size * (size - 1) / 2
    habit = sum(problem.habits.get((a, b), 0.0) for a in circle for b in circle if a < b)
    return (1 - eta) * mean + (eta * habit / pairs if pairs else 0.0)


def allowed(problem: Problem, circle: Circle) -> bool:
    rule, inside = problem.constraints, set(circle)
    allies = [c.country for c in problem.candidates if c.ally and c.country in inside]
    counts = (
        rule.min_size <= len(inside) <= rule.max_size
        and len(allies) >= rule.min_allies
        and len(inside) - len(allies) >= rule.min_partners
    )
    lists = (
        inside >= rule.required
        and not inside & rule.excluded
        and not any({a, b} <= inside for a, b in rule.incompatible)
        and all(len(inside & group.countries) >= group.k for group in rule.at_least)
    )
    return counts and lists and affordable(problem, circle)


def affordable(problem: Problem, circle: Circle) -> bool:
    rule = problem.constraints.affordability
    if rule is None:
        return True
    means = {c.country: c.expenditure for c in problem.candidates}
    keys = sum(rule.keys[code] for code in circle)
    for code in circle:
        expenditure = means[code]
        if expenditure is None:
            return False
        if keys and rule.cost * rule.keys[code] / keys > rule.part * expenditure:
            return False
    return True


class Truth:
    """What the four steps come to, by looking at every circle."""

    def __init__(self, problem: Problem) -> None:
        codes = [c.country for c in problem.candidates]
        self.circles = [
            circle
            for size in range(1, problem.constraints.max_size + 1)
            for circle in combinations(codes, size)
            if allowed(problem, circle)
        ]
        self.cover = {circle: cover(problem, circle) for circle in self.circles}
        self.limit = max(self.cover.values(), default=0.0)
        self.possible = self.limit > EPS
        if not self.possible:
            return
        rule = problem.constraints
        self.size = min(
            len(c) for c, v in self.cover.items() if v >= rule.target * self.limit - EPS
        )
        self.same = [c for c in self.circles if len(c) == self.size]
        self.best = max(self.cover[c] for c in self.same)
        self.floor = max(rule.target * self.limit, self.best - rule.tolerance)
        self.near = [c for c in self.same if self.cover[c] >= self.floor - EPS]
        self.merit = {c: worth(problem, c) for c in self.same}

    def first_of_merit(self, circles: list[Circle]) -> Circle:
        top = max(self.merit[c] for c in circles)
        return min(c for c in circles if self.merit[c] >= top - EPS)

    def first_of_cover(self, circles: list[Circle]) -> Circle:
        top = max(self.cover[c] for c in circles)
        return min(c for c in circles if self.cover[c] >= top - EPS)

    def frontier(self) -> list[Circle]:
        found = []
        for size in sorted({len(c) for c in self.circles}):
            found.append(self.first_of_cover([c for c in self.circles if len(c) == size]))
            if self.cover[found[-1]] >= self.limit - EPS:
                break
        return found

    def alternatives(self, number: int, distance: int) -> list[Circle]:
        before = [self.first_of_merit(self.near)]
        while len(before) <= number:
            apart = [c for c in self.same if all(len(set(b) - set(c)) >= distance for b in before)]
            if not apart:
                break
            near = [c for c in apart if c in self.near]
            before.append(self.first_of_merit(near) if near else self.first_of_cover(apart))
        return before[1:]


# ---- the properties -----------------------------------------------------------------------------


def close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-8


def agrees(problem: Problem, truth: Truth, found: Solution, distance: int) -> None:
    if not truth.possible:
        assert found.status == "infeasible"
        assert found.conflicts
        return
    chosen = truth.first_of_merit(truth.near)
    assert found.status == "optimal"
    assert close(found.coverage_limit, truth.limit)  # step 1
    assert len(found.members) == truth.size  # step 2
    assert close(found.proofs[2].value, truth.best)  # step 3
    assert found.members == chosen  # step 4
    assert close(found.merit, truth.merit[chosen])
    assert close(found.coverage, truth.cover[chosen])
    assert close(found.floor, truth.floor)
    assert [b.members for b in found.frontier] == truth.frontier()
    common = set.intersection(*map(set, truth.near))
    assert found.common_core == tuple(sorted(common))
    assert [b.members for b in found.alternatives] == truth.alternatives(3, distance)


@settings(max_examples=150)
@given(problem=problems(least=4), distance=st.integers(1, 3))
def test_every_step_equals_brute_force_where_circles_are_enumerated(
    problem: Problem, distance: int
) -> None:
    truth = Truth(problem)
    found = solve(problem, alternatives=3, distance=distance)
    agrees(problem, truth, found, distance)
    if truth.possible:
        assert found.near_optimal == (len(truth.near), True)


@settings(max_examples=100)
@given(problem=problems(least=4), distance=st.integers(1, 3))
def test_every_step_equals_brute_force_where_each_is_solved_for(
    problem: Problem, distance: int
) -> None:
    truth = Truth(problem)
    found = solve(problem, alternatives=3, distance=distance, states=0)
    agrees(problem, truth, found, distance)
    if truth.possible:
        assert not found.near_optimal.exact
        assert 1 <= found.near_optimal.circles <= len(truth.near)


@settings(max_examples=25)
@given(problem=problems(least=10, most=12))
def test_twelve_candidates(problem: Problem) -> None:
    agrees(problem, Truth(problem), solve(problem, alternatives=3), 2)


@settings(max_examples=200)
@given(problem=problems(least=4), data=st.data())
def test_what_is_not_known_could_change_the_answer_just_where_it_does(
    problem: Problem, data: st.DataObject
) -> None:
    found = solve(problem, count=False)
    if not found.members:
        return
    candidate = data.draw(st.sampled_from(problem.candidates))
    least = candidate.offers
    offers = {d.id: max(least[d.id], data.draw(NUMBERS)) for d in problem.demands}
    told = could_change(problem, found, candidate.country, offers)
    freed = problem.constraints.excluded - {candidate.country}
    truth = Truth(
        problem._replace(
            candidates=tuple(
                c._replace(offers=offers) if c == candidate else c for c in problem.candidates
            ),
            constraints=problem.constraints._replace(excluded=freed),
        )
    )
    stays = found.members in truth.near and (
        truth.merit[found.members] >= max(truth.merit[c] for c in truth.near) - EPS
    )
    assert told == (not stays)


@settings(max_examples=60)
@given(problem=problems(least=3), data=st.data())
def test_the_best_exchange_is_the_best_of_all(problem: Problem, data: st.DataObject) -> None:
    found = solve(problem, count=False)
    code = data.draw(st.sampled_from([c.country for c in problem.candidates]))
    if not found.members or code in found.members:
        return
    made = best(exchanges(problem, found.members, [code]), found.floor)
    circles = [tuple(sorted({*found.members, code} - {out})) for out in found.members]
    circles = [circle for circle in circles if allowed(problem, circle)]
    enough = [c for c in circles if cover(problem, c) >= found.floor - EPS]
    if not circles:
        assert made is None
    elif enough:
        assert made
        assert close(made.merit, max(worth(problem, c) for c in enough))
    else:
        assert made
        assert close(made.coverage, max(cover(problem, c) for c in circles))


@settings(max_examples=40)
@given(problem=problems(least=3), data=st.data())
def test_a_question_is_answered_by_the_best_circle_that_meets_it(
    problem: Problem, data: st.DataObject
) -> None:
    truth, found = Truth(problem), solve(problem, count=False)
    code = data.draw(st.sampled_from([c.country for c in problem.candidates]))
    rule = problem.constraints
    for price, changed in (
        (without(problem, found, code), rule._replace(excluded=rule.excluded | {code})),
        (with_(problem, found, code), rule._replace(required=rule.required | {code})),
    ):
        other = Truth(problem._replace(constraints=changed))
        if not (truth.possible and other.possible):
            assert price.coverage is None or price.solution == found
            continue
        chosen = other.first_of_merit(other.near)
        assert price.solution.members == chosen
        before = truth.first_of_merit(truth.near)
        assert price.size == other.size - truth.size
        assert price.coverage is not None
        assert price.merit is not None
        assert close(price.coverage, truth.cover[before] - other.cover[chosen])
        assert close(price.merit, truth.merit[before] - other.merit[chosen])


# ---- clashes ------------------------------------------------------------------------------------


def drop(problem: Problem, name: str) -> Problem:
    """Return the problem without a demand, by its name."""
    rule, (kind, _, rest) = problem.constraints, name.partition(" ")
    match kind:
        case "required" | "excluded":
            rule = rule._replace(**{kind: getattr(rule, kind) - {rest}})
        case "incompatible":
            a, b = rest.split()
            rule = rule._replace(incompatible=rule.incompatible - {(a, b), (b, a)})
        case "at_least":
            rule = rule._replace(at_least=tuple(g for g in rule.at_least if g.name != rest))
        case "affordability":
            rule = rule._replace(affordability=None)
        case "max_size":
            rule = rule._replace(max_size=len(problem.candidates))
        case _:
            numbers: dict[str, Any] = {kind: 0}
            rule = rule._replace(**numbers)
    return problem._replace(constraints=rule)


def possible(problem: Problem, names: frozenset[str]) -> bool:
    """Say whether a circle, of anyone or no one, meets just these demands."""
    for name in every_name(problem) - names - {"served"}:
        problem = drop(problem, name)
    codes = [c.country for c in problem.candidates]
    circles = (c for size in range(len(codes) + 1) for c in combinations(codes, size))
    return any(
        allowed(problem, c) and ("served" not in names or cover(problem, c) > EPS) for c in circles
    )


def every_name(problem: Problem) -> frozenset[str]:
    rule = problem.constraints
    names = {"min_size", "max_size", "min_partners", "min_allies", "affordability", "served"}
    names |= {f"required {c}" for c in rule.required} | {f"excluded {c}" for c in rule.excluded}
    names |= {f"incompatible {min(p)} {max(p)}" for p in rule.incompatible}
    return frozenset(names | {f"at_least {g.name}" for g in rule.at_least})


@settings(max_examples=150)
@given(problem=problems(most=6, odds=2))
def test_clashes_are_irreducible_and_as_small_as_can_be(problem: Problem) -> None:
    every, clash = every_name(problem), frozenset(clashing(problem))
    if Truth(problem).possible:
        assert not clash
        assert not conflicts(problem)
        return
    assert clash
    assert clash <= every
    assert not possible(problem, clash)
    assert all(possible(problem, clash - {name}) for name in clash)
    smaller = (frozenset(names) for names in combinations(every, len(clash) - 1))
    assert all(possible(problem, names) for names in smaller)
    given_up = frozenset(giving(problem))
    assert possible(problem, every - given_up)
    if len(given_up) > 1:
        fewer = (frozenset(names) for names in combinations(every, len(given_up) - 1))
        assert not any(possible(problem, every - names) for names in fewer)


# ---- what a member is worth ---------------------------------------------------------------------


@lru_cache
def orders(count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(count)))


@settings(max_examples=60)
@given(problem=problems(most=6))
def test_shapley_values_are_the_mean_gain_over_all_orders(problem: Problem) -> None:
    codes = [c.country for c in problem.candidates]
    sums = dict.fromkeys(codes, 0.0)
    for order in orders(len(codes)):
        before: Circle = ()
        for place in order:
            sums[codes[place]] += cover(problem, (*before, codes[place])) - cover(problem, before)
            before = (*before, codes[place])
    found = shapley(problem, codes)
    assert all(close(found[c].value, sums[c] / factorial(len(codes))) for c in codes)
    assert all(value.error == 0 for value in found.values())


@given(problem=problems(most=12))
def test_shapley_values_add_up_are_symmetric_and_nothing_for_a_dummy(problem: Problem) -> None:
    first, *rest = problem.candidates
    twin, idle = first._replace(country="TWN"), first._replace(country="IDL", offers={})
    problem = problem._replace(candidates=(first, *rest, twin, idle))
    codes = tuple(c.country for c in problem.candidates)
    found = shapley(problem, codes)
    assert close(sum(v.value for v in found.values()), cover(problem, codes))
    assert close(found[first.country].value, found["TWN"].value)
    assert found["IDL"].value == 0
    for code in codes:
        others = tuple(c for c in codes if c != code)
        assert close(marginal(problem, codes, code), cover(problem, codes) - cover(problem, others))
