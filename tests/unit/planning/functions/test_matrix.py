"""Leaders, gaps and what Allies lack, by hand."""

from __future__ import annotations

import pytest

from natopart.planning.functions.matrix import Lack, functions
from natopart.planning.functions.stock import stock
from tests import builders as make
from tests.unit.planning.functions.sea import FUNCTIONS, KINDS, function, kind, view

POOL = ("BBB", "AAA")


def test_every_pair_in_order() -> None:
    found = functions(view(), POOL)
    pairs = [(p.function, p.partner) for p in found.pairs]
    assert pairs == [("sea", "AAA"), ("sea", "BBB"), ("learning", "AAA"), ("learning", "BBB")]
    assert found.functions == ("sea", "learning")


def test_leaders_are_those_who_cover_anything_most_first() -> None:
    # sea: AAA 0.55, BBB 1.25 / 3; learning: AAA nothing documented, BBB 1
    leaders = functions(view(), POOL).leaders
    assert [p.partner for p in leaders["sea"]] == ["AAA", "BBB"]
    assert [p.partner for p in leaders["learning"]] == ["BBB"]


def test_ties_are_in_the_order_of_codes() -> None:
    same = make.by_id([kind("ship", make.figure("2012", BBB=2, AAA=2))])
    given = view(capabilities=same, functions=make.by_id([function("sea", "ship")]))
    assert [p.partner for p in functions(given, POOL).leaders["sea"]] == ["AAA", "BBB"]


def test_gaps_tell_unknown_from_none() -> None:
    found = {
        (g.function, g.capability): (g.pool.standing, g.allies.standing)
        for g in functions(view(), POOL).gaps
    }
    # pact: CCC is a known zero and DDD unknown; the recipient's lesson is no gap
    assert found == {
        ("sea", "mark"): ("held", "not-documented"),
        ("sea", "pact"): ("held", "not-documented"),
        ("sea", "base"): ("held", "not-documented"),
        ("learning", "pact"): ("held", "not-documented"),
    }
    none = make.by_id([kind("ship", make.figure("2012", AAA=0, BBB=0, CCC=0, DDD=0))])
    given = view(capabilities=none, functions=make.by_id([function("sea", "ship")]))
    assert [(g.pool.standing, g.allies.standing) for g in functions(given, POOL).gaps] == [
        ("none", "none")
    ]


def lacking(**held: float) -> list[tuple[str, float | None]]:
    given = view(
        capabilities=make.by_id([kind("ship", make.figure("2012", **held))]),
        functions=make.by_id([function("sea", "ship"), function("more", "ship")]),
    )
    found = functions(given, POOL).lacking
    assert all(lack.functions == ("sea", "more") for lack in found)
    return [(lack.shortage, lack.allies.value) for lack in found]


def test_what_allies_lack_and_how_surely() -> None:
    assert lacking(AAA=1, CCC=0, DDD=0) == [("none", 0)]
    assert lacking(AAA=1, CCC=2, DDD=1) == [("short", 3)]
    assert lacking(AAA=1, CCC=3) == [("may-hold-more", 3)]
    assert lacking(AAA=1) == [("not-documented", None)]
    assert lacking(AAA=1, CCC=3, DDD=1) == []  # a formation together
    assert lacking(AAA=0, CCC=0, DDD=0) == []  # no partner holds any


def test_what_cannot_be_summed_is_the_best() -> None:
    apart = kind("ship", make.figure("2012", AAA=1, CCC=3, DDD=3), additive=False)
    given = view(capabilities=make.by_id([apart]), functions=make.by_id([function("sea", "ship")]))
    (lack,) = functions(given, POOL).lacking
    assert (lack.shortage, lack.allies.value, lack.allies.holders) == ("short", 3, ("CCC", "DDD"))


def test_a_level_is_no_thing_that_one_lacks() -> None:
    found = functions(view(), POOL).lacking
    assert [lack.capability for lack in found] == ["ship", "pact", "base"]
    ship: Lack = found[0]
    assert (ship.allies.value, ship.partners.value, ship.formation) == (3, 9, 4)
    assert (ship.shortage, ship.partners.holders) == ("short", ("AAA", "BBB"))


def test_some_functions_and_one_partner_change_nothing_else() -> None:
    given = view()
    whole, part = functions(given, POOL), functions(given, POOL, ("learning",), "CCC")
    assert [(p.function, p.partner) for p in part.pairs] == [("learning", "CCC")]
    assert part.leaders == {"learning": whole.leaders["learning"]}
    assert part.specialisation == ()
    one = functions(given, POOL, ("learning",), "BBB")
    assert one.specialisation == tuple(s for s in whole.specialisation if s.partner == "BBB")


def test_a_stock_names_holders_most_first() -> None:
    found = stock(view(), ("AAA", "BBB", "CCC", "DDD"), "ship")
    assert (found.value, found.known, found.asked) == (12, 4, 4)
    assert found.holders == ("AAA", "CCC", "BBB")


def test_without_an_ally_nothing_is_known_of_allies() -> None:
    found = stock(view(), (), "ship")
    assert (found.value, found.standing) == (None, "not-documented")


@pytest.mark.parametrize("name", [f.id for f in FUNCTIONS])
def test_receipts_are_of_the_pool(name: str) -> None:
    found = functions(view(), POOL, (name,))
    expected = [("learning", "BBB")] if name == "learning" else []
    assert [(r.function, r.partner) for r in found.receipts] == expected
    assert len(KINDS) == 5
