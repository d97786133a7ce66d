"""Who is helped: each kind of document, and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.dataset import Dataset
from natopart.model.project import Member, Project
from natopart.planning.functions.recipients import receives
from tests import builders as make
from tests.unit.planning.functions.sea import FUNCTIONS, function, view, world

SSR, TRAINING = "security-sector-reform", "education-and-training"
MORE = make.by_id([*FUNCTIONS, function(SSR, "pact"), function(TRAINING, "pact")])


def fund(**parts: Any) -> Project:
    given = {"kind": "trust-fund", "functions": ("sea",), "site": "Old Port, AAA", **parts}
    fixed = {"id": "fund", "name": "Fund", "start": "2010", **given}
    return Project(**{**make.SOURCED, **fixed})


def helped(project: Project, day: str = "2012-05-20", code: str = "AAA") -> bool:
    data = world(projects=make.by_id([project]))
    return bool(receives(data.as_of(date.fromisoformat(day)), code, "sea"))


def test_a_fund_at_work_in_the_country_is_help() -> None:
    data = world(projects=make.by_id([fund()]))
    (found,) = receives(data.as_of(date(2012, 5, 20)), "AAA", "sea")
    assert (found.help, found.name, found.since) == ("trust-fund", "Fund", "2010")
    assert (found.sources, found.grade, found.function, found.partner) == (
        *(("s",), "A", "sea", "AAA"),
    )
    assert receives(data.as_of(date(2012, 5, 20)), "AAA", "learning") == ()
    assert receives(data.as_of(date(2012, 5, 20)), "BBB", "sea") == ()


def test_a_site_may_name_several_countries() -> None:
    both = fund(site="Old Port, AAA; Hill, BBB")
    assert [code for code in ("AAA", "BBB", "CCC") if helped(both, code=code)] == ["AAA", "BBB"]


@pytest.mark.parametrize("role", ["lead", "donor"])
def test_who_gives_to_a_fund_is_not_helped_by_it(role: Any) -> None:
    giver = Member(country="AAA", role=role, start="2010", **make.SOURCED)
    assert not helped(fund(members=(giver,)))
    other = Member(country="AAA", role="observer", start="2010", **make.SOURCED)
    assert helped(fund(members=(other,)))


def test_other_projects_and_undocumented_funds_are_no_help() -> None:
    assert not helped(fund(kind="smart-defence"))
    assert not helped(fund(grade="D", sources=()))
    assert not helped(fund(site=""))


@pytest.mark.parametrize(
    ("parts", "day", "expected"),
    [
        ({"end": "2012"}, "2012-12-31", True),
        ({"end": "2012"}, "2013-01-01", False),
        ({"start": "2012-06"}, "2012-06-29", False),
        ({"status": "active"}, "2030-01-01", True),
        ({"status": "ended"}, "2016-12-30", True),  # six years from the last day of 2010
        ({"status": "ended"}, "2017-01-02", False),
        ({}, "2017-01-02", False),
        ({"start": None}, "2010-01-01", True),  # the source is of that day, a grade lower
        ({"start": None}, "2009-12-31", False),
    ],
)
def test_a_fund_is_in_force_from_its_start_to_its_end(
    parts: dict[str, Any], day: str, expected: bool
) -> None:
    assert helped(fund(**parts), day) is expected


def test_a_type_that_shows_a_recipient_is_help() -> None:
    (found,) = receives(view(), "BBB", "learning")
    assert (found.help, found.name, found.since, found.grade) == (
        *("programme", "Lesson", "2011", "A"),
    )
    assert receives(view(), "AAA", "learning") == ()
    assert receives(view(), "BBB", "sea") == ()


def with_tool(name: str, start: str) -> Dataset:
    return make.dataset(
        make.country("AAA", tools=(make.tool(name, start),)),
        capabilities=world().capabilities,
        functions=MORE,
    )


def test_capacity_building_is_help_in_reform() -> None:
    day = date(2012, 5, 20)
    (found,) = receives(with_tool("dci", "2011").as_of(day), "AAA", SSR)
    assert (found.help, found.since) == ("tool", "2011")
    assert receives(with_tool("dci", "2011").as_of(day), "AAA", "sea") == ()
    assert receives(with_tool("dci", "2012").as_of(day), "AAA", SSR) == ()
    assert receives(with_tool("parp", "2011").as_of(day), "AAA", SSR) == ()


def test_a_training_mission_is_help_where_it_serves() -> None:
    mission = make.changed(
        make.operation("school", "2010", "2012"), type="training", region="Aaa", nato_end="2012"
    )
    data = world(functions=MORE, operations=make.by_id([mission]))
    for name in (SSR, TRAINING):
        (found,) = receives(data.as_of(date(2012, 12, 31)), "AAA", name)
        assert (found.help, found.name) == ("mission", "school")
    for code, name in (("AAA", "sea"), ("BBB", SSR)):
        assert receives(data.as_of(date(2012, 5, 20)), code, name) == ()
    for day in (date(2009, 12, 31), date(2013, 1, 1)):
        assert receives(data.as_of(day), "AAA", SSR) == ()
    other = make.changed(mission, type="crisis-response")
    data = world(functions=MORE, operations=make.by_id([other]))
    assert receives(data.as_of(date(2012, 5, 20)), "AAA", SSR) == ()


def test_the_shipped_recipients_of_chicago(shipped: Dataset) -> None:
    given = shipped.as_of(date(2012, 5, 20))
    by_hand = {"AFG", "ARM", "AZE", "BIH", "GEO", "KAZ", "MDA"}
    assert {c for c in shipped.countries if receives(given, c, SSR)} == by_hand
    # Russia hosts a fund that trains Afghans, and gives to it
    assert receives(given, "RUS", TRAINING) == ()
    later = shipped.as_of(date(2025, 6, 24))
    assert {r.help for r in receives(later, "UKR", SSR)} == {"trust-fund", "programme"}
