"""How long the silence of a roll holds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import country, dataset, roll


@pytest.mark.parametrize(
    ("day", "max_age", "speaks"),
    [
        (date(2009, 12, 31), 4.0, False),
        (date(2010, 1, 1), 4.0, True),
        (date(2014, 1, 1), 4.0, True),  # 1461 days: exactly four years
        (date(2014, 1, 2), 4.0, False),
        (date(2014, 1, 2), None, True),
    ],
)
def test_a_roll_speaks_from_its_date_up_to_the_age(
    day: date, max_age: float | None, speaks: bool
) -> None:
    sheet = roll("personnel", "guard", "2010-01-01")
    assert dataset(country("SWE")).as_of(day).speaks(sheet, max_age) is speaks


def test_the_age_of_a_roll_with_an_end_is_counted_from_there() -> None:
    sheet = roll("personnel", "guard", "2008-01-01", end="2009")
    data = dataset(country("SWE"))
    assert data.as_of(date(2013, 12, 31)).speaks(sheet, 4.0)  # 1461 days after 2009-12-31
    assert not data.as_of(date(2014, 1, 1)).speaks(sheet, 4.0)
