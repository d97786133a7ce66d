"""Under which share of the weights each partner takes each rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from natopart.scoring.weights.exact import Exact
from natopart.scoring.weights.field import Field
from natopart.scoring.weights.plane import Plane, Shape, Weights, chord, turn, twice_area

Shares: TypeAlias = list[list[float]]
Corners: TypeAlias = tuple[tuple[tuple[float, ...], ...], ...]
Walk: TypeAlias = Iterable[tuple[int, float]]
"""How many stand before a group along a segment, and along which part of it."""

PLAIN = 1e-4
"""A value so large, or so large beside its terms, has digits enough."""
LEAST_SHARE = 1e-10
"""A share up to it is none: rounding of the scores could have made it."""


class _Groups(NamedTuple):
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


def acceptability(field: Field) -> tuple[tuple[float, ...], ...]:
    """Return for each partner the share of the weights under which it takes each rank.

    Shares lie in [0, 1]; each row and each column sums to 1. Partners that tie everywhere
    share their ranks evenly. By Green's theorem the area in which so many stand before a
    partner is a sum over the segments that border it: parts of the lines on which it ties
    with another, and of the edges of the region. No cell of the arrangement is built. Where
    the region is a segment shares go by length.

    Reference: Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001), for the measure.
    """
    firsts = [group[0] for group in field.groups]
    planes = tuple(tuple(field.planes[i][j] for j in firsts) for i in firsts)
    exact = Exact([field.rows[i] for i in firsts], field.p, field.region)
    corners = _at_corners(planes, field.region, exact)
    sizes = tuple(map(len, field.groups))
    near, ahead = _near(corners), _ahead(corners, sizes)
    groups = _Groups(field.region, planes, corners, sizes, near, ahead, exact)
    depths = _depths(groups, len(field.partners))
    rows: list[tuple[float, ...]] = [()] * len(field.partners)
    for group, depth in zip(field.groups, depths, strict=True):
        row = _ranks(depth, len(group))
        for place in group:
            rows[place] = row
    return tuple(rows)


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
        v if abs(v) >= PLAIN * _terms(plane, at) else exact(corner)
        for corner, (v, at) in enumerate(zip(own, region, strict=True))
    )


def _terms(plane: Plane, at: Weights) -> float:
    return abs(plane[0]) * at[0] + abs(plane[1]) * at[1] + abs(plane[2]) * at[2]


def _near(corners: Corners) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(k for k, v in enumerate(row) if min(v) <= 0 <= max(v)) for row in corners)


def _ahead(corners: Corners, sizes: Sequence[int]) -> tuple[int, ...]:
    return tuple(sum(s for v, s in zip(row, sizes, strict=True) if max(v) < 0) for row in corners)


def held(row: Sequence[float]) -> list[int]:
    """Return the ranks that a partner takes under some share of the weights, best first."""
    return [rank for rank, part in enumerate(row, 1) if part > 0]


def _ranks(depth: Sequence[float], size: int) -> tuple[float, ...]:
    """Return the share of each rank from that of each number before the group."""
    shares = [0.0 if abs(share) <= LEAST_SHARE else share for share in depth]
    return tuple(
        sum(shares[max(0, rank - size + 1) : rank + 1]) / size for rank in range(len(depth))
    )


def _depths(groups: _Groups, count: int) -> Shares:
    """Return for each group the share of the region with so many before it."""
    found = [[0.0] * count for _ in groups.sizes]
    for start, end, size in _borders(groups.region):
        for i, depth in enumerate(found):
            for before, part in _along_border(groups, i, start, end):
                depth[before] += size * part
    if len(groups.region) > 2:
        _add_lines(groups, found)
    return found


def _borders(region: Shape) -> Iterator[tuple[int, int, float]]:
    """Yield the edges of the region by their corners, each with what it adds on its left."""
    if len(region) < 3:
        yield 0, -1, 1.0
        return
    whole = twice_area(region)
    for end, corner in enumerate(region):
        yield end - 1, end, turn(region[0], region[end - 1], corner) / whole


def _along_border(groups: _Groups, i: int, start: int, end: int) -> Walk:
    """Return the walk of a group along an edge of the region, just inside it."""
    before, events = groups.ahead[i], []
    for k in groups.near[i]:
        own, size = groups.values[i][k], groups.sizes[k]
        first, last = own[start], own[end]
        if first < 0:
            before += size
            if last > 0:
                events.append((first / (first - last), -size))
        elif last < 0:
            if first > 0:
                events.append((first / (first - last), size))
            else:
                before += size
        elif first == 0 == last and min(own) < 0:
            before += size
    return _walk(before, events)


def _walk(before: int, events: list[tuple[float, int]]) -> Walk:
    at, events = 0.0, sorted(events)
    for where, change in events:
        yield before, where - at
        at, before = where, before + change
    yield before, 1 - at


def _add_lines(groups: _Groups, found: Shares) -> None:
    """Add what the lines between groups border on either side."""
    whole = twice_area(groups.region)
    for i in range(len(groups.sizes)):
        for j in range(i + 1, len(groups.sizes)):
            ends = chord(groups.region, groups.values[i][j])
            if ends:
                _add_line(groups, found, (i, j), ends, turn(groups.region[0], *ends) / whole)


def _add_line(
    groups: _Groups,
    found: Shares,
    pair: tuple[int, int],
    ends: tuple[Weights, Weights],
    size: float,
) -> None:
    """Add what the line of a pair borders: along it both have the same others before them.

    Who ties with both along it is of its bundle, which is added once, at its first pair.
    """
    tied, before, events = _along_line(groups, pair, ends)
    if any(k < pair[1] for k in tied):
        return
    walk = list(_walk(before, events))
    bundle = (*pair, *tied)
    for i in bundle:
        left, right = _sides(groups, i, bundle, pair)
        depth = found[i]
        for others, part in walk:
            depth[others + left] += size * part
            depth[others + right] -= size * part


def _along_line(
    groups: _Groups, pair: tuple[int, int], ends: tuple[Weights, Weights]
) -> tuple[list[int], int, list[tuple[float, int]]]:
    """Return who ties with a pair all along its line, and the others: before at the start, events.

    The loop runs for each pair and each other: the value is written out for speed.
    """
    i = pair[0]
    tied, before, events = [], groups.ahead[i], []
    (x, y, z), (u, v, w) = ends
    sizes, planes = groups.sizes, groups.planes[i]
    for k in groups.near[i]:
        if k in pair:
            continue
        a, b, c = planes[k]
        first, last = a * x + b * y + c * z, a * u + b * v + c * w
        if -PLAIN < first < PLAIN and -PLAIN < last < PLAIN:
            first, last = _clear(groups, pair, k, ends)
        if first < 0:
            before += sizes[k]
            if last > 0:
                events.append((first / (first - last), -sizes[k]))
        elif last < 0:
            if first > 0:
                events.append((first / (first - last), sizes[k]))
            else:
                before += sizes[k]
        elif first == 0 == last:
            tied.append(k)
    return tied, before, events


def _clear(
    groups: _Groups, pair: tuple[int, int], k: int, ends: tuple[Weights, Weights]
) -> tuple[float, float]:
    """Return the values of a third against a pair at both ends of its line, with digits enough.

    On the line of a pair a third partner is before both or neither. Where the powers differ by
    more than there are digits, one of the two comparisons may be all rounding error, and where
    the three lines nearly coincide both are.
    """
    for i in pair:
        plane = a, b, c = groups.planes[i][k]
        first, last = (a * x + b * y + c * z for x, y, z in ends)
        if abs(first) + abs(last) >= PLAIN * sum(_terms(plane, end) for end in ends):
            return first, last
    return groups.exact.along(pair, k)


def _sides(
    groups: _Groups, i: int, bundle: Sequence[int], pair: tuple[int, int]
) -> tuple[int, int]:
    """Return how many of a bundle stand before one of it on the left and on the right."""
    own = groups.values[pair[0]][pair[1]]
    corner = own.index(max(own))
    others = [(groups.values[i][k][corner], groups.sizes[k]) for k in bundle if k != i]
    left = sum(size for inside, size in others if inside < 0)
    return left, sum(size for _, size in others) - left
