"""Comparisons in whole numbers, for where floating point cannot tell how lines lie."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import TypeAlias

from natopart.scoring.weights.plane import Shape

Whole: TypeAlias = tuple[int, int, int]
"""A half-plane, or a point whose weights are its parts of their sum: only ratios matter."""

DIGITS = Context(prec=60, Emin=MIN_EMIN, Emax=MAX_EMAX)
"""Powers and logarithms have so many; with p = 1 scores are as they are."""


class Exact:
    """Partners with their powers, each found once, so that all comparisons fit together.

    The lines i = j, i = k and j = k meet in one point or are one line. Signs found pair by
    pair in floating point can say otherwise where they nearly coincide; these cannot. What is
    found is kept, for few comparisons need it.
    """

    def __init__(self, rows: Sequence[Sequence[float]], p: float, region: Shape) -> None:
        """Take scores, 0 in a criterion without weight, their exponent and the weights."""
        self._rows, self._p, self._region = rows, p, region
        self._powers: dict[int, list[Fraction]] = {}
        self._planes: dict[tuple[int, int], Whole] = {}
        self._ends: dict[tuple[int, int], tuple[Whole, Whole]] = {}

    def at_corner(self, one: int, other: int, corner: int) -> float:
        """Return a.w of `one` against `other` at a corner, right to the last digit."""
        plane, at = self._plane(one, other), self._corners[corner]
        return _dot(plane, at) / (max(map(abs, plane)) * sum(at))

    def along(self, pair: tuple[int, int], third: int) -> tuple[float, float]:
        """Return a.w of a pair's first against a third at both ends of the pair's line.

        The line passes inside the region. The greater has the size 1; both are 0 where the
        third ties with the pair along the line.
        """
        start, end = self._line(pair)
        plane = self._plane(pair[0], third)
        first, last = _dot(plane, start) * sum(end), _dot(plane, end) * sum(start)
        largest = max(abs(first), abs(last)) or 1
        return first / largest, last / largest

    @cached_property
    def _corners(self) -> list[Whole]:
        return [_whole([Fraction(w) for w in corner]) for corner in self._region]

    def _plane(self, one: int, other: int) -> Whole:
        if (one, other) not in self._planes:
            parts = zip(self._power(one), self._power(other), strict=True)
            self._planes[one, other] = _whole([a - b for a, b in parts])
        return self._planes[one, other]

    def _power(self, place: int) -> list[Fraction]:
        if place not in self._powers:
            self._powers[place] = [_power(score, self._p) for score in self._rows[place]]
        return self._powers[place]

    def _line(self, pair: tuple[int, int]) -> tuple[Whole, Whole]:
        if pair not in self._ends:
            self._ends[pair] = _chord(self._corners, self._plane(*pair))
        return self._ends[pair]


def _power(score: float, p: float) -> Fraction:
    """Return what greater scores have more of; of a score of 0 it is 0."""
    if p == 1 or score == 0:
        return Fraction(score)
    if p == 0:
        return Fraction(DIGITS.ln(Decimal(score)))
    power = Fraction(DIGITS.power(Decimal(score), Decimal(p)))
    return power if p > 0 else -power


def _whole(parts: Sequence[Fraction]) -> Whole:
    scale = lcm(*(part.denominator for part in parts))
    first, second, third = (part.numerator * (scale // part.denominator) for part in parts)
    return first, second, third


def _dot(plane: Whole, at: Whole) -> int:
    return plane[0] * at[0] + plane[1] * at[1] + plane[2] * at[2]


def _chord(corners: Sequence[Whole], plane: Whole) -> tuple[Whole, Whole]:
    """Return what `plane.chord` does."""
    start = end = corners[0]
    for place, corner in enumerate(corners):
        last = corners[place - 1]
        before, after = _dot(plane, last), _dot(plane, corner)
        if before > 0 >= after:
            start = _between(last, corner, before, -after)
        elif before < 0 <= after:
            end = _between(last, corner, -before, after)
    return start, end


def _between(one: Whole, other: Whole, before: int, after: int) -> Whole:
    first, second, third = (a * after + b * before for a, b in zip(one, other, strict=True))
    return first, second, third
