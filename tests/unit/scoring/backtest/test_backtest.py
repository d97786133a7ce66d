from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import natopart
from natopart.api import backtest_stamp
from natopart.model.dataset import Dataset
from natopart.problems import UsageError
from natopart.scoring.backtest.backtest import Backtest
from natopart.scoring.backtest.rankings import field
from tests.builders import by_id, index, indicator
from tests.unit.scoring.backtest.worlds import levels, meeting, seats, world

SPRING = meeting("spring", "2012-05-21", seats("AAA", "CCC", "FFF"))
AUTUMN = meeting("autumn", "2012-10", seats("DDD", "EEE", "BBB"), circular="They pay for it.")
ALONE = meeting("alone", "2012-01-01", seats("AAA"))
CHICAGO = "chicago-2012-partnership-meeting"


def run(data: Dataset, *references: str, **parts: Any) -> Backtest:
    return natopart.backtest(data, references, **{"profile": "test", "draws": 50, **parts})


def test_lists_stand_by_date_and_those_that_tell_nothing_are_counted() -> None:
    found = run(world(AUTUMN, SPRING, ALONE))
    assert [e.meeting.id for e in found.entries] == ["spring", "autumn"]
    assert [e.as_of for e in found.entries] == ["2012-05-20", "2012-09-30"]
    assert found.left_out == 1


def test_an_entry_worked_out_by_hand() -> None:
    """Of AAA BBB CCC DDD EEE (FFF unranked) AAA, CCC and FFF are members: places 1, 3 and 6.

    Two of the first three; 3 + 2 + 0 of 9 pairs; (1 + 2/3 + 3/6) / 3. Of the 20 lists of three
    that are possible seven are as good: the sum of i / place is at least 13/6 for the places
    123, 124, 125, 126, 134, 135 and 136 alone.
    """
    (entry,) = run(world(SPRING)).entries
    assert entry.members == ("AAA", "CCC", "FFF")
    assert (entry.tested, entry.ranked, entry.expected) == (6, 5, 0.5)
    assert entry.metrics == pytest.approx((2 / 3, 5 / 9, 13 / 18), abs=1e-12)
    assert entry.p_value == (7 / 20, True)


def test_a_circular_list_has_no_p_value() -> None:
    (entry,) = run(world(AUTUMN)).entries
    assert entry.p_value is None
    assert entry.metrics.auc is not None


def test_a_short_list_can_be_asked_for() -> None:
    (entry,) = run(world(SPRING, ALONE), "alone").entries
    assert entry.metrics == (1.0, 1.0, 1.0)
    assert entry.p_value is not None


def test_missed_and_intruders_have_their_reasons() -> None:
    """BBB has 0.8; the members' mean is (0.9 + 0.7 + 0) / 3. FFF, missed, is unranked."""
    (entry,) = run(world(SPRING)).entries
    (intruder,) = entry.intruders
    assert (intruder.partner, intruder.rank, intruder.unranked) == ("BBB", 2, "")
    assert [r.indicator for r in intruder.reasons] == ["level"]
    assert intruder.reasons[0].gap == pytest.approx(0.8 - 1.6 / 3)
    (missed,) = entry.missed
    assert (missed.partner, missed.rank) == ("FFF", None)
    assert missed.unranked == "evidence 0.00 in deeds, below 0.50"
    assert missed.reasons[0].gap == pytest.approx(0.0 - (0.9 + 0.8 + 0.7) / 3)


def test_reasons_point_one_way_the_largest_first_and_three_at_most() -> None:
    """BBB, first, leads the member AAA by 0.9, 0.6, 0.7 and 0.8, and is behind it by 0.1."""
    leads = {"a": 90, "b": 60, "c": 70, "d": 80}
    values = {name: {"AAA": 0, "BBB": lead} for name, lead in leads.items()}
    values["e"] = {"AAA": 10, "BBB": 0}
    data = world(
        meeting("x", "2012-05-21", seats("AAA")),
        index=index(*(indicator(n, "series", 100, parameters={"series": n}) for n in values)),
        series=by_id(levels(name, own) for name, own in values.items()),
    )
    (entry,) = run(data, "x", pool="AAA,BBB").entries
    (intruder,), (missed,) = entry.intruders, entry.missed
    assert [r.indicator for r in intruder.reasons] == ["a", "d", "c"]
    assert [r.indicator for r in missed.reasons] == ["a", "d", "c"]
    assert [r.gap for r in intruder.reasons] == pytest.approx([0.18, 0.16, 0.14])
    assert [r.gap for r in missed.reasons] == pytest.approx([-0.18, -0.16, -0.14])


def test_ranks_of_strangers_are_those_among_the_tested() -> None:
    """AAA is set aside as host, so that BBB is first."""
    held = meeting("x", "2012-05-21", seats("AAA", role="host-nation-of-operation"), seats("EEE"))
    (entry,) = run(world(held), "x").entries
    assert [(s.partner, s.rank) for s in entry.intruders] == [("BBB", 1)]
    assert [(s.partner, s.rank) for s in entry.missed] == [("EEE", 4)]


def test_other_rankings_stand_beside() -> None:
    (entry,) = run(world(SPRING)).entries
    assert {kind: tuple(own) for kind, own in entry.rankings.items()} == {
        "profiles": ("test", "other"),
        "criteria": ("deeds",),
        "baselines": (
            *("gdp", "armed-forces", "deployed", "alphabet"),
            *("ranked-or-not", "gdp-of-ranked"),
        ),
    }
    assert entry.rankings["profiles"]["test"] == entry.metrics
    assert entry.rankings["criteria"]["deeds"] == entry.metrics
    assert entry.rankings["baselines"]["gdp"] == entry.metrics
    assert entry.rankings["baselines"]["gdp-of-ranked"] == entry.metrics
    assert entry.rankings["baselines"]["armed-forces"].auc == 0.5


def test_nobody_ranked_is_chance() -> None:
    old = indicator("level", "series", 100, parameters={"series": "level"}, max_age=0.1)
    nothing = index(old)
    (entry,) = run(world(SPRING, index=nothing)).entries
    assert entry.ranked == 0
    assert entry.metrics == (0.5, 0.5, 0.5)
    assert entry.p_value == (1.0, True)
    assert [s.partner for s in entry.missed] == ["AAA", "CCC", "FFF"]
    assert [s.reasons for s in entry.missed] == [(), (), ()]
    assert entry.intruders == ()


def test_everyone_a_member() -> None:
    everyone = meeting("x", "2012-05-21", seats("AAA", "BBB", "CCC", "DDD", "EEE", "FFF"))
    (entry,) = run(world(everyone)).entries
    assert entry.metrics == (1.0, None, 1.0)
    assert entry.p_value == (1.0, True)


def test_a_list_without_members_in_the_pool_has_no_numbers() -> None:
    (entry,) = run(world(meeting("x", "2012-05-21", seats("GGG"))), "x").entries
    assert entry.metrics == (None, None, None)
    assert (entry.expected, entry.p_value, entry.missed) == (None, None, ())


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"references": ("sprin",)}, "did you mean 'spring'"),
        ({"draws": 0}, "number of draws is 0"),
        ({"draws": 10_000_000}, "1 to 1,000,000"),
        ({"seed": -1}, "the seed is -1"),
        ({"pool": "nowhere"}, "unknown country 'nowhere'"),
        ({"pool": "suspended"}, "the pool 'suspended' holds three of no list"),
        (
            {"references": ("spring",), "pool": "suspended"},
            "'suspended' holds nobody on the day before spring",
        ),
        ({"profile": "tets"}, "did you mean 'test'"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        natopart.backtest(world(SPRING), **{"profile": "test", **asked})


def test_the_seed_moves_the_p_value_alone(shipped: Dataset) -> None:
    first, again, zero = (
        natopart.backtest(shipped, [CHICAGO], draws=200, seed=seed).entries[0] for seed in (1, 1, 0)
    )
    assert first == again
    assert first.p_value != zero.p_value
    assert first._replace(p_value=None) == zero._replace(p_value=None)


def test_a_list_that_is_deleted_changes_no_score_and_no_other_entry(shipped: Dataset) -> None:
    rest = {name: m for name, m in shipped.meetings.items() if name != CHICAGO}
    fewer = replace(shipped, meetings=rest)
    kept = "chicago-2012-aspirants-meeting"
    before, after = (natopart.backtest(d, [kept], draws=10).entries for d in (shipped, fewer))
    assert before == after
    scores = (natopart.score(natopart.as_of(d, "2012-05-20")).results for d in (shipped, fewer))
    assert next(scores) == next(scores)


def test_rankings_are_those_of_score(shipped: Dataset) -> None:
    """Readings and criteria are shared between profiles; the places stay what they are."""
    view = natopart.as_of(shipped, "2012-05-20")
    default = shipped.profiles["default"]
    pool = natopart.pool(view, "partners")
    found = field(view, pool, default, backtest_stamp(shipped, default, "partners", (1, 1)))
    for name, ranking in found.others["profiles"].items():
        scores = natopart.score(view, profile=name)
        assert ranking == {r.partner: r.rank for r in scores.results}, name
    for name, ranking in found.others["criteria"].items():
        scores = natopart.score(view, by=name)
        assert ranking == {r.partner: r.rank for r in scores.results}, name


def test_a_ranking_on_scales_of_the_pool_is_that_of_score(shipped: Dataset) -> None:
    view = natopart.as_of(shipped, "2012-05-20")
    how = shipped.profiles["default"].model_copy(update={"normalisation": "percentile"})
    pool = natopart.pool(view, "partners")
    found = field(view, pool, how, backtest_stamp(shipped, how, "partners", (1, 1)))
    expected = natopart.score(view, profile=how)
    assert {r.partner: r.rank for r in found.scores.results} == {
        r.partner: r.rank for r in expected.results
    }
    assert found.root("SWE").score == pytest.approx(expected.of("SWE").score)


def test_the_shipped_weights_are_equal_at_every_level(shipped: Dataset) -> None:
    """Nothing is tuned: weights are 1, or 0 for what only another profile brings in."""
    assert shipped.profiles["default"].weights == {}
    assert shipped.profiles["default"].parameters == {}
    weights = [(c.id, c.weight) for c in shipped.index.criteria]
    assert {weight for _, weight in weights} == {1.0}
    components = [part for c in shipped.index.criteria for part in c.components]
    assert {part.weight for part in components} == {1.0}
    assert {i.weight for part in components for i in part.indicators} == {0.0, 1.0}
    types = [t for c in shipped.index.criteria if c.functions for t in c.functions.types]
    assert {t.weight for t in types} == {1.0}
    brought_in = {name for p in shipped.profiles.values() for name in p.weights}
    left_out = {i.id for part in components for i in part.indicators if i.weight == 0}
    assert left_out <= brought_in


def test_readings_on_one_day_serve_all_lists_of_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []

    def counted(view: Any, *rest: Any) -> Any:
        days.append(view.day)
        return field(view, *rest)

    monkeypatch.setattr("natopart.scoring.backtest.backtest.field", counted)
    twin = meeting("twin", "2012-05-21", seats("BBB", "DDD", "EEE"))
    assert len(run(world(SPRING, twin)).entries) == 2
    assert len(days) == 1
