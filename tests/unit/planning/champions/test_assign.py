"""Assignments by hand: the best, ties, demands that clash, prices and margins."""

from __future__ import annotations

from typing import Any

import pytest

from natopart.planning.champions.assign import assign, best, taker
from natopart.planning.champions.clash import clashing
from natopart.planning.champions.prices import Next, in_place, prices
from natopart.planning.champions.problem import Demand, Problem

WORTH = {
    ("air", "AAA"): 0.9,
    ("air", "BBB"): 0.6,
    ("land", "AAA"): 0.8,
    ("land", "BBB"): 0.2,
    ("land", "CCC"): 0.3,
    ("sea", "AAA"): 0.7,
    ("sea", "CCC"): 0.5,
}
"""AAA is best at all three; BBB can take air, CCC the sea, and both a little of the land."""

ONE = Problem(("sea", "air", "land"), WORTH, most=1)


def near(value: float) -> Any:
    return pytest.approx(value)


def champions(problem: Problem) -> dict[str, str] | None:
    found = assign(problem)
    return None if found is None else dict(found.champions)


def test_nobody_has_more_than_the_most_and_the_sum_is_the_greatest() -> None:
    found = assign(ONE)
    assert found
    assert list(found.champions.items()) == [("sea", "CCC"), ("air", "BBB"), ("land", "AAA")]
    assert found.value == best(ONE) == pytest.approx(0.5 + 0.6 + 0.8)
    # with two each AAA leaves the sea to CCC, where it loses least: 0.9 + 0.8 + 0.5
    assert champions(ONE._replace(most=2)) == {"sea": "CCC", "air": "AAA", "land": "AAA"}
    assert champions(ONE._replace(most=3)) == {"sea": "AAA", "air": "AAA", "land": "AAA"}


def test_a_region_has_a_champion_from_there_alone() -> None:
    # BBB of the west must take air, 0.3 less than AAA, which then could have the sea but for CCC
    far = ONE._replace(most=2, regions={"south": frozenset({"CCC"}), "west": frozenset({"BBB"})})
    assert champions(far) == {"sea": "CCC", "air": "BBB", "land": "AAA"}
    given = {p.demand: p.price for p in prices(far, 0.5 + 0.6 + 0.8)}
    assert given == pytest.approx(
        {Demand("most"): 0.0, Demand("region", "south"): 0.2, Demand("region", "west"): 0.3}
    )


def test_the_price_of_the_most_is_that_of_no_limit_at_all() -> None:
    [price] = prices(ONE, 1.9)  # AAA would have all three: 0.9 + 0.8 + 0.7
    assert price == (Demand("most"), near(0.5))


def test_a_volunteer_has_its_function_and_a_price() -> None:
    told = ONE._replace(fixed={"land": "BBB"})
    assert champions(told) == {"sea": "CCC", "air": "AAA", "land": "BBB"}
    # with BBB on the land: 0.5 + 0.9 + 0.2; without it 1.9, without the most 0.7 + 0.9 + 0.2
    price = {p.demand: p.price for p in prices(told, 1.6)}
    assert price == pytest.approx({Demand("most"): 0.2, Demand("volunteer", "land"): 0.3})


def test_of_equal_assignments_the_first_by_function_id_then_code() -> None:
    even = {(f, c): 0.5 for f in ("b", "a") for c in ("Y", "X", "Z")}
    assert champions(Problem(("b", "a"), even, 1)) == {"a": "X", "b": "Y"}
    assert champions(Problem(("b", "a"), even, 2)) == {"a": "X", "b": "X"}
    # a difference of rounding is none, one that counts decides
    assert champions(Problem(("a",), {("a", "X"): 0.3, ("a", "Y"): 0.1 + 0.2}, 1)) == {"a": "X"}
    assert champions(Problem(("a",), {("a", "X"): 0.3, ("a", "Y"): 0.3001}, 1)) == {"a": "Y"}


def test_who_would_take_a_function_all_are_assigned_anew() -> None:
    found = assign(ONE)
    assert found
    # sea without CCC: AAA takes it, BBB keeps air, CCC the land: 0.7 + 0.6 + 0.3 of 1.9
    assert in_place(ONE, found, "sea") == Next("AAA", near(0.3))
    # air without BBB: only AAA is left, whose land falls to BBB: 0.9 + 0.2 + 0.5
    assert in_place(ONE, found, "air") == Next("AAA", near(0.3))
    alone = Problem(("air",), {("air", "AAA"): 0.9}, 1)
    only = assign(alone)
    assert only
    assert in_place(alone, only, "air") == Next(None, None)


def test_without_a_volunteer_that_costs_something_nothing_is_lost() -> None:
    told = ONE._replace(fixed={"land": "BBB"})
    found = assign(told)
    assert found
    assert in_place(told, found, "land") == Next("AAA", 0.0)


def test_of_equal_runners_up_the_first_by_code() -> None:
    worth = {("a", "W"): 0.9, ("a", "Z"): 0.5, ("a", "Y"): 0.5}
    assert taker(Problem(("a",), worth, 1), "a") == ("W", 0.9)
    found = assign(Problem(("a",), worth, 1))
    assert found
    assert in_place(Problem(("a",), worth, 1), found, "a") == Next("Y", near(0.4))


@pytest.mark.parametrize(
    ("problem", "clash"),
    [
        (ONE, ()),
        (ONE._replace(regions={"sky": frozenset("Q")}), (Demand("region", "sky"),)),
        (
            ONE._replace(fixed={"air": "AAA", "sea": "AAA"}),
            (Demand("most"), Demand("volunteer", "air"), Demand("volunteer", "sea")),
        ),
        (
            ONE._replace(fixed={"land": "CCC"}, regions={"south": frozenset({"CCC"})}),
            (),
        ),
        (
            # BBB of the west could take air or land, which AAA and CCC hold by their word
            ONE._replace(
                most=3,
                fixed={"air": "AAA", "land": "CCC"},
                regions={"south": frozenset({"CCC"}), "west": frozenset({"BBB"})},
            ),
            (Demand("region", "west"), Demand("volunteer", "air"), Demand("volunteer", "land")),
        ),
    ],
)
def test_demands_that_clash_are_named_and_no_other(
    problem: Problem, clash: tuple[Demand, ...]
) -> None:
    assert clashing(problem) == clash
    assert (assign(problem) is None) == bool(clash)


def test_a_function_that_nobody_may_have_leaves_no_assignment() -> None:
    assert assign(ONE._replace(functions=("air", "moon"))) is None
    assert best(Problem((), {}, 2)) == 0
    assert best(Problem((), {}, 2, {"south": frozenset({"CCC"})})) is None
