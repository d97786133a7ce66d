"""The cost game: what each coalition would pay by itself, and what each player adds to that.

    c(T) = fixed + unit_price * lot * ceil(D_T / lot),  c(nobody) = 0

D_T are the units that T uses; without a lot nothing is rounded. Money and units are exact
fractions of what is written. A lot is not bought for less than a thousand-millionth of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import ceil, factorial, lcm, sqrt
from typing import NamedTuple

from natopart.planning.cluster.exact import exact
from natopart.planning.cluster.orders import EXACT, Shuffler

TINY = 10**9
"""The part of a lot, as one in so many, that is taken for a rounding error."""

DRAWS = 10_000
"""Orders of the players that are drawn for a sampled Shapley value."""


@dataclass(frozen=True)
class Game:
    """Costs of coalitions: `fixed` for any, and `unit_price` a unit, bought in whole lots.

    `units` are what each player uses; all must be known.

    Raises:
        ValueError: a number is negative or not finite, or the lot is not above 0.
    """

    fixed: float
    unit_price: float
    units: Mapping[str, float]
    lot: float | None = None

    def __post_init__(self) -> None:
        if any(exact(x) < 0 for x in (self.fixed, self.unit_price, *self.units.values())):
            raise ValueError("costs and units must not be negative")
        if self.lot is not None and exact(self.lot) <= 0:
            raise ValueError("a lot must be above 0")

    @property
    def players(self) -> tuple[str, ...]:
        """Return the players by code."""
        return tuple(sorted(self.units))

    @property
    def priced(self) -> bool:
        """Return whether a unit has a price, so that a coalition's own solution has one."""
        return self.unit_price > 0

    def cost(self, coalition: Collection[str]) -> Fraction:
        """Return what a coalition would pay by itself, 0 for nobody."""
        members = set(coalition)
        if not members:
            return Fraction(0)
        used = sum((exact(self.units[c]) for c in members), Fraction(0))
        if self.lot is not None:
            lot = exact(self.lot)
            used = lot * ceil(used / lot - Fraction(1, TINY))
        return exact(self.fixed) + exact(self.unit_price) * used

    def counted(self) -> Lots:
        """Return the units of the players and the lot in whole numbers of one small unit.

        Raises:
            ValueError: the game has no lot.
        """
        if self.lot is None:
            raise ValueError("the game has no lot")
        lot = exact(self.lot)
        used = [exact(self.units[c]) for c in self.players]
        scale = TINY * lcm(lot.denominator, *(u.denominator for u in used))
        return Lots(
            size=int(lot * scale),
            spare=int(lot * scale) // TINY,
            units=tuple(int(u * scale) for u in used),
        )


class Lots(NamedTuple):
    """Whole numbers to count lots with: the size of a lot and the units of the players.

    Up to `spare` above full lots no further one is bought.
    """

    size: int
    spare: int
    units: tuple[int, ...]

    def number(self, used: int) -> int:
        """Return how many lots serve so many units: ceil((used - spare) / size)."""
        return -((self.spare - used) // self.size)


class Shapley(NamedTuple):
    """The Shapley value of each player, and its standard error (0 where it is exact).

    `draws` are the orders sampled, 0 where the whole value is exact.
    """

    values: Mapping[str, Fraction]
    errors: Mapping[str, float]
    draws: int = 0


def shapley(game: Game, generator: Shuffler | None = None, draws: int = DRAWS) -> Shapley:
    """Return what each player adds to the cost, averaged over all orders of joining.

    Exact without a lot, and to 20 players with one. Beyond, random orders from the generator
    decide who makes the others buy one more lot; all else stays exact, and the values still
    add up to the cost of all.

    Raises:
        ValueError: a sampled value was asked for without a generator or at least two draws.

    Reference: Shapley, A Value for n-Person Games (1953).
    """
    players = game.players
    each = exact(game.fixed) / max(1, len(players))
    price = exact(game.unit_price)
    if game.lot is None:
        values = {c: each + price * exact(game.units[c]) for c in players}
        return Shapley(values, dict.fromkeys(players, 0.0))
    lots, price = game.counted(), price * exact(game.lot)
    if len(players) <= EXACT:
        draws, tips = 0, [_tips(lots, place) for place in range(len(players))]
    elif generator is None or draws < 2:
        raise ValueError(f"a game of more than {EXACT} players needs a generator and two draws")
    else:
        tips = _drawn(lots, generator, draws)
    whole = [used // lots.size for used in lots.units]
    values = {c: each + price * (w + t) for c, w, t in zip(players, whole, tips, strict=True)}
    doubt = [float(price) * sqrt(t * (1 - t) / (draws - 1)) if draws else 0.0 for t in tips]
    return Shapley(values, dict(zip(players, doubt, strict=True)), draws)


def _tips(lots: Lots, place: int) -> Fraction:
    """Return the chance that a player's units beyond its full lots open one lot more.

    They do where the units before it leave less than they need in the last lot: where their
    sum, modulo the lot, lies in the last `need` before `spare`. So only sums by size count,
    and those are counted in two halves: one sorted, the other looked up.
    """
    others = lots.units[:place] + lots.units[place + 1 :]
    need, half = lots.units[place] % lots.size, len(others) // 2
    if not need:
        return Fraction(0)
    sorted_by_size: list[list[int]] = [[] for _ in range(len(others) - half + 1)]
    for mask, total in enumerate(subset_sums(others[half:])):
        sorted_by_size[mask.bit_count()].append(total % lots.size)
    for sums in sorted_by_size:
        sums.sort()
    orders = 0
    for mask, total in enumerate(subset_sums(others[:half])):
        low = (lots.spare - need - total) % lots.size
        for size, sums in enumerate(sorted_by_size, mask.bit_count()):
            ways = factorial(size) * factorial(len(others) - size)
            orders += ways * _within(sums, low, low + need, lots.size)
    return Fraction(orders, factorial(len(lots.units)))


def _within(sums: Sequence[int], low: int, high: int, size: int) -> int:
    """Return how many sorted numbers below `size` lie in (low, high], modulo `size`."""
    if high < size:
        return bisect_right(sums, high) - bisect_right(sums, low)
    return len(sums) - bisect_right(sums, low) + bisect_right(sums, high - size)


def subset_sums(numbers: Sequence[int]) -> list[int]:
    """Return the sum of every subset; bit i of the place says whether number i is in."""
    sums = [0]
    for number in numbers:
        sums += [total + number for total in sums]
    return sums


def _drawn(lots: Lots, generator: Shuffler, draws: int) -> list[Fraction]:
    """Return the chances of `_tips` as seen in random orders."""
    order = list(range(len(lots.units)))
    opened = [0] * len(order)
    for _ in range(draws):
        generator.shuffle(order)
        used = list(accumulate((lots.units[place] for place in order), initial=0))
        for place, before, after in zip(order, used, used[1:], strict=False):
            whole = lots.units[place] // lots.size
            opened[place] += lots.number(after) - lots.number(before) - whole
    return [Fraction(count, draws) for count in opened]
