"""The weighted power mean and the best admissible set, many draws at once.

What `scoring.aggregate` does for one country, for arrays: children by partners by draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from natopart.scoring.aggregate import NEARLY_ZERO
from natopart.scoring.smaa.table import Bools, Floats

Sets: TypeAlias = Sequence[Sequence[tuple[int, ...]]]
"""Admissible sets of children by number, the largest sets first, alike in size in each row."""


def power_mean(values: Floats, weights: Floats, known: Bools, p: float) -> Floats:
    """Return the weighted power means, partners by draws, NaN where nothing is known.

    `values` are children by partners by draws, `weights` children by draws (either may have
    one draw for all), `known` says which children of which partners count.
    """
    positive = weights.max(axis=1) > 0
    values, weights, known = values[positive], weights[positive], known[positive]
    powers, pivot = _powers(values, known, p)
    if known.all():
        means = _weighted(powers, weights / weights.sum(axis=0))
    else:
        counting = weights[:, np.newaxis, :] * known[:, :, np.newaxis]
        with np.errstate(invalid="ignore"):
            means = (counting * powers).sum(axis=0) / counting.sum(axis=0)
    return pivot * _root(means, p)


def best_mean(values: Floats, known: Bools, sets: Sets, p: float) -> Floats:
    """Return the greatest power mean over the admissible sets of known children.

    Partners by draws; of the largest sets that a partner has, NaN where it has none.
    """
    powers, pivot = _powers(values, known, p)
    pick = np.min if p < 0 else np.max
    means = np.full(values.shape[1:], np.nan)
    for pattern, partners in _alike(known).items():
        for chosen in sets:
            inside = [c for c in chosen if all(pattern[child] for child in c)]
            if inside:
                own = powers[:, partners]
                sums = np.stack([sum(own[child] for child in c) for c in inside])
                means[partners] = pick(sums, axis=0) / len(inside[0])
                break
    return pivot * _root(means, p)


def _alike(known: Bools) -> Mapping[tuple[bool, ...], list[int]]:
    """Return the partners by what is known of them."""
    found: dict[tuple[bool, ...], list[int]] = {}
    for partner in range(known.shape[1]):
        found.setdefault(tuple(map(bool, known[:, partner])), []).append(partner)
    return found


def _weighted(powers: Floats, shares: Floats) -> Floats:
    if powers.shape[2] == 1:
        return np.asarray(powers[:, :, 0].T @ shares)
    wide = np.broadcast_to(shares, (len(shares), powers.shape[2]))
    return np.asarray(np.einsum("cpd,cd->pd", powers, wide))


def _powers(values: Floats, known: Bools, p: float) -> tuple[Floats, Floats | float]:
    """Return the values as the mean adds them, and what to multiply the mean by.

    For other exponents than the common ones values are divided by the largest known first
    (for p < 0 by the smallest above zero), so that powers stay finite.
    """
    if not known.all():
        values = np.where(known[:, :, np.newaxis], values, 1.0)
    if p == 1:
        return values, 1.0
    if p == 0.5:
        return np.sqrt(values), 1.0
    if p == 2:
        return values * values, 1.0
    with np.errstate(divide="ignore"):
        if abs(p) < NEARLY_ZERO:
            return np.log(values), 1.0
        pivot = _pivot(values, known, p)
        return (values / pivot) ** p, pivot


def _pivot(values: Floats, known: Bools, p: float) -> Floats:
    counts = known[:, :, np.newaxis] & (values > 0)
    if p > 0:
        pivot = np.max(values, axis=0, where=counts, initial=0.0)
        return np.where(pivot > 0, pivot, 1.0)
    pivot = np.min(values, axis=0, where=counts, initial=np.inf)
    return np.where(np.isfinite(pivot), pivot, 1.0)


def _root(means: Floats, p: float) -> Floats:
    """Return the power mean of which the mean of powers is given; undoes `_powers`."""
    if p == 1:
        return means
    if p == 0.5:
        return means * means
    with np.errstate(divide="ignore"):
        if p == 2:
            return np.sqrt(means)
        return np.exp(means) if abs(p) < NEARLY_ZERO else means ** (1 / p)
