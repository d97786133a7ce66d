"""Coverage of a function, by hand."""

from __future__ import annotations

import pytest

from natopart.planning.functions.coverage import coverage
from tests import builders as make
from tests.unit.planning.functions.sea import FUNCTIONS, KINDS, function, kind, view


def test_coverage_is_the_mean_share_of_formations() -> None:
    found = coverage(view(), "AAA", "sea")
    # ship 8 of 4 counts 1, mark 20 of 100, pact not documented, base yes
    assert [t.share for t in found.types] == [1, 0.2, 0, 1]
    assert found.coverage == pytest.approx((1 + 0.2 + 0 + 1) / 4)
    assert found.bounds == pytest.approx((2.2 / 4, 3.2 / 4))
    assert (found.evidence, found.undocumented) == (0.75, ("pact",))
    assert (found.function, found.partner) == ("sea", "AAA")


def test_an_unknown_level_is_left_out_and_an_undocumented_record_is_not() -> None:
    found = coverage(view(), "BBB", "sea")
    # ship 1 of 4, mark unknown, pact yes, base not documented
    assert [t.share for t in found.types] == [0.25, None, 1, 0]
    assert found.coverage == pytest.approx(1.25 / 3)
    assert found.bounds == pytest.approx((1.25 / 4, 3.25 / 4))
    assert (found.evidence, found.undocumented) == (0.5, ("mark", "base"))


def test_a_documented_zero_is_known() -> None:
    found = coverage(view(), "CCC", "sea")
    # ship 3 of 4, mark unknown, pact no, base not documented
    assert found.coverage == pytest.approx(0.75 / 3)
    assert found.bounds == pytest.approx((0.75 / 4, 2.75 / 4))
    assert found.undocumented == ("mark", "base")


def test_a_roll_s_silence_is_a_known_zero() -> None:
    given = view()
    rolls = make.changed(given.dataset.rolls, rolls=(make.roll("capabilities", "base", "2012-05"),))
    found = coverage(view(rolls=rolls), "BBB", "sea")
    assert found.coverage == pytest.approx(1.25 / 3)
    assert found.bounds == pytest.approx((1.25 / 4, 2.25 / 4))
    assert found.undocumented == ("mark",)


def test_what_shows_a_recipient_is_listed_and_does_not_count() -> None:
    found = coverage(view(), "BBB", "learning")
    assert [(t.capability, t.counts, t.share) for t in found.types] == [
        ("pact", True, 1),
        ("lesson", False, 1),
    ]
    assert (found.coverage, found.bounds, found.evidence) == (1, (1, 1), 1)
    other = coverage(view(), "AAA", "learning")
    assert (other.coverage, other.bounds, other.undocumented) == (0, (0, 1), ("pact",))


def test_a_type_of_both_roles_counts() -> None:
    both = make.by_id([*KINDS, kind("pact", make.figure("2010", BBB=1), role="both")])
    assert coverage(view(capabilities=both), "BBB", "learning").coverage == 0.25


def test_where_no_type_can_count_coverage_is_unknown() -> None:
    functions = make.by_id([*FUNCTIONS, function("help", "lesson"), function("marks", "mark")])
    given = view(functions=functions)
    for code, name in (("BBB", "help"), ("BBB", "marks")):
        found = coverage(given, code, name)
        assert (found.coverage, found.bounds, found.evidence) == (None, (0, 1), 0)
    assert coverage(given, "AAA", "marks").coverage == pytest.approx(0.2)


def test_a_type_named_twice_counts_once() -> None:
    functions = make.by_id([function("sea", "ship", "ship", "base")])
    found = coverage(view(functions=functions), "BBB", "sea")
    assert (found.coverage, len(found.types)) == (0.125, 2)


def test_coverage_is_worked_out_once_a_view() -> None:
    given = view()
    assert coverage(given, "AAA", "sea") is coverage(given, "AAA", "sea")
