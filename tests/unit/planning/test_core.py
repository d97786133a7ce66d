"""Who objects to a division of the cost, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from natopart.planning.cluster.core import beyond_means, objection, stand_alone
from natopart.planning.cluster.game import Game, shapley


def paying(**amounts: float) -> dict[str, Fraction]:
    return {country: Fraction(amount) for country, amount in amounts.items()}


# Alone A and B pay 10 each and C 20; A and B together 10, either with C 20, all three 30.
GAME = Game(0, 1, {"A": 4, "B": 6, "C": 20}, 10)


def test_a_member_that_is_cheaper_alone() -> None:
    over = stand_alone(GAME, paying(A=11, B=9, C=10))
    assert over is not None
    assert [(o.country, float(o.paid), float(o.alone)) for o in over] == [("A", 11, 10)]
    assert stand_alone(GAME, paying(A=10, B=10, C=10)) == ()


def test_a_coalition_that_would_leave() -> None:
    found = objection(GAME, paying(A=8, B=8, C=14))
    assert found is not None
    assert (found.coalition, float(found.excess), found.leaves, found.exact) == (
        ("A", "B"),
        6,
        True,
        True,
    )


def test_shares_in_the_core() -> None:
    found = objection(GAME, paying(A=4, B=6, C=20))
    assert found is not None
    assert (found.coalition, float(found.excess), found.leaves) == (("C",), 0, False)


def test_a_game_whose_core_is_empty() -> None:
    game = Game(0, 1, {"A": 5, "B": 5, "C": 5}, 10)  # two fill a lot, three need a second
    found = objection(game, {c: Fraction(20, 3) for c in "ABC"})
    assert found is not None
    assert found.coalition == ("A", "B")
    assert found.excess == Fraction(10, 3)


def test_the_shapley_value_can_lie_outside_a_core_that_there_is() -> None:
    game = Game(0, 1, {"A": 1, "B": 2, "C": 9}, 10)
    inside = objection(game, paying(A=0, B=10, C=10))
    assert inside is not None
    assert not inside.leaves
    found = objection(game, shapley(game).values)
    assert found is not None
    assert found.coalition == ("A", "B")
    assert found.excess == Fraction(5, 3)  # 10/3 and 25/3, for one lot


def test_without_lots_whoever_pays_for_others_leaves() -> None:
    game = Game(6, 1, {"A": 4, "B": 6, "C": 20})
    equal = objection(game, paying(A=12, B=12, C=12))
    assert equal is not None
    assert (equal.coalition, float(equal.excess)) == (("A", "B"), 8)
    usage = objection(game, {c: Fraction(36 * u) / 30 for c, u in (("A", 4), ("B", 6), ("C", 20))})
    assert usage is not None
    assert not usage.leaves


def test_of_equal_objections_the_smallest_is_shown_and_then_the_first() -> None:
    for lot in (None, 1):
        found = objection(Game(0, 1, {"C": 3, "B": 2, "A": 1}, lot), paying(A=1, B=2, C=3))
        assert found is not None
        assert (found.coalition, found.leaves) == (("A",), False)


def test_nobody_is_asked_where_no_unit_has_a_price() -> None:
    game = Game(10, 0, {"A": 1, "B": 1}, 10)
    assert stand_alone(game, paying(A=10, B=0)) is None
    assert objection(game, paying(A=10, B=0)) is None


def test_one_member_has_nobody_to_leave() -> None:
    assert objection(Game(0, 1, {"A": 1}, 10), paying(A=10)) is None


def test_beyond_twenty_an_objection_is_found_but_not_proved() -> None:
    game = Game(0, 1, {f"P{i:02}": 5 for i in range(24)}, 10)
    paid = {c: Fraction(4) for c in game.players} | paying(P03=10, P07=18)
    found = objection(game, paid)
    assert found is not None
    assert (found.coalition, float(found.excess), found.exact) == (("P03", "P07"), 18, False)


@pytest.mark.parametrize(
    ("means", "part", "beyond"),
    [(None, 1, True), (0.0, 1, True), (100.0, 0.1, False), (99.9, 0.1, True)],
)
def test_what_a_member_can_afford(means: float | None, part: float, beyond: bool) -> None:
    assert beyond_means(paying(A=10), {"A": means}, part) == (("A",) if beyond else ())


def test_a_member_that_pays_nothing_can_afford_it_where_its_means_are_known() -> None:
    assert beyond_means(paying(A=0, B=0, C=0), {"A": 0.0, "B": None}, 0.1) == ("B", "C")
