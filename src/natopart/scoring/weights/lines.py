"""What the lines on which partners tie add to the shares on either side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from natopart.scoring.weights.groups import PLAIN, Groups, terms
from natopart.scoring.weights.plane import Weights, chord, turn, twice_area

Shares: TypeAlias = list[list[float]]
"""By group, the share of the region with so many before it."""
Walk: TypeAlias = Iterable[tuple[int, float]]
"""How many stand before a group along a segment, and along which part of it."""


def add_lines(groups: Groups, found: Shares) -> None:
    """Add what the lines between groups border on either side."""
    whole = twice_area(groups.region)
    for i in range(len(groups.sizes)):
        for j in range(i + 1, len(groups.sizes)):
            ends = chord(groups.region, groups.values[i][j])
            if ends:
                _add_line(groups, found, (i, j), ends, turn(groups.region[0], *ends) / whole)


def _add_line(
    groups: Groups,
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
    parts = list(walk(before, events))
    bundle = (*pair, *tied)
    for i in bundle:
        left, right = _sides(groups, i, bundle, pair)
        depth = found[i]
        for others, part in parts:
            depth[others + left] += size * part
            depth[others + right] -= size * part


def _along_line(
    groups: Groups, pair: tuple[int, int], ends: tuple[Weights, Weights]
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
    groups: Groups, pair: tuple[int, int], k: int, ends: tuple[Weights, Weights]
) -> tuple[float, float]:
    """Return the values of a third against a pair at both ends of its line, with digits enough.

    On the line of a pair a third partner is before both or neither. Where the powers differ by
    more than there are digits, one of the two comparisons may be all rounding error, and where
    the three lines nearly coincide both are.
    """
    for i in pair:
        plane = a, b, c = groups.planes[i][k]
        first, last = (a * x + b * y + c * z for x, y, z in ends)
        if abs(first) + abs(last) > PLAIN * sum(terms(plane, end) for end in ends):
            return first, last
    return groups.exact.along(pair, k)


def _sides(groups: Groups, i: int, bundle: Sequence[int], pair: tuple[int, int]) -> tuple[int, int]:
    """Return how many of a bundle stand before one of it on the left and on the right."""
    own = groups.values[pair[0]][pair[1]]
    corner = own.index(max(own))
    others = [(groups.values[i][k][corner], groups.sizes[k]) for k in bundle if k != i]
    left = sum(size for inside, size in others if inside < 0)
    return left, sum(size for _, size in others) - left


def walk(before: int, events: list[tuple[float, int]]) -> Walk:
    """Return the walk from how many stand before at its start, and where that changes."""
    at, events = 0.0, sorted(events)
    for where, change in events:
        yield before, where - at
        at, before = where, before + change
    yield before, 1 - at
