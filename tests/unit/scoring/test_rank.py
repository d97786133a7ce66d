"""The ranks that bounds allow, by hand."""

from __future__ import annotations

from natopart.scoring.rank import rank_ranges


def test_bounds_that_only_touch_let_nobody_pass() -> None:
    """At the common value the two are tied, and those tied share the better rank."""
    assert rank_ranges({"A": (0.5, 0.8), "B": (0.2, 0.5)}) == {"A": (1, 1), "B": (1, 2)}


def test_equal_points_share_the_first_rank() -> None:
    assert rank_ranges({"A": (0.5, 0.5), "B": (0.5, 0.5)}) == {"A": (1, 1), "B": (1, 1)}


def test_the_last_bit_of_a_bound_lets_nobody_pass() -> None:
    assert 0.1 + 0.2 > 0.3
    bounds = {"A": (0.1 + 0.2, 0.1 + 0.2), "B": (0.3, 0.3)}
    assert rank_ranges(bounds) == {"A": (1, 1), "B": (1, 1)}


def test_bounds_apart_and_bounds_that_overlap() -> None:
    bounds = {"A": (0.7, 0.9), "B": (0.3, 0.6), "C": (0.4, 0.5), "D": (0.0, 0.1)}
    assert rank_ranges(bounds) == {"A": (1, 1), "B": (2, 3), "C": (2, 3), "D": (4, 4)}
