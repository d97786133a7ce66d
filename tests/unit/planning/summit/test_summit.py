"""Who is invited, by hand on a small world, and read on the days of three summits."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import natopart
from natopart.model.index import Component, Index
from natopart.model.support import Limit
from natopart.planning.standing import stopped
from natopart.planning.summit.answer import Summit
from natopart.planning.summit.wishes import Wishes
from natopart.problems import NatopartError, UsageError
from tests.builders import SOURCED, by_id, index, indicator
from tests.unit.scoring.backtest.worlds import levels, meeting, seats, world
from tests.unit.scoring.explain_data import shipped, view

SPRING = meeting("spring-2012-talks", "2012-05-21", seats("AAA", "CCC", "FFF", "GGG"))
LIMIT = Limit(id="shy", kind="neutrality", countries=("BBB",), effect="joins nothing", **SOURCED)


def found(wishes: Wishes, pool: str = "partners", **parts: Any) -> Summit:
    day = natopart.as_of(world(SPRING, **parts))
    return natopart.summit(day, wishes, pool, profile="test")


def twofold() -> Index:
    """Return an index of two criteria, each of the one level."""
    one = index(indicator("level", "series", 100, parameters={"series": "level"}))
    (deeds,) = one.criteria
    means = Component(
        id="means-part",
        name="Means",
        indicators=(indicator("means", "series", 100, parameters={"series": "level"}),),
    )
    wealth = deeds.model_copy(update={"id": "wealth", "components": (means,)})
    return one.model_copy(update={"criteria": (deeds, wealth)})


def test_the_first_of_the_ranking_are_invited() -> None:
    two = found(Wishes(seats=2))
    assert two.allies == ("GGG",)
    assert [(g.partner, g.seat, g.value) for g in two.results] == [
        ("AAA", 1, 0.9),
        ("BBB", 2, 0.8),
        ("CCC", None, 0.7),
        ("DDD", None, 0.6),
        ("EEE", None, 0.5),
        ("FFF", None, None),
    ]
    assert two.results[0].reason == "level: 90 unit (2011)"
    assert two.results[2].reason == "place 3; 0.100 behind seat 2, Bbb"
    assert "evidence" in two.results[5].reason


def test_what_each_near_miss_lacks() -> None:
    """One level decides: to pass BBB, of 80, it must be above 80 for who comes later."""
    two = found(Wishes(seats=2))
    needs = {g.partner: g.needed for g in two.results if g.needed}
    assert list(needs) == ["CCC", "DDD", "EEE"]
    for code, score in (("CCC", 0.1), ("DDD", 0.2), ("EEE", 0.3)):
        need = needs[code]
        assert need.score == pytest.approx(score)
        assert need.indicator is not None
        assert need.indicator.indicator == "level"
        assert need.indicator.end == pytest.approx(80)
        assert need.indicator.end > 80
        assert need.weights is None


def test_who_ties_with_the_last_is_in_by_the_code() -> None:
    even = {"AAA": 80.0, "BBB": 70.0, "CCC": 70.0, "DDD": 10.0}
    series = by_id([levels("level", even), levels("gdp-current-usd", even)])
    two = found(Wishes(seats=2), series=series)
    assert [g.partner for g in two.invited] == ["AAA", "BBB"]
    need = next(g.needed for g in two.results if g.partner == "CCC")
    assert need is not None
    assert need.score == 0
    assert need.indicator is not None
    assert 70 < need.indicator.end < 70.001


def test_with_one_criterion_the_weights_have_no_say() -> None:
    two = found(Wishes(seats=2))
    assert (two.core, two.edge, two.contenders, two.criteria) == ((), (), (), ())
    assert {g.first_n_share for g in two.results} == {None}


def test_with_two_criteria_that_agree_all_weights_say_the_same() -> None:
    two = found(Wishes(seats=2), index=twofold())
    assert (two.core, two.edge, two.contenders) == (("AAA", "BBB"), (), ())
    shares = [g.first_n_share for g in two.results]
    assert shares == [1, 1, 0, 0, 0, None]


def test_a_list_beside() -> None:
    two = found(Wishes(seats=2, against="spring-2012"))
    assert two.beside is not None
    assert two.beside.members == ("AAA", "CCC", "FFF")
    assert (two.beside.both, two.beside.only_here) == (("AAA",), ("BBB",))
    assert two.beside.only_there == ("CCC", "FFF")
    assert [(o.country, o.reason) for o in two.beside.outside] == [("GGG", "an Ally since 1949")]


def test_limits_are_named_and_remove_nobody() -> None:
    two = found(Wishes(seats=2), limits=by_id([LIMIT]))
    assert [(g.partner, [x.id for x in g.limits]) for g in two.invited] == [
        ("AAA", []),
        ("BBB", ["shy"]),
    ]


def test_the_agenda_of_a_list_and_whom_it_would_seat_instead() -> None:
    """The only criterion puts AAA and BBB first; the list asks for AAA and CCC."""
    served = found(Wishes(invite=("AAA", "CCC")))
    assert served.served is not None
    assert (served.agenda.kind, served.agenda.ids) == ("criterion", ("deeds",))
    # members at places 1 and 3: (1/1 + 2/3) / 2
    assert served.served.average_precision == pytest.approx((1 + 2 / 3) / 2)
    assert [g.partner for g in served.invited] == ["AAA", "CCC"]
    assert (served.unseated, served.instead) == (("CCC",), ("BBB",))
    assert next(g for g in served.results if g.partner == "BBB").needed is None


def test_a_list_alone_is_invited_without_those_outside() -> None:
    served = found(Wishes(against="spring"))
    assert {g.partner for g in served.invited} == {"AAA", "CCC", "FFF"}


@pytest.mark.parametrize(
    ("wishes", "pool", "words"),
    [
        (Wishes(seats=6), "partners", "6 seats are asked for, and 5 partners have a place"),
        (Wishes(seats=1), "GGG", "holds nobody who could be invited"),
        (Wishes(invite=("GGG",)), "partners", "GGG cannot be invited: an Ally since 1949"),
        (Wishes(invite=("EEE",)), "AAA,BBB", "EEE cannot be invited: a partner, but not one"),
        (Wishes(against="spring"), "BBB,DDD", "nobody on the list could be invited"),
        (Wishes(seats=1, against="autumn"), "partners", "unknown reference list 'autumn'"),
    ],
)
def test_what_cannot_be_seated(wishes: Wishes, pool: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        found(wishes, pool)


def test_allies_of_a_pool_are_left_out_and_named() -> None:
    assert found(Wishes(seats=1), "AAA,GGG").left_out == {"GGG": "an Ally since 1949"}


@cache
def read(day: str, seats: int = 13, profile: str = "default") -> Summit:
    return natopart.summit(view(day), Wishes(seats=seats), profile=profile)


@pytest.mark.parametrize(
    ("day", "allies", "suspended", "name"),
    [
        ("2012-05-20", 28, (), ("MKD", "the former Yugoslav Republic of Macedonia")),
        ("2014-09-04", 28, ("RUS",), ("TUR", "Turkey")),
        ("2025-06-24", 32, ("RUS", "BLR", "AFG"), ("TUR", "Türkiye")),
    ],
)
def test_a_desk_officer_reads_the_day(
    day: str, allies: int, suspended: tuple[str, ...], name: tuple[str, str]
) -> None:
    told = read(day)
    assert len(told.allies) == allies
    assert len(told.invited) == 13
    codes = {g.partner for g in told.results}
    assert not codes & set(suspended)
    assert not codes & set(told.allies)
    assert told.names[name[0]] == name[1]
    assert set(told.core) | set(told.edge) == {g.partner for g in told.invited}
    assert sum(g.first_n_share or 0.0 for g in told.results) == pytest.approx(13)
    invited = [g.partner for g in told.invited]
    assert not any(stopped(view(day), code) for code in invited)
    assert {code for code in view(day).allies if stopped(view(day), code)} == set()


@pytest.mark.parametrize(
    ("day", "code", "what"),
    [
        ("2012-05-20", "ISR", "practical cooperation with NATO has been frozen since 2010-05"),
        ("2014-09-04", "EGY", "practical cooperation with NATO has been frozen since 2013"),
        ("2014-09-04", "ISR", "military cooperation with NATO has been frozen since 2010-05"),
        ("2025-06-24", "ISR", "practical cooperation with NATO has been frozen since 2023"),
    ],
)
def test_the_frozen_have_no_seat_and_are_told_with_their_source(
    day: str, code: str, what: str
) -> None:
    told = read(day)
    assert code in told.barred
    own = next(guest for guest in told.results if guest.partner == code)
    assert (own.partner, own.seat, own.value, own.first_n_share) == (code, None, None, None)
    assert what in own.reason
    assert own.stopped
    assert own.stopped.sources
    assert own.needed
    assert own.needed.first == "its cooperation with NATO must resume first"
    assert code not in {*told.core, *told.edge, *told.contenders, *told.left_out}


def test_a_list_is_served_without_the_barred() -> None:
    day = view("2025-06-24")
    told = natopart.summit(day, Wishes(invite=("AUS", "JPN", "RUS")))
    assert {g.partner for g in told.invited} == {"AUS", "JPN"}
    assert told.barred == ("ISR", "RUS")
    assert told.agenda == natopart.summit(day, Wishes(invite=("AUS", "JPN"))).agenda


def test_one_consults_with_the_frozen_and_not_with_the_suspended() -> None:
    told = natopart.summit(view("2014-09-04"), Wishes(agenda=("consultation",)), "RUS,EGY,DZA")
    egypt = next(g for g in told.results if g.partner == "EGY")
    assert egypt.invited
    assert egypt.reason.endswith(
        "; but its practical cooperation with NATO has been frozen since 2013"
    )
    assert told.barred == ("RUS",)


def test_who_is_on_a_list_at_grade_d_is_neither_in_both_nor_only_here() -> None:
    told = natopart.summit(view("2014-09-04"), Wishes(seats=13, against="wales-2014"))
    assert told.beside
    assert "MAR" in {g.partner for g in told.invited} & {o.country for o in told.beside.outside}
    assert "MAR" not in (*told.beside.both, *told.beside.only_here, *told.beside.only_there)


def test_a_part_that_has_stopped_is_told_of_a_guest() -> None:
    told = natopart.summit(view("2026-01-31"), Wishes(seats=20))
    georgia = next(g for g in told.invited if g.partner == "GEO")
    assert georgia.reason.endswith("Package has been frozen since 2025")
    assert georgia.stopped is None


def test_one_that_is_frozen_and_not_consulted_is_told_as_such() -> None:
    told = natopart.summit(view("2012-05-20"), Wishes(agenda=("consultation",), seats=4))
    israel = next(g for g in told.results if g.partner == "ISR")
    assert not israel.invited
    assert israel.reason.startswith("place 6; ")
    assert israel.reason.endswith(
        "; but its practical cooperation with NATO has been frozen since 2010-05"
    )


def test_a_historical_list_tells_whose_cooperation_stopped() -> None:
    told = natopart.summit(view("2014-09-04"), Wishes(seats=3, against="chicago-2012-isaf"))
    assert told.beside
    reasons = {o.country: o.reason for o in told.beside.outside}
    assert reasons["RUS"].startswith("its practical cooperation with NATO has been suspended")
    assert reasons["AFG"] == "host nation of the operation"


def test_the_suspended_are_not_invited_even_where_the_pool_names_them() -> None:
    told = natopart.summit(view("2014-09-04"), Wishes(seats=1), "RUS,SWE")
    assert [(g.partner, g.seat) for g in told.results] == [("SWE", 1), ("RUS", None)]
    assert told.barred == ("RUS",)
    assert "suspended since 2014-04-01" in told.results[-1].reason


def test_who_ties_everywhere_has_the_share_of_its_seat() -> None:
    """BBB and CCC tie under all weights: the seat is BBB's by its code, and so is the share."""
    even = {"AAA": 80.0, "BBB": 70.0, "CCC": 70.0, "DDD": 10.0}
    series = by_id([levels("level", even), levels("gdp-current-usd", even)])
    two = found(Wishes(seats=2), series=series, index=twofold())
    shares = [g.first_n_share for g in two.results]
    assert shares[:4] == [1, 1, 0, 0]


def test_one_more_seat_only_adds() -> None:
    few, more = read("2012-05-20", 5), read("2012-05-20", 13)
    assert [g.partner for g in more.invited][:5] == [g.partner for g in few.invited]
    shares = {g.partner: g.first_n_share or 0.0 for g in few.results}
    assert all((g.first_n_share or 0.0) >= shares[g.partner] - 1e-9 for g in more.results)


@pytest.mark.parametrize("place", range(13, 18))
def test_changed_weights_bring_a_near_miss_in_and_nothing_smaller_does(place: int) -> None:
    """Given as --weights, the whole dataset scored again."""
    told = read("2012-05-20")
    miss = told.results[place]
    assert miss.needed is not None
    if miss.needed.weights is None:
        assert miss.first_n_share == 0
        return
    assert invited_with(told, miss.needed.weights.weights, miss.partner, 1.0)
    assert not invited_with(told, miss.needed.weights.weights, miss.partner, 0.999)


def invited_with(told: Summit, to: tuple[float, ...], code: str, share: float) -> bool:
    weights = {name: 1 / 3 + share * (w - 1 / 3) for name, w in zip(told.criteria, to, strict=True)}
    dataset = shipped()
    changed = natopart.changed(dataset.index, dataset.profiles["default"], weights)
    able = ",".join(g.partner for g in told.results if g.partner not in told.barred)
    scores = natopart.score(view("2012-05-20"), able, changed)
    return code in [r.partner for r in scores.results[:13]]


def test_where_weights_have_no_say_nothing_is_told_of_them() -> None:
    told = read("2012-05-20", 5, "any-one")
    assert (told.criteria, told.core, told.edge) == ((), (), ())
    assert {g.first_n_share for g in told.results} == {None}
    need = told.results[5].needed
    assert need is not None
    assert (need.score, need.indicator, need.weights) == (None, None, None)
    assert set(need.why) == {"indicator", "weights"}


def test_nobody_covers_half_of_cyber_defence_in_2012() -> None:
    with pytest.raises(NatopartError, match=r"nobody covers half of cyber-defence; the most is"):
        natopart.summit(view("2012-05-20"), Wishes(agenda=("cyber-defence",)))
