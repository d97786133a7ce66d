"""Who pays what of a year, worked out a second time in exact fractions, by every subset."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from math import ceil, comb
from typing import Any

Exact = dict[str, Fraction]


def exact(number: Any) -> Fraction:
    """Return what is written: 0.1 is a tenth."""
    return Fraction(str(number))


def used(offers: Mapping[str, Any], wanted: Any) -> Exact:
    """Return offers scaled down together to what is wanted."""
    units = {code: exact(offer) for code, offer in offers.items()}
    whole = sum(units.values())
    part = min(Fraction(1), exact(wanted) / whole) if whole else Fraction(1)
    return {code: value * part for code, value in units.items()}


class Cost:
    """What any group pays by itself: c(T)."""

    def __init__(self, fixed: Any, price: Any, lot: Any, units: Exact) -> None:
        self.fixed, self.price, self.units = exact(fixed), exact(price), units
        self.lot = exact(lot) if lot else None
        self.players = sorted(units)

    def __call__(self, group: tuple[str, ...]) -> Fraction:
        if not group:
            return Fraction(0)
        need = sum((self.units[code] for code in group), Fraction(0))
        if self.lot:
            need = ceil(need / self.lot - Fraction(1, 10**9)) * self.lot
        return self.fixed + self.price * need

    def groups(self) -> list[tuple[str, ...]]:
        """Return every group that is neither empty nor all."""
        sizes = range(1, len(self.players))
        return [group for size in sizes for group in combinations(self.players, size)]

    def shapley(self) -> Exact:
        """Return each player's mean part of the cost over all orders of joining."""
        count, everyone = len(self.players), tuple(self.players)
        alone = {group: self(group) for group in [(), *self.groups(), everyone]}
        found = dict.fromkeys(self.players, Fraction(0))
        for group, cost in alone.items():
            for code in group:
                before = alone[tuple(c for c in group if c != code)]
                found[code] += (cost - before) / (count * comb(count - 1, len(group) - 1))
        return found

    def shares(self, key: Exact) -> Exact:
        """Return the cost of all, divided by a key."""
        cost, whole = self(tuple(self.players)), sum(key.values())
        return {code: cost * key[code] / whole for code in self.players}

    def objection(self, paid: Exact) -> tuple[tuple[str, ...], Fraction]:
        """Return the group that pays most above its own cost: the smallest, the first by code."""
        excess = {g: sum((paid[c] for c in g), Fraction(0)) - self(g) for g in self.groups()}
        worst = min(excess, key=lambda g: (-excess[g], len(g), g))
        return worst, excess[worst]


def apportioned(total: int, key: Exact) -> dict[str, int]:
    """Return a total by largest remainder (Hamilton), ties by code."""
    whole = sum(key.values())
    quota = {code: total * key[code] / whole for code in sorted(key)}
    found = {code: int(value) for code, value in quota.items()}
    left = total - sum(found.values())
    for code in sorted(quota, key=lambda c: (found[c] - quota[c], c))[:left]:
        found[code] += 1
    return found
