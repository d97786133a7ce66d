"""The profile of a name, and a profile with some of it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from natopart.model.index_ids import ids
from natopart.problems import UsageError, unknown

if TYPE_CHECKING:
    from natopart.model.dataset import Dataset
    from natopart.model.index import Index, Profile

LARGEST_WEIGHT = 1_000_000
"""Weights count by their share, so that larger ones say nothing more."""
LARGEST_EXPONENT = 100
"""Beyond it the power mean is the greatest or the least of the scores."""
MISSING_RULES = ("floor", "skip")
"""What becomes of a record of which nothing is documented: it scores 0, or is left out."""


def profile_of(dataset: Dataset, name: str | Profile) -> Profile:
    """Return the profile of that name; a profile is returned as it is.

    Raises:
        UsageError: where there is none; it names the nearest.
    """
    if not isinstance(name, str):
        return name
    if name not in dataset.profiles:
        raise unknown("profile", name, dataset.profiles)
    return dataset.profiles[name]


def changed(
    index: Index,
    profile: Profile,
    weights: Mapping[str, float] | None = None,
    aggregation: float | None = None,
    missing: str | None = None,
    normalisation: str | None = None,
) -> Profile:
    """Return a profile with some weights, the exponent or the rules changed.

    Weights that are not named stay; they count by their share, so no scale is needed.

    Raises:
        UsageError: where a weight names nothing of the index, is negative or too large, or
            none is left; where the exponent or a rule is none.
    """
    update: dict[str, object] = {}
    if weights:
        update["weights"] = _laid(index, profile, weights)
    if aggregation is not None:
        if not abs(aggregation) <= LARGEST_EXPONENT:
            raise UsageError(
                f"the aggregation is {aggregation:g}; arithmetic (1), geometric (0), harmonic (-1)"
                " or an exponent from -100 to 100 is expected"
            )
        update["aggregation"] = float(aggregation)
    if missing is not None:
        if missing not in MISSING_RULES:
            raise UsageError(f"unknown rule for gaps '{missing}'; there are floor and skip")
        update["missing"] = missing
    if normalisation is not None:
        update["normalisation"] = _normalisation(normalisation)
    return profile.model_copy(update=update) if update else profile


def _laid(index: Index, profile: Profile, weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of a profile with others laid over them."""
    known = {name for _, name, _ in ids(index)}
    for name, weight in weights.items():
        if name not in known:
            raise unknown("weight", name, known)
        if not 0 <= weight <= LARGEST_WEIGHT:
            raise UsageError(
                f"the weight of {name} is {weight}; a number from 0 to 1,000,000 is expected"
            )
    laid = {**profile.weights, **{name: float(weight) for name, weight in weights.items()}}
    if not any(laid.get(c.id, c.weight) for c in index.criteria):
        raise UsageError("no criterion has a weight; give one of them more than zero")
    return laid


def _normalisation(name: str) -> str:
    from natopart.scoring.fit import RULES

    if name not in RULES:
        raise unknown("normalisation", name, RULES)
    return name
