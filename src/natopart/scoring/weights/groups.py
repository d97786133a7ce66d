"""Partners that may tie: the half-planes between them, seen from the corners of the region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from natopart.scoring.weights.exact import Exact
from natopart.scoring.weights.field import Field
from natopart.scoring.weights.plane import Plane, Shape, Weights

Corners: TypeAlias = tuple[tuple[tuple[float, ...], ...], ...]

PLAIN = 1e-4
"""A value so large, or so large beside its terms, has digits enough."""


class Groups(NamedTuple):
    """One partner for each group: the half-planes between them, and how many each stands for.

    `values[i][j]` are those of the half-plane at the corners of the region. `near` are, by
    group, those that do not stand before or behind it in all the region, its border included,
    `ahead` how many do stand before it. `exact` compares where `planes` have no digits left.
    """

    region: Shape
    planes: tuple[tuple[Plane, ...], ...]
    values: Corners
    sizes: tuple[int, ...]
    near: tuple[tuple[int, ...], ...]
    ahead: tuple[int, ...]
    exact: Exact


def grouped(field: Field) -> Groups:
    """Return the groups of a field, each by its first partner."""
    firsts = [group[0] for group in field.groups]
    planes = tuple(tuple(field.planes[i][j] for j in firsts) for i in firsts)
    exact = Exact([field.rows[i] for i in firsts], field.p, field.region)
    corners = _at_corners(planes, field.region, exact)
    sizes = tuple(map(len, field.groups))
    near, ahead = _near(corners), _ahead(corners, sizes)
    return Groups(field.region, planes, corners, sizes, near, ahead, exact)


def _at_corners(planes: Sequence[Sequence[Plane]], region: Shape, exact: Exact) -> Corners:
    found = [[(0.0,) * len(region)] * len(planes) for _ in planes]
    for i, row in enumerate(planes):
        for j in range(i):
            a, b, c = row[j]
            own = tuple([a * x + b * y + c * z for x, y, z in region])
            if min(map(abs, own)) < PLAIN:
                own = _checked(row[j], region, own, partial(exact.at_corner, i, j))
            found[i][j], found[j][i] = own, tuple([-v for v in own])
    return tuple(map(tuple, found))


def _checked(
    plane: Plane, region: Shape, own: Sequence[float], exact: Callable[[int], float]
) -> tuple[float, ...]:
    """Return values at corners, exact ones where their terms cancel."""
    return tuple(
        v if abs(v) >= PLAIN * terms(plane, at) else exact(corner)
        for corner, (v, at) in enumerate(zip(own, region, strict=True))
    )


def terms(plane: Plane, at: Weights) -> float:
    """Return the sum of the sizes of the terms of a.w."""
    return abs(plane[0]) * at[0] + abs(plane[1]) * at[1] + abs(plane[2]) * at[2]


def _near(corners: Corners) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(k for k, v in enumerate(row) if min(v) <= 0 <= max(v)) for row in corners)


def _ahead(corners: Corners, sizes: Sequence[int]) -> tuple[int, ...]:
    return tuple(sum(s for v, s in zip(row, sizes, strict=True) if max(v) < 0) for row in corners)
