"""The weighted power mean and the best admissible set of functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import exp, log
from operator import mul

NEARLY_ZERO = 1e-9
"""An exponent so small is 0: its powers could not be told from 1."""


def power_mean(values: Sequence[float], weights: Sequence[float], p: float) -> float:
    """Return the weighted power mean of values in [0, 1] with exponent p.

    1 is the arithmetic mean, 0 the geometric, -1 the harmonic; the mean grows with p. For
    p <= 0 a zero with positive weight makes it 0. Values are divided by the largest first (for
    p < 0 by the smallest), so that powers stay finite. A total weight of zero gives 0.

    Reference: Bullen, Handbook of Means and Their Inequalities (2003), chapter III.
    """
    total = sum(weights)
    if total == 0:
        return 0.0
    if abs(p) < NEARLY_ZERO:
        p = 0.0
    if p == 1:
        return float(sum(map(mul, values, weights)) / total)
    pairs = [(v, w / total) for v, w in zip(values, weights, strict=True) if w > 0]
    pivot = (min if p < 0 else max)(v for v, _ in pairs)
    if pivot == 0 or (p == 0 and any(v == 0 for v, _ in pairs)):
        return 0.0
    if p == 0:
        return exp(sum(w * log(v) for v, w in pairs))
    mean = sum(w * (v / pivot) ** p for v, w in pairs)
    return float(pivot * mean ** (1 / p))


def best_set(
    scores: Mapping[str, float],
    types: Mapping[str, frozenset[str]],
    k: int,
    max_overlap: float,
    p: float = 1.0,
) -> tuple[str, ...]:
    """Return the ids of the k functions with the greatest power mean of scores, by id.

    No two share more than `max_overlap` of the smaller one's types. Fewer than k where no k
    are admissible; of equal means the first by id.
    """
    for chosen in admissible(tuple(sorted(scores)), tuple(types.items()), k, max_overlap):
        if chosen:
            ones = [1.0] * len(chosen[0])
            return max(chosen, key=lambda c: round(power_mean([scores[n] for n in c], ones, p), 12))
    return ()


@lru_cache(maxsize=256)
def admissible(
    names: tuple[str, ...],
    types: tuple[tuple[str, frozenset[str]], ...],
    k: int,
    max_overlap: float,
) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return the admissible sets of k, of k - 1 ... of one of the names, each in their order."""
    of = dict(types)
    return tuple(
        tuple(c for c in combinations(names, size) if _apart(c, of, max_overlap))
        for size in range(min(k, len(names)), 0, -1)
    )


def _apart(
    chosen: tuple[str, ...], types: Mapping[str, frozenset[str]], max_overlap: float
) -> bool:
    return all(
        len(types[a] & types[b]) <= max_overlap * min(len(types[a]), len(types[b]))
        for a, b in combinations(chosen, 2)
    )
