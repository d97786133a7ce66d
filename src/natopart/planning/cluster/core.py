"""Who has reason to object to a division of the cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from natopart.planning.cluster.exact import exact
from natopart.planning.cluster.game import Game, Lots, subset_sums
from natopart.planning.cluster.orders import EXACT


class Overcharged(NamedTuple):
    """A member that pays more in the circle than by itself."""

    country: str
    paid: Fraction
    alone: Fraction


def stand_alone(game: Game, paid: Mapping[str, Fraction]) -> tuple[Overcharged, ...] | None:
    """Return the members that pay more than their own separate solution, by code.

    None where no unit is priced: then nobody knows what a member would pay alone.
    """
    if not game.priced:
        return None
    alone = {c: game.cost((c,)) for c in game.players}
    return tuple(Overcharged(c, paid[c], alone[c]) for c in game.players if paid[c] > alone[c])


def beyond_means(
    paid: Mapping[str, Fraction], expenditure: Mapping[str, float | None], part: float
) -> tuple[str, ...]:
    """Return those whose cost lies above `part` of their yearly defence expenditure, by code.

    Both in the same currency. Where the expenditure is not known nothing is affordable.
    """

    def affordable(country: str) -> bool:
        means = expenditure.get(country)
        return means is not None and paid[country] <= exact(part) * exact(means)

    return tuple(country for country in sorted(paid) if not affordable(country))


class Objection(NamedTuple):
    """The coalition with the greatest excess: what it pays less what it would pay by itself.

    Where the excess is above 0 it would leave, and the shares lie outside the core. Of several
    the smallest, then the first by code. Where not `exact`, another may have a greater excess.
    """

    coalition: tuple[str, ...]
    excess: Fraction
    exact: bool = True

    @property
    def leaves(self) -> bool:
        """Return whether the coalition would pay less by itself."""
        return self.excess > 0


def objection(game: Game, paid: Mapping[str, Fraction]) -> Objection | None:
    """Return the proper coalition with the greatest excess under these payments.

    None where no unit is priced, and where there are not two players. Exact without a lot,
    and to 20 players with one.

    Reference: Gillies, Solutions to General Non-Zero-Sum Games (1959).
    """
    if not game.priced or len(game.players) < 2:
        return None
    is_exact = game.lot is None or len(game.players) <= EXACT
    if game.lot is None:
        found = _without_lots(game, paid)
    elif is_exact:
        found = _by_enumeration(game, paid)
    else:
        found = _by_price(game, paid)
    return Objection(found, _excess(game, paid, found), is_exact)


def _excess(game: Game, paid: Mapping[str, Fraction], coalition: Collection[str]) -> Fraction:
    return sum((paid[c] for c in coalition), Fraction(0)) - game.cost(coalition)


def _without_lots(game: Game, paid: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the best coalition where the excess is a sum of gains less the fixed cost.

    Whoever pays more than its own units cost adds to it, and nobody else does. If that is
    nobody, the least loss stands alone; if all, the one with the least gain stays behind.
    """
    gain = {c: paid[c] - exact(game.unit_price) * exact(game.units[c]) for c in game.players}
    best = tuple(c for c in game.players if gain[c] > 0)
    if not best:
        return (max(game.players, key=lambda c: gain[c]),)
    if len(best) < len(gain):
        return best
    left = min(reversed(game.players), key=lambda c: gain[c])
    return tuple(c for c in best if c != left)


def _by_price(game: Game, paid: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the best of the coalitions of those that pay most for a unit, and of single ones."""
    units = {c: exact(game.units[c]) for c in game.players}
    order = sorted(units, key=lambda c: (units[c] > 0, -paid[c] / (units[c] or 1), c))
    first = [tuple(sorted(order[:n])) for n in range(1, len(order))]
    tried = [*first, *((c,) for c in game.players)]
    return min(tried, key=lambda t: (-_excess(game, paid, t), len(t), t))


def _by_enumeration(game: Game, paid: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the best of all proper coalitions, in whole numbers of one small sum of money."""
    lots, players = game.counted(), game.players
    price = exact(game.unit_price) * exact(game.lot or 0)
    scale = lcm(price.denominator, *(paid[c].denominator for c in players))
    money = [int(paid[c] * scale) for c in players]
    best: tuple[int, int] | None = None
    found: list[int] = []
    for coalition, excess in _excesses(lots, money, int(price * scale)):
        if best is None or excess >= best[0]:
            worth = (excess, -coalition.bit_count())
            if best is None or worth > best:
                best, found = worth, []
            if worth == best:
                found.append(coalition)
    named = [tuple(c for i, c in enumerate(players) if mask >> i & 1) for mask in found]
    return min(named)


def _excesses(lots: Lots, money: Sequence[int], price: int) -> Iterator[tuple[int, int]]:
    """Yield every proper coalition as bits, with its excess before the fixed cost."""
    half, last = len(money) // 2, 2 ** len(money) - 1
    lower = list(zip(subset_sums(money[:half]), subset_sums(lots.units[:half]), strict=True))
    upper = zip(subset_sums(money[half:]), subset_sums(lots.units[half:]), strict=True)
    for high, (paid, used) in enumerate(upper):
        for low, (more, further) in enumerate(lower, high << half):
            if 0 < low < last:
                yield low, paid + more - price * lots.number(used + further)
