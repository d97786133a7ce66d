"""Revealed comparative advantage and concentration, by hand."""

from __future__ import annotations

import pytest

from natopart.planning.functions.coverage import Coverage
from natopart.planning.functions.specialisation import specialisation


def pair(function: str, partner: str, value: float | None) -> Coverage:
    return Coverage(function, partner, value, (0, 1), 1.0, (), ())


def test_two_partners_in_two_functions() -> None:
    # AAA 0.6 and 0.2, BBB 0 and 0.4: of all 1.2 half is in each function
    rows = [("f", "AAA", 0.6), ("g", "AAA", 0.2), ("f", "BBB", 0.0), ("g", "BBB", 0.4)]
    first, second = specialisation([pair(*row) for row in rows])
    assert (first.partner, first.function) == ("AAA", "f")
    assert first.advantage == pytest.approx({"f": 0.75 / 0.5, "g": 0.25 / 0.5})
    assert first.concentration == pytest.approx(0.75**2 + 0.25**2)
    assert (second.partner, second.function, second.concentration) == ("BBB", "g", 1)
    assert second.advantage == pytest.approx({"f": 0, "g": 2})


def test_who_covers_nothing_has_none_and_so_has_a_function_that_nobody_covers() -> None:
    rows = [("f", "AAA", 0.5), ("g", "AAA", 0.0), ("f", "BBB", 0.0), ("g", "BBB", None)]
    (only,) = specialisation([pair(*row) for row in rows])
    assert (only.partner, dict(only.advantage)) == ("AAA", {"f": 1})
    assert specialisation([]) == ()


def test_of_equal_advantages_the_first_by_id_is_named() -> None:
    (only,) = specialisation([pair("g", "AAA", 0.3), pair("f", "AAA", 0.1)])
    assert only.function == "f"
    assert only.advantage == pytest.approx({"f": 1, "g": 1})
