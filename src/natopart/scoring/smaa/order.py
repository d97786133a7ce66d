"""Who stands before whom in each draw."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from natopart.scoring.rank import DIGITS
from natopart.scoring.smaa.table import Floats, Ints

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
    rows = np.ascontiguousarray(-scores.T)
    order = np.argsort(rows, axis=1)
    first = np.broadcast_to(np.arange(rows.shape[1]), rows.shape)
    level: Ints | None = None
    ordered = np.sort(rows, axis=1)
    if (ordered[:, 1:] <= ordered[:, :-1] + TIED).any():
        first, level = _runs(ordered if exact else np.round(ordered, DIGITS))
    before = _scattered(first, order)
    return Places(before.T, np.ones_like(before.T) if level is None else _scattered(level, order).T)


def significant(values: Floats) -> Floats:
    """Return values as compared in their own unit: to 12 significant digits."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        unit = 10.0 ** (np.floor(np.log10(np.abs(values))) - (DIGITS - 1))
        return np.where((unit > 0) & np.isfinite(unit), np.rint(values / unit) * unit, values)


def _runs(ordered: Floats) -> tuple[Ints, Ints]:
    """Return where the run of equals of each place begins, and how long it is; rows are sorted."""
    index = np.arange(ordered.shape[1])
    starts = np.ones(ordered.shape, dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    ends = np.ones(ordered.shape, dtype=bool)
    ends[:, :-1] = starts[:, 1:]
    first = np.maximum.accumulate(np.where(starts, index, 0), axis=1)
    back = np.where(ends, index, len(index))[:, ::-1]
    last = np.minimum.accumulate(back, axis=1)[:, ::-1]
    return first, last - first + 1


def _scattered(values: Ints, order: Ints) -> Ints:
    """Return values by place as values by partner."""
    found = np.empty(order.shape, dtype=np.int64)
    np.put_along_axis(found, order, values, axis=1)
    return found


def wins(order: Places) -> Floats:
    """Return in how many draws each partner stands before each other, a tie counting half.

    Partners by partners; the diagonal is half the number of draws.
    """
    count, draws = order.before.shape
    before = np.ascontiguousarray(order.before, dtype="u1" if count <= 256 else "u2")
    ahead = before[:, np.newaxis] < before[np.newaxis]
    won = np.bitwise_count(np.packbits(ahead, axis=2)).sum(axis=2, dtype=np.int64)
    return np.asarray((won + (draws - won.T)) / 2)
