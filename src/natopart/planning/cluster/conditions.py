"""What makes a circle admissible, as applied at a date: limits, groups, affordability."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import View
from natopart.planning.cluster.problem import EPSILON, Affordability, Group
from natopart.problems import UsageError

if TYPE_CHECKING:
    from natopart.model.reading import Figure
    from natopart.model.support import Limit
    from natopart.model.template import AtLeast, Cost, Template


class Limits(NamedTuple):
    """The political limits that touch any of the candidates at the date.

    `applied`: arms embargoes, whose countries are `excluded`, and blocked pairs, which are
    `incompatible` (a < b). `informed`: all others, which are told and remove nobody.
    """

    applied: tuple[Limit, ...]
    informed: tuple[Limit, ...]
    excluded: frozenset[str]
    incompatible: frozenset[tuple[str, str]]


class Money(NamedTuple):
    """What the cost may be shared by, for each candidate: units used, GDP, expenditure."""

    usage: Mapping[str, float]
    gdp: Mapping[str, Figure | None]
    expenditure: Mapping[str, Figure | None]


def political(view: View, codes: Collection[str], ignore: bool = False) -> Limits:
    """Return the political limits on candidates; with `ignore` none is applied, all are told."""
    here = frozenset(codes)
    touching = sorted(view.limits(here), key=lambda limit: limit.id)
    applied = [] if ignore else [limit for limit in touching if _applies(limit, here)]
    embargoed = (x.countries for x in applied if x.kind == "arms-embargo")
    blocked = (x.countries for x in applied if x.kind == "blocked-pair")
    return Limits(
        applied=tuple(applied),
        informed=tuple(limit for limit in touching if limit not in applied),
        excluded=here & {code for countries in embargoed for code in countries},
        incompatible=ordered(
            pair for countries in blocked for pair in combinations(here & set(countries), 2)
        ),
    )


def _applies(limit: Limit, codes: frozenset[str]) -> bool:
    """Say whether a limit removes a candidate, or parts two; one of grade D does neither."""
    touched = len(codes & set(limit.countries))
    least = {"arms-embargo": 1, "blocked-pair": 2}.get(limit.kind)
    return limit.grade != "D" and least is not None and touched >= least


def ordered(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return pairs with the codes of each in order."""
    return frozenset((min(pair), max(pair)) for pair in pairs)


def group(view: View, rule: AtLeast, codes: Iterable[str]) -> Group:
    """Return the candidates of whom at least some must be members."""
    if rule.body:
        found = frozenset(code for code in codes if belongs(view, code, rule.body))
    elif rule.region:
        found = frozenset(codes) & view.of_region(rule.region)
    else:
        found = frozenset(codes) & set(rule.countries)
    return Group(rule.name, found, rule.k)


def belongs(view: View, code: str, body: str) -> bool:
    """Say whether a documented membership of a country in a body is in force."""
    membership = view.membership(code, body)
    return membership is not None and view.documented(membership)


def affordability(view: View, template: Template, money: Money) -> Affordability | None:
    """Return the condition that no member pays more than a part of its defence expenditure.

    None where the template sets none, has no cost, or shares it by the Shapley value, which
    is no linear rule and only reported.

    Raises:
        UsageError: where the cost cannot be told in US dollars, or nothing is used by units.
    """
    part, cost = template.circle.affordability, template.cost
    if part is None or cost is None or template.cost_rule == "shapley":
        return None
    dollars = yearly_cost(template) / rate(view, cost)
    return Affordability(part, dollars, _keys(template, money))


def yearly_cost(template: Template) -> float:
    """Return what a project costs a year that is used in full, in the currency of its cost."""
    if template.cost is None:
        return 0.0
    units = 0.0
    for wanted in (r for r in template.requirements if r.serve == "share"):
        lot = wanted.lot
        units += lot * ceil(wanted.units / lot - EPSILON) if lot else wanted.units
    return template.cost.fixed + template.cost.unit_price * units


def rate(view: View, cost: Cost) -> float:
    """Return the units of a currency for one US dollar, average of the price year."""
    if cost.currency == "USD":
        return 1.0
    for rate in view.dataset.rates.rates:
        units = rate.values.get(cost.currency, {}).get(cost.price_year)
        if units is not None:
            return units
    raise UsageError(
        f"no rate of {cost.currency} to the US dollar in {cost.price_year} is known, so that"
        " affordability cannot be told; give the cost in USD"
    )


def _keys(template: Template, money: Money) -> dict[str, float]:
    if template.cost_rule == "usage":
        if all(wanted.serve != "share" for wanted in template.requirements):
            raise UsageError(
                "a cost shared by usage needs a requirement served by share; share it by gdp,"
                " defence-expenditure or equal"
            )
        return dict(money.usage)
    if template.cost_rule == "equal":
        return dict.fromkeys(money.usage, 1.0)
    figures = money.gdp if template.cost_rule == "gdp" else money.expenditure
    return {code: f.value or 0.0 for code, f in figures.items() if f is not None}
