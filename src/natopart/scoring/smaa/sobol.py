"""Variance-based sensitivity: first-order and total Sobol indices with bootstrap intervals.

References: Sobol (2001), Global sensitivity indices for nonlinear mathematical models and
their Monte Carlo estimates; Saltelli et al. (2010), Variance based sensitivity analysis of
model output, Computer Physics Communications 181, 259-270 (first order: its table 2, formula
b; total: formula f, of Jansen 1999).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from natopart.scoring.smaa.table import Floats

RESAMPLES = 200
NO_VARIANCE = 1e-18


class Sobol(NamedTuple):
    """Indices of one group of inputs for each output, NaN where the output does not vary.

    `first` is the share of the variance that the group explains alone, `total` the share
    that would remain if all else were known. The intervals (outputs by two) hold nine of ten
    bootstrap resamples. An estimate may lie a little outside [0, 1].
    """

    first: Floats
    first90: Floats
    total: Floats
    total90: Floats


def sobol(a: Floats, b: Floats, mixed: Floats, rng: np.random.Generator) -> Sobol:
    """Return the indices of one group of inputs.

    `a` and `b` are outputs of two independent samples, rows by outputs; `mixed` those of the
    first sample with the group's inputs taken from the second, row by row.
    """
    middle = (a.mean(axis=0) + b.mean(axis=0)) / 2
    a, b, mixed = a - middle, b - middle, mixed - middle
    rows = b * (mixed - a), (a - mixed) ** 2 / 2, (a + b) / 2, (a * a + b * b) / 2
    whole = np.full((1, len(a)), 1 / len(a))
    first, total = _indices(rows, whole)
    again = rng.multinomial(len(a), whole[0], RESAMPLES) / len(a)
    firsts, totals = _indices(rows, again)
    return Sobol(first[0], _interval(firsts), total[0], _interval(totals))


def _indices(rows: tuple[Floats, Floats, Floats, Floats], weights: Floats) -> tuple[Floats, Floats]:
    """Return first-order and total indices of weighted rows, resamples by outputs."""
    first, total, mean, square = (weights @ row for row in rows)
    variance = square - mean**2
    varies = variance > NO_VARIANCE
    safe = np.where(varies, variance, 1.0)
    return np.where(varies, first / safe, np.nan), np.where(varies, total / safe, np.nan)


def _interval(values: Floats) -> Floats:
    """Return the 5 % and 95 % quantiles over the resamples, outputs by two; NaN if any is."""
    return np.asarray(np.quantile(values, (0.05, 0.95), axis=0).T)
