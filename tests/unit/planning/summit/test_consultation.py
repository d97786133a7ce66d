"""Whom to consult: who votes far from the Allies and carries an equal share of a region."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.country import Membership
from natopart.model.support import Region, RegionGroup
from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.consultation import by_consultation, distance, weight
from tests import builders as make

ALLY = (Membership(body="nato", start="1949", **make.SOURCED),)
POOL = ("AAA", "BBB", "CCC", "DDD", "EEE")
POINTS = {"AAA": -1.0, "BBB": -1.5, "CCC": 0.9, "DDD": -2.0, "GGG": 1.0}
SPENT = {"AAA": 30e9, "BBB": 10e9, "CCC": 50e9, "GGG": 900e9}
"""The Ally GGG votes at 1.0. The mean of the region without it is 30 thousand million."""


def region(name: str, *codes: str) -> Region:
    group = RegionGroup(countries=codes, **make.SOURCED)
    return Region(id=name, name=name.title(), groups=(group,))


def view(**parts: Any) -> Any:
    points: dict[str, Any] = {code: {2011: value} for code, value in POINTS.items()}
    spent: dict[str, Any] = {code: {2011: value} for code, value in SPENT.items()}
    given = {
        "series": make.by_id(
            [make.series("un-ideal-point", **points), make.series("milex-current-usd", **spent)]
        ),
        "regions": make.by_id([region("gulf", *POOL, "GGG")]),
        **parts,
    }
    partners = [make.country(code) for code in POOL]
    data = make.dataset(*partners, make.country("GGG", memberships=ALLY), **given)
    return data.as_of(date(2012, 5, 20))


def test_those_who_disagree_and_weigh_are_consulted() -> None:
    found = by_consultation(view(), POOL, Agenda("consultation"))
    # AAA is 2 away and spends exactly the mean of 30, 10 and 50
    assert [(p.partner, p.value) for p in found.places] == [("AAA", 2.0)]
    assert found.without == {
        "BBB": "it carries less than an equal share of defence expenditure in Gulf",
        "CCC": "it votes near the Allies (0.10 from their median, 2011)",
        "DDD": "its defence expenditure, or that of its region, is not known",
        "EEE": "how it votes in the UN General Assembly is not known",
    }


def test_the_region_where_it_weighs_most_counts() -> None:
    small = make.by_id([region("gulf", *POOL), region("shore", "BBB", "AAA", "CCC"), SOLE])
    found = weight(view(regions=small), "CCC")
    assert found is not None
    assert found.region == "Gulf"
    assert found.times == pytest.approx(50 / 30)


SOLE = region("rock", "CCC")
"""A region of one has no equal share."""


def test_without_votes_nobody_is_consulted() -> None:
    assert distance(view(series={}), "AAA").value is None
