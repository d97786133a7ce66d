"""Counts of the ranks drawn, block by block, and what they tell."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np

from natopart.scoring.smaa.order import Places, wins
from natopart.scoring.smaa.table import Floats

RANGE = 0.9
"""The share of the draws that the range of ranks covers."""
NOTHING = 1e-6
"""A rank held in less than so much of a draw is what adding and taking away leaves: none."""


class Tally(NamedTuple):
    """What was counted in some draws.

    `ranks` are partners by ranks: the draws in which each held each rank, partners that tie
    sharing theirs; `wins` partners by partners; `squares`, by partner, the sum of the squares
    of its mean ranks; `shift` the sum of the mean distances from the ranks with nothing
    varied; `first`, by partner that can be first, the draws in which it is first under its
    central weights.
    """

    draws: int
    ranks: Floats
    wins: Floats
    squares: Floats
    shift: float
    first: Floats

    def plus(self, other: Tally) -> Tally:
        """Return both together. Always added in the order of the blocks."""
        return Tally(
            self.draws + other.draws,
            self.ranks + other.ranks,
            self.wins + other.wins,
            self.squares + other.squares,
            self.shift + other.shift,
            self.first + other.first,
        )


def nothing(partners: int, central: int) -> Tally:
    """Return the tally of no draws."""
    square = (partners, partners)
    return Tally(0, np.zeros(square), np.zeros(square), np.zeros(partners), 0.0, np.zeros(central))


def counted(order: Places, first: Floats, base: Floats) -> Tally:
    """Return the tally of one block of ranks; `base` are the ranks with nothing varied."""
    ranks = order.mean_rank()
    return Tally(
        draws=order.before.shape[1],
        ranks=_ranks(order),
        wins=wins(order),
        squares=(ranks * ranks).sum(axis=1),
        shift=float(shifts(ranks, base).sum()),
        first=first,
    )


def shifts(ranks: Floats, base: Floats) -> Floats:
    """Return by draw how far partners stand from their base ranks on average."""
    return np.asarray(np.abs(ranks - base[:, np.newaxis]).mean(axis=0))


def _ranks(order: Places) -> Floats:
    """Return how often each partner held each rank: steps up and down, summed over the ranks."""
    partners = len(order.before)
    row = np.arange(partners)[:, np.newaxis] * (partners + 1)
    size = partners * (partners + 1)
    if order.level.max() == 1:
        counts = np.bincount((row + order.before).ravel(), minlength=size)
        return counts.reshape(partners, partners + 1)[:, :-1].astype(float)
    share = (1.0 / order.level).ravel()
    up = np.bincount((row + order.before).ravel(), share, size)
    down = np.bincount((row + order.before + order.level).ravel(), share, size)
    steps = (up - down).reshape(partners, partners + 1)
    held = np.cumsum(steps, axis=1)[:, :-1]
    return np.where(held > NOTHING, held, 0.0)


class Statistics(NamedTuple):
    """What the draws say of each partner, shares in [0, 1].

    `acceptability`: partners by ranks; `expected` rank; `range90`: the ranks within which
    nine of ten draws lie, a twentieth on either side; `pairwise`: the share of draws in which
    the row's partner stands before the column's, ties half; `error` of the expected rank: one
    standard error of sampling; `shift`: by how many ranks partners stand from their ranks with
    nothing varied, on average.
    """

    draws: int
    acceptability: Floats
    expected: Floats
    range90: tuple[tuple[int, int], ...]
    pairwise: Floats
    error: Floats
    shift: float

    def top(self, n: int) -> Floats:
        """Return the probability of being among the first n, by partner."""
        return np.asarray(np.round(self.acceptability[:, :n].sum(axis=1), 12))

    def share_error(self) -> float:
        """Return the largest standard error that any share here can have."""
        return 0.5 / sqrt(self.draws)


def statistics(tally: Tally) -> Statistics:
    """Return what was counted as shares of the draws, of which there is at least one."""
    shares = tally.ranks / tally.draws
    ranks = np.arange(1, len(shares) + 1)
    expected = shares @ ranks
    variance = np.maximum(tally.squares / tally.draws - expected**2, 0.0)
    return Statistics(
        draws=tally.draws,
        acceptability=shares,
        expected=expected,
        range90=tuple(_range(row) for row in shares),
        pairwise=tally.wins / tally.draws,
        error=np.sqrt(variance / tally.draws),
        shift=tally.shift / tally.draws,
    )


def _range(row: Floats) -> tuple[int, int]:
    """Return the 5 % and the 95 % quantile of a rank."""
    reached = np.cumsum(row)
    tail = (1 - RANGE) / 2
    low = int(np.searchsorted(reached, tail + 1e-12)) + 1
    high = int(np.searchsorted(reached, 1 - tail - 1e-12)) + 1
    return low, min(high, len(row))
