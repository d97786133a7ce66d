"""What can be quoted of operations: undecayed, dated, with sources."""

import pytest

from natopart.model.dates import first_day
from natopart.scoring.service import Service, services
from tests.unit.scoring.explain_data import DAYS, shipped, view


def service(code: str, operation: str, day: str = "2012-05-20") -> Service:
    return next(s for s in services(view(day), code) if s.operation == operation)


def test_sweden_in_isaf_at_chicago() -> None:
    found = service("SWE", "isaf")
    assert found.running
    assert found.latest is not None
    assert (found.latest.value, found.latest.as_of) == (500, "2012-05-15")
    assert found.latest.sources == ("nato-isaf-placemat-2012-05-15",)
    assert found.peak is not None
    assert (found.peak.value, found.peak.as_of) == (550, "2011-11")


def test_a_complete_roll_after_the_last_figure_is_a_zero_of_its_day() -> None:
    found = service("RUS", "kfor", "2014-09-04")
    assert found.latest is not None
    assert found.latest.value == 0
    assert found.latest.label == "none by a complete roll"
    assert found.peak is not None
    assert found.peak.value == 3595


def test_assets_alone_join_an_operation_without_personnel() -> None:
    found = service("JOR", "oup")
    assert found.joined.label == "fighter aircraft"
    assert (found.latest, found.peak, found.running) == (None, None, False)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_dated_later_and_everything_has_a_source(day: str) -> None:
    for code in shipped().countries:
        found = services(view(day), code)
        joined = [first_day(s.joined.as_of or "9999") for s in found]
        assert joined == sorted(joined)
        for figure in (f for s in found for f in (s.joined, s.latest, s.peak) if f):
            assert first_day(figure.as_of or "9999") <= view(day).day, (code, figure)
            assert figure.sources
            assert figure.grade in ("A", "B", "C")
