from __future__ import annotations

from datetime import date

import pytest

from natopart.model.support import Meeting
from natopart.scoring.backtest.lists import Outside, Reference, day_before, reference
from tests.unit.scoring.backtest.worlds import meeting, seats, world

PARTNERS = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")


def listed(held: Meeting) -> Reference:
    return reference(world().as_of(date(2012, 5, 20)), held, PARTNERS, "partners")


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2012-05-21", date(2012, 5, 20)),
        ("2018-07", date(2018, 6, 30)),
        ("2024", date(2023, 12, 31)),
        ("2012-03-01", date(2012, 2, 29)),
    ],
)
def test_the_day_before_lies_before_all_of_the_period(as_of: str, day: date) -> None:
    assert day_before(meeting("x", as_of)) == day


def test_members_are_those_in_the_pool_and_the_others_are_told_why() -> None:
    found = listed(meeting("x", "2012-05-21", seats("CCC", "AAA", "GGG")))
    assert found.members == ("AAA", "CCC")
    assert found.tested == PARTNERS
    assert found.outside == (Outside("GGG", "Ggg", "an Ally since 1949"),)


def test_a_host_and_a_country_of_grade_d_alone_are_on_neither_side() -> None:
    host = seats("AAA", role="host-nation-of-operation")
    found = listed(meeting("x", "2012-05-21", host, seats("BBB", "CCC", grade="D"), seats("CCC")))
    assert found.members == ("CCC",)
    assert found.tested == ("CCC", "DDD", "EEE", "FFF")
    assert [(o.country, o.reason) for o in found.outside] == [
        ("AAA", "host nation of the operation"),
        ("BBB", "on the list by general knowledge alone, grade D"),
    ]


def test_a_country_with_two_seats_is_one_member() -> None:
    assert listed(meeting("x", "2012-05-21", seats("AAA"), seats("AAA"))).members == ("AAA",)


@pytest.mark.parametrize(
    ("held", "telling"),
    [
        (meeting("x", "2012-05-21", seats("AAA", "BBB", "CCC")), True),
        (meeting("x", "2012-05-21", seats("AAA", "BBB", "GGG")), False),
        (meeting("x", "2012-05-21", seats("AAA", "BBB", "CCC"), incomplete="why"), False),
        (meeting("x", "2012-05-21", seats("AAA", "BBB", "CCC"), circular="why"), True),
    ],
)
def test_a_complete_list_of_three_tells_something(held: Meeting, telling: bool) -> None:
    assert listed(held).telling is telling
