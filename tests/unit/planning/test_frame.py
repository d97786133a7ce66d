"""The programme of a project: by hand on a small world, and sane on the shipped data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from natopart.model.country import Standing
from natopart.model.dataset import Dataset
from natopart.model.support import Region, RegionGroup
from natopart.planning.cluster.frame import frame
from natopart.planning.cluster.problem import coverage
from natopart.scoring.score import score
from tests import builders as make
from tests.unit.planning.projects import DAY, HOURS, codes, framed, requirement, template, world

NORTH = make.by_id(
    [
        Region(id="north", name="North", groups=(RegionGroup(countries=("BBB",), **make.SOURCED),)),
        Region(id="south", name="South", groups=(RegionGroup(countries=("AAA",), **make.SOURCED),)),
    ]
)

# ---- candidates ------------------------------------------------------------------------------


def test_candidates_are_partners_in_force_and_allies_or_the_pool() -> None:
    found = framed(world(), template())
    assert [(c.country, c.ally) for c in found.problem.candidates] == [
        ("AAA", False),
        ("BBB", False),
        ("CCC", True),
    ]
    assert found.names == {"AAA": "Aaa", "BBB": "Bbb", "CCC": "Ccc"}
    assert codes(framed(world(), template(), ("EEE", "AAA"))) == ["AAA", "EEE"]
    assert codes(framed(world(), template(), day=date(2010, 1, 1)))[-1] == "DDD"


def test_a_template_may_take_candidates_from_bodies() -> None:
    found = framed(world(), template(circle={"candidates_from": ("eu",)}))
    assert codes(found) == ["AAA", "CCC"]
    assert found.left_out == {"BBB": "it belongs to none of the bodies wanted (eu)"}


def test_partners_may_be_wanted_from_a_region_which_does_not_bind_allies() -> None:
    found = framed(world(regions=NORTH), template(circle={"partners_from": ("north",)}))
    assert codes(found) == ["BBB", "CCC"]
    assert found.left_out == {"AAA": "it lies in none of the regions wanted (north)"}


def test_who_asks_for_the_help_of_a_project_is_no_candidate() -> None:
    found = framed(world(), template(helps=("ipcp",)))
    assert codes(found) == ["AAA", "CCC"]
    why = "it is one of those who are helped (Individual Partnership and Cooperation Programme)"
    assert found.left_out == {"BBB": why}
    assert codes(framed(world(), template(helps=("ipcp",)), day=date(2004, 1, 1)))[1] == "BBB"
    named = framed(world(), template(helps=("ipcp",)), ("AAA", "BBB"))
    assert codes(named) == ["AAA"]


def test_who_asks_from_elsewhere_may_help() -> None:
    wanted = template(helps=("ipcp",), regions=("south",))
    assert codes(framed(world(regions=NORTH), wanted)) == ["AAA", "BBB", "CCC"]


def test_who_receives_help_in_the_function_is_no_candidate_of_a_project_of_help_alone() -> None:
    course = make.changed(
        make.plain()["capabilities"]["ship"],
        id="course",
        name="course",
        role="recipient",
        holdings=(make.figure("2012", AAA=1),),
    )
    kinds = {**world().capabilities, "course": course}
    sea = make.changed(make.plain()["functions"]["sea"], capabilities=("ship", "course"))
    taught = world(capabilities=kinds, functions={"sea": sea})
    assert framed(taught, template(helps=("dci",))).left_out == {
        "AAA": "it is one of those who are helped (course)"
    }
    assert codes(framed(taught, template())) == ["AAA", "BBB", "CCC"]


def test_a_partner_whose_cooperation_is_frozen_is_a_candidate_only_where_it_is_named() -> None:
    frozen = Standing(body="practical-cooperation", status="frozen", start="2011", **make.SOURCED)
    data = world()
    aaa = make.changed(data.countries["AAA"], standings=(frozen,))
    data = replace(data, countries={**data.countries, "AAA": aaa})
    found = framed(data, template())
    assert codes(found) == ["BBB", "CCC"]
    assert found.left_out == {"AAA": "its practical cooperation with NATO has been frozen since 2011"}
    assert codes(framed(data, template(), ("AAA", "CCC"))) == ["AAA", "CCC"]
    assert codes(framed(data, template(), day=date(2010, 1, 1)))[0] == "AAA"


# ---- offers, demands, what is unknown --------------------------------------------------------


def test_the_numbers_of_a_small_programme() -> None:
    found = framed(world(), template(requirement(), HOURS, max_share=0.5))
    ships, hours = found.problem.demands
    assert (ships.id, ships.units, ships.weight, ships.cap) == ("ships", 6.0, 1.0, 3.0)
    assert (hours.units, hours.cap) == (600.0, 300.0)
    offers = {c.country: dict(c.offers) for c in found.problem.candidates}
    assert offers == {
        "AAA": {"ships": 2.0, "hours": 200.0},
        "BBB": {"ships": 0.0, "hours": 0.0},
        "CCC": {"ships": 1.0, "hours": 300.0},
    }
    # (1/2) (3/6) + (1/2) (500/600)
    assert coverage(found.problem, ["AAA", "CCC"]) == pytest.approx(0.25 + 5 / 12)
    assert [tuple(u) for u in found.unknown] == [
        ("BBB", "ships", "ship"),
        ("BBB", "hours", "defence expenditure"),
    ]
    assert [c.expenditure for c in found.problem.candidates] == [2e9, None, 3e9]


def test_requirements_as_applied_say_only_what_applies() -> None:
    ships, hours = framed(world(), template(requirement(), HOURS)).requirements
    assert (ships.unit, ships.availability, ships.lot, ships.threshold) == (
        "hulls",
        0.25,
        None,
        None,
    )
    assert (hours.unit, hours.availability, hours.lot) == ("hours", None, 500.0)


# ---- scores ----------------------------------------------------------------------------------


def test_an_ally_enters_with_its_capabilities_alone(shipped: Dataset) -> None:
    view, profile = shipped.as_of(DAY), shipped.profiles["default"]
    maritime = template(requirement(capability="frigate-or-destroyer"))
    found = frame(view, maritime, None, profile)
    partners = tuple(c for c in codes(found) if c not in view.allies)
    ranking = score(view, partners, profile, make.STAMP)
    for result in ranking.results:
        own = found.merits[result.partner]
        assert own.score == result.criteria["operations"].score
        assert own.ranked == (result.criteria["operations"].rank is not None)
    ally = found.merits["NOR"]
    assert ally.node is not None
    assert (ally.node.id, ally.node.score) == ("capabilities", ally.score)
    assert found.merits["FIN"].node is not None
    assert found.merits["FIN"].node.id == "operations"


@pytest.mark.parametrize("rule", ["min-max", "percentile"])
def test_a_fitted_scale_is_that_of_the_candidates(shipped: Dataset, rule: str) -> None:
    view = shipped.as_of(DAY)
    how = shipped.profiles["default"].model_copy(update={"normalisation": rule})
    maritime = template(requirement(capability="frigate-or-destroyer"))
    found = frame(view, maritime, ("SWE", "FIN", "AUT"), how)
    for result in score(view, ("SWE", "FIN", "AUT"), how, make.STAMP).results:
        assert found.merits[result.partner].score == result.criteria["operations"].score


def test_without_the_criterion_nobody_has_a_score() -> None:
    found = framed(world(), template())
    assert found.merits["AAA"].score is None
    assert not found.merits["AAA"].ranked
    assert found.problem.candidates[0].score == 0


# ---- the shipped data ------------------------------------------------------------------------

NAVAL = template(
    requirement(capability="frigate-or-destroyer", units=12.0),
    requirement(
        id="crews", capability="maritime-operation-deployment", serve="access", threshold=1.0
    ),
    requirement(
        id="airlift",
        capability="strategic-transport-aircraft",
        units=3500.0,
        serve="share",
        need_rate=92.0,
        owners_from=3.0,
        lot=1167.0,
    ),
)


@pytest.mark.parametrize(
    ("day", "allies", "gone"),
    [
        ("2012-05-20", 28, {"KOS", "XKX"}),
        ("2014-09-04", 28, {"KOS", "XKX", "RUS"}),
        ("2025-06-24", 32, {"KOS", "XKX", "RUS", "BLR", "AFG"}),
    ],
)
def test_the_shipped_data_are_sane(shipped: Dataset, day: str, allies: int, gone: set[str]) -> None:
    view = shipped.as_of(date.fromisoformat(day))
    found = frame(view, NAVAL, None, shipped.profiles["default"])
    names = codes(found)
    assert names == sorted(names)
    assert len([c for c in found.problem.candidates if c.ally]) == allies
    assert not gone & set(names)
    assert not any(view.is_suspended(code) for code in names)
    assert all(view.is_partner(c.country) != c.ally for c in found.problem.candidates)
    assert found.problem.constraints.excluded <= set(names)
    caps = {demand.id: demand.cap for demand in found.problem.demands}
    for candidate in found.problem.candidates:
        assert all(0 <= units <= caps[name] for name, units in candidate.offers.items())
        assert 0 <= candidate.score <= 1
    for own in found.offers.values():
        for made in own.values():
            assert made.grade != "D"
            assert bool(made.unknown) or bool(made.grade)
            assert not made.units or made.grade


def test_the_embargoes_and_vetoes_of_chicago(shipped: Dataset) -> None:
    found = frame(shipped.as_of(DAY), NAVAL, None, shipped.profiles["default"])
    assert found.problem.constraints.excluded == {"ARM", "AZE", "BLR"}
    assert ("JPN", "KOR") in found.problem.constraints.incompatible
    assert found.left_out == {"ISR": "its practical cooperation with NATO has been frozen since 2010-05"}
    owners = {code for code, own in found.offers.items() if own["airlift"].basis == "owner"}
    assert {"USA", "RUS", "GBR", "UKR"} <= owners
