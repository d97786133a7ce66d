"""Whose cooperation has stopped, and by which of several facts that is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.country import Membership, Standing
from natopart.planning.standing import Stopped, partly, stopped
from tests import builders as make
from tests.unit.scoring.explain_data import view

LEFT = Membership(body="pfp", start="1994", end="2011", **make.SOURCED)
ALLIED = Membership(body="nato", start="2004", **make.SOURCED)


def standing(body: str, status: Any, start: str | None = "2010", grade: Any = "A") -> Standing:
    return Standing(body=body, status=status, start=start, sources=("s",), grade=grade)


def of(*standings: Standing, **parts: Any) -> Stopped | None:
    data = make.dataset(make.country("AAA", standings=standings, **parts))
    return stopped(data.as_of(date(2012, 5, 20)), "AAA")


@pytest.mark.parametrize(
    ("standings", "why"),
    [
        ([standing("practical-cooperation", "frozen")], "its practical cooperation with NATO has"),
        ([standing("pfp", "suspended")], "its Partnership for Peace has been suspended since 2010"),
        (
            [
                standing("pfp", "frozen", "2008", "C"),
                standing("practical-cooperation", "suspended"),
            ],
            "its practical cooperation with NATO has been suspended since 2010",
        ),
        (
            [standing("pfp", "frozen"), standing("practical-cooperation", "frozen", grade="B")],
            "its Partnership for Peace has been frozen since 2010",
        ),
        (
            [standing("pfp", "frozen"), standing("practical-cooperation", "frozen", "2009")],
            "its practical cooperation with NATO has been frozen since 2009",
        ),
        (
            [
                standing("military-cooperation", "frozen", "2007"),
                standing("practical-cooperation", "frozen", "2009"),
            ],
            "its practical cooperation with NATO has been frozen since 2009",
        ),
        (
            [standing("military-cooperation", "frozen")],
            "its military cooperation with NATO has been frozen since 2010",
        ),
    ],
)
def test_the_strongest_fact_is_told(standings: list[Standing], why: str) -> None:
    found = of(*standings)
    assert found
    assert found.why.startswith(why)
    assert found.frozen == ("frozen" in why or "suspended" not in why)


@pytest.mark.parametrize(
    "standings",
    [
        [],
        [standing("practical-cooperation", "resumed")],
        [standing("practical-cooperation", "frozen", grade="D")],
        [standing("practical-cooperation", "frozen", "2013")],
        [standing("mission-to-nato", "suspended")],
    ],
)
def test_what_stops_no_partner(standings: list[Standing]) -> None:
    assert of(*standings) is None


def test_of_a_former_partner_any_cooperation_tells() -> None:
    found = of(standing("nato-support", "suspended"), memberships=(LEFT,))
    assert found == Stopped(
        "NATO's support for it has been suspended since 2010", False, ("s",), "A"
    )
    frozen = of(standing("pfp", "frozen"), memberships=(LEFT,))
    assert frozen
    assert not frozen.frozen, "it is no partner any more"


def test_an_ally_is_none() -> None:
    assert of(standing("practical-cooperation", "frozen"), memberships=(ALLIED,)) is None


def test_what_has_stopped_in_part_is_told_and_bars_nobody() -> None:
    parts = (standing("pfp", "resumed"), standing("mission-to-nato", "suspended"))
    data = make.dataset(make.country("AAA", standings=parts))
    day = data.as_of(date(2012, 5, 20))
    assert partly(day, "AAA") == "its mission to NATO has been suspended since 2010"
    assert stopped(day, "AAA") is None
    assert partly(view("2025-06-24"), "NOR") == ""


def test_russia_is_told_by_the_decision_of_2014_and_not_by_a_later_list() -> None:
    found = stopped(view("2025-06-24"), "RUS")
    assert found
    assert (found.grade, found.frozen) == ("A", False)
    assert found.why == "its practical cooperation with NATO has been suspended since 2014-04-01"
