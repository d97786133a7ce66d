"""What partners are compared by in each draw, under the rule of the profile."""

from __future__ import annotations

from math import lcm

import numpy as np

from natopart.problems import NatopartError
from natopart.scoring.rank import DIGITS
from natopart.scoring.smaa.order import Places, places
from natopart.scoring.smaa.table import Bools, Floats, Ints

NO_SCORE = (
    "a draw gives a ranked partner no score: all that is documented of it is left out by a rule"
    " for gaps or has no weight; vary neither, or rank only who has evidence in every criterion"
)


def ordered(scores: Floats, criteria: Floats, judged: Bools | None) -> Places:
    """Return the order of the partners in each draw.

    By `scores`, or, where `judged` tells which partners are ranked in which criterion, by the
    rule `any-one`: the best percentile rank, then the second, then the third.

    Raises:
        NatopartError: where a score is no number: a draw that fails is no silent gap.
    """
    if np.isnan(scores if judged is None else criteria[judged]).any():
        raise NatopartError(NO_SCORE)
    return places(scores if judged is None else _any_one(criteria, judged))


def _any_one(criteria: Floats, judged: Bools) -> Ints:
    """Return whole numbers that compare as the sorted percentile ranks do, partners by draws."""
    counts = judged.sum(axis=1)
    whole = lcm(*(max(int(n) - 1, 1) for n in counts))
    shares = np.stack([_percentile(c, j, whole) for c, j in zip(criteria, judged, strict=True)])
    best_first = -np.sort(-shares, axis=0)
    key = best_first[0]
    for share in best_first[1:]:
        key = share - places(key).before * (2 * whole + 2)
    return np.asarray(key)


def _percentile(scores: Floats, judged: Bools, whole: int) -> Ints:
    """Return percentile ranks in units of 1 / (2 whole), plus 1; 0 where unranked."""
    found = np.zeros(scores.shape, dtype=np.int64)
    own = np.round(scores[judged], DIGITS)
    if len(own) == 1:
        found[judged] = 2 * whole + 1
    elif len(own):
        order = places(own)
        before = len(own) - order.before - order.level
        found[judged] = (2 * before + order.level - 1) * (whole // (len(own) - 1)) + 1
    return found
