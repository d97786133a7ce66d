"""Habits of cooperation: by hand, and on the shipped data."""

from __future__ import annotations

import time
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from natopart.model.dataset import Dataset
from natopart.planning.cluster.habits import Venue, habit, habits, presence, shared, union
from tests import builders as make
from tests.unit.planning.meetings import DAY, asset, member, of, project, role, world


def days(count: int, upto: int = 0) -> float:
    """The share of `count` days that end `upto` days before the date: a geometric sum."""
    step = 2 ** (-1 / (5 * 365.25))
    return step**upto * (1 - step**count) / (1 - step**3653)


# ---- by hand ---------------------------------------------------------------------------------


def test_ten_years_together_in_a_project_are_all_of_it() -> None:
    both = project(member("AAA", "2000"), member("BBB", "2001"))
    assert of(world(both)) == pytest.approx(1.0, abs=1e-12)


def test_the_first_five_of_ten_years_count_half_as_much_as_the_last_five() -> None:
    old = project(member("AAA", "2001", "2007-05-21"), member("BBB", "2001"))
    new = project(member("AAA", "2007-05-21"), member("BBB", "2001"))
    assert of(world(old)) == pytest.approx(1 / 3, abs=5e-4)
    assert of(world(new)) == pytest.approx(2 / 3, abs=5e-4)
    assert of(world(old)) + of(world(new)) == pytest.approx(1.0, abs=1e-12)


def test_a_single_day_that_both_share() -> None:
    both = project(member("AAA", "2012-05-20"), member("BBB", "2001"))
    assert of(world(both)) == pytest.approx(days(1), abs=1e-15)
    past = project(member("AAA", "2001", "2012-05-11"), member("BBB", "2012-05-10"))
    assert of(world(past)) == pytest.approx(days(1, upto=10), abs=1e-15)


def test_a_day_in_two_places_counts_once_and_several_places_add_up() -> None:
    first = project(member("AAA", "2011-01-01", "2012-01-01"), member("BBB", "2001"))
    same = project(member("AAA", "2011-01-01", "2012-01-01"), member("BBB", "2001"), name="other")
    more = project(member("AAA", "2012-01-01", "2012-02-01"), member("BBB", "2001"), name="other")
    assert of(world(first, same)) == of(world(first)) == pytest.approx(days(365, upto=141))
    assert of(world(first, more)) == pytest.approx(days(365 + 31, upto=110))


def test_two_places_are_no_meeting() -> None:
    apart = (project(member("AAA", "2001")), project(member("BBB", "2001"), name="other"))
    assert of(world(*apart)) == 0
    never = project(member("AAA", "2001", "2008"), member("BBB", "2009"))
    assert of(world(never)) == 0


def test_trust_funds_observers_and_facts_of_grade_d_do_not_count() -> None:
    assert of(world(project(member("AAA", "2001"), member("BBB", "2001"), kind="trust-fund"))) == 0
    watching = member("BBB", "2001", role="observer")
    assert of(world(project(member("AAA", "2001"), watching))) == 0
    assert of(world(project(member("AAA", "2001"), member("BBB", "2001", grade="D")))) == 0


def test_a_member_without_a_start_counts_from_publication() -> None:
    both = project(member("AAA"), member("BBB", "2001"))  # published on 2010-01-01
    assert of(world(both)) == pytest.approx(days((DAY - date(2010, 1, 1)).days + 1))
    weak = project(member("AAA", grade="C"), member("BBB", "2001"))
    assert of(world(weak)) == 0  # one grade lower is D


def test_a_membership_ends_with_its_project() -> None:
    both = project(member("AAA", "2001"), member("BBB", "2001"), end="2012-01-01")
    assert of(world(both)) == pytest.approx(1 - days((DAY - date(2012, 1, 1)).days + 1))


def test_nothing_after_the_date_counts() -> None:
    both = project(member("AAA", "2001", "2030"), member("BBB", "2012-05-21"))
    assert of(world(both)) == 0
    assert of(world(both), day=date(2012, 5, 21)) == pytest.approx(days(1))


def test_personnel_counts_on_days_above_zero() -> None:
    own = [make.figure("2012-01-01", AAA=0, BBB=5), make.figure("2012-01-11", AAA=10)]
    own += [make.figure("2012-01-21", AAA=0), make.figure("2012-02-01", BBB=5)]
    data = world(make.operation("now", "2000", personnel=tuple(own)))
    found = shared(data.as_of(DAY), "AAA", "BBB")
    span = date(2012, 1, 2).toordinal(), date(2012, 1, 20).toordinal()
    assert found == {Venue("operation", "now"): (span,)}
    assert of(data) == pytest.approx(days(19, upto=(DAY - date(2012, 1, 20)).days))


def test_listed_with_no_personnel_is_not_together() -> None:
    block = make.figure("2012-01-01", AAA=0, BBB=5)
    assert of(world(make.operation("now", "2000", personnel=(block,)))) == 0


def test_time_of_which_nothing_is_known_does_not_count() -> None:
    block = make.figure("2003-01-01", AAA=5, BBB=5)
    data = world(make.operation("now", "2000", personnel=(block,)))
    upto = (DAY - date(2004, 1, 1)).days
    assert of(data) == pytest.approx(days(366, upto=upto))  # the day and 365 more


def test_an_asset_counts_from_start_to_end_within_nato_s_lead() -> None:
    given = (asset("AAA", "1999-01-01", "2012-01-11"), asset("BBB", "2012-01-01"))
    data = world(make.operation("now", "2000", "2012-03-31", assets=given))
    assert of(data) == pytest.approx(days(10, upto=(DAY - date(2012, 1, 10)).days))


@pytest.mark.parametrize(
    "parts", [{"offered": True}, {"asset": "base-access"}, {"grade": "D"}], ids=str
)
def test_what_is_offered_or_let_or_not_documented_is_no_part(parts: dict[str, Any]) -> None:
    given = (asset("AAA", "2005", **parts), asset("BBB", "2005"))
    assert of(world(make.operation("now", "2000", assets=given))) == 0


def test_a_role_counts_but_not_casualties_or_refusals() -> None:
    def together(kind: str) -> float:
        given = (role("AAA", kind, "2001"), role("BBB", "prt-lead", "2001"))
        return of(world(make.operation("now", "2000", roles=given)))

    assert together("training") == pytest.approx(1.0)
    assert together("fatalities") == together("no-troops") == together("transit") == 0


def test_an_asset_without_an_end_lasts_until_nobody_is_there() -> None:
    given = (asset("AAA", "2001"), asset("BBB", "2001"))
    silent = make.roll("personnel", "now", "2012-01-01", omits=("BBB",))
    data = world(make.operation("now", "2000", assets=given, rolls=(silent,)))
    assert of(data) == pytest.approx(1 - days((DAY - date(2012, 1, 1)).days + 1))
    ended = (asset("AAA", "2001", "2030"), asset("BBB", "2001"))
    data = world(make.operation("now", "2000", assets=ended, rolls=(silent,)))
    assert of(data) == pytest.approx(1.0)


def test_what_is_no_operation_does_not_count() -> None:
    given = (asset("AAA", "2001"), asset("BBB", "2001"))
    force = make.changed(make.operation("force", "2000", assets=given), counts=False)
    assert of(world(force)) == 0


def test_union_merges_what_overlaps_and_what_touches() -> None:
    assert union([(5, 9), (1, 2), (3, 3), (12, 12), (6, 7)]) == [(1, 3), (5, 9), (12, 12)]
    assert union([]) == []


# ---- the shipped data ------------------------------------------------------------------------


def test_pairs_of_the_shipped_data(shipped: Dataset) -> None:
    view = shipped.as_of(DAY)
    codes = sorted(c for c in shipped.countries if view.is_partner(c) or c in view.allies)
    started = time.perf_counter()
    found = habits(view, codes)
    assert time.perf_counter() - started < 1.0
    assert list(found) == sorted(found)
    assert all(a < b and 0 < value <= 1 for (a, b), value in found.items())
    for a, b in combinations(codes[:12], 2):
        assert found.get((a, b), 0.0) == habit(view, a, b)
    assert found["FIN", "SWE"] > 0.9  # in KFOR all the time
    assert ("KGZ", "SWE") not in found


def test_jordan_had_left_kosovo_though_no_source_says_when(shipped: Dataset) -> None:
    view = shipped.as_of(DAY)
    last = presence(view, "JOR")[Venue("operation", "kfor")][-1][1]
    assert date.fromordinal(last) == date(2007, 11, 30)
