"""The smallest changes of the weights: by hand, and against a fine grid."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from natopart.problems import UsageError
from natopart.scoring.weights.change import first_needs, swap, unseat
from tests.unit.scoring.weights.build import EQUAL, chicago, compete

STEPS = 300
"""Weights of the grid are multiples of 1/300, so that the equal weights are among them."""
NEAR = 2 / STEPS
"""The nearest point of the grid is no farther than that from the nearest point."""


def grid() -> Any:
    first, second = np.meshgrid(np.arange(STEPS + 1), np.arange(STEPS + 1))
    whole = np.stack([first, second, STEPS - first - second], axis=-1).reshape(-1, 3)
    return whole[whole[:, 2] >= 0] / STEPS


GRID = grid()
SCORES = GRID @ np.array(list(chicago().values())).T
CODES = list(chicago())
MOVED = np.abs(GRID - np.array(EQUAL)).sum(axis=1) / 2


def least(where: Any) -> float:
    return float(MOVED[where].min())


@pytest.mark.parametrize("code", ["AUS", "RUS", "SWE"])
def test_the_smallest_change_that_puts_one_first_is_that_of_a_grid(code: str) -> None:
    found = first_needs(compete(chicago()), code, EQUAL)
    place = CODES.index(code)
    nearest = least(SCORES[:, place] >= SCORES.max(axis=1) - 1e-12)
    assert found.change is not None
    assert nearest - NEAR <= found.change.moved <= nearest + 1e-9


def test_the_smallest_change_that_unseats_is_that_of_a_grid() -> None:
    found = unseat(compete(chicago()), EQUAL)
    nearest = least(SCORES[:, CODES.index("RUS")] < SCORES.max(axis=1))
    assert (found.leaders, found.successors) == (("RUS",), ("AUS",))
    assert found.change is not None
    assert nearest - NEAR <= found.change.moved <= nearest


@pytest.mark.parametrize(("one", "other"), [("SWE", "RUS"), ("FIN", "UKR"), ("JPN", "SWE")])
def test_the_smallest_change_that_swaps_is_that_of_a_grid(one: str, other: str) -> None:
    found = swap(compete(chicago()), one, other, EQUAL)
    ahead, behind = CODES.index(found.ahead), CODES.index(found.behind)
    after = SCORES[:, ahead] <= SCORES[:, behind]
    assert found.change is not None
    assert least(after) - NEAR <= found.change.moved <= least(after) + 1e-9
    assert found.shares[1] == pytest.approx(after.mean(), abs=0.01)


def test_who_is_first_already_needs_no_change() -> None:
    found = first_needs(compete({"A": (1, 1, 0), "B": (0, 0, 1)}), "A", EQUAL)
    assert found.change is not None
    assert (found.change.moved, found.change.weights) == (0, EQUAL)


def test_the_change_is_the_weight_that_moves() -> None:
    """B leads where specific weigh more than a half: a sixth must move there."""
    found = first_needs(compete({"A": (1, 1, 0), "B": (0, 0, 1)}), "B", EQUAL)
    assert found.share == pytest.approx(1 / 4)
    assert found.change is not None
    assert found.change.moved == pytest.approx(1 / 6)
    assert found.change.weights[2] == pytest.approx(1 / 2)


BLOCKED = {
    "one": ({"A": (0.6, 0.6, 0.6), "B": (0.7, 0.7, 0.7)}, ("A",)),
    "two": ({"A": (1.0, 0.3, 0.6), "B": (0.3, 1.0, 0.6), "C": (0.1, 0.1, 0.1)}, ("A", "B")),
    "three": ({"A": (1, 0.3, 0.3), "B": (0.3, 1, 0.3), "C": (0.3, 0.3, 1)}, ("A", "B", "C")),
}


@pytest.mark.parametrize(("others", "blockers"), BLOCKED.values(), ids=BLOCKED)
def test_who_keeps_one_from_the_first_place(
    others: dict[str, tuple[float, float, float]], blockers: tuple[str, ...]
) -> None:
    """Of two, one leads X (0.5 everywhere) wherever the other does not; of three likewise."""
    found = first_needs(compete({"X": (0.5, 0.5, 0.5), **others}), "X", EQUAL)
    assert (found.share, found.change, found.blockers, found.level) == (0, None, blockers, ())


def test_who_is_only_level_under_weights_without_area() -> None:
    found = first_needs(compete({"A": (1, 0.6, 0.6), "X": (1, 0.5, 0.5)}), "X", EQUAL)
    assert (found.share, found.blockers, found.level) == (0, ("A",), ((1, 0, 0),))


def test_an_identical_partner_keeps_nobody_from_the_first_place() -> None:
    found = first_needs(compete({"A": (1, 0, 0), "B": (1, 0, 0)}), "B", EQUAL)
    assert (found.share, found.blockers) == (1, ())


def test_who_leads_under_all_weights_cannot_be_unseated() -> None:
    found = unseat(compete({"A": (1, 0.6, 0.6), "B": (1, 0.5, 0.5)}), EQUAL)
    assert (found.leaders, found.change, found.successors) == (("A",), None, ())


def test_a_lead_under_no_share_of_the_weights_unseats_nobody() -> None:
    """Of eleventh powers B's 0.2 beats A's 0.1 only within 1e-7 of all weight on financial."""
    field = compete({"A": (1, 0.1, 1), "B": (0.9, 0.2, 0.9)}, 11)
    assert unseat(field, EQUAL).change is None
    assert first_needs(field, "B", EQUAL).change is None


def test_leaders_that_tie_are_unseated_without_a_change() -> None:
    found = unseat(compete({"A": (1, 0, 0), "B": (0, 1, 0)}), EQUAL)
    assert (found.leaders, found.successors) == (("A", "B"), ("A", "B"))
    assert found.change is not None
    assert found.change.moved == 0


def test_identical_leaders_do_not_unseat_each_other() -> None:
    found = unseat(compete({"A": (1, 0.5, 0.5), "B": (1, 0.5, 0.5)}), EQUAL)
    assert (found.leaders, found.change) == (("A", "B"), None)


def test_changes_stay_within_the_preferences() -> None:
    """Without them B leads where financial outweigh operations; these allow it at specific 0.5."""
    field = compete({"A": (1, 0, 0.1), "B": (0, 1, 0)}, 1, "specific=0.5..1")
    found = unseat(field, (0.5, 0.3, 0.2))
    assert found.change is not None
    assert found.change.weights[2] >= 0.5 - 1e-12


def test_two_that_change_places() -> None:
    found = swap(compete({"A": (1, 0, 0), "B": (0, 1, 0)}), "B", "A", (0.5, 0.2, 0.3))
    assert (found.ahead, found.behind) == ("A", "B")
    assert found.shares == pytest.approx((0.5, 0.5))
    assert found.change is not None
    assert found.change.moved == pytest.approx(0.15)
    assert np.array(sorted(found.ends)) == pytest.approx(np.array([(0, 0, 1), (0.5, 0.5, 0)]))


def test_who_dominates_never_changes_places() -> None:
    found = swap(compete({"A": (1, 1, 1), "B": (0, 1, 0)}), "B", "A", EQUAL)
    assert (found.ahead, found.change, found.ends) == ("A", None, ())
    assert found.shares == (1, 0)


def test_identical_partners_never_change_places() -> None:
    found = swap(compete({"A": (1, 1, 1), "B": (1, 1, 1)}), "B", "A", EQUAL)
    assert (found.ahead, found.shares, found.change) == ("B", (0.5, 0.5), None)


def test_wrong_partners_are_told() -> None:
    field = compete({"SWE": (1, 1, 1), "FIN": (1, 1, 1), "AUT": (1, 1, None)})
    with pytest.raises(UsageError, match="unknown partner 'SWX'; did you mean 'SWE'"):
        first_needs(field, "SWX", EQUAL)
    with pytest.raises(UsageError, match="AUT has no score in some criterion"):
        first_needs(field, "AUT", EQUAL)
    with pytest.raises(UsageError, match="SWE cannot change places with itself"):
        swap(field, "SWE", "SWE", EQUAL)
