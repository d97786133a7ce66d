import re

import pytest

from natopart.scoring.status import status, why_outside
from tests.unit.scoring.explain_data import DAYS, shipped, view


def texts(code: str, day: str) -> list[str]:
    return [statement.text for statement in status(view(day), code)]


def test_sweden_before_and_after_joining() -> None:
    assert texts("SWE", "2012-05-20") == ["In the Partnership for Peace since 1994-05-09"]
    assert texts("SWE", "2025-06-24") == [
        "In the Partnership for Peace from 1994-05-09 to 2024-03-07",
        "An Ally since 2024-03-07",
    ]


def test_cooperation_frozen_in_part_is_told() -> None:
    assert "Practical cooperation frozen since 2010-05" in texts("ISR", "2012-05-20")


def test_a_suspended_partner_is_neither_ally_nor_partner() -> None:
    assert texts("RUS", "2014-09-04")[0].startswith("Neither an Ally nor in a partnership")
    assert "Practical cooperation suspended since 2014-04-01" in texts("RUS", "2014-09-04")


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("SWE", "2025-06-24", "an Ally since 2024-03-07"),
        ("RUS", "2014-09-04", "practical cooperation suspended since 2014-04-01"),
        ("BLR", "2022-06-29", "practical cooperation suspended since 2021-11-19"),
        ("AFG", "2022-06-29", "NATO's support suspended since 2021-08-20"),
        ("SWE", "2012-05-20", "a partner, but not one of the pool 'x'"),
        ("CHN", "2012-05-20", "in no partnership framework on 2012-05-20"),
    ],
)
def test_why_outside(code: str, day: str, expected: str) -> None:
    assert expected in why_outside(view(day), code, "x")


@pytest.mark.parametrize("day", DAYS)
def test_no_statement_names_a_later_date(day: str) -> None:
    for code in shipped().countries:
        for statement in status(view(day), code):
            dates = re.findall(r"\d{4}(?:-\d\d)?(?:-\d\d)?", statement.text)
            assert all(found <= day for found in dates), (code, statement.text)
            assert statement.sources or statement.grade in (None, "D")
