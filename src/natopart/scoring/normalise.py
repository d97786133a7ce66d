"""From a measured value to a score in [0, 1]: transform, then a place on a scale.

The scale is made of goalposts, the index's or a pool's least and greatest value, or of the
values of a pool in their order.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 5; fixed
goalposts as in the Human Development Index.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from natopart.scoring.measured import Measured, transformed
from natopart.scoring.rank import significant


def normalise(value: float, indicator: Measured) -> tuple[float, bool]:
    """Return the score in [0, 1] of a value, and whether a goalpost clipped it."""
    place = transformed(value, indicator.transform, indicator.scale)
    if indicator.levels:
        return _standing(place, indicator), False
    low, high = indicator.ends
    if low == high:
        return _beside(place, indicator)
    share = (place - low) / (high - low)
    clipped = share < 0 or share > 1
    share = min(max(share, 0.0), 1.0)
    return (share if indicator.direction == "more" else 1.0 - share), clipped


def _standing(place: float, indicator: Measured) -> float:
    """Return the share of the other members of the pool that a place stands before, ties half.

    Of a place that no member has, all members are the others. Without any other it is 1.
    """
    own, levels = significant(place), indicator.levels
    first, last = bisect_left(levels, own), bisect_right(levels, own)
    level = max(last - first - 1, 0)
    others = len(levels) - (last > first)
    behind = first if indicator.direction == "more" else len(levels) - last
    return (behind + level / 2) / others if others else 1.0


def _beside(place: float, indicator: Measured) -> tuple[float, bool]:
    """Return the score of a place where all of a pool have one: 1 if better, else 0."""
    own, post = significant(place), significant(indicator.ends[0])
    better = own > post if indicator.direction == "more" else own < post
    return float(better), own != post
