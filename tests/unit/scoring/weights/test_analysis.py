"""The whole answer, by hand."""

from __future__ import annotations

import pytest

from natopart.problems import UsageError
from natopart.scoring.weights.analysis import analyse
from tests.unit.scoring.weights.build import CRITERIA, compete

EACH = {"A": (1, 0, 0), "B": (0, 1, 0), "C": (0, 0, 1)}


def test_each_best_in_one_criterion() -> None:
    found = analyse(compete(EACH))
    assert found.first == pytest.approx({"A": 1 / 3, "B": 1 / 3, "C": 1 / 3})
    assert (found.best, found.worst) == ((1, 1, 1), (3, 3, 3))
    assert found.expected == pytest.approx((2, 2, 2))
    assert found.pairwise[0] == pytest.approx((0.5, 0.5, 0.5))
    assert found.dominates == ()


def test_the_central_weight_is_the_centroid_of_where_one_is_first() -> None:
    """A is first in the triangle of corners (1, 0, 0), (1/3, 2/3, 0), (1/3, 0, 2/3)."""
    found = analyse(compete({"A": (1, 0, 0), "B": (0, 0.5, 0.5)}))
    assert found.central["A"] == pytest.approx((5 / 9, 2 / 9, 2 / 9))
    assert found.pairwise[0][1] == pytest.approx(4 / 9)
    assert found.pairwise[1][0] == pytest.approx(5 / 9)


def test_dominance_is_weak_and_needs_a_difference() -> None:
    found = analyse(compete({"A": (0.9, 0.5, 0.5), "B": (0.9, 0.4, 0.5), "C": (0.9, 0.4, 0.5)}))
    assert found.dominates == (("A", "B"), ("A", "C"))
    assert found.pairwise[1][2] == 0.5
    assert found.first == {"A": 1}


def test_a_dominance_in_the_last_digit_of_a_power_counts() -> None:
    """0.2^20 beside 1 is 1e-14: no share worth a word, and yet a criterion in which B is ahead."""
    scores = {"A": (1.0, 0.1, 0.1), "B": (0.9, 0.2, 0.1)}
    assert analyse(compete(scores, 20)).dominates == ()


def test_a_partner_without_a_score_is_excluded_and_no_zero() -> None:
    found = analyse(compete({"A": (0.5, 0.5, None), "B": (0.1, 0.1, 0.1)}))
    assert (found.partners, found.excluded, found.first) == (("B",), ("A",), {"B": 1})


def test_ranks_without_a_share_are_not_held() -> None:
    """B is level with A where all weight lies on operations, and first nowhere else."""
    found = analyse(compete({"A": (1, 0.6, 0.6), "B": (1, 0.5, 0.5)}))
    assert (found.best, found.worst) == ((1, 2), (1, 2))
    assert set(found.central) == {"A"}


def test_weights_have_one_for_each_criterion() -> None:
    found = analyse(compete({"A": (0.6, 0.2), "B": (0.4, 0.6)}, criteria=CRITERIA[:2]))
    assert found.central["A"] == pytest.approx((5 / 6, 1 / 6))


@pytest.mark.parametrize("criteria", [(), ("a", "b", "c", "d")])
def test_a_triangle_has_one_to_three_criteria(criteria: tuple[str, ...]) -> None:
    from natopart.scoring.weights.field import field
    from natopart.scoring.weights.plane import TRIANGLE

    with pytest.raises(UsageError, match=f"1 to 3 criteria, not {len(criteria)}"):
        field({}, criteria, 1, TRIANGLE)
