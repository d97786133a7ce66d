"""The half-plane in which one partner has at least the power mean of another."""

from __future__ import annotations

from fractions import Fraction
from math import log

import pytest

from natopart.scoring.weights.field import plane

ALL = (0, 1, 2)


def test_the_mean_compares_differences() -> None:
    assert plane((0.5, 0.25, 0.75), (0.25, 0.75, 0.75), ALL, 1) == (0.5, -1, 0)


def test_the_geometric_mean_compares_logarithms() -> None:
    found = plane((1, 1e-12, 0.5), (0.5, 1, 0.5), ALL, 0)
    assert found == pytest.approx((log(2) / log(1e12), -1, 0), rel=1e-14)


@pytest.mark.parametrize("p", [-7, 2, 19])
def test_powers_of_scores_that_are_near_keep_their_digits(p: int) -> None:
    """Exact powers in fractions are the measure: a plain difference would keep four digits."""
    one, other = (0.3 + 1e-12, 0.7, 0.2), (0.3, 0.7 + 1e-12, 0.2)
    first, second = (
        Fraction(a) ** p - Fraction(b) ** p for a, b in zip(one[:2], other[:2], strict=True)
    )
    found = plane(one, other, ALL, p)
    assert found[0] / found[1] == pytest.approx(float(first / second), rel=1e-12)


@pytest.mark.parametrize("p", [-100, 100])
def test_what_is_common_to_both_hides_nothing(p: float) -> None:
    found = plane((1, 1e-9, 0.2), (1, 1e-9, 0.1), ALL, p)
    assert found == (0, 0, 1)


@pytest.mark.parametrize("p", [-1, 0])
def test_a_zero_is_behind_under_all_weights(p: float) -> None:
    assert plane((1, 1, 0), (0.1, 0.1, 0.1), ALL, p) == (-1, -1, -1)
    assert plane((0.1, 0.1, 0.1), (1, 1, 0), ALL, p) == (1, 1, 1)
    assert plane((0, 1, 1), (1, 1, 0), ALL, p) == (0, 0, 0)


def test_a_zero_without_weight_harms_nobody() -> None:
    assert plane((1, 1, 0), (0.5, 0.5, 0.1), (0, 1), -1) == pytest.approx((1, 1, 0))


def test_an_exponent_next_to_nothing_is_none() -> None:
    from tests.unit.scoring.weights.build import compete

    scores = {"A": (0.9, 0.4, 0), "B": (0.5, 0.6, 0.1)}
    assert compete(scores, 1e-10).planes == compete(scores, 0).planes


def test_scores_that_agree_at_twelve_decimals_are_equal_and_others_as_they_are() -> None:
    from tests.unit.scoring.weights.build import compete

    scores = {"A": (0.1 + 0.2, 1 / 3, 0), "B": (0.3, 2 / 3, 1e-13), "C": (0.5, 1, 1)}
    assert compete(scores).rows == ((0.3, 1 / 3, 0), (0.3, 2 / 3, 0), (0.5, 1, 1))


@pytest.mark.parametrize("p", [-1, 0])
def test_a_score_however_small_is_no_zero_where_that_is_behind_all(p: float) -> None:
    from tests.unit.scoring.weights.build import compete

    field = compete({"A": (1, 1, 1e-13), "B": (1, 1, 0), "C": (1, 1, 2e-13)}, p)
    assert [row[2] for row in field.rows] == [1e-13, 0, 2e-13]
    assert field.planes[0][1] == (1, 1, 1)


def test_what_has_no_weight_is_not_compared() -> None:
    from tests.unit.scoring.weights.build import compete

    assert compete({"A": (1, 0.5, 0.2)}, 1, "specific=0").rows == ((1, 0.5, 0),)
