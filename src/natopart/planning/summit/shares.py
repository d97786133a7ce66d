"""Under which share of all weights a partner is among the first n."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from natopart.scoring.contest import Contest
from natopart.scoring.weights.acceptability import LEAST_SHARE, depths
from natopart.scoring.weights.field import MOST, Field
from natopart.scoring.weights.ranking import criterion_weights, ranked_field

NEARLY_ALL = 1e-9
"""What rounding errors may take from a share of all weights."""


def weighed_field(contest: Contest) -> tuple[Field, Mapping[str, float]] | None:
    """Return the field of the ranked partners and the profile's weights of the criteria.

    None where these have no say (the rule any-one, or one criterion alone has weight), nobody
    is ranked, or there are too many.
    """
    if contest.profile.rule == "any-one" or not any(r.ranked for r in contest.scores.results):
        return None
    weights = criterion_weights(contest.view.dataset.index, contest.profile)
    if not 1 < len(weights) <= MOST:
        return None
    return ranked_field(contest.scores, weights, contest.profile.aggregation), weights


def first_shares(field: Field, n: int) -> dict[str, float]:
    """Return by partner the exact share of all weights under which it is among the first n.

    Partners that tie under all weights stand in the order of their codes, as they sit.
    """
    found = {}
    for group, ahead in zip(field.groups, depths(field), strict=True):
        for behind, place in enumerate(group):
            found[field.partners[place]] = _whole(fsum(ahead[: max(0, n - behind)]))
    return {code: found[code] for code in field.partners}


def _whole(share: float) -> float:
    """Return a share without the rounding errors of what is none or all."""
    if share < LEAST_SHARE:
        return 0.0
    return 1.0 if share > 1 - NEARLY_ALL else share
