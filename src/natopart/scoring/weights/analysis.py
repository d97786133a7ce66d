"""The whole answer for all weights at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from natopart.scoring.weights.acceptability import acceptability, held
from natopart.scoring.weights.field import Field
from natopart.scoring.weights.plane import Shape, centroid, clip, cut, share, value


class WeightAnalysis(NamedTuple):
    """What all weights of a region say of the partners, in the order of `partners`.

    `acceptability[i][r]` is the share of the weights under which partner i has rank r + 1,
    `pairwise[i][j]` that under which i stands before j, ties half. `best` and `worst` are the
    ranks held under some share of the weights, `expected` the mean rank. By partner, where it
    has a share of the first ranks: `first` is that share, `polygons` where it stands first,
    alone or level, and `central` the centroid of that, a weight for each criterion.
    `dominates` lists who is at least as good as whom under all weights and better under some.
    `excluded` partners lack a score in some criterion.
    """

    criteria: tuple[str, ...]
    partners: tuple[str, ...]
    excluded: tuple[str, ...]
    region: Shape
    acceptability: tuple[tuple[float, ...], ...]
    pairwise: tuple[tuple[float, ...], ...]
    best: tuple[int, ...]
    worst: tuple[int, ...]
    expected: tuple[float, ...]
    first: Mapping[str, float]
    central: Mapping[str, tuple[float, ...]]
    polygons: Mapping[str, Shape]
    dominates: tuple[tuple[str, str], ...]


def analyse(field: Field) -> WeightAnalysis:
    """Return what all weights of the field's region say of its partners, exactly.

    Reference: Lahdelma and Salminen, SMAA-2, Operations Research 49 (2001): rank acceptability
    indices and central weight vectors, here without sampling.
    """
    shares = acceptability(field)
    taken = [held(row) for row in shares]
    leaders = [place for place, ranks in enumerate(taken) if ranks[0] == 1]
    first = {field.partners[place]: shares[place][0] for place in leaders}
    polygons = {code: first_place(field, field.place(code)) for code in first}
    return WeightAnalysis(
        criteria=field.criteria,
        partners=field.partners,
        excluded=field.excluded,
        region=field.region,
        acceptability=shares,
        pairwise=_pairwise(field),
        best=tuple(ranks[0] for ranks in taken),
        worst=tuple(ranks[-1] for ranks in taken),
        expected=tuple(sum(r * s for r, s in enumerate(row, 1)) for row in shares),
        first=first,
        central={code: field.weights(centroid(shape)) for code, shape in polygons.items()},
        polygons=polygons,
        dominates=tuple(_dominates(field)),
    )


def first_place(field: Field, place: int) -> Shape:
    """Return the weights under which nobody stands before a partner, the border included."""
    return cut(field.region, field.planes[place])


def _pairwise(field: Field) -> tuple[tuple[float, ...], ...]:
    count = len(field.partners)
    found = [[0.5] * count for _ in range(count)]
    group = {place: own for own, members in enumerate(field.groups) for place in members}
    for i in range(count):
        for j in range(i):
            if group[i] != group[j]:
                found[i][j] = share(clip(field.region, field.planes[i][j]), field.region)
                found[j][i] = 1 - found[i][j]
    return tuple(map(tuple, found))


def _dominates(field: Field) -> Iterator[tuple[str, str]]:
    for one, planes in zip(field.partners, field.planes, strict=True):
        for other, plane in zip(field.partners, planes, strict=True):
            values = [value(plane, corner) for corner in field.region]
            if min(values) >= 0 and max(values) > 0:
                yield one, other
