"""What makes a circle admissible: limits, sizes and groups, affordability."""

from __future__ import annotations

from typing import Any

import pytest

from natopart.model.money import Rate, Rates
from natopart.model.support import Limit, Region, RegionGroup
from natopart.model.template import AtLeast, Cost, Requirement
from natopart.planning.cluster.problem import Affordability, Group
from natopart.problems import UsageError
from tests import builders as make
from tests.unit.planning.projects import HOURS, REASON, SOURCED, framed, template, world

# ---- limits ----------------------------------------------------------------------------------


def limit(name: str, kind: str, *countries: str, **parts: Any) -> Limit:
    given: dict[str, Any] = {"effect": "none", **SOURCED, **parts}
    return Limit(id=name, kind=kind, countries=countries, **given)  # type: ignore[arg-type]


LIMITS = make.by_id(
    [
        limit("arms", "arms-embargo", "AAA", "EEE", start="2011"),
        limit("ended", "arms-embargo", "CCC", end="2011"),
        limit("later", "arms-embargo", "CCC", start="2013"),
        limit("pair", "blocked-pair", "CCC", "BBB"),
        limit("outside", "blocked-pair", "BBB", "EEE"),
        limit("neutral", "neutrality", "AAA"),
        limit("weak", "blocked-pair", "AAA", "BBB", sources=(), grade="D"),
        limit("elsewhere", "neutrality", "EEE"),
    ]
)


def test_embargoes_exclude_pairs_part_and_neutrality_informs() -> None:
    found = framed(world(limits=LIMITS), template())
    rules = found.problem.constraints
    assert rules.excluded == {"AAA"}
    assert rules.incompatible == {("BBB", "CCC")}
    assert [x.id for x in found.limits.applied] == ["arms", "pair"]
    assert [x.id for x in found.limits.informed] == ["neutral", "outside", "weak"]


def test_limits_can_be_lifted_and_are_still_told() -> None:
    found = framed(world(limits=LIMITS), template(), ignore_limits=True)
    assert not found.problem.constraints.excluded
    assert not found.problem.constraints.incompatible
    assert found.limits.applied == ()
    assert "arms" in [x.id for x in found.limits.informed]


# ---- constraints -----------------------------------------------------------------------------


def test_constraints_as_applied() -> None:
    regions = make.by_id(
        [
            Region(
                id="north",
                name="North",
                groups=(RegionGroup(countries=("BBB", "EEE"), **SOURCED),),
            )
        ]
    )
    circle = {
        "min_size": 1,
        "max_size": 3,
        "min_partners": 0,
        "min_allies": 1,
        "required": ("AAA", "CCC"),
        "excluded": ("BBB", "DDD"),
        "incompatible": (("CCC", "AAA"),),
        "at_least": (
            AtLeast(name="union", k=2, body="eu"),
            AtLeast(name="north", k=1, region="north"),
            AtLeast(name="list", k=1, countries=("CCC", "EEE")),
        ),
    }
    wanted = template(circle=circle, target=0.9, tolerance=0.01, habit_weight=0.5)
    found = framed(world(regions=regions), wanted)
    rules = found.problem.constraints
    assert (rules.target, rules.tolerance, rules.habit_weight) == (0.9, 0.01, 0.5)
    assert (rules.min_size, rules.max_size, rules.min_partners, rules.min_allies) == (1, 3, 0, 1)
    assert rules.required == {"AAA", "CCC"}
    assert rules.excluded == {"BBB", "DDD"}
    assert rules.incompatible == {("AAA", "CCC")}
    assert rules.at_least == (
        Group("union", frozenset({"AAA", "CCC"}), 2),
        Group("north", frozenset({"BBB"}), 1),
        Group("list", frozenset({"CCC"}), 1),
    )
    assert rules.affordability is None


def cost(**parts: Any) -> Cost:
    return Cost(**{"unit_price": 1000.0, "price_year": 2010, "reason": REASON, **parts})


def bound(rule: str, price: Cost, *wanted: Requirement, **parts: Any) -> Affordability | None:
    asked = template(*wanted, circle={"affordability": 0.01}, cost=price, cost_rule=rule)
    return framed(world(**parts), asked).problem.constraints.affordability


def test_affordability_is_of_the_cost_of_full_use_in_whole_lots() -> None:
    found = bound("usage", cost(fixed=5e5), HOURS)
    assert found is not None
    assert (found.part, found.cost) == (0.01, 5e5 + 1000 * 1000)  # 600 hours are two lots of 500
    assert found.keys == {"AAA": 100.0, "BBB": 0.0, "CCC": 100.0}  # a sixth at most


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ("gdp", {"AAA": 1e11, "BBB": 2e10, "CCC": 2e11}),
        ("defence-expenditure", {"AAA": 2e9, "CCC": 3e9}),
        ("equal", {"AAA": 1.0, "BBB": 1.0, "CCC": 1.0}),
    ],
)
def test_the_key_of_each_rule(rule: str, keys: dict[str, float]) -> None:
    found = bound(rule, cost(fixed=1e6, unit_price=0.0))
    assert found is not None
    assert found.keys == keys


def test_shapley_only_reports_and_without_a_cost_there_is_nothing_to_afford() -> None:
    assert bound("shapley", cost(), HOURS) is None
    asked = template(circle={"affordability": 0.01})
    assert framed(world(), asked).problem.constraints.affordability is None


def test_usage_needs_units() -> None:
    with pytest.raises(UsageError, match="served by share"):
        bound("usage", cost())


def test_the_cost_is_compared_in_dollars_of_its_price_year() -> None:
    rates = Rates(rates=(Rate(values={"EUR": {2010: 0.8}}, **SOURCED),))
    found = bound("equal", cost(fixed=800.0, unit_price=0.0, currency="EUR"), rates=rates)
    assert found is not None
    assert found.cost == pytest.approx(1000.0)
    with pytest.raises(UsageError, match="no rate of EUR"):
        bound("equal", cost(currency="EUR", price_year=2011), rates=rates)
