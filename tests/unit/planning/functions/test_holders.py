"""Who holds what since when, by hand."""

from __future__ import annotations

from natopart.planning.functions.about import about
from natopart.planning.functions.holders import holders, since
from tests import builders as make
from tests.unit.planning.functions.sea import function, kind, view

ALL = ("AAA", "BBB", "CCC", "DDD")


def test_partners_first_then_allies_each_by_amount() -> None:
    found = holders(view(), ALL, "ship")
    assert [(h.country, h.ally, h.reading.value) for h in found.holders] == [
        ("AAA", False, 8),
        ("BBB", False, 1),
        ("CCC", True, 3),
    ]
    assert (found.none, found.undocumented) == (("DDD",), ())
    pact = holders(view(), ALL, "pact")
    assert ([h.country for h in pact.holders], pact.none) == (["BBB"], ("CCC",))
    assert pact.undocumented == ("AAA", "DDD")


def test_since_the_first_figure_without_a_break() -> None:
    blocks = [make.figure(y, AAA=v) for y, v in (("2004", 2), ("2006", 0), ("2008", 1))]
    later = [make.figure(y, AAA=v) for y, v in (("2011", 3), ("2013", 5))]
    given = view(
        capabilities=make.by_id([kind("ship", *blocks, *later)]),
        functions=make.by_id([function("sea", "ship")]),
    )
    assert since(given, "AAA", "ship") == "2008"
    (holder,) = holders(given, ALL, "ship").holders
    assert (holder.since, holder.reading.as_of, holder.reading.value) == ("2008", "2011", 3)


def test_about_a_function_tells_all_its_types_and_who_is_helped() -> None:
    found = about(view(), "learning", ("AAA", "BBB"))
    assert [held.capability for held in found.types] == ["pact", "lesson"]
    assert [pair.partner for pair in found.leaders] == ["BBB"]
    assert [receipt.partner for receipt in found.receipts] == ["BBB"]
    assert found.types[0].none == ("CCC",)
