"""What each member of a circle pays, by a rule, to the cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from natopart.planning.cluster.exact import apportion, exact
from natopart.planning.cluster.game import DRAWS, Game, shapley
from natopart.planning.cluster.orders import Shuffler
from natopart.problems import NatopartError

Rule: TypeAlias = Literal["usage", "gdp", "defence-expenditure", "equal", "shapley"]

RULES: Mapping[Rule, str] = {
    "usage": "units used",
    "gdp": "gross domestic product",
    "defence-expenditure": "defence expenditure",
    "equal": "one share each",
    "shapley": "Shapley value of the cost game",
}
"""The rules, and what each shares the cost by."""


class Payer(NamedTuple):
    """A member and its means a year, in the currency of the cost; none where not known."""

    country: str
    gdp: float | None = None
    expenditure: float | None = None


class CannotShare(NatopartError):
    """A rule that cannot share this cost among these members.

    `countries` are the members whose key the rule would need and nobody knows; none where all
    keys are known and none is above 0.
    """

    def __init__(self, rule: Rule, countries: tuple[str, ...] = ()) -> None:
        self.rule = rule
        self.countries = countries
        key = RULES[rule]
        why = (
            f"the {key} of {', '.join(countries)} is not known"
            if countries
            else f"no member has any {key} above 0"
        )
        super().__init__(f"the cost cannot be shared by the rule '{rule}': {why}")


class Share(NamedTuple):
    """What one member pays a year.

    `amount` is exact, `cents` whole; `part` is the part of the cost, `burden` that of the
    member's yearly defence expenditure (none where that is not known, or is 0). `error` is the
    standard error of a sampled amount, else 0.
    """

    country: str
    amount: Fraction
    cents: int
    part: float
    burden: float | None
    error: float = 0.0

    @property
    def money(self) -> float:
        """Return the amount in whole cents, as a number of the currency."""
        return self.cents / 100


class Bill(NamedTuple):
    """The cost of a year and what each member pays of it, by code; the cents add up."""

    rule: Rule
    cents: int
    price_year: int
    currency: str
    shares: tuple[Share, ...]

    @property
    def amounts(self) -> dict[str, Fraction]:
        """Return the exact amounts, on which the tests of the cost game rest."""
        return {share.country: share.amount for share in self.shares}


class Tariff(NamedTuple):
    """In which year's prices and in which currency a cost is stated."""

    price_year: int
    currency: str = "USD"


def share_out(
    rule: Rule,
    game: Game,
    payers: Sequence[Payer],
    tariff: Tariff,
    generator: Shuffler | None = None,
    draws: int = DRAWS,
) -> Bill:
    """Return who pays what of the yearly cost of all players of the game.

    The cost is rounded to the cent (half a cent to the even one) and divided by largest
    remainder, ties by code. The Shapley value of more than 20 players needs the generator.

    Raises:
        CannotShare: the rule's key is unknown for a member, or 0 for all while there is a cost.
        ValueError: the payers are not the players of the game, or no generator where needed.
    """
    means = {payer.country: payer for payer in payers}
    if set(means) != set(game.players) or len(means) != len(payers):
        raise ValueError("the payers must be the players of the game")
    keys, errors = _keys(rule, game, means, generator, draws)
    cost, whole = game.cost(game.players), sum(keys.values(), Fraction(0))
    cents = round(cost * 100)
    if cost and not whole:
        raise CannotShare(rule)
    parts = {c: keys[c] / whole if whole else Fraction(0) for c in game.players}
    paid = apportion(cents, keys)
    return Bill(
        rule,
        cents,
        tariff.price_year,
        tariff.currency,
        tuple(
            Share(
                country=country,
                amount=cost * part,
                cents=paid[country],
                part=float(part),
                burden=_burden(cost * part, means[country].expenditure),
                error=errors.get(country, 0.0),
            )
            for country, part in parts.items()
        ),
    )


def _burden(amount: Fraction, expenditure: float | None) -> float | None:
    return float(amount / exact(expenditure)) if expenditure else None


def _keys(
    rule: Rule,
    game: Game,
    means: Mapping[str, Payer],
    generator: Shuffler | None,
    draws: int,
) -> tuple[Mapping[str, Fraction], Mapping[str, float]]:
    """Return what the rule shares by, and the standard errors of what it sampled."""
    if rule == "shapley":
        found = shapley(game, generator, draws)
        return found.values, found.errors
    if rule == "equal":
        return dict.fromkeys(game.players, Fraction(1)), {}
    given: Mapping[str, float | None] = {
        "usage": game.units,
        "gdp": {c: payer.gdp for c, payer in means.items()},
        "defence-expenditure": {c: payer.expenditure for c, payer in means.items()},
    }[rule]
    unknown = tuple(c for c in game.players if given[c] is None)
    if unknown:
        raise CannotShare(rule, unknown)
    return {c: exact(value) for c, value in given.items() if value is not None}, {}
