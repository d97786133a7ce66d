"""Who stands before whom in each draw."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from natopart.scoring.rank import DIGITS
from natopart.scoring.smaa.field import Floats, Ints

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


def places(scores: Floats | Ints) -> Places:
    """Return the order of the scores in each draw; scores that agree to 12 decimals tie.

    `scores` are partners by draws (whole numbers will do), without NaN; the greatest is first.
    """
    rows = np.ascontiguousarray(-scores.T)
    order = np.argsort(rows, axis=1)
    before = np.empty(rows.shape, dtype=np.int64)
    np.put_along_axis(before, order, np.arange(rows.shape[1])[np.newaxis], axis=1)
    level = np.ones_like(before)
    tied = _with_ties(rows)
    if tied.any():
        before[tied], level[tied] = _counted(np.round(rows[tied], DIGITS))
    return Places(before.T, level.T)


def _with_ties(rows: Floats) -> np.ndarray:
    return np.asarray((np.diff(np.sort(rows, axis=1), axis=1) <= TIED).any(axis=1))


def _counted(rows: Floats) -> tuple[Ints, Ints]:
    """Return the same as `places` for rows with ties, by comparing each with each."""
    before = np.empty(rows.shape, dtype=np.int64)
    level = np.empty(rows.shape, dtype=np.int64)
    for column in range(rows.shape[1]):
        own = rows[:, column, np.newaxis]
        before[:, column] = (rows < own).sum(axis=1)
        level[:, column] = (rows == own).sum(axis=1)
    return before, level


def wins(order: Places) -> Floats:
    """Return in how many draws each partner stands before each other, a tie counting half.

    Partners by partners; the diagonal is half the number of draws.
    """
    count, draws = order.before.shape
    kind = np.uint8 if count <= 256 else np.uint16
    before = np.ascontiguousarray(order.before, dtype=kind)
    ahead = before[:, np.newaxis] < before[np.newaxis]
    won = np.bitwise_count(np.packbits(ahead, axis=2)).sum(axis=2, dtype=np.int64)
    return np.asarray((won + (draws - won.T)) / 2)
