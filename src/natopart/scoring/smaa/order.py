"""Who stands before whom in each draw."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from natopart.scoring.rank import DIGITS
from natopart.scoring.smaa.table import Bools, Floats, Ints

TIED = 10.0**-DIGITS
"""Scores no further apart are compared as rounded numbers, as in a ranking."""


class Places(NamedTuple):
    """How many stand before each partner in each draw, and with how many it ties (itself too).

    Both are partners by draws.
    """

    before: Ints
    level: Ints

    def mean_rank(self) -> Floats:
        """Return the mean of the ranks that a partner shares, 1 the best: partners by draws."""
        return np.asarray(self.before + (self.level + 1) / 2)


def places(scores: Floats | Ints, exact: bool = False) -> Places:
    """Return the order of the scores in each draw.

    Scores that agree to 12 decimals tie, with `exact` only those that are equal. `scores` are
    partners by draws (whole numbers will do), without NaN; the greatest is first.
    """
    own = scores if exact else np.round(scores, DIGITS)
    ahead = own[:, np.newaxis] > own[np.newaxis]
    before, behind = (_count(ahead, axis) for axis in (0, 1))
    return Places(before, len(own) - before - behind)


def _count(pairs: Bools, axis: int) -> Ints:
    """Return how many of the pairs of partners hold, summed along an axis."""
    small = _small(pairs.shape[axis])
    return np.asarray(np.add.reduce(pairs.view("u1"), axis=axis, dtype=small), dtype=np.int64)


def _small(count: int) -> str:
    """Return the smallest type of whole numbers up to a count; the smaller, the quicker."""
    return "u1" if count < 256 else "u2" if count < 65536 else "u4"


def significant(values: Floats) -> Floats:
    """Return values as compared in their own unit: to 12 significant digits."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        unit = 10.0 ** (np.floor(np.log10(np.abs(values))) - (DIGITS - 1))
        return np.where((unit > 0) & np.isfinite(unit), np.rint(values / unit) * unit, values)


def wins(order: Places) -> Floats:
    """Return in how many draws each partner stands before each other, a tie counting half.

    Partners by partners; the diagonal is half the number of draws.
    """
    count, draws = order.before.shape
    before = np.ascontiguousarray(order.before, dtype=_small(count))
    ahead = before[:, np.newaxis] < before[np.newaxis]
    won = _count(ahead, 2)
    return np.asarray((won + (draws - won.T)) / 2)
