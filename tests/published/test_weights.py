"""Weights of an ordered preference, as published: the centroid of all weights that keep to it."""

from __future__ import annotations

import pytest

from natopart.scoring.weights.analysis import analyse
from natopart.scoring.weights.field import field
from natopart.scoring.weights.preference import preferred, region

CRITERIA = ("operations", "financial", "specific")

RANK_ORDER_CENTROIDS = {
    ("operations>=financial", "financial>=specific"): (0.6111, 0.2778, 0.1111),
    ("specific>=operations", "operations>=financial"): (0.2778, 0.1111, 0.6111),
}
"""F. H. Barron and B. E. Barrett, "Decision Quality Using Ranked Attribute Weights", Management
Science 42(11), 1996: the rank order centroid weights of three attributes, to four digits."""


@pytest.mark.parametrize("preferences", RANK_ORDER_CENTROIDS)
def test_who_is_best_whatever_the_weights_has_the_rank_order_centroid(
    preferences: tuple[str, str],
) -> None:
    kept = region(preferred(preferences, CRITERIA), CRITERIA)
    scores = {"SWE": (0.9, 0.9, 0.9), "MLT": (0.1, 0.2, 0.1)}
    found = analyse(field(scores, CRITERIA, 1.0, kept))
    assert found.central["SWE"] == pytest.approx(RANK_ORDER_CENTROIDS[preferences], abs=5e-5)
    assert found.first == {"SWE": pytest.approx(1.0)}


def test_two_attributes_have_three_quarters_and_one() -> None:
    two = CRITERIA[:2]
    kept = region(preferred(("operations>=financial",), two), two)
    scores = {"SWE": (0.9, 0.9), "MLT": (0.1, 0.2)}
    assert analyse(field(scores, two, 1.0, kept)).central["SWE"] == pytest.approx((0.75, 0.25))
