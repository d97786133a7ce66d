"""What must hold of the metrics of a ranking against a list."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natopart.scoring.backtest.metrics import Ranking, metrics
from tests.property.worlds import exact

UNITS = "abcdef"
ranks = st.one_of(st.none(), st.integers(1, 6))
rankings = st.fixed_dictionaries(dict.fromkeys(UNITS, ranks))
lists = st.sets(st.sampled_from(UNITS), min_size=1, max_size=5)


@exact
@given(rankings, lists)
def test_metrics_lie_in_their_ranges(ranking: Ranking, members: set[str]) -> None:
    assert all(value is not None and 0 <= value <= 1 for value in metrics(ranking, UNITS, members))


@exact
@given(rankings, lists)
def test_ties_count_as_the_mean_over_all_orders_of_the_tied(
    ranking: Ranking, members: set[str]
) -> None:
    """Precision and AUC, not average precision, in which tied units come in together."""
    last = {unit: 99 if rank is None else rank for unit, rank in ranking.items()}
    orders = [o for o in permutations(UNITS) if [last[u] for u in o] == sorted(last.values())]
    n = len(members)
    precisions = [sum(unit in members for unit in order[:n]) / n for order in orders]
    won = [
        sum(a in members and b not in members for i, a in enumerate(o) for b in o[i + 1 :])
        for o in orders
    ]
    found = metrics(ranking, UNITS, members)
    assert found.precision_at_n == pytest.approx(sum(precisions) / len(orders))
    assert found.auc == pytest.approx(sum(won) / len(orders) / (n * (6 - n)))


@exact
@given(rankings, lists)
def test_a_ranking_turned_round_turns_auc_round(ranking: Ranking, members: set[str]) -> None:
    last = {unit: 7 if rank is None else rank for unit, rank in ranking.items()}
    turned = {unit: 8 - rank for unit, rank in last.items()}
    one, two = (metrics(r, UNITS, members).auc or 0.0 for r in (ranking, turned))
    assert one + two == pytest.approx(1.0)


@exact
@given(st.permutations(UNITS), lists)
def test_members_in_front_are_found_whole(order: list[str], members: set[str]) -> None:
    front = sorted(order, key=lambda unit: unit not in members)
    ranking = {unit: place for place, unit in enumerate(front, 1)}
    assert metrics(ranking, UNITS, members) == (1.0, 1.0, 1.0)
