"""The assignment is that of brute force, with every demand and volunteer."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from natopart.planning.champions.assign import assign, best
from natopart.planning.champions.clash import clashing
from natopart.planning.champions.prices import in_place, prices
from natopart.planning.champions.problem import Problem, barring, demands, without
from tests.unit.planning.champions import brute

CODES = ("AAA", "BBB", "CCC", "DDD", "EEE")
WORTH = st.one_of(st.sampled_from([0.25, 0.5, 1 / 3, 1.0]), st.floats(0.001, 1.0))
"""Few values, so that assignments tie, and any others."""


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    functions = tuple(draw(st.permutations("abcd"))[: draw(st.integers(1, 4))])
    able = {f: draw(st.sets(st.sampled_from(CODES), min_size=1)) for f in functions}
    regions = draw(
        st.dictionaries(st.sampled_from("rst"), st.frozensets(st.sampled_from(CODES)), max_size=3)
    )
    told = draw(st.sets(st.sampled_from(functions), max_size=2))
    return Problem(
        functions=functions,
        worth={(f, c): draw(WORTH) for f in functions for c in sorted(able[f])},
        most=draw(st.integers(1, 3)),
        regions=regions,
        fixed={f: draw(st.sampled_from(sorted(able[f]))) for f in sorted(told)},
    )


@settings(max_examples=40)
@given(problems())
def test_the_assignment_is_that_of_brute_force(problem: Problem) -> None:
    found, first = assign(problem), brute.first(problem)
    if found is None:
        assert first is None
    else:
        assert tuple(found.champions[f] for f in sorted(problem.functions)) == first
        assert found.value == pytest.approx(brute.greatest(problem), abs=2e-9)


@settings(max_examples=15)
@given(problems())
def test_margins_and_prices_are_those_of_brute_force(problem: Problem) -> None:
    found = assign(problem)
    assume(found is not None)
    assert found
    for price in prices(problem, found.value):
        less = brute.greatest(without(problem, price.demand))
        assert less is not None
        assert price.price == pytest.approx(less - found.value, abs=2e-9)
        assert price.price >= 0
    for function, code in found.champions.items():
        after, barred = in_place(problem, found, function), barring(problem, function, code)
        left, choice = brute.greatest(barred), brute.first(barred)
        if left is None or choice is None:
            assert after == (None, None)
            continue
        assert after.margin == pytest.approx(max(0, found.value - left), abs=2e-9)
        place = sorted(problem.functions).index(function)
        able = [c for c in brute.admissible(barred) if brute.value(barred, c) >= left - brute.SAME]
        assert after.runner_up == min(c[place] for c in able) != code


@settings(max_examples=25)
@given(problems(), st.sets(st.sampled_from("abcd")))
def test_optional_functions_have_a_champion_where_that_is_best(
    problem: Problem, optional: set[str]
) -> None:
    free = {name for name in optional if name not in problem.fixed}
    needed = tuple(name for name in problem.functions if name not in free)
    loose = problem._replace(functions=needed, optional=tuple(sorted(free)))
    found, greatest = best(loose), brute.greatest(loose)
    assert found == (None if greatest is None else pytest.approx(greatest, abs=2e-9))


@settings(max_examples=15)
@given(problems().filter(lambda p: brute.greatest(p) is None))
def test_a_clash_cannot_be_met_and_without_any_of_it_can(problem: Problem) -> None:
    clash = clashing(problem)
    left = problem
    for demand in demands(problem):
        if demand not in clash:
            left = without(left, demand)
    assert best(left) is None
    assert all(brute.greatest(without(left, demand)) is not None for demand in clash)
