"""The money and the posts of a proposed circle."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from natopart.planning.cluster.conditions import rate
from natopart.planning.cluster.core import beyond_means, objection, stand_alone
from natopart.planning.cluster.game import Game
from natopart.planning.cluster.orders import Orders
from natopart.planning.cluster.posts import Posts, apportioned
from natopart.planning.cluster.proposal import Money
from natopart.planning.cluster.shares import Bill, CannotShare, Payer, Tariff, share_out
from natopart.problems import UsageError

if TYPE_CHECKING:
    from natopart.model.reading import Figure
    from natopart.model.template import Cost, Template
    from natopart.model.view import View
    from natopart.planning.cluster.frame import Framed

KEYS = ("gdp", "defence-expenditure")
"""Rules by means, which need those of every member."""


def unknown_key(template: Template, framed: Framed) -> tuple[str, ...]:
    """Return the candidates that cannot pay by the rule, because nobody knows their means."""
    if template.cost is None or template.cost_rule not in KEYS:
        return ()
    money = framed.money
    figures = money.gdp if template.cost_rule == "gdp" else money.expenditure
    return tuple(code for code, figure in figures.items() if _value(figure) is None)


def units_used(template: Template, framed: Framed, circle: Collection[str]) -> dict[str, float]:
    """Return the units that each member uses: its offers, together at most what is wanted."""
    used = dict.fromkeys(sorted(circle), 0.0)
    for wanted in (r for r in template.requirements if r.serve == "share"):
        taken = {code: framed.offers[code][wanted.id].units for code in used}
        part = min(1.0, wanted.units / (sum(taken.values()) or 1.0))
        for code, units in taken.items():
            used[code] += units * part
    return used


def game(template: Template, framed: Framed, circle: Collection[str]) -> Game | None:
    """Return the cost game of a circle; none where the project has no cost."""
    if template.cost is None:
        return None
    lots = [r.lot for r in template.requirements if r.serve == "share" and r.lot]
    used = units_used(template, framed, circle)
    lot = lots[0] if len(lots) == 1 else None
    return Game(template.cost.fixed, template.cost.unit_price, used, lot)


def settle(
    view: View,
    template: Template,
    framed: Framed,
    circle: Collection[str],
) -> Money:
    """Return who pays what of a year, who would object, and the posts."""
    unpaying = tuple(sorted(framed.problem.constraints.unpaying))
    used = units_used(template, framed, circle)
    money = Money(template.cost_rule, unknown_key=unpaying, used=used)
    played = game(template, framed, circle)
    if played is None or template.cost is None or not circle:
        return money._replace(posts=_posts(view, template, used))
    dollar = _dollar(view, template.cost)
    money = money._replace(rate=dollar)
    payers = [_payer(framed, code, dollar) for code in played.players]
    tariff = Tariff(template.cost.price_year, template.cost.currency)
    try:
        bill = share_out(template.cost_rule, played, payers, tariff, Orders())
    except CannotShare as error:
        return money._replace(why_not=str(error))
    return money._replace(
        bill=bill,
        alone=stand_alone(played, bill.amounts),
        objection=objection(played, bill.amounts),
        affordable=_affordable(template, bill, payers),
        posts=_posts(view, template, {s.country: float(s.amount) for s in bill.shares}),
    )


def _dollar(view: View, cost: Cost) -> float | None:
    try:
        return rate(view, cost)
    except UsageError:
        return None  # then means stand in another currency than the cost, and tell nothing


def _value(figure: Figure | None) -> float | None:
    return figure.value if figure else None


def _payer(framed: Framed, code: str, dollar: float | None) -> Payer:
    """Return a member with its means in the currency of the cost, where the rate is known."""

    def there(figure: Figure | None) -> float | None:
        value = _value(figure)
        return None if value is None or dollar is None else value * dollar

    return Payer(code, there(framed.money.gdp[code]), there(framed.money.expenditure[code]))


def _affordable(template: Template, bill: Bill, payers: Collection[Payer]) -> dict[str, bool]:
    part = template.circle.affordability
    if part is None:
        return {}
    means = {payer.country: payer.expenditure for payer in payers}
    beyond = beyond_means(bill.amounts, means, part)
    return {code: code not in beyond for code in means}


def _posts(view: View, template: Template, keys: Mapping[str, float]) -> tuple[Posts, ...]:
    if not template.posts or not any(keys.values()):
        return ()
    return apportioned(template.posts, keys, _real(view, template.like))


def _real(view: View, like: str) -> dict[str, float]:
    """Return the documented posts of the units of the real project, in persons."""
    return {
        member.country: member.share
        for project in view.dataset.projects.values()
        if like and project.unit_of == like
        for member in project.members
        if member.share_unit == "persons" and member.share is not None
    }
