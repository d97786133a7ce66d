"""From values to scores in [0, 1], many draws at once: what `scoring.normalise` does for one."""

from __future__ import annotations

import numpy as np

from natopart.scoring.measured import Measured, transformed
from natopart.scoring.smaa.order import TIED, places, significant
from natopart.scoring.smaa.table import Bools, Floats, Table


def compared(table: Table, leaf: int, values: Floats, transforms: bool) -> Floats:
    """Return the values of a leaf on the scale on which they are compared, partners by draws."""
    indicator = table.leaves[leaf]
    if not transforms or indicator.transform == "none":
        return values
    if indicator.transform == "log":
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(values > 0, np.log(values), np.where(np.isnan(values), np.nan, -np.inf))
    return np.log1p(np.maximum(values, 0.0) / indicator.scale)


def filled(table: Table, leaf: int, scale: Floats, fill: Floats, transforms: bool) -> Floats:
    """Return values on their scale with the unknown parts filled, partners by draws.

    `fill` lies in [0, 1]: 0 is what is documented, 1 the upper bound; where nothing limits
    the unknown part, and for an unknown level, the upper goalpost. An unknown level starts at
    the lower.
    """
    low, room = _room(table, leaf, transforms)
    start = np.where((room > 0)[:, np.newaxis] & ~np.isfinite(scale), low, scale)
    return start + fill * room[:, np.newaxis]


def _room(table: Table, leaf: int, transforms: bool) -> tuple[float, Floats]:
    """Return where an unknown level starts and how much each partner's unknown part may add."""
    indicator = table.leaves[leaf]
    low, high = ends(indicator, transforms)
    value, upper = table.value[leaf], table.upper[leaf]
    unlimited = np.isinf(upper)
    best = np.where(unlimited, np.fmax(value, indicator.goalposts.high), upper)
    most = compared(table, leaf, best[:, np.newaxis], transforms)[:, 0]
    least = compared(table, leaf, value[:, np.newaxis], transforms)[:, 0]
    least = np.where(np.isfinite(least), least, low)
    most = np.where(np.isnan(value), high, np.maximum(most, least))
    return low, np.where(table.applies[leaf], most - least, 0.0)


def ends(indicator: Measured, transforms: bool) -> tuple[float, float]:
    """Return the goalposts on the scale on which values are compared."""
    kind = indicator.transform if transforms else "none"
    posts = indicator.goalposts
    return (
        transformed(posts.low, kind, indicator.scale),
        transformed(posts.high, kind, indicator.scale),
    )


def normalised(
    indicator: Measured, rule: str, scale: Floats, known: Bools, transforms: bool
) -> Floats:
    """Return the scores of a leaf under a rule of normalisation, partners by draws.

    `known` tells whose values count, by partner; the scores of the others mean nothing. Where
    a column is the same for all, it scores 0 under `min-max`. What has no logarithm stands
    below all that has one.
    """
    if rule == "percentile":
        return _percentile(indicator, scale, known)
    if rule == "min-max":
        low, high = _range(scale, known)
        level = scale < low if indicator.direction == "less" else 0.0
        return np.where(
            high - low > TIED * np.abs(high), _share(indicator, scale, low, high), level
        )
    return _share(indicator, scale, *map(np.asarray, ends(indicator, transforms)))


def _share(indicator: Measured, scale: Floats, low: Floats, high: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.clip((scale - low) / (high - low), 0.0, 1.0)
    return share if indicator.direction == "more" else 1.0 - share


def _range(scale: Floats, known: Bools) -> tuple[Floats, Floats]:
    inside = known[:, np.newaxis] & np.isfinite(scale)
    low = np.min(scale, axis=0, where=inside, initial=np.inf)
    high = np.max(scale, axis=0, where=inside, initial=-np.inf)
    return low, high


def _percentile(indicator: Measured, scale: Floats, known: Bools) -> Floats:
    """Return the share of the other known partners that each stands before, ties half."""
    others = int(known.sum()) - 1
    found = np.ones_like(scale)
    own = significant(scale[known])
    if others > 0:
        order = places(own if indicator.direction == "more" else -own, exact=True)
        found[known] = (others + 1 - order.before - (order.level + 1) / 2) / others
    nobody = 0.0 if indicator.direction == "more" else 1.0
    return np.where(np.isfinite(own).any(axis=0), found, nobody)
