"""The proposal of a project: on a small world by hand, and the real pool on the shipped data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.dataset import Dataset
from natopart.model.money import Rate, Rates
from natopart.model.template import Cost, Template
from natopart.planning.cluster.orders import Orders
from natopart.planning.cluster.proposal import Options, Proposal, shared_holdings
from natopart.planning.cluster.propose import propose
from tests import builders as make
from tests.unit.planning.projects import DAY, HOURS, requirement, template, world

COST = Cost(fixed=100.0, unit_price=2.0, price_year=2011, reason="Made up for a test.")


def proposed(wanted: Template, pool: Any = None, **options: Any) -> Proposal:
    view = world().as_of(DAY)
    return propose(view, wanted, pool, make.profile(), make.STAMP, Options(**options))


def pooled(**parts: Any) -> Template:
    given = {"cost": COST, "max_share": 0.5, "posts": 7, **parts}
    return template(requirement(), HOURS, **given)


def test_members_bring_what_they_hold_and_who_offers_nothing_is_excluded() -> None:
    found = proposed(pooled())
    assert found.solution.members == ("AAA", "CCC")
    assert found.useless == ("BBB",)
    assert found.problem.constraints.excluded == {"BBB"}
    assert sum(m.shapley for m in found.members) == pytest.approx(found.solution.coverage)
    assert found.members[0].reason.startswith(
        "2 of its 8 ship (2012); 200 hours (estimated, grade C)"
    )
    assert found.members[0].figures
    assert [(m.requirement, m.missing) for m in found.uncovered] == [("ships", 3), ("hours", 100)]
    assert found.focal_point
    assert found.focal_point.country == "AAA"  # both bring a third: first by code
    assert (found.ties[0].tie, found.ties[0].lacking) == ("sofa", ("AAA",))


def test_who_is_required_stays_though_it_offers_nothing() -> None:
    found = proposed(pooled(circle={"required": ("BBB",)}))
    assert found.useless == ()
    assert "BBB" in found.solution.members


def test_the_cost_is_that_of_the_units_used() -> None:
    money = proposed(pooled()).money
    assert money.bill
    # 200 and 300 hours in one lot of 500, at 2 an hour, and 100 fixed
    assert {s.country: s.money for s in money.bill.shares} == {"AAA": 440.0, "CCC": 660.0}
    assert {p.country: p.posts for p in money.posts} == {"AAA": 3, "CCC": 4}
    assert money.alone == ()


def test_nobody_uses_more_than_is_wanted() -> None:
    small = requirement(**{**HOURS.model_dump(), "units": 250.0, "lot": 500.0})
    bill = proposed(template(small, cost=COST, max_share=1.0)).money.bill
    assert bill
    assert bill.cents == 110_000


@pytest.mark.parametrize("rule", ["usage", "gdp", "defence-expenditure", "equal", "shapley"])
def test_every_rule_shares_to_the_cent(rule: str) -> None:
    money = proposed(pooled(), cost_rule=rule).money
    assert money.bill
    assert sum(s.cents for s in money.bill.shares) == money.bill.cents


def test_who_has_no_key_is_left_out_by_a_rule_by_means() -> None:
    assert proposed(pooled(), cost_rule="defence-expenditure").money.unknown_key == ("BBB",)
    must = proposed(pooled(circle={"required": ("BBB",)}), cost_rule="defence-expenditure").money
    assert must.bill is None
    assert "BBB is not known" in must.why_not


def test_affordable_members_only() -> None:
    dear = proposed(pooled(circle={"affordability": 1e-6}, cost_rule="equal"))
    assert dear.money.affordable == {"AAA": True, "CCC": True}
    assert proposed(pooled(circle={"affordability": 1e-9})).solution.status == "infeasible"


def test_who_cannot_pay_by_the_rule_is_out_and_said_so_once() -> None:
    found = proposed(pooled(circle={"min_size": 3}), cost_rule="defence-expenditure")
    assert found.problem.constraints.unpaying == {"BBB"}
    assert found.solution.conflicts == (
        "at least 3 members (3 candidates)",
        "members whose means are known, by which the cost is shared (1 candidates left out)",
    )


def test_who_offers_nothing_is_let_in_where_a_condition_asks_for_it() -> None:
    group = {"name": "theirs", "countries": ("BBB",), "k": 1}
    found = proposed(pooled(circle={"at_least": (group,)}))
    assert found.useless == ()
    assert found.solution.status == "optimal"
    assert "BBB" in found.solution.members


def test_who_offers_nothing_has_a_price_too() -> None:
    ((_, price),) = proposed(pooled(), with_=("BBB",)).questions
    assert "BBB" in price.solution.members
    assert price.size == 1


def test_owners_that_are_not_known_to_be_such_are_told_where_they_are_members() -> None:
    ship = make.plain()["capabilities"]["ship"]
    known = make.changed(ship, holdings=(make.figure("2012", AAA=0),))
    hours = requirement(**{**HOURS.model_dump(), "owners_from": 3.0})
    view = world(capabilities={"ship": known}).as_of(DAY)
    found = propose(view, template(hours, max_share=0.5), None, make.profile(), make.STAMP)
    assert found.solution.members == ("AAA", "CCC")
    assert [(u.country, u.what) for u in found.unknown] == [
        ("BBB", "defence expenditure"),
        ("CCC", "ship"),
    ]


def test_means_are_told_in_the_currency_of_the_cost() -> None:
    rates = Rates(rates=(Rate(values={"EUR": {2011: 0.5}}, **make.SOURCED),))
    euros = COST.model_copy(update={"currency": "EUR"})
    view = world(rates=rates).as_of(DAY)
    found = propose(view, pooled(cost=euros), None, make.profile(), make.STAMP)
    assert found.money.rate == 0.5
    assert found.money.bill
    burden = {s.country: s.burden for s in found.money.bill.shares}
    assert burden["AAA"] == pytest.approx(440 / (2e9 * 0.5))


def test_an_impossible_project_names_the_clash() -> None:
    found = proposed(template(), ("AAA",))
    assert (found.members, found.solution.status) == ((), "infeasible")
    assert found.solution.conflicts


def test_questions_and_shared_holdings() -> None:
    found = proposed(pooled(), why_not=("BBB",), without=("AAA",), with_=("CCC",))
    assert [kind for kind, _ in found.questions] == ["why-not", "without", "with"]
    assert shared_holdings(found, found) == (("AAA", "ship"), ("CCC", "ship"))


def test_orders_are_permutations_and_the_same_every_time() -> None:
    one, other = list(range(30)), list(range(30))
    Orders(7).shuffle(one)
    Orders(7).shuffle(other)
    assert one == other != sorted(one)
    assert sorted(one) == list(range(30))


def test_a_pool_like_the_real_one_stands_beside_it(shipped: Dataset) -> None:
    view = shipped.as_of(date(2008, 9, 22))
    found = propose(
        view, shipped.templates["airlift-pool"], None, shipped.profiles["default"], make.STAMP
    )
    real = found.beside
    assert real
    assert len(real.members) == len(found.members) == 12
    assert set(real.both) == set(real.members) & set(found.solution.members)
    assert set(real.differences) == set(real.members) ^ set(found.solution.members)
    assert "two lots" in real.differences["USA"]
    assert all(
        made.basis != "declared" for own in found.framed.offers.values() for made in own.values()
    )
    assert found.money.bill
    assert sum(p.posts for p in found.money.posts) == 131
