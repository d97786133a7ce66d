"""The list of partners and who is outside it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from natopart.drafting.roster import Roster, outside, roster
from natopart.loading.dataset import load
from natopart.model.pool import pool
from natopart.model.stamp import Stamp


@cache
def listed(day: str, wanted: str = "partners") -> Roster:
    view = load().as_of(date.fromisoformat(day))
    stamp = Stamp("1", "", (), "", "default", day, wanted)
    return roster(view, pool(view, wanted), stamp)


def test_forty_one_partners_at_chicago() -> None:
    found = listed("2012-05-20")
    assert len(found.entries) == 41
    assert not [other for other in found.others if other.kind != "ally"]


@pytest.mark.parametrize(
    ("code", "since"), [("RUS", "2014-04-01"), ("BLR", "2021-11"), ("AFG", "2021-08")]
)
def test_the_suspended_with_their_dates_and_sources(code: str, since: str) -> None:
    other = next(other for other in listed("2021-12-15").others if other.partner == code)
    assert other.kind == "suspended"
    assert other.reason.as_of == since
    assert other.reason.text.startswith(f"suspended from {since}")
    assert other.reason.sources


def test_former_partners_that_joined() -> None:
    allies = {o.partner: o.reason.text for o in listed("2025-06-24").others if o.kind == "ally"}
    assert allies["SWE"] == "an Ally since 2024-03-07"
    assert allies["FIN"] == "an Ally since 2023-04-04"


def test_cooperation_frozen_in_part_excludes_nobody() -> None:
    israel = next(e for e in listed("2012-05-20").entries if e.partner == "ISR")
    assert [line.as_of for line in israel.standing] == ["2010-05", "2010-05"]


def test_a_smaller_pool_lists_the_other_partners_below() -> None:
    found = listed("2012-05-20", "SWE,FIN")
    assert [entry.partner for entry in found.entries] == ["FIN", "SWE"]
    assert next(o for o in found.others if o.partner == "AUT").kind == "partner"


def test_whoever_was_never_a_partner_has_no_source() -> None:
    line = outside(load().as_of(date(2012, 5, 20)), "BRA")
    assert (line.grade, line.sources) == ("D", ())


def test_malta_between_its_two_memberships() -> None:
    other = next(o for o in listed("1999-08-01").others if o.partner == "MLT")
    assert other.kind == "suspended"
    assert other.reason.text.startswith("suspended from 1996-10")
