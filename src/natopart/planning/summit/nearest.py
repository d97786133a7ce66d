"""The smallest change of the weights that puts a partner among the first n."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from math import atan2, cos, hypot, pi, sin
from operator import mul

from natopart.scoring.rank import rounded
from natopart.scoring.weights.change import Change
from natopart.scoring.weights.field import LEVEL, Field
from natopart.scoring.weights.plane import Plane, Weights, unit

NEAR = 1e-9
"""A line passes a point where its value there is so small."""
STEPS = tuple(10.0**-k for k in range(12, 4, -1))
"""How far beyond the border of a region points are tried, the nearest first."""

EDGES: tuple[Plane, ...] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

Stands = Callable[[Sequence[float]], bool]
"""Whether a partner is among the first n under some weights."""


def nearest(
    field: Field, partner: str, weights: Sequence[float], n: int, stands: Stands
) -> Change | None:
    """Return the nearest weights under which a partner is among the first n, none if never.

    `weights` are the profile's, one a criterion, of sum 1, all positive. The weights under
    which it is among the first n are a union of polygons that the lines bound on which it ties
    with another; the part of the weight that moves is linear between the lines on which a
    weight keeps its value. So it is least where two of these lines, or an edge, meet; there
    one of the cells around the point must be of the union. The answer lies inside it, by less
    than anything that counts, for on its border the partner is level with another.
    """
    around = _Around(field, partner, n)
    at = _point(weights)
    for moved, point in sorted(_candidates(around.lines, at, len(weights))):
        for toward in around.ways_in(point):
            found = _step_in(point, toward, stands, len(weights))
            if found:
                return Change(max(moved, rounded(_moved(at, found))), found[: len(weights)])
    return None


def _candidates(lines: Sequence[Plane], at: Weights, count: int) -> Iterator[tuple[float, Weights]]:
    """Yield the points of the region where lines meet, each with the weight that moves there."""
    keeping = [tuple((k == own) - at[own] for k in range(3)) for own in range(3)]
    every = [*lines, *EDGES, *(unit(plane) for plane in keeping)]
    yield 0.0, at
    for one, other in combinations(every, 2):
        point = _meeting(one, other)
        if point and (count > 2 or point[2] == 0):
            yield rounded(_moved(at, point)), point


def _meeting(one: Plane, other: Plane) -> Weights | None:
    """Return where two lines meet in the triangle."""
    cross = [
        one[(k + 1) % 3] * other[(k + 2) % 3] - one[(k + 2) % 3] * other[(k + 1) % 3]
        for k in range(3)
    ]
    total = sum(cross)
    if abs(total) <= NEAR**2:
        return None
    x, y, z = (part / total for part in cross)
    if min(x, y, z) < -NEAR:
        return None
    return (0.0 if x < NEAR else x, 0.0 if y < NEAR else y, 0.0 if z < NEAR else z)


class _Around:
    """Who stands before a partner in the cells around a point of the triangle."""

    def __init__(self, field: Field, partner: str, n: int) -> None:
        place = field.place(partner)
        planes = [p for other, p in enumerate(field.planes[place]) if other != place]
        codes = [code for code in field.partners if code != partner]
        always = sum(
            plane == LEVEL and code < partner for plane, code in zip(planes, codes, strict=True)
        )
        self.lines = [plane for plane in planes if plane != LEVEL]
        self._count = len(field.criteria)
        self._room = n - 1 - always

    def ways_in(self, point: Weights) -> Iterator[tuple[float, float]]:
        """Yield the directions, in the first two weights, into cells with few enough before."""
        values = [(plane, sum(map(mul, plane, point))) for plane in self.lines]
        room = self._room - sum(v < -NEAR for _, v in values)
        if room < 0:
            return
        tied = [_slope(plane) for plane, v in values if abs(v) <= NEAR]
        walls = [
            _slope(edge) for edge, w in zip(EDGES[: self._count], point, strict=False) if not w
        ]
        for way in self._ways([*tied, *walls]):
            inside = all(_along(wall, way) > 0 for wall in walls)
            if inside and sum(_along(slope, way) < 0 for slope in tied) <= room:
                yield way

    def _ways(self, slopes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return a direction into each cell around a point, between the lines through it.

        Lines that differ by rounding alone are one, with no cell between them.
        """
        if self._count == 2:
            return [(1.0, -1.0), (-1.0, 1.0)]
        turns = {(atan2(y, x) + side) % (2 * pi) for x, y in slopes for side in (pi / 2, -pi / 2)}
        angles = [a for a, b in pairwise([*sorted(turns), 3 * pi]) if b - a > NEAR] or [0.0]
        middles = [(a + b) / 2 for a, b in pairwise([*angles, angles[0] + 2 * pi])]
        return [(cos(angle), sin(angle)) for angle in middles]


def _slope(plane: Plane) -> tuple[float, float]:
    """Return how a value changes with the first and the second weight, the third giving way."""
    return plane[0] - plane[2], plane[1] - plane[2]


def _along(slope: tuple[float, float], way: tuple[float, float]) -> float:
    return slope[0] * way[0] + slope[1] * way[1]


def _step_in(
    point: Weights, way: tuple[float, float], stands: Stands, count: int
) -> Weights | None:
    """Return the nearest point beyond one, the given way, under which the partner clearly stands.

    Clearly: at a tenth of the step too, so that the last digits of weights decide nothing.
    """
    for step in STEPS:
        near, far = (_beyond(point, way, size, count) for size in (step / 10, step))
        if min(near[:count]) > 0 and stands(near[:count]) and stands(far[:count]):
            return far
    return None


def _beyond(point: Weights, way: tuple[float, float], step: float, count: int) -> Weights:
    length = hypot(*way)
    x, y = (point[k] + step * way[k] / length for k in range(2))
    return (x, y, 1.0 - x - y) if count > 2 else (x, 1.0 - x, 0.0)


def _moved(one: Weights, other: Weights) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2


def _point(weights: Sequence[float]) -> Weights:
    first, second, third = (*weights, 0.0, 0.0)[:3]
    return (first, second, third)
