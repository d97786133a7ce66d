"""Fields and real scores for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import natopart
from natopart.scoring.weights.field import Field, field
from natopart.scoring.weights.preference import preferred, region

CRITERIA = ("operations", "financial", "specific")
EQUAL = (1 / 3, 1 / 3, 1 / 3)


def compete(
    scores: Mapping[str, Sequence[float | None]],
    p: float = 1.0,
    *preferences: str,
    criteria: tuple[str, ...] = CRITERIA,
) -> Field:
    return field(scores, criteria, p, region(preferred(preferences, criteria), criteria))


@cache
def chicago() -> dict[str, tuple[float, float, float]]:
    """Return the scores of the ranked partners of 2012 in the three criteria, by code."""
    ranked = natopart.score(natopart.as_of(natopart.load(), "2012-05-20")).results
    found = {}
    for result in ranked:
        first, second, third = (result.criteria[name].score or 0.0 for name in CRITERIA)
        if result.ranked:
            found[result.partner] = (first, second, third)
    return dict(sorted(found.items()))
