"""Comparisons in whole numbers, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from natopart.scoring.weights.exact import Exact
from natopart.scoring.weights.plane import TRIANGLE

HALF = ((1.0, 0.0, 0.0), (0.5, 0.5, 0.0), (0.0, 0.0, 1.0))
"""Where operations weigh at least as much as financial."""


def test_a_tie_at_a_corner_is_none_by_the_last_digit() -> None:
    """At (1/2, 1/2, 0) B is ahead by half a last digit of 3/4 + 1/4."""
    digit = 2.0**-53
    exact = Exact([(0.75, 0.25, 0.0), (0.25, 0.75 + 2 * digit, 0.0)], 1, HALF)
    assert exact.at_corner(0, 1, 0) == pytest.approx(1)
    assert exact.at_corner(0, 1, 1) == pytest.approx(-digit / 0.5, rel=1e-12, abs=0)
    assert exact.at_corner(0, 1, 2) == 0


def test_a_third_ties_with_a_pair_along_its_line() -> None:
    """B is the mean of A and C without a rounding error."""
    exact = Exact([(0.5, 1, 0.25), (0.625, 0.75, 0.375), (0.75, 0.5, 0.5)], 1, TRIANGLE)
    assert [exact.along(pair, k) for pair, k in (((0, 1), 2), ((0, 2), 1), ((1, 2), 0))] == [
        (0, 0)
    ] * 3


def test_a_third_crosses_the_line_of_a_pair() -> None:
    """A and B tie from (1/2, 1/2, 0) to (0, 0, 1); C has 1/4 there and 3/4, A 1/2 and 0."""
    exact = Exact([(1, 0, 0), (0, 1, 0), (0.25, 0.25, 0.75)], 1, TRIANGLE)
    first, last = exact.along((0, 1), 2)
    forth = (first, last) if first > 0 else (last, first)
    assert forth == pytest.approx((1 / 3, -1))


@pytest.mark.parametrize("p", [-20, -1, 2, 20])
def test_whole_powers_are_right_to_the_last_digit(p: int) -> None:
    """Two that differ in a last digit, at the corner where operations and financial are even."""
    one, other = (0.5, 0.7, 0.0), (0.7, 0.5 + 2.0**-53, 0.0)
    first, second, _ = (
        (Fraction(a) ** p - Fraction(b) ** p) * (1 if p > 0 else -1) if a else Fraction(0)
        for a, b in zip(one, other, strict=True)
    )
    expected = (first + second) / 2 / max(abs(first), abs(second))
    assert Exact([one, other], p, HALF).at_corner(0, 1, 1) == pytest.approx(
        float(expected), rel=1e-12, abs=0
    )


def test_the_geometric_mean_is_of_logarithms() -> None:
    """The square of 1/4 is 1/16: at even weights the means are one."""
    exact = Exact([(0.25, 0.25, 1), (0.0625, 1, 1)], 0, HALF)
    assert exact.at_corner(0, 1, 1) == pytest.approx(0, abs=1e-50)
    assert exact.at_corner(0, 1, 0) == pytest.approx(1)
