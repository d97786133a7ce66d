"""From a ranking to the field that its weights are analysed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.problems import UsageError
from natopart.scoring.weights.acceptability import acceptability, held
from natopart.scoring.weights.field import Field, field
from natopart.scoring.weights.preference import Preference, region

if TYPE_CHECKING:
    from natopart.model.index import Index, Profile
    from natopart.scoring.score import Scores


class Standing(NamedTuple):
    """The best and the worst rank of a partner under all weights, and its share of first ranks."""

    best: int
    worst: int
    first: float


def criterion_weights(index: Index, profile: Profile) -> dict[str, float]:
    """Return the share of each criterion in the weight of all; one without weight is left out.

    Raises:
        UsageError: under the rule any-one, where the weights have no say.
    """
    if profile.rule == "any-one":
        raise UsageError(
            f"the weights of the criteria have no say under the profile '{profile.id}': it ranks"
            " each partner by its best criterion alone"
        )
    weights = {c.id: profile.weights.get(c.id, c.weight) for c in index.criteria}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items() if weight > 0}


def ranked_field(
    scores: Scores, weights: Mapping[str, float], p: float, preferences: Sequence[Preference] = ()
) -> Field:
    """Return the field of a ranking's ranked partners, in the criteria that have weights.

    Raises:
        UsageError: where the ranking is by one criterion or function, there are more than
            three criteria, or the preferences leave no weights.
    """
    if scores.by != scores.stamp.index:
        raise UsageError(f"the weights of the criteria have no say in a ranking by {scores.by}")
    criteria = tuple(weights)
    values = {
        result.partner: [result.criteria[name].score for name in criteria]
        for result in scores.results
        if result.ranked
    }
    return field(values, criteria, p, region(preferences, criteria))


def standings(scores: Scores, index: Index, profile: Profile) -> dict[str, Standing]:
    """Return how each ranked partner stands under all weights of the profile's criteria.

    A partner without a score in some criterion has none.

    Raises:
        UsageError: where the weights have no say.
    """
    field = ranked_field(scores, criterion_weights(index, profile), profile.aggregation)
    rows = zip(field.partners, acceptability(field), strict=True)
    return {code: Standing(held(row)[0], held(row)[-1], row[0]) for code, row in rows}
