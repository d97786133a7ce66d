"""What countries would bring: by hand, for each way of serving a requirement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.capability import CapabilityType
from natopart.model.dataset import Dataset
from natopart.model.fact import Block
from natopart.model.index import IndexedType
from natopart.model.project import Member, Project
from natopart.model.template import Requirement
from natopart.planning.cluster.offers import Offer, cap, offer
from tests import builders as make

DAY = date(2012, 5, 20)
SOURCED = make.SOURCED
REASON = "Made up for a test."


def requirement(**parts: Any) -> Requirement:
    return Requirement(**{"id": "r", "capability": "ship", "units": 9.0, "reason": REASON, **parts})


def kind(*blocks: Block, **parts: Any) -> CapabilityType:
    ship = make.plain()["capabilities"]["ship"]
    changed: CapabilityType = make.changed(ship, holdings=blocks, **parts)
    return changed


def world(ship: CapabilityType, **parts: Any) -> Dataset:
    countries = [make.country(code) for code in ("AAA", "BBB", "CCC")]
    return make.dataset(*countries, **make.plain(capabilities={"ship": ship}, **parts))


def offered(data: Dataset, wanted: Requirement, code: str = "AAA", **parts: Any) -> Offer:
    day = parts.pop("day", DAY)
    return offer(data.as_of(day), code, wanted, **{"max_share": 1 / 6, **parts})


# ---- caps ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "share", "whole", "expected"),
    [
        (9.0, 1 / 6, True, 1.0),
        (12.0, 1 / 6, True, 2.0),
        (18.0, 1 / 6, True, 3.0),
        (3.0, 1 / 6, True, 1.0),
        (100.0, 0.29, True, 29.0),  # 28.999999999999996 as floats multiply
        (9.0, 1 / 6, False, 1.5),
    ],
)
def test_the_cap_of_a_holding(units: float, share: float, whole: bool, expected: float) -> None:
    assert cap(requirement(units=units), kind(whole=whole), share) == pytest.approx(expected)


def test_the_cap_of_access_is_whole_and_of_a_share_is_not() -> None:
    access = requirement(units=3.0, serve="access", threshold=1.0)
    assert cap(access, kind(whole=False), 1 / 6) == 1.0
    hours = requirement(units=3500.0, serve="share", need_rate=92.0, lot=1167.0)
    assert cap(hours, kind(), 1 / 6) == pytest.approx(3500 / 6)


# ---- holdings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "uncapped", "units"),
    [(0, 0, 0), (1, 1, 1), (4, 1, 1), (7, 1, 1), (8, 2, 2), (12, 3, 2), (40, 10, 2)],
)
def test_a_part_of_what_is_held_in_whole_things(held: float, uncapped: float, units: float) -> None:
    data = world(kind(make.figure("2012", AAA=held)))
    found = offered(data, requirement(units=12.0))
    assert (found.uncapped, found.units, found.basis) == (uncapped, units, "holding")
    assert found.holding.value == held
    assert found.figures[0].sources == ("s",)
    assert found.unknown == ()


def test_a_part_of_what_does_not_come_whole() -> None:
    data = world(kind(make.figure("2012", AAA=3), whole=False))
    assert offered(data, requirement()).units == 0.75
    assert offered(data, requirement(availability=0.6)).uncapped == pytest.approx(1.8)
    assert offered(data, requirement(availability=0.6)).units == 1.5


def test_an_unknown_holding_offers_nothing_and_is_listed() -> None:
    found = offered(world(kind(make.figure("2012", BBB=8))), requirement())
    assert (found.units, found.basis, found.grade, found.unknown) == (0, "unknown", None, ("ship",))


def test_a_roll_s_silence_is_a_known_zero() -> None:
    rolls = {
        "rolls": make.changed(
            world(kind()).rolls, rolls=(make.roll("capabilities", "ship", "2012"),)
        )
    }
    found = offered(world(kind(make.figure("2012", BBB=8)), **rolls), requirement())
    assert (found.units, found.basis, found.grade, found.unknown) == (0, "holding", "A", ())
    assert found.holding.found == "zero-by-roll"


def test_grade_d_and_later_figures_and_old_ones_offer_nothing() -> None:
    d = Block(as_of="2012", values={"AAA": 8.0}, sources=(), grade="D")
    assert offered(world(kind(d)), requirement()).basis == "unknown"
    data = world(kind(make.figure("2013", AAA=8)))
    assert offered(data, requirement()).basis == "unknown"
    assert offered(data, requirement(), day=date(2013, 1, 1)).units == 1
    assert offered(data, requirement(), day=date(2019, 12, 31)).units == 1
    assert offered(data, requirement(), day=date(2020, 1, 1)).basis == "unknown"  # six years


def test_the_index_says_for_how_long_a_holding_is_known() -> None:
    typed = IndexedType(capability="ship", high=4.0, reason=REASON, max_age=2.0)
    data = world(kind(make.figure("2013", AAA=8)), index=make.index(types=(typed,)))
    assert offered(data, requirement(), day=date(2015, 12, 31)).units == 1
    assert offered(data, requirement(), day=date(2016, 1, 1)).basis == "unknown"


# ---- access ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "expected"), [(0.69, 0), (0.7, 1), (1.2, 1)])
def test_access_is_one_where_the_value_reaches_the_threshold(value: float, expected: int) -> None:
    data = world(kind(make.figure("2012", AAA=value), kind="level", additive=False))
    found = offered(data, requirement(units=3.0, serve="access", threshold=0.7))
    assert (found.units, found.uncapped, found.basis) == (expected, expected, "access")
    assert offered(data, requirement(serve="access", threshold=0.7), "BBB").unknown == ("ship",)


def test_what_was_joined_is_known_for_fifteen_years() -> None:
    data = world(kind(make.figure("1998", AAA=1), kind="event"))
    wanted = requirement(serve="access", threshold=1.0)
    assert offered(data, wanted).units == 1
    assert offered(data, wanted, day=date(2014, 1, 1)).basis == "unknown"


# ---- shares ----------------------------------------------------------------------------------

HOURS = {"units": 3500.0, "serve": "share", "need_rate": 92.0, "lot": 1167.0, "owners_from": 3.0}


def pool(**expenditure: float) -> Dataset:
    """Three countries of which AAA owns none, BBB four and CCC nobody knows."""
    spent = make.series(
        "milex-current-usd", "flow", **{k: {2011: v} for k, v in expenditure.items()}
    )
    ship = kind(make.figure("2012", AAA=0, BBB=4))
    return world(ship, series=make.by_id([spent]))


def hours(**parts: Any) -> Requirement:
    return requirement(**{**HOURS, "unit": "hours", **parts})


def test_the_need_is_estimated_from_defence_expenditure_and_says_so() -> None:
    found = offered(pool(AAA=4e9), hours())
    assert found.units == found.uncapped == pytest.approx(368.0)
    assert (found.basis, found.grade, found.unknown) == ("estimate", "C", ())
    assert found.figures[0].grade == "C"
    assert "estimate" in found.figures[0].note
    assert found.figures[1].value == 4e9


def test_the_estimate_is_capped() -> None:
    found = offered(pool(AAA=10e9), hours())
    assert found.uncapped == pytest.approx(920.0)
    assert found.units == pytest.approx(3500 / 6)


def test_owners_take_nothing() -> None:
    found = offered(pool(BBB=4e9), hours(), "BBB")
    assert (found.units, found.basis, found.grade) == (0, "owner", "A")
    assert offered(pool(BBB=4e9), hours(owners_from=4.0), "BBB").basis == "owner"
    assert offered(pool(BBB=4e9), hours(owners_from=5.0), "BBB").basis == "estimate"
    assert offered(pool(BBB=4e9), hours(owners_from=None), "BBB").units == pytest.approx(368.0)


def test_who_needs_two_lots_buys_alone() -> None:
    limit = 2 * 1167 / 92 * 1e9
    assert offered(pool(AAA=limit), hours()).basis == "buys-alone"
    assert offered(pool(AAA=limit), hours()).units == 0
    assert offered(pool(AAA=limit - 1e6), hours()).units == pytest.approx(3500 / 6)


def test_unknown_ownership_is_listed_and_the_estimate_stands() -> None:
    found = offered(pool(CCC=4e9), hours(), "CCC")
    assert (found.basis, found.unknown) == ("estimate", ("ship",))
    assert found.units == pytest.approx(368.0)
    assert offered(pool(CCC=4e9), hours(owners_from=None), "CCC").unknown == ()


def test_unknown_expenditure_offers_nothing_and_is_listed() -> None:
    found = offered(pool(BBB=4e9), hours())
    assert (found.units, found.basis, found.unknown) == (0, "unknown", ("defence expenditure",))


def test_a_year_that_is_not_over_or_long_over_tells_nothing() -> None:
    assert offered(pool(AAA=4e9), hours(), day=date(2011, 12, 30)).basis == "unknown"
    assert offered(pool(AAA=4e9), hours(), day=date(2011, 12, 31)).basis == "estimate"
    assert offered(pool(AAA=4e9), hours(), day=date(2015, 6, 1)).basis == "unknown"


def test_declared_units_come_first_but_never_those_of_the_model() -> None:
    def share(code: str, units: float, **parts: Any) -> Member:
        fixed = {"role": "member", "start": "2010", "share_unit": "hours", **parts}
        return Member(country=code, share=units, **fixed, **SOURCED)

    def shared(name: str, *members: Member, **parts: Any) -> Project:
        fixed = {"kind": "consortium", "subject": "airlift", **parts}
        return Project(id=name, name=name, members=members, **fixed, **SOURCED)

    projects = make.by_id(
        [
            shared("model", share("AAA", 999)),
            shared("wing", share("AAA", 999), unit_of="model"),
            shared("tankers", share("AAA", 999), subject="refuelling"),
            shared("charter", share("BBB", 300), share("CCC", 50, role="observer")),
            shared("old", share("BBB", 999, end="2011"), share("BBB", 5, share_unit="aircraft")),
        ]
    )
    ship = kind(make.figure("2012", AAA=0, BBB=4, CCC=0))
    spent = make.series("milex-current-usd", AAA={2011: 4e9}, CCC={2011: 4e9})
    data = world(ship, series=make.by_id([spent]), projects=projects)
    assert offered(data, hours(), "AAA", like="model").basis == "estimate"
    found = offered(data, hours(), "BBB", like="model")
    assert (found.units, found.basis, found.grade) == (300, "declared", "A")
    assert offered(data, hours(), "CCC", like="model").basis == "estimate"
    assert offered(data, hours(), "BBB").basis == "owner"  # like nothing, nothing is declared
