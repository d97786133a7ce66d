"""Who would lead and who would host, and what stands beside a circle: by hand."""

from __future__ import annotations

from typing import Any

import pytest

from natopart.model.project import Member, Project
from natopart.model.view import View
from natopart.planning.cluster.around import existing, focal_point, host
from tests import builders as make
from tests.unit.planning.projects import DAY, requirement, template, world

SOURCED = make.SOURCED
WORTH = {"AAA": 0.2, "BBB": 0.5, "CCC": 0.3}


def project(name: str, *members: Member, **parts: Any) -> Project:
    fixed: dict[str, Any] = {"kind": "centre", "start": "2005", "functions": ("sea",), **parts}
    fixed = {"nato_run": True, **fixed}
    return Project(id=name, name=name.title(), members=members, **fixed, **SOURCED)


def member(code: str, role: str = "member") -> Member:
    return Member(country=code, role=role, start="2006", **SOURCED)  # type: ignore[arg-type]


def view(*projects: Project, **parts: Any) -> View:
    return world(projects=make.by_id(projects), **parts).as_of(DAY)


def leader(*projects: Project) -> str:
    found = focal_point(view(*projects), "sea", WORTH)
    assert found
    return found.country


def test_who_leads_most_nato_projects_of_the_function_leads() -> None:
    one, two = project("one", lead=("AAA",)), project("two", member("AAA", "framework"))
    assert leader(one, two, project("three", lead=("CCC",))) == "AAA"


@pytest.mark.parametrize(
    "parts",
    [
        {"nato_run": False},
        {"nato_run": None},
        {"functions": ("land",)},
        {"start": "2013"},
        {"end": "2011"},
        {"status": "ended", "end": "2011"},
        {"status": "ended", "start": "2005-05-20"},
        {"status": "completed", "start": "2005-05-20"},
    ],
)
def test_what_is_not_of_nato_of_the_function_and_in_force_shows_no_leader(
    parts: dict[str, Any],
) -> None:
    assert leader(project("one", lead=("AAA",), **parts)) == "BBB"  # which brings most


def test_what_ended_nobody_knows_when_is_taken_to_have_lasted_six_years() -> None:
    assert leader(project("one", lead=("AAA",), status="ended", start="2006-06-20")) == "AAA"
    assert leader(project("one", lead=("AAA",), status="active", start="1990")) == "AAA"


def test_where_a_trust_fund_helps_is_no_seat() -> None:
    seat = host(view(project("one", site="Kiev, AAA")), template(), WORTH)
    assert seat
    assert seat.country == "AAA"
    fund = project("one", site="Kiev, AAA", kind="trust-fund", status="active")
    helped = host(view(fund), template(), WORTH)
    assert helped
    assert helped.country == "BBB"


def test_a_trust_fund_has_a_leader_and_is_no_project_to_be_a_member_of() -> None:
    parts: dict[str, Any] = {"lead": ("AAA",), "kind": "trust-fund"}
    fund = project("fund", member("CCC"), status="active", **parts)
    assert leader(fund) == "AAA"
    assert leader(project("fund", **parts)) == "BBB"  # not said to be active, and long begun
    assert existing(view(fund), "sea", ["CCC"]) == ()


def hosted(seen: View, **parts: Any) -> tuple[str, str]:
    found = host(seen, template(**parts), WORTH)
    assert found
    return found.country, found.reason


def test_a_project_of_help_has_no_host_outside_the_region_of_its_task() -> None:
    seen = view(project("two", site="Aville, AAA"))
    assert host(seen, template(helps=("dci",)), WORTH) is None


def test_the_host_is_the_site_of_a_nato_project_wherever_it_is_named() -> None:
    two = project("two", site="Aville, AAA; Cville, CCC")
    assert hosted(view(two))[0] == "CCC"  # which brings more of the two
    assert "Two (Aville" in hosted(view(two))[1]
    assert hosted(view(project("two", site="Aville, AAA", nato_run=False)))[0] == "BBB"


def test_bases_count_where_the_project_wants_them() -> None:
    ship = make.plain()["capabilities"]["ship"]
    port = make.changed(
        ship, id="naval-base-access", kind="access", holdings=(make.figure("2012", AAA=1),)
    )
    seen = view(capabilities=make.by_id([ship, port]))
    wanted = requirement(capability="naval-base-access", serve="access", threshold=1.0)
    assert host(seen, template(wanted), WORTH) == (
        "AAA",
        f"it opens what the project wants: {port.name}",
    )
    assert hosted(seen)[0] == "BBB"


def test_nobody_hosts_for_nobody() -> None:
    assert host(view(), template(), {}) is None
    assert focal_point(view(), "sea", {}) is None
