"""Under which share of the weights each partner takes each rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from natopart.scoring.weights.field import Field
from natopart.scoring.weights.groups import Groups, grouped
from natopart.scoring.weights.lines import Shares, Walk, add_lines, walk
from natopart.scoring.weights.plane import Shape, turn, twice_area

LEAST_SHARE = 1e-10
"""A rank under no greater share is none: rounding of the scores could have made it."""
ROUNDING = 1e-11
"""A share below it is 0: rounding of the areas could have made it."""


def acceptability(field: Field) -> tuple[tuple[float, ...], ...]:
    """Return for each partner the share of the weights under which it takes each rank.

    Shares lie in [0, 1]; each row and each column sums to 1. Partners that tie everywhere
    share their ranks evenly. By Green's theorem the area in which so many stand before a
    partner is a sum over the segments that border it: parts of the lines on which it ties
    with another, and of the edges of the region. No cell of the arrangement is built. Where
    the region is a segment shares go by length.

    Reference: Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001), for the measure.
    """
    rows: list[tuple[float, ...]] = [()] * len(field.partners)
    for group, depth in zip(field.groups, depths(field), strict=True):
        row = _ranks(depth, len(group))
        for place in group:
            rows[place] = row
    return tuple(rows)


def held(row: Sequence[float]) -> list[int]:
    """Return the ranks that a partner takes under some share of the weights, best first."""
    return [rank for rank, part in enumerate(row, 1) if part > LEAST_SHARE]


def _ranks(depth: Sequence[float], size: int) -> tuple[float, ...]:
    """Return the share of each rank from that of each number before the group."""
    return tuple(
        sum(depth[max(0, rank - size + 1) : rank + 1]) / size for rank in range(len(depth))
    )


def depths(field: Field) -> list[list[float]]:
    """Return for each group of the field the share of the weights with so many before it."""
    found = _depths(grouped(field), len(field.partners))
    return [[0.0 if abs(share) < ROUNDING else share for share in depth] for depth in found]


def _depths(groups: Groups, count: int) -> Shares:
    """Return for each group the share of the region with so many before it."""
    found = [[0.0] * count for _ in groups.sizes]
    for start, end, size in _borders(groups.region):
        for i, depth in enumerate(found):
            for before, part in _along_border(groups, i, start, end):
                depth[before] += size * part
    if len(groups.region) > 2:
        add_lines(groups, found)
    return found


def _borders(region: Shape) -> Iterator[tuple[int, int, float]]:
    """Yield the edges of the region by their corners, each with what it adds on its left."""
    if len(region) < 3:
        yield 0, -1, 1.0
        return
    whole = twice_area(region)
    for end, corner in enumerate(region):
        yield end - 1, end, turn(region[0], region[end - 1], corner) / whole


def _along_border(groups: Groups, i: int, start: int, end: int) -> Walk:
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
    return walk(before, events)
