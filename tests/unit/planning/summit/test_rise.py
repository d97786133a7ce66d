"""The least rise of one figure: inverse, whole pieces, and applied by scoring all again."""

from __future__ import annotations

from functools import cache, partial

import pytest

from natopart.model.pool import pool
from natopart.planning.summit.agenda import BY_RANK
from natopart.planning.summit.needed import Cut, needed
from natopart.planning.summit.order import by_rank
from natopart.planning.summit.rise import least_between, least_rise, pieces_in_one, value_at
from natopart.scoring.contest import Contest, contest
from natopart.scoring.evaluate import Readings
from natopart.scoring.normalise import normalise
from tests.unit.scoring.explain_data import shipped, stamp, view

DAY = "2012-05-20"
N = 13


@cache
def field() -> Contest:
    return contest(
        view(DAY), pool(view(DAY), "partners"), shipped().profiles["default"], stamp(DAY), ()
    )


@cache
def cut() -> Cut:
    return Cut(field(), by_rank(field(), BY_RANK), N, None)


NEAR = ("DZA", "NZL", "JOR", "KAZ", "IRL")


def place_with(code: str, indicator: str, value: float) -> int | None:
    """Return the rank of a partner with one value changed, all scored again."""
    cells = field().cells[code]
    reading = cells[indicator]
    changed = reading._replace(value=value, upper=max(value, reading.upper or value))
    return field().rank_if(code, {**cells, indicator: changed})


@pytest.mark.parametrize("code", NEAR)
def test_applied_it_lets_one_in_and_nothing_smaller_does(code: str) -> None:
    rise = needed(cut(), code).indicator
    assert rise is not None
    assert place_with(code, rise.indicator, rise.end) == N
    assert place_with(code, rise.indicator, rise.exact) == N
    less = rise.start + 0.999 * (rise.exact - rise.start)
    assert place_with(code, rise.indicator, less) == N + 1


@pytest.mark.parametrize("code", NEAR[:1])
def test_no_other_indicator_does_with_a_smaller_rise_of_its_score(code: str) -> None:
    """Each other one, raised by a hair less than the answer, leaves it out."""
    rise = needed(cut(), code).indicator
    assert rise is not None
    for indicator in field().tree.indicators():
        reading = field().cells[code].get(indicator.id)
        if reading is None or reading.value is None:
            continue
        score = normalise(reading.value, indicator)[0] + rise.gain * 0.999
        if score <= 1 and not whole(indicator.id):
            raised = value_at(score, indicator)
            assert (place_with(code, indicator.id, raised) or 0) > N, indicator.id


def whole(name: str) -> bool:
    """Say whether a thing comes in pieces, so that it may need more than the least rise."""
    capabilities = shipped().capabilities
    return name in {"breadth", "projects", "acts", "tools"} or name in capabilities


@pytest.mark.parametrize(
    ("indicator", "pieces"),
    [("acts", 5), ("tools", 7), ("breadth", 1), ("projects", 1), ("corvette", 1), ("gdp", None)],
)
def test_what_comes_in_pieces(indicator: str, pieces: float | None) -> None:
    """Sweden has done 3 of 5 kinds of acts and holds 4 of 7 tools."""
    asked = next(i for i in field().tree.indicators() if i.id == indicator)
    assert pieces_in_one(view(DAY), asked, field().cells["SWE"][indicator]) == pieces


def enough(least: float, cells: Readings) -> bool:
    return (cells["acts"].value or 0.0) >= least


def test_what_comes_in_pieces_goes_up_to_the_next() -> None:
    asked = [i for i in field().tree.indicators() if i.id == "acts"]
    cells = field().cells["SWE"]
    for least, end in ((0.61, 0.8), (0.8, 0.8), (0.81, 1.0)):
        rise = least_rise(view(DAY), asked, cells, "floor", partial(enough, least))
        assert rise is not None
        assert (rise.start, rise.exact, rise.end) == (0.6, least, end)
        assert rise.gain == pytest.approx(end - 0.6)


def test_a_value_and_its_score_are_inverse() -> None:
    for indicator in field().tree.indicators():
        for score in (0.0, 0.25, 0.5, 0.9, 1.0):
            assert normalise(value_at(score, indicator), indicator)[0] == pytest.approx(score)


def test_the_least_number_that_does_is_found_to_the_last_digit() -> None:
    assert least_between(lambda x: x >= 0.3, 0.0, 10.0) == 0.3
    assert least_between(lambda x: x <= -0.3, 0.0, -10.0) == -0.3
    assert least_between(lambda x: x >= 10.0, 0.0, 10.0) == 10.0
