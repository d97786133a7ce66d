"""An agenda of functions, by hand on the sea of four types."""

from __future__ import annotations

import pytest

from natopart.planning.summit.agenda import Agenda
from natopart.planning.summit.holding import least_holding
from natopart.planning.summit.order import by_functions, covered
from natopart.scoring.rank import rounded
from tests import builders as make
from tests.unit.planning.functions.sea import KINDS, kind, view

SEA = Agenda("functions", ("sea",))


def test_partners_come_by_what_they_cover() -> None:
    # sea: AAA (1 + 0.2 + 0 + 1) / 4 = 0.55; BBB (0.25 + 1 + 0) / 3, the mark unknown
    found = by_functions(view(), ("AAA", "BBB", "DDD"), SEA)
    assert [(p.partner, p.value) for p in found.places] == [
        ("AAA", rounded(2.2 / 4)),
        ("BBB", rounded(1.25 / 3)),
    ]
    assert found.without == {"DDD": "nothing is documented that serves the agenda"}


def test_several_functions_count_alike() -> None:
    # learning: AAA 0 (pact not documented), BBB 1
    both = ("sea", "learning")
    assert covered(view(), "AAA", both) == pytest.approx((2.2 / 4 + 0) / 2)
    assert covered(view(), "BBB", both) == pytest.approx((1.25 / 3 + 1) / 2)


def test_the_least_rise_comes_in_whole_ships() -> None:
    """BBB, with 1 ship of 4, needs 0.5: (x + 1 + 0) / 3 >= 0.5 from x = 0.5, two ships."""
    rise = least_holding(view(), "BBB", ("sea",), lambda v: v >= 0.5)
    assert rise is not None
    assert (rise.indicator, rise.start, rise.end, rise.documented) == ("ship", 1, 2, True)
    assert rise.exact == pytest.approx(2)
    assert rise.gain == pytest.approx(0.25)


def test_one_ship_more_than_a_part_of_one() -> None:
    rise = least_holding(view(), "BBB", ("sea",), lambda v: v >= 0.45)
    assert rise is not None
    # (x + 1) / 3 = 0.45 at x = 0.35, 1.4 ships
    assert rise.exact == pytest.approx(1.4)
    assert rise.end == 2


def test_a_type_that_serves_two_functions_counts_in_both() -> None:
    """AAA with the pact: sea 3.2 / 4, learning 1."""
    both = ("sea", "learning")
    rise = least_holding(view(), "AAA", both, lambda v: v >= 0.9 - 1e-12)
    assert rise is not None
    assert (rise.indicator, rise.end) == ("pact", 1)
    assert not rise.documented, "nobody knows of AAA's pact: the 0 is a floor"
    assert least_holding(view(), "AAA", both, lambda v: v >= 0.91) is None


def test_what_is_unknown_has_nothing_to_rise_from() -> None:
    """BBB's mark is unknown: it is never the answer, whatever the ships hold."""
    full = kind("ship", make.figure("2012", BBB=4))
    kinds = make.by_id([full, *KINDS[1:]])
    rise = least_holding(view(capabilities=kinds), "BBB", ("sea",), lambda v: v > 0.7)
    assert rise is not None
    assert rise.indicator == "base"
