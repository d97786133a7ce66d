from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from natopart.model.dataset import Dataset
from natopart.model.index import Goalposts, Indicator
from natopart.problems import NatopartError, UsageError
from natopart.scoring.robustness import (
    Doubts,
    Questions,
    Robustness,
    Runner,
    robustness,
)
from natopart.scoring.smaa import figures
from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.plan import scored
from natopart.scoring.smaa.run import monte_carlo
from natopart.scoring.smaa.streams import Place
from natopart.scoring.smaa.tally import Statistics
from natopart.scoring.weights.analysis import analyse
from natopart.scoring.weights.preference import preferred
from natopart.scoring.weights.ranking import ranked_field
from tests import builders as make
from tests.draws import STILL, flat, known, plan, ranking, sure, whole_plan

CRITERIA = ("operations", "financial", "specific")
FEW = ("SWE", "FIN", "JOR", "AUS", "RUS")
SOURCES = ("figures", "unknowns", "weights", "method")


def gdp(**values: float) -> Dataset:
    """Return partners with one level each in two criteria, ranked whatever is known."""
    posts = Goalposts(low=0.0, high=100.0, reason="made up for a test")
    parts: dict[str, Any] = {"measure": "series", "goalposts": posts, "max_age": 9.0}
    own = Indicator(id="gdp", name="gdp", parameters={"series": "gdp"}, **parts)
    known_: dict[str, Any] = {code: {2011: v} for code, v in values.items() if v >= 0}
    series = make.series("gdp", **known_)
    return make.dataset(
        *(make.country(code) for code in values), series={"gdp": series}, index=make.index(own)
    )


def told(found: Robustness) -> Statistics:
    assert found.together is not None
    return found.together.statistics


@pytest.fixture(scope="module")
def alone(shipped: Dataset) -> Robustness:
    """Return each doubt by itself and all together, a thousand draws, of five partners."""
    return sure(shipped, shipped.profiles["default"], Doubts(1000, 0), members=FEW)


def test_shares_are_of_the_ranked_partners_by_code(alone: Robustness) -> None:
    assert alone.partners == tuple(sorted(FEW))
    for drawn in (alone.together, *alone.alone.values()):
        assert drawn is not None
        own = drawn.statistics
        np.testing.assert_allclose(own.acceptability.sum(axis=0), 1, atol=1e-9)
        np.testing.assert_allclose(own.acceptability.sum(axis=1), 1, atol=1e-9)


@pytest.mark.parametrize("source", SOURCES)
def test_each_source_alone_moves_real_scores(shipped: Dataset, source: str) -> None:
    how = shipped.profiles["default"]
    still = whole_plan(shipped, how, STILL._replace(vary=()), FEW)
    own = still._replace(varied=frozenset({source}))
    moved = scored(own, 0).scores - scored(still, 0).scores
    assert (np.abs(moved).max(axis=1) > 0.001).all()


def test_varied_sources_are_told_together_and_alone(alone: Robustness) -> None:
    assert tuple(alone.alone) == SOURCES
    assert (alone.stamp.draws, alone.stamp.seed, alone.stamp.varied) == (1000, 1, SOURCES)


def test_effects_are_of_the_sources_and_of_the_parts_of_the_weights() -> None:
    found = sure(gdp(AAA=50, BBB=51), make.profile(), Doubts(0, 10))
    assert [e.name for e in found.effects] == [*SOURCES, "weights below"]
    assert found.effects[0].indices.total.shape == (3,)


def test_one_source_is_not_told_twice(shipped: Dataset) -> None:
    doubts = Doubts(1000, 0, vary=("figures",))
    found = sure(shipped, shipped.profiles["default"], doubts, members=FEW)
    assert found.together is not None
    assert found.alone == {}
    assert found.effects == ()


def test_the_same_alone_as_among_others(shipped: Dataset, alone: Robustness) -> None:
    how = shipped.profiles["default"]
    one = sure(shipped, how, Doubts(1000, 0, vary=("weights",)), members=FEW)
    two = alone.alone["weights"].statistics
    assert told(one).acceptability.tobytes() == two.acceptability.tobytes()


def test_nothing_varied(shipped: Dataset) -> None:
    for doubts in (Doubts(vary=()), STILL):
        found = sure(shipped, shipped.profiles["default"], doubts, members=FEW)
        assert (found.together, found.alone, found.effects) == (None, {}, ())
        assert found.weights is not None


@pytest.mark.parametrize(
    ("p", "region", "draws"),
    [(1.0, (), 20_000), (-2.0, (), 5000), (0.5, ("operations>=financial",), 5000)],
)
def test_weights_alone_agree_with_the_exact_analysis(
    shipped: Dataset, p: float, region: tuple[str, ...], draws: int
) -> None:
    """The scores of the criteria as they are; nothing but the weights of these varies."""
    _, scores = ranking(shipped, shipped.profiles["default"])
    shares = dict.fromkeys(CRITERIA, 1 / 3)
    exact = analyse(ranked_field(scores, shares, p, preferred(region, CRITERIA)))
    cells = {
        code: {name: known(scores.of(code).criteria[name].score or 0.0) for name in CRITERIA}
        for code in exact.partners
    }
    own = plan(
        flat(shares),
        cells,
        ["weights"],
        method=Method("goalposts", p, True, "floor"),
        region=exact.region if region else (),
    )
    found = monte_carlo(own, draws).statistics
    for drawn, areas in (
        (found.acceptability, np.array(exact.acceptability)),
        (found.pairwise, np.array(exact.pairwise)),
    ):
        error = np.sqrt(areas * (1 - areas) / draws)
        assert (np.abs(drawn - areas) <= 5 * error + 1e-5).all()
    assert (np.abs(found.expected - exact.expected) <= 5 * found.error + 1e-5).all()


def test_nobody_ranked() -> None:
    how = make.profile(requires=("deeds",))
    with pytest.raises(NatopartError, match="nobody is ranked"):
        sure(gdp(AAA=-1, BBB=-1), how, Doubts(1000, 10))


def test_one_partner_is_first() -> None:
    found = sure(gdp(AAA=50), make.profile(), Doubts(1000, 10))
    own = told(found)
    assert own.acceptability.tolist() == [[1.0]]
    assert own.range90 == ((1, 1),)
    assert own.error.tolist() == [0]
    assert np.isnan([e.indices.total for e in found.effects]).all()


def test_two_partners() -> None:
    """50 and 51 of grade A of a scale of 100: the difference has twice the variance of one."""
    found = sure(gdp(AAA=50, BBB=51), make.profile(), Doubts(20_000, 10, vary=("figures",)))
    spread = NormalDist(0, 2 / 1.6448536269514722 * 2**0.5)
    expected = spread.cdf(1)
    assert told(found).acceptability[1, 0] == pytest.approx(expected, abs=5 * 0.5 / 20_000**0.5)


def test_identical_partners_tie_where_nothing_tells_them_apart() -> None:
    found = sure(gdp(AAA=50, BBB=50, CCC=9), make.profile(), Doubts(1000, 10, vary=("method",)))
    assert told(found).acceptability[:2].tolist() == [[0.5, 0.5, 0]] * 2
    assert told(found).shift == 0
    assert told(found).error.tolist() == [0, 0, 0]
    assert np.isnan(found.effects[0].indices.total).all()  # a tie that stays is no shift


def test_any_one_has_no_weights_and_still_draws(shipped: Dataset) -> None:
    how = shipped.profiles["any-one"]
    found = sure(shipped, how, Doubts(1000, 0), members=FEW)
    assert (found.shares, found.weights) == (None, None)
    assert told(found).acceptability.sum() == pytest.approx(len(found.partners))
    for doubts, asked in (
        (STILL._replace(preferences=("operations>=financial",)), Questions()),
        (STILL, Questions(unseat=True)),
        (STILL, Questions(first="SWE")),
        (STILL, Questions(swap=("SWE", "FIN"))),
    ):
        view, scores = ranking(shipped, how, members=FEW)
        with pytest.raises(UsageError, match="any-one"):
            robustness(view, scores, how, doubts, asked)


def test_one_criterion_with_weight(shipped: Dataset) -> None:
    how = shipped.profiles["core-group"]
    found = sure(shipped, how, Doubts(1000, 0, vary=("weights",)), members=FEW)
    assert found.shares == {"operations": 1.0}
    assert told(found).draws == 1000


def test_preferences_clip_the_weights_that_are_drawn(shipped: Dataset) -> None:
    wishes = ("operations=0..0", "financial=0..0")
    how = shipped.profiles["default"]
    own = whole_plan(shipped, how, STILL._replace(preferences=wishes, vary=("weights",)), FEW)
    found = scored(own, 0)
    np.testing.assert_allclose(found.scores, found.criteria[2], atol=1e-12)


def test_a_large_concentration_is_the_profile(shipped: Dataset) -> None:
    doubts = Doubts(1000, 0, vary=("weights",), concentration=1e9)
    found = sure(shipped, shipped.profiles["default"], doubts, members=FEW)
    ranks = [found.scores.rank_of(code) for code in found.partners]
    assert told(found).expected.tolist() == ranks


def test_what_no_draw_can_score_is_told_in_words() -> None:
    """Ranked with nothing documented, a partner has no score where such records are left out."""
    records = make.plain()
    own = make.indicator("money", "money", 5)
    data = make.dataset(make.country("AAA"), make.country("BBB"), **records, index=make.index(own))
    how = make.profile(min_evidence=0.0)
    assert [r.rank for r in ranking(data, how)[1].results] == [1, 1]
    with pytest.raises(NatopartError, match="no score"):
        sure(data, how, Doubts(1000, 0))
    assert told(sure(data, how, Doubts(1000, 0, vary=("unknowns",)))).draws == 1000


@pytest.mark.parametrize(
    ("doubts", "words"),
    [
        (Doubts(vary=("figurs",)), "did you mean 'figures'"),
        (Doubts(draws=-1), "draws is -1"),
        (Doubts(rows=-1), "rows is -1"),
        (Doubts(seed=-1), "seed is -1"),
        (Doubts(seed=10**9 + 1), "seed is 1000000001"),
        (Doubts(concentration=0), "concentration is 0;"),
        (Doubts(concentration=float("nan")), "concentration is nan"),
        (Doubts(concentration=2, preferences=("deeds<=1",)), "not both"),
    ],
)
def test_doubts_that_cannot_be(doubts: Doubts, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        sure(gdp(AAA=1), make.profile(), doubts)


@pytest.mark.parametrize("vary", [(), ("figures",), ("weights",), SOURCES])
def test_the_work_is_what_progress_is_told(vary: tuple[str, ...]) -> None:
    told_: list[int] = []
    data, how = gdp(AAA=50, BBB=20), make.profile()
    view, scores = ranking(data, how)
    doubts = Doubts(2300, 30, vary=vary)
    robustness(view, scores, how, doubts, runner=Runner(progress=told_.append))
    assert sum(told_) == doubts.work(len(data.index.criteria))


def test_a_partner_more_moves_nobody_elses_figures(shipped: Dataset) -> None:
    how, varied = shipped.profiles["default"], STILL._replace(vary=SOURCES[:3])
    few, more = (whole_plan(shipped, how, varied, codes) for codes in (FEW, (*FEW, "CHE")))
    one, two = scored(few, 0).scores, scored(more, 0).scores
    without = [n for n, i in enumerate(more.ranked) if more.table.partners[i] != "CHE"]
    np.testing.assert_allclose(one, two[without], rtol=1e-12)


def test_seeds(shipped: Dataset) -> None:
    how = shipped.profiles["default"]
    found = [
        told(
            sure(shipped, how, Doubts(1000, 0, seed, ("weights",)), members=FEW)
        ).expected.tobytes()
        for seed in (0, 0, 1)
    ]
    assert found[0] == found[1] != found[2]


def test_personnel_moves_person_years_and_burden_by_the_same_factor(shipped: Dataset) -> None:
    """What is left of their ratio is the error of the armed forces, which divide burden alone."""
    own = whole_plan(shipped, shipped.profiles["default"], STILL, FEW).table
    years, burden = (
        next(n for n, leaf in enumerate(own.leaves) if leaf.measure == measure)
        for measure in ("deployed-person-years", "burden")
    )
    both, place = [years, burden], Place(1, 0)
    moved, still = figures.drawn(own, place)[both], figures.documented(own)[both]
    for number, errors in enumerate(own.errors):
        if own.value[years, number] > 0:
            found = np.log(moved[:, number] / still[:, number])
            (spread,) = errors.divisors.spread
            assert (found[0] - found[1]).std() == pytest.approx(spread, rel=0.15)
            assert found[0].std() > 0.001
