"""Champions of a small world, by hand: who may, who does, what it costs, what is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.model.country import Membership
from natopart.model.dataset import Dataset
from natopart.model.pool import pool
from natopart.planning.champions.answer import Champion, Champions, Options
from natopart.planning.champions.champions import champions
from natopart.planning.champions.eligible import barred
from natopart.planning.champions.problem import Demand
from natopart.planning.functions.recipients import receives
from natopart.planning.standing import stopped
from natopart.problems import NatopartError, UsageError
from tests import builders as make
from tests.unit.planning.champions.world import (
    DAY,
    FROZEN,
    POOL,
    chosen,
    embargo,
    fund,
    region,
    view,
    volunteer,
    who,
    world,
)
from tests.unit.planning.functions.sea import function, kind
from tests.unit.scoring.explain_data import view as shipped_view

FREE = {"sea": "AAA", "land": "BBB", "air": "AAA"}
"""4, 3 and 1 of four each: AAA is the first by code of three with 1 in the air."""


def of(found: Champions, function: str) -> Champion:
    return next(c for c in found.champions if c.function == function)


def test_the_champions_are_those_that_cover_most() -> None:
    found = chosen()
    assert who(found) == FREE
    assert found.value == pytest.approx(1 + 0.75 + 0.25)
    sea = of(found, "sea")
    assert sea.runner_up == "BBB"
    assert sea.margin == pytest.approx(0.25)
    assert sea.coverage
    assert sea.coverage.coverage == 1
    assert sea.regions == ("west",)
    assert of(found, "air").margin == 0


def test_nobody_has_more_than_the_most() -> None:
    assert who(chosen(Options(most=1))) == {"sea": "AAA", "land": "BBB", "air": "CCC"}
    with pytest.raises(NatopartError, match=r"more than 1 \(1 country may champion\)") as error:
        champions(view(), ("AAA",), Options(most=1))
    assert error.value.exit_code == 1


def test_a_region_has_a_champion_from_there_and_never_from_elsewhere() -> None:
    found = chosen(Options(regions=("south",)))
    assert who(found) == {**FREE, "air": "CCC"}
    assert found.presence == {"south": (("CCC", "air"),), "west": (("AAA", "sea"),)}
    assert "it alone is of the region South" in of(found, "air").reason
    assert chosen().presence == {"west": (("AAA", "sea"), ("AAA", "air"))}


def test_no_champion_is_alone_where_another_is_of_the_region_too() -> None:
    both = {"regions": make.by_id([region("west", "AAA", "BBB")])}
    found = chosen(Options(regions=("west",)), **both)
    assert not any("alone" in champion.reason for champion in found.champions)


def test_a_weak_place_in_a_region_is_none() -> None:
    weak = {"regions": make.by_id([region("south", "CCC", grade="D")])}
    with pytest.raises(NatopartError, match=r"from South \(nobody there may champion any\)"):
        chosen(Options(regions=("south",)), **weak)


def test_an_impossible_region_is_named_with_what_it_clashes_with() -> None:
    told = Options(
        most=3,
        regions=("south",),
        volunteers=(("AAA", "sea"), ("BBB", "land"), ("BBB", "air")),
    )
    with pytest.raises(NatopartError) as error:
        chosen(told)
    said = str(error.value)
    assert "a champion from South (CCC)" in said
    assert all(f"volunteers for {name}" in said for name in ("Sea", "Land", "Air"))
    assert "more than" not in said


@pytest.mark.parametrize(
    ("code", "function", "bar", "why"),
    [
        ("FFF", "sea", "ally", "it is an Ally"),
        (
            "DDD",
            "sea",
            "suspended",
            "its practical cooperation with NATO has been frozen since 2010",
        ),
        ("BBB", "sea", "arms-embargo", "it is under an arms embargo (no-arms: no arms)"),
        ("AAA", "sea", "recipient", "it receives help in the function (Fund for AAA)"),
        ("EEE", "sea", "not-documented", "nothing that the function needs is documented"),
        ("EEE", "air", "not-documented", "nothing that the function needs is documented"),
        ("CCC", "sea", None, ""),
        ("AAA", "land", None, ""),
    ],
)
def test_who_may_not_champion_and_why(code: str, function: str, bar: str | None, why: str) -> None:
    seen = view(projects=make.by_id([fund("AAA", "sea")]))
    found = barred(seen, code, function, (embargo("no-arms", "BBB"),))
    assert (found.bar if found else None) == bar
    assert found is None or found.why.startswith(why)


def test_a_partner_that_left_while_suspended_may_not_champion() -> None:
    left = Membership(body="pfp", start="1994", end="2011", **make.SOURCED)
    stopped = make.country("GGG", memberships=(left,), standings=())
    assert barred(make.dataset(stopped, **_sea(GGG=4)).as_of(DAY), "GGG", "sea", ()) is None
    gone = FROZEN.model_copy(update={"body": "nato-support", "status": "suspended"})
    stopped = make.country("GGG", memberships=(left,), standings=(gone,))
    found = barred(make.dataset(stopped, **_sea(GGG=4)).as_of(DAY), "GGG", "sea", ())
    assert found
    assert found.bar == "suspended"


def test_what_is_not_documented_of_a_standing_bars_nobody() -> None:
    weak = FROZEN.model_copy(update={"grade": "D"})
    seen = make.dataset(make.country("GGG", standings=(weak,)), **_sea(GGG=4)).as_of(DAY)
    assert barred(seen, "GGG", "sea", ()) is None


def _sea(**values: float) -> dict[str, Any]:
    held = kind("sea", make.figure("2012", **values))
    return {"capabilities": make.by_id([held]), "functions": make.by_id([function("sea", "sea")])}


def test_a_limit_bars_is_priced_and_can_be_lifted() -> None:
    limits = {"limits": make.by_id([embargo("no-arms", "BBB"), embargo("weak", "AAA", grade="D")])}
    found = chosen(**limits)
    assert who(found) == {"sea": "AAA", "land": "AAA", "air": "CCC"}
    assert found.value == pytest.approx(1 + 0.5 + 0.25)
    [priced] = found.limits
    assert (priced.limit.id, priced.countries) == ("no-arms", ("BBB",))
    assert priced.price == pytest.approx(0.25)
    assert [(b.country, b.bar) for b in of(found, "land").passed] == [
        ("DDD", "suspended"),
        ("BBB", "arms-embargo"),
    ]
    lifted = chosen(Options(ignore_limits=True), **limits)
    assert who(lifted) == FREE
    assert (lifted.limits, [limit.id for limit in lifted.told]) == ((), ["no-arms", "weak"])


def test_a_limit_that_leaves_a_function_vacant_costs_what_it_would_have_had() -> None:
    """Of BBB and EEE only BBB covers anything: 3 of 4 of the sea and the land, 1 of the air."""
    limits = {"limits": make.by_id([embargo("no-arms", "BBB")])}
    none = champions(view(**limits), ("BBB", "EEE"), Options(most=3))
    assert who(none) == {"sea": None, "land": None, "air": None}
    assert none.limits[0].price == pytest.approx(0.75 + 0.75 + 0.25)
    two = champions(view(**limits), ("BBB", "EEE"), Options(most=2))
    assert two.limits[0].price == pytest.approx(0.75 + 0.75)


def test_a_vacant_function_would_have_had_one_champion_and_not_two() -> None:
    """Without the limit BBB would have sea and land, and one of the two the air."""
    limits = {"limits": make.by_id([embargo("no-arms", "BBB", "CCC")])}
    none = champions(view(**limits), ("BBB", "CCC"), Options(most=3))
    assert none.limits[0].price == pytest.approx(0.75 + 0.75 + 0.25)


def test_what_has_stopped_in_part_is_told_of_a_champion() -> None:
    seen = shipped_view("2026-01-31")
    found = champions(seen, ("GEO",), Options(most=11))
    own = next(c for c in found.champions if c.champion == "GEO")
    assert own.reason.endswith("Package has been frozen since 2025")


def test_two_limits_on_one_country_cost_nothing_each() -> None:
    both = {"limits": make.by_id([embargo("a", "BBB"), embargo("b", "BBB")])}
    assert [x.price for x in chosen(**both).limits] == [0, 0]


def test_other_limits_are_told_of_champions_and_bar_nobody() -> None:
    def other(name: str, *codes: str) -> Any:
        return embargo(name, *codes, kind="neutrality")

    found = chosen(limits=make.by_id([other("aaa", "AAA"), other("ccc", "CCC")]))
    assert who(found) == FREE
    assert [limit.id for limit in found.told] == ["aaa"]


def test_a_volunteer_is_honoured_and_priced() -> None:
    found = chosen(Options(volunteers=(("CCC", "sea"),)))
    # 2 of the sea, 3 of the land, 1 of the air: AAA loses the sea, a half
    assert who(found) == {"sea": "CCC", "land": "BBB", "air": "AAA"}
    assert {p.demand: p.price for p in found.prices} == pytest.approx(
        {Demand("most"): 0.0, Demand("volunteer", "sea"): 0.5}
    )
    sea = of(found, "sea")
    assert sea.volunteer
    assert (sea.runner_up, sea.margin) == ("AAA", 0)
    assert sea.reason.startswith("it volunteers; it covers 0.50 of it (from 0.50 to 0.50)")


@pytest.mark.parametrize(
    ("pairs", "said", "code"),
    [
        ((("FFF", "sea"),), "Fff cannot champion Sea: it is an Ally", 1),
        ((("DDD", "sea"),), "Ddd cannot champion Sea: its practical cooperation", 1),
        ((("EEE", "air"),), "Eee cannot champion Air: nothing", 1),
        ((("AAA", "sea"), ("CCC", "sea")), "Aaa and Ccc both volunteer for Sea", 2),
        ((("AAA", "sea"), ("AAA", "land"), ("AAA", "air")), "more than 2", 1),
    ],
)
def test_a_volunteer_that_cannot_be_honoured_is_an_error(
    pairs: tuple[tuple[str, str], ...], said: str, code: int
) -> None:
    with pytest.raises(NatopartError) as error:
        chosen(Options(volunteers=pairs))
    assert said in str(error.value)
    assert error.value.exit_code == code


def test_a_volunteer_from_outside_the_pool_is_an_error() -> None:
    with pytest.raises(NatopartError, match="Ccc cannot champion Sea: it is not in the pool"):
        champions(view(), ("AAA", "BBB"), Options(volunteers=(("CCC", "sea"),)))


def told(*volunteers: Any) -> dict[str, Any]:
    return {"volunteers": make.by_id(volunteers)}


@pytest.mark.parametrize(
    ("parts", "counts"),
    [
        ({}, True),
        ({"start": "2012-05-20"}, True),
        ({"start": "2012-05-21"}, False),
        ({"start": "2012"}, False),
        ({"end": "2012-05-20"}, False),
        ({"end": "2012-05"}, True),
        ({"grade": "D"}, False),
        ({"start": None, "grade": "B"}, True),
        ({"start": None, "grade": "C"}, False),
    ],
)
def test_a_volunteer_of_the_data_counts_as_any_dated_fact(
    parts: dict[str, Any], counts: bool
) -> None:
    found = chosen(**told(volunteer("CCC", "sea", **parts)))
    assert of(found, "sea").champion == ("CCC" if counts else "AAA")
    assert of(found, "sea").volunteer is counts


def test_what_is_asked_goes_before_the_data_which_is_told() -> None:
    options = Options(volunteers=(("BBB", "sea"),))
    found = chosen(options, **told(volunteer("CCC", "sea"), volunteer("DDD", "land")))
    assert of(found, "sea").champion == "BBB"
    assert [(u.country, u.function) for u in found.unheard] == [("CCC", "sea"), ("DDD", "land")]
    assert [u.why.partition(" with")[0] for u in found.unheard] == [
        *("Bbb was asked for", "its practical cooperation"),
    ]
    same = chosen(options, **told(volunteer("BBB", "sea")))
    assert same.unheard == ()


def test_a_volunteer_of_grade_d_is_told_unless_it_is_asked_for() -> None:
    weak = told(volunteer("CCC", "sea", grade="D"))
    [unheard] = chosen(**weak).unheard
    assert (unheard.country, unheard.function) == ("CCC", "sea")
    assert "grade D alone" in unheard.why
    assert chosen(Options(volunteers=(("CCC", "sea"),)), **weak).unheard == ()


def test_two_volunteers_of_the_data_for_one_function_want_a_choice() -> None:
    both = told(volunteer("CCC", "sea"), volunteer("BBB", "sea"))
    with pytest.raises(UsageError, match=r"Bbb and Ccc both volunteer for Sea.*--volunteer"):
        chosen(**both)
    assert of(chosen(Options(volunteers=(("CCC", "sea"),)), **both), "sea").champion == "CCC"


def test_a_function_that_nobody_may_champion_has_none_and_does_not_hinder() -> None:
    found = champions(view(), ("EEE", "DDD"), Options())
    assert who(found) == {"sea": None, "land": None, "air": None}
    assert (found.value, found.presence) == (0, {})
    sea = of(found, "sea")
    assert (sea.coverage, sea.runner_up, sea.margin, sea.regions) == (None, None, None, ())
    assert sea.reason == "nobody in the pool may champion it"
    assert [(b.country, b.bar) for b in sea.passed] == [("DDD", "suspended")]


def test_reasons_name_who_covers_more() -> None:
    reason = of(chosen(Options(most=1, volunteers=(("CCC", "sea"),))), "sea").reason
    assert "third of the 3 that may champion it" in reason
    assert "AAA covers 1.00 and champions Air; BBB covers 0.75 and champions Land" in reason


def test_the_order_of_the_pool_does_not_matter() -> None:
    seen = world().as_of(DAY)
    assert champions(seen, POOL[::-1], Options()) == champions(seen, POOL, Options())


@pytest.mark.parametrize("day", ["2012-05-20", "2014-09-04", "2025-06-24"])
def test_read_as_a_desk_officer(shipped: Dataset, day: str) -> None:
    seen = shipped.as_of(date.fromisoformat(day))
    found = champions(seen, pool(seen, "partners"), Options())
    assert [c.function for c in found.champions] == list(shipped.functions)
    embargoed = {code for x in found.limits for code in x.countries}
    for champion in found.champions:
        code = champion.champion
        assert code
        assert seen.is_partner(code)
        assert code not in embargoed
        assert stopped(seen, code) is None
        assert receives(seen, code, champion.function) == ()
        assert champion.margin is not None
        assert champion.margin >= 0
    for name, there in found.presence.items():
        groups = shipped.regions[name].groups
        assert {code for code, _ in there} <= {code for g in groups for code in g.countries}
