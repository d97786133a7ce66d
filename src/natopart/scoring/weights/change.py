"""The smallest change of the weights that changes an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from natopart.problems import UsageError
from natopart.scoring.rank import rounded
from natopart.scoring.weights.acceptability import LEAST_SHARE
from natopart.scoring.weights.analysis import first_place
from natopart.scoring.weights.field import Field
from natopart.scoring.weights.plane import (
    Shape,
    Weights,
    centroid,
    clip,
    crossing,
    cut,
    edges,
    flipped,
    share,
    turn,
    value,
)

ENOUGH = 3
"""So many others suffice to keep a partner from the first place (Helly, in the plane)."""


class Change(NamedTuple):
    """The nearest weights that do, and the part of the weight that moves there, from 0 to 1."""

    moved: float
    weights: tuple[float, ...]


class FirstNeeds(NamedTuple):
    """What puts a partner first.

    `share` is the share of the weights under which nobody stands before it, `polygon` where
    that is, `central` its centroid and `change` the smallest change of the profile's weights
    that leads there; without such weights they are 0, empty and none. Then `blockers` are the
    fewest others of which, whatever the weights, at least one stands before it, first by code:
    one that is never behind it, or two or three between them. Where it draws level with them
    under weights without area, `level` holds these.
    """

    partner: str
    share: float
    polygon: Shape
    central: tuple[float, ...] | None
    change: Change | None
    blockers: tuple[str, ...]
    level: Shape


class Unseat(NamedTuple):
    """Who leads under the profile's weights, and the smallest change that ends it.

    `leaders` are more than one where they tie. Without a change they lead under all weights
    of the region; `successors` draw level with them at the change and pass them beyond it.
    """

    leaders: tuple[str, ...]
    change: Change | None
    successors: tuple[str, ...]


class Swap(NamedTuple):
    """Where two partners change places.

    `ahead` stands before `behind` under the profile's weights, or where they are level there
    was asked for first. `shares` are the shares of the weights under which each stands before
    the other; `ends` those of the line on which they tie, where it passes inside the region.
    Without a change the first is never behind the second.
    """

    ahead: str
    behind: str
    shares: tuple[float, float]
    change: Change | None
    ends: Shape


def first_needs(field: Field, partner: str, weights: Sequence[float]) -> FirstNeeds:
    """Return what weights put a partner first, or who keeps it from there.

    `weights` are the profile's, one a criterion, of sum 1. At the border of the polygon, where
    the smallest change mostly leads, it is first together with another.

    Raises:
        UsageError: where the partner is not in the field.
    """
    place = field.place(partner)
    polygon = first_place(field, place)
    part = share(polygon, field.region)
    if part > LEAST_SHARE:
        central = field.weights(centroid(polygon))
        change = _nearest(field, polygon, weights)
        return FirstNeeds(partner, part, polygon, central, change, (), ())
    return FirstNeeds(partner, 0.0, (), None, None, _blockers(field, place), polygon)


def _blockers(field: Field, place: int) -> tuple[str, ...]:
    """Return the fewest others that leave a partner no share of the first places.

    Where all together leave too small a share, but no three do, they are the three that leave
    the least.
    """
    others = [n for n in range(len(field.partners)) if n != place]

    def left(chosen: Iterable[int]) -> float:
        return share(cut(field.region, (field.planes[place][n] for n in chosen)), field.region)

    for size in range(1, ENOUGH + 1):
        for chosen in combinations(others, size):
            if left(chosen) <= LEAST_SHARE:
                return _codes(field, chosen)
    return _codes(field, min(combinations(others, ENOUGH), key=left))


def _codes(field: Field, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(field.partners[place] for place in places)


def unseat(field: Field, weights: Sequence[float]) -> Unseat:
    """Return the smallest change of the profile's weights that unseats the leader.

    A tie counts as unseated: at the changed weights the successor draws level, and any further
    step the same way puts it ahead. Where leaders tie from the start the change is 0.
    """
    leaders = _first_at(field, _point(weights))
    names = _codes(field, leaders)
    found = sorted(_passes(field, leaders, weights))
    if not found:
        return Unseat(names, None, ())
    change, nearest = found[0]
    first = _first_at(field, _point(change.weights))
    level = {code for _, code in found if field.place(code) in first}
    return Unseat(names, change, tuple(sorted(level or {nearest})))


def _first_at(field: Field, at: Weights) -> list[int]:
    """Return whom nobody stands before under some weights."""
    return [
        place
        for place, planes in enumerate(field.planes)
        if all(value(plane, at) >= 0 for plane in planes)
    ]


def _passes(
    field: Field, leaders: Sequence[int], weights: Sequence[float]
) -> Iterator[tuple[Change, str]]:
    """Yield the smallest change by which each other draws level with a leader."""
    for leader in leaders:
        for place, code in enumerate(field.partners):
            plane = field.planes[place][leader]
            part = clip(field.region, plane)
            passes = any(value(plane, corner) > 0 for corner in part)
            if passes and share(part, field.region) > LEAST_SHARE:
                yield _nearest(field, part, weights), code


def swap(field: Field, one: str, other: str, weights: Sequence[float]) -> Swap:
    """Return the smallest change of the profile's weights after which two change places.

    At the changed weights they are level.

    Raises:
        UsageError: where they are one, or one is not in the field.
    """
    first, second = field.place(one), field.place(other)
    if first == second:
        raise UsageError(f"{one} cannot change places with itself")
    if value(field.planes[first][second], _point(weights)) < 0:
        first, second = second, first
    plane = field.planes[first][second]
    after = clip(field.region, flipped(plane))
    before = clip(field.region, plane)
    tied = any(first in group and second in group for group in field.groups)
    shares = (0.5, 0.5) if tied else (share(before, field.region), share(after, field.region))
    change = None if tied or shares[1] <= LEAST_SHARE else _nearest(field, after, weights)
    ends = () if tied or not change else clip(after, plane)
    return Swap(field.partners[first], field.partners[second], shares, change, ends)


def _nearest(field: Field, shape: Shape, weights: Sequence[float]) -> Change:
    """Return the smallest change into a shape; of several the first by its weights.

    The change is half the sum of the absolute changes of the weights. It is linear between
    the lines on which a weight keeps its value, so that it is smallest at the weights
    themselves, at a corner of the shape, or where an edge meets such a line.
    """
    at = _point(weights)
    candidates = list(shape)
    for start, end in edges(shape):
        for k in range(3):
            before, after = start[k] - at[k], end[k] - at[k]
            if before < 0 < after or after < 0 < before:
                candidates.append(crossing(start, end, before, after))
    if len(shape) > 2 and all(turn(*edge, at) >= 0 for edge in edges(shape)):
        candidates.append(at)
    moved, best = min((rounded(_moved(at, point)), point) for point in candidates)
    return Change(moved, field.weights(best))


def _moved(one: Weights, other: Weights) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2


def _point(weights: Sequence[float]) -> Weights:
    total = sum(weights)
    first, second, third = (*(w / total for w in weights), 0.0, 0.0)[:3]
    return (first, second, third)
