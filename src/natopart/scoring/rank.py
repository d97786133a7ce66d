"""Ranks, the ranks that bounds allow, and percentile ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

DIGITS = 12
"""Scores that agree to so many decimals are tied."""


def ranks(keys: Mapping[str, Any]) -> dict[str, int]:
    """Return the rank of each name, greatest key first; ties share a rank (1, 2, 2, 4)."""
    ordered = sorted(keys.values(), reverse=True)
    first: dict[Any, int] = {}
    for place, key in enumerate(ordered, 1):
        first.setdefault(key, place)
    return {name: first[key] for name, key in keys.items()}


def rounded(score: float) -> float:
    """Return a score as compared in a ranking."""
    return round(score, DIGITS)


def significant(value: float) -> float:
    """Return a value as compared with others in its own unit: to 12 significant digits."""
    return float(f"{value:.{DIGITS}g}")


def rank_ranges(bounds: Mapping[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    """Return the best and the worst rank that the bounds allow each name.

    Best: behind those alone whose low bound lies above its high one; worst: behind all whose
    high bound lies above its low one.
    """
    compared = {name: (rounded(low), rounded(high)) for name, (low, high) in bounds.items()}
    return {
        name: (
            1 + sum(other > high for other, _ in compared.values()),
            1 + sum(other > low for code, (_, other) in compared.items() if code != name),
        )
        for name, (low, high) in compared.items()
    }


def percentile(own: float, scores: Sequence[float]) -> float:
    """Return the share of the other scores that `own` stands before, ties half.

    `scores` holds `own` too; with no other it is 1.
    """
    others = len(scores) - 1
    if others == 0:
        return 1.0
    below = sum(rounded(s) < rounded(own) for s in scores)
    level = sum(rounded(s) == rounded(own) for s in scores) - 1
    return (below + level / 2) / others


def leaders(places: Mapping[str, int], share: float) -> tuple[str, ...]:
    """Return the names in the top share of a ranking, ties included, best first."""
    last = ceil(len(places) * share)
    inside = [name for name, place in places.items() if place <= last]
    return tuple(sorted(inside, key=lambda name: (places[name], name)))
