"""Convex parts of the weight triangle: cut by half-planes, measured, in floating point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import dist
from typing import TypeAlias

Weights: TypeAlias = tuple[float, float, float]
"""A point of the triangle: weights of three criteria, at least 0, of sum 1."""
Plane: TypeAlias = tuple[float, float, float]
"""The half-plane a.w >= 0; its greatest coefficient has the size 1."""
Shape: TypeAlias = tuple[Weights, ...]
"""The corners of a convex part, counter-clockwise in the first two weights.

Two are the ends of a segment, one is a point, none is nothing.
"""

TRIANGLE: Shape = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

NOISE = 1e-12
"""A sum so small beside its terms is 0: rounding errors could have made it."""
CLEAR = 1e-11
"""A value so large is no noise, whatever its terms: they sum to 3 at most."""
SAME = 1e-12
"""Points so near are one."""
FLAT = 1e-15
"""Twice the area below which a part is a segment or a point."""


def value(plane: Plane, at: Weights) -> float:
    """Return a.w: positive inside, negative outside, exactly 0 on the line or too near to tell."""
    a, b, c = plane[0] * at[0], plane[1] * at[1], plane[2] * at[2]
    total = a + b + c
    if -CLEAR < total < CLEAR and abs(total) <= NOISE * (abs(a) + abs(b) + abs(c)):
        return 0.0
    return total


def unit(plane: Sequence[float]) -> Plane:
    """Return the same half-plane with a greatest coefficient of size 1."""
    largest = max(map(abs, plane)) or 1.0
    return (plane[0] / largest, plane[1] / largest, plane[2] / largest)


def flipped(plane: Plane) -> Plane:
    """Return the other side of the line."""
    return (-plane[0], -plane[1], -plane[2])


def crossing(start: Weights, end: Weights, before: float, after: float) -> Weights:
    """Return the point between two where a value of opposite signs at them is 0.

    Both shares of the way are right to the last digits, so that a weight of 1e-20 is one.
    """
    share, rest = before / (before - after), after / (after - before)
    return (
        start[0] * rest + end[0] * share,
        start[1] * rest + end[1] * share,
        start[2] * rest + end[2] * share,
    )


def clip(shape: Shape, plane: Plane) -> Shape:
    """Return the part of a shape inside a half-plane, its border included.

    Reference: Sutherland and Hodgman, Reentrant polygon clipping (1974).
    """
    values = [value(plane, corner) for corner in shape]
    if all(v >= 0 for v in values):
        return shape
    kept: list[Weights] = []
    for place, (corner, inside) in enumerate(zip(shape, values, strict=True)):
        before = values[place - 1]
        if inside < 0 < before or before < 0 < inside:
            kept.append(crossing(shape[place - 1], corner, before, inside))
        if inside >= 0:
            kept.append(corner)
    return _tidy(kept)


def cut(shape: Shape, planes: Iterable[Plane]) -> Shape:
    """Return the part of a shape inside all half-planes."""
    for plane in planes:
        if not shape:
            break
        shape = clip(shape, plane)
    return shape


def _tidy(corners: list[Weights]) -> Shape:
    """Return corners without repeats; a part without area is a segment or a point."""
    kept: list[Weights] = []
    for corner in corners:
        if not kept or not _same(corner, kept[-1]):
            kept.append(corner)
    while len(kept) > 1 and _same(kept[0], kept[-1]):
        kept.pop()
    if len(kept) > 2 and twice_area(kept) <= FLAT:
        return max(combinations(kept, 2), key=lambda ends: dist(*ends))
    return tuple(kept)


def _same(one: Weights, other: Weights) -> bool:
    return all(abs(a - b) <= SAME for a, b in zip(one, other, strict=True))


def turn(origin: Weights, start: Weights, end: Weights) -> float:
    """Return twice the signed area of a triangle, positive where it turns left."""
    x, y = origin[0], origin[1]
    return (start[0] - x) * (end[1] - y) - (end[0] - x) * (start[1] - y)


def twice_area(shape: Sequence[Weights]) -> float:
    """Return twice the area of a shape in the first two weights; the whole triangle has 1."""
    return sum(turn(shape[0], a, b) for a, b in pairwise(shape)) if shape else 0.0


def share(part: Shape, whole: Shape) -> float:
    """Return which share of a whole a part of it is, from 0 to 1.

    It goes by area; where the whole is a segment by length, and where it is a point it is 1
    or 0.
    """
    if len(whole) == 1:
        return float(bool(part))
    if len(whole) == 2:
        return dist(*part) / dist(*whole) if len(part) == 2 else 0.0
    return twice_area(part) / twice_area(whole) if len(part) > 2 else 0.0


def centroid(shape: Shape) -> Weights:
    """Return the centre of mass of a shape that is not nothing."""
    if len(shape) < 3:
        return crossing(shape[0], shape[-1], 1.0, -1.0)
    origin = shape[0]
    fans = [(turn(origin, a, b), a, b) for a, b in pairwise(shape[1:])]
    total = sum(area for area, _, _ in fans)
    x, y, z = (
        sum(area * (origin[k] + a[k] + b[k]) for area, a, b in fans) / (3 * total) for k in range(3)
    )
    return (x, y, z)


def edges(shape: Shape) -> list[tuple[Weights, Weights]]:
    """Return the edges in order; a segment has one, a point one without length."""
    if len(shape) < 3:
        return [(shape[0], shape[-1])]
    return [(shape[place - 1], corner) for place, corner in enumerate(shape)]


def chord(shape: Shape, values: Sequence[float]) -> tuple[Weights, Weights] | None:
    """Return where a line enters and leaves a polygon, none where it does not pass inside.

    `values` are a.w at the corners. Seen along the way, it is positive on the left.
    """
    if len(shape) < 3 or min(values) >= 0 or max(values) <= 0:
        return None
    start = end = shape[0]
    for place, (corner, after) in enumerate(zip(shape, values, strict=True)):
        before = values[place - 1]
        if before > 0 >= after:
            start = crossing(shape[place - 1], corner, before, after)
        elif before < 0 <= after:
            end = crossing(shape[place - 1], corner, before, after)
    return start, end
