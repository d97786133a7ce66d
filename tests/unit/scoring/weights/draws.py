"""Ranks under random weights, and exact ones by cells: what the exact answers are held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

Row: TypeAlias = tuple[float, float, float]
Point: TypeAlias = tuple[Fraction, Fraction, Fraction]


CHUNK = 50_000


def drawn(values: Mapping[str, Row], p: float, draws: int, seed: int) -> Any:
    """Return the share of uniform random weights under which each partner has each rank.

    For p <= 0 those with a zero share the last ranks. `draws` come in whole chunks.
    """
    rows = np.array([values[code] for code in sorted(values)])
    zero = (rows == 0).any(axis=1) & (p <= 0)
    shares = np.zeros((len(rows), len(rows)))
    ranked = np.flatnonzero(~zero)
    rng = np.random.default_rng(seed)
    for _ in range(draws // CHUNK):
        means = _means(rows[ranked], p, rng.dirichlet([1, 1, 1], CHUNK))
        for place, ranks in zip(ranked, _ranks(means), strict=True):
            shares[place] += np.bincount(ranks, minlength=len(rows)) / draws
    for place in np.flatnonzero(zero):
        shares[place, len(ranked) :] = 1 / zero.sum()
    return shares


def _ranks(means: Any) -> Any:
    """Return how many stand before each, a row a partner: faster than sorting each draw."""
    before = np.zeros(means.shape, dtype=np.uint8)
    for i in range(len(means)):
        for j in range(i):
            ahead = means[i] > means[j]
            before[j] += ahead
            before[i] += ~ahead
    return before


def _means(rows: Any, p: float, weights: Any) -> Any:
    if p == 0:
        return np.log(rows) @ weights.T
    pivot = rows.max() if p > 0 else rows.min()
    return np.sign(p) * ((rows / pivot) ** p @ weights.T)


def by_cells(
    rows: Sequence[Sequence[Fraction]], clips: Sequence[Sequence[int]] = ()
) -> list[list[Fraction]]:
    """Return the acceptability for p = 1 by all cells of the arrangement, in fractions.

    `clips` are half-planes that leave a part of the triangle with area.
    """
    zero, one = Fraction(0), Fraction(1)
    cells: list[list[Point]] = [[(one, zero, zero), (zero, one, zero), (zero, zero, one)]]
    for clip in clips:
        cells = _halves(cells[0], [Fraction(part) for part in clip])[:1]
    whole = _area(cells[0])
    for plane in _lines(rows):
        cells = [half for cell in cells for half in _halves(cell, plane)]
    shares = [[zero] * len(rows) for _ in rows]
    for cell in cells:
        _add(shares, rows, cell, whole)
    return shares


def _lines(rows: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """Return the lines on which two tie, coincident ones once."""
    found = {}
    for i, first in enumerate(rows):
        for second in rows[:i]:
            plane = [a - b for a, b in zip(first, second, strict=True)]
            scale = next((part for part in plane if part), None)
            if scale:
                found[tuple(part / scale for part in plane)] = plane
    return list(found.values())


def _halves(cell: list[Point], plane: list[Fraction]) -> list[list[Point]]:
    found = []
    for sign in (1, -1):
        kept: list[Point] = []
        sides = [sign * sum(a * w for a, w in zip(plane, at, strict=True)) for at in cell]
        if not any(sides):
            return [cell]
        corners = list(zip(cell, sides, strict=True))
        for (start, before), (end, after) in pairwise([*corners, corners[0]]):
            if before >= 0:
                kept.append(start)
            if before * after < 0:
                kept.append(_crossing(start, end, before / (before - after)))
        if _area(kept):
            found.append(kept)
    return found


def _crossing(start: Point, end: Point, part: Any) -> Point:
    x, y, z = (a + part * (b - a) for a, b in zip(start, end, strict=True))
    return x, y, z


def _area(cell: Sequence[Point]) -> Fraction:
    """Return the share of the triangle."""
    if len(cell) < 3:
        return Fraction(0)
    (x, y, _), rest = cell[0], cell[1:]
    return abs(
        sum(
            ((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y) for a, b in pairwise(rest)),
            Fraction(0),
        )
    )


def _add(
    shares: list[list[Fraction]], rows: Sequence[Sequence[Fraction]], cell: Any, whole: Fraction
) -> None:
    part = _area(cell) / whole
    centre = [sum(at[k] for at in cell) / len(cell) for k in range(3)]
    scores = [sum(w * v for w, v in zip(centre, row, strict=True)) for row in rows]
    for i, own in enumerate(scores):
        before = sum(other > own for other in scores)
        level = sum(other == own for other in scores)
        for rank in range(before, before + level):
            shares[i][rank] += part / level
