"""The partners in the field, and the line on which any two of them tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import copysign, expm1, log, log1p
from typing import NamedTuple, TypeAlias

from natopart.problems import UsageError, unknown
from natopart.scoring.aggregate import NEARLY_ZERO
from natopart.scoring.rank import rounded
from natopart.scoring.weights.plane import Plane, Shape, Weights, flipped, unit, value

Values: TypeAlias = tuple[float, float, float]

MOST = 3
"""The weights of so many criteria are a triangle."""
LEVEL: Plane = (0.0, 0.0, 0.0)
BEHIND: Plane = (-1.0, -1.0, -1.0)


class Field(NamedTuple):
    """Partners compared under all weights of a region.

    `planes[i][j]` holds the weights under which i stands at least level with j. `groups` are
    the partners, by place, that tie under all weights, nearly always one a group. `rows` are
    the scores compared, 0 in what is no criterion with weight, `p` is the exponent. `excluded`
    have no score in some criterion. Points of the region have three weights, those beyond the
    criteria 0.
    """

    criteria: tuple[str, ...]
    partners: tuple[str, ...]
    excluded: tuple[str, ...]
    region: Shape
    planes: tuple[tuple[Plane, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    rows: tuple[Values, ...]
    p: float

    def place(self, partner: str) -> int:
        """Return the place of a partner in the field.

        Raises:
            UsageError: where it is not in it.
        """
        if partner in self.excluded:
            raise UsageError(f"{partner} has no score in some criterion")
        if partner not in self.partners:
            raise unknown("partner", partner, self.partners)
        return self.partners.index(partner)

    def weights(self, at: Weights) -> tuple[float, ...]:
        """Return a point as the weights of the criteria."""
        return at[: len(self.criteria)]


def field(
    scores: Mapping[str, Sequence[float | None]],
    criteria: tuple[str, ...],
    p: float,
    region: Shape,
) -> Field:
    """Return the field of partners with their scores, in [0, 1], in each criterion.

    Partners are compared by the power mean of exponent p. Scores that agree at 12 decimals are
    equal. For p <= 0 who has a zero in a criterion that has weight inside the region stands
    behind all others, level with all such.
    A partner without a score in some criterion is left out: unknown is not zero.

    Raises:
        UsageError: where there are more than three criteria or none.
    """
    if not 1 <= len(criteria) <= MOST:
        raise UsageError(f"exact weight analysis takes 1 to {MOST} criteria, not {len(criteria)}")
    known = {
        code: [v or 0.0 for v in row] for code, row in sorted(scores.items()) if None not in row
    }
    active = [k for k in range(len(criteria)) if any(w[k] > 0 for w in region)]
    p = 0.0 if abs(p) < NEARLY_ZERO else p
    rows = _levelled(list(known.values()), active, p)
    planes = _planes(rows, active, p)
    excluded = tuple(code for code in sorted(scores) if code not in known)
    groups = _groups(planes, region)
    return Field(criteria, tuple(known), excluded, region, planes, groups, rows, p)


def _levelled(
    rows: Sequence[Sequence[float]], active: Sequence[int], p: float
) -> tuple[Values, ...]:
    """Return rows in which scores of a criterion that agree at 12 decimals are the least of them.

    The others keep all digits: rounded, scores in equal steps would be so no longer. Where a
    zero is behind all others, nothing is levelled with it.
    """
    columns = [[0.0] * len(rows)] * MOST
    for k in active:
        column = [row[k] for row in rows]
        keys = [rounded(v) or (v if p <= 0 else 0.0) for v in column]
        least: dict[float, float] = {}
        for key, score in zip(keys, column, strict=True):
            least[key] = min(score, least.get(key, score))
        columns[k] = [least[key] for key in keys]
    return tuple(zip(*columns, strict=True))


def _planes(
    rows: Sequence[Sequence[float]], active: Sequence[int], p: float
) -> tuple[tuple[Plane, ...], ...]:
    found = [[LEVEL] * len(rows) for _ in rows]
    for i, own in enumerate(rows):
        for j in range(i):
            found[i][j] = plane(own, rows[j], active, p)
            found[j][i] = flipped(found[i][j])
    return tuple(map(tuple, found))


def plane(one: Sequence[float], other: Sequence[float], active: Sequence[int], p: float) -> Plane:
    """Return the half-plane in which `one` has at least the power mean of `other`.

    `active` are the criteria that have weight. Powers are divided by the greatest that tells
    the two apart, so that they stay finite and what is common to both hides nothing.
    """
    if p <= 0:
        nothing = [any(values[k] == 0 for k in active) for values in (one, other)]
        if any(nothing):
            return LEVEL if all(nothing) else BEHIND if nothing[0] else flipped(BEHIND)
    apart = [k for k in active if one[k] != other[k]]
    if not apart:
        return LEVEL
    pivot = 1.0 if p in (0, 1) else _pivot(one, other, apart, p)
    parts = [0.0, 0.0, 0.0]
    for k in apart:
        parts[k] = _difference(one[k], other[k], pivot, p)
    return unit(parts)


def _pivot(one: Sequence[float], other: Sequence[float], apart: Sequence[int], p: float) -> float:
    """Return the score of the greatest power among those that tell two partners apart."""
    return (min if p < 0 else max)(values[k] for values in (one, other) for k in apart)


def _difference(one: float, other: float, pivot: float, p: float) -> float:
    """Return the difference of two powers, or logarithms, positive where `one` is greater.

    It is right to the last digits however near the two are.
    """
    if p == 1:
        return one - other
    if p == 0:
        return _log_ratio(one, other)
    greater = (one > other) == (p > 0)
    base, rest = (one, other) if greater else (other, one)
    loss = -expm1(p * _log_ratio(rest, base)) if rest > 0 else 1.0
    return copysign((base / pivot) ** p * loss, one - other)


def _log_ratio(one: float, other: float) -> float:
    near = other / 2 < one < other * 2
    return log1p((one - other) / other) if near else log(one / other)


def _groups(planes: Sequence[Sequence[Plane]], region: Shape) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = []
    for place in range(len(planes)):
        for group in found:
            if all(value(planes[group[0]][place], corner) == 0 for corner in region):
                group.append(place)
                break
        else:
            found.append([place])
    return tuple(map(tuple, found))
