from __future__ import annotations

from itertools import product
from statistics import NormalDist

import pytest

from natopart.scoring.smaa import doubts


@pytest.mark.parametrize(("grade", "share"), [("A", 0.02), ("B", 0.10), ("C", 0.30)])
def test_one_figure_in_twenty_is_above_the_share_of_its_grade(grade: str, share: float) -> None:
    from math import log

    above = 1 - NormalDist(0, doubts.spread(grade)).cdf(log(1 + share))
    assert above == pytest.approx(0.05, abs=1e-12)


@pytest.mark.parametrize(("grade", "share"), [("A", 0.02), ("B", 0.10), ("C", 0.30)])
def test_nine_in_ten_bounded_figures_are_within_the_share_of_the_span(
    grade: str, share: float
) -> None:
    spread = NormalDist(0, doubts.deviation(grade, 50.0))
    assert spread.cdf(share * 50) - spread.cdf(-share * 50) == pytest.approx(0.9, abs=1e-12)


def test_an_answer_is_the_other_one_with_half_the_share() -> None:
    assert [doubts.flip(g) for g in "ABC"] == [0.01, 0.05, 0.15]


def test_methods_are_all_combinations_once() -> None:
    every = product(
        ("goalposts", "min-max", "percentile"), (0.5, 1.0, 2.0), (True, False), ("floor", "skip")
    )
    assert len(doubts.METHODS) == 36
    assert set(doubts.METHODS) == set(every)


def test_grade_d_has_no_spread() -> None:
    with pytest.raises(KeyError):
        doubts.spread("D")
