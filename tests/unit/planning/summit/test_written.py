"""Weights to be given by hand: they do what they are told to, in as few digits as do it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natopart.planning.summit.nearest import nearest
from natopart.planning.summit.written import Written, written
from tests.unit.planning.summit.test_nearest import FIELDS, before
from tests.unit.scoring.weights.build import EQUAL, compete

THIRDS = dict(zip("xyz", EQUAL, strict=True))


def parsed(found: Written) -> dict[str, float]:
    parts = (part.split("=") for part in found.option.split(","))
    return {name: float(weight) for name, weight in parts}


def test_rounded_away_from_the_border() -> None:
    """Beyond 4/9 of the first weight, which is 0.444 to the nearest thousandth, and too little."""
    exact = (4 / 9 + 1e-11, 2 / 9 - 1e-11, 1 / 3)
    found = written(exact, THIRDS, lambda w: w[0] > 2 * w[1], {})
    assert found.option == "x=0.445,y=0.222,z=0.333"
    assert found.moved == pytest.approx(0.445 - 1 / 3)


def test_more_digits_where_three_do_not() -> None:
    found = written((0.5, 0.3, 0.2), THIRDS, lambda w: abs(w[0] - 0.50004) < 2e-5, {})
    assert found.option == "x=0.50003,y=0.29997,z=0.2"


def test_the_exact_ones_where_no_round_ones_do() -> None:
    exact = (1 / 7, 2 / 7, 4 / 7)
    found = written(exact, THIRDS, lambda w: w == exact, {})
    assert tuple(parsed(found).values()) == exact


def test_other_weights_that_were_given_stay() -> None:
    at, beside = {"x": 0.4, "y": 0.6}, {"part": 3.0, "leaf": 1e-7}
    found = written((0.5, 0.5), at, lambda w: w[0] >= 0.5, beside)
    assert found.option == "x=0.5,y=0.5,part=3,leaf=0.0000001"


@settings(max_examples=40, deadline=None)
@given(FIELDS, st.data())
def test_what_is_written_does_and_no_smaller_change_than_the_least(
    values: list[tuple[float, ...]], data: Any
) -> None:
    scores = dict(zip("ABCDEF", values, strict=False))
    code = data.draw(st.sampled_from(sorted(scores)))
    n = data.draw(st.integers(1, len(scores)))

    def stands(weights: Any) -> bool:
        return bool(before(scores, code, weights) < n)

    change = nearest(compete(scores), code, EQUAL, n, stands)
    if change is None:
        return
    found = written(change.weights, THIRDS, stands, {})
    given_by_hand = tuple(parsed(found).values())
    assert given_by_hand == found.weights
    assert stands(given_by_hand)
    assert min(given_by_hand) > 0
    assert found.moved >= change.moved - 1e-9
