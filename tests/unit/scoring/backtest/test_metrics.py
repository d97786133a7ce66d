from __future__ import annotations

import pytest

from natopart.scoring.backtest.metrics import (
    Group,
    Metrics,
    Ranking,
    auc,
    average_precision,
    grouped,
    metrics,
    precision_at,
)
from tests.unit.scoring.backtest import peer

CASES: dict[str, tuple[Ranking, str]] = {
    "first and last": ({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}, "ae"),
    "tied pairs": ({"a": 1, "b": 1, "c": 3, "d": 3, "e": 5, "f": 6}, "bdf"),
    "unranked members": ({"a": 1, "b": 2, "c": 3, "d": None, "e": None}, "bd"),
    "all tied": ({"a": 1, "b": 1, "c": 1, "d": 1}, "ab"),
    "all unranked": ({"a": None, "b": None, "c": None}, "c"),
    "one member in the middle": ({"a": 1, "b": 2, "c": 3}, "b"),
}


@pytest.mark.parametrize(("ranking", "members"), CASES.values(), ids=CASES)
def test_metrics_are_those_of_scikit_learn(ranking: Ranking, members: str) -> None:
    truth = [unit in members for unit in ranking]
    scores = [-(99 if rank is None else rank) for rank in ranking.values()]
    found = metrics(ranking, tuple(ranking), members)
    assert found.auc == pytest.approx(peer.auc(truth, scores), abs=1e-12)
    assert found.average_precision == pytest.approx(
        peer.average_precision(truth, scores), abs=1e-12
    )


def test_metrics_worked_out_by_hand() -> None:
    """Members at 1, 3 and 4 of 5: precision 2/3, pairs won 2 + 1 + 1 of 6, (1 + 2/3 + 3/4) / 3."""
    ranking: Ranking = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}
    found = metrics(ranking, "abcde", "acd")
    assert found == pytest.approx((2 / 3, 4 / 6, 29 / 36), abs=1e-12)


def test_the_group_that_the_cut_divides_counts_in_proportion() -> None:
    """One of three tied units is a member; two of the three have a place: 1 + 2/3 of 3."""
    assert precision_at((Group(1, 1), Group(3, 1), Group(1, 1)), 3) == pytest.approx(5 / 9)


def test_ties_give_what_chance_gives() -> None:
    assert metrics({}, "abcdefgh", "ab") == Metrics(0.25, 0.5, 0.25)


def test_everyone_a_member_leaves_nothing_to_tell_apart() -> None:
    assert metrics({"a": 1, "b": 2}, "ab", "ab") == Metrics(1.0, None, 1.0)


def test_without_members_nothing_is_defined() -> None:
    assert metrics({"a": 1, "b": 2}, "ab", "") == Metrics(None, None, None)
    assert (auc(()), average_precision(()), precision_at((), 0)) == (None, None, None)


def test_units_that_are_not_tested_do_not_count() -> None:
    ranking: Ranking = {"a": 1, "x": 2, "b": 3}
    assert grouped(ranking, "ab", "bx") == (Group(1, 0), Group(1, 1))
