"""A small world whose rankings can be read off: one level decides, greatest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from natopart.model.country import Membership
from natopart.model.dataset import Dataset
from natopart.model.series import Series
from natopart.model.support import Meeting, Seats
from tests.builders import SOURCED, by_id, country, dataset, index, indicator, profile, series

LEVELS = {"AAA": 90, "BBB": 80, "CCC": 70, "DDD": 60, "EEE": 50}
"""The level of each country in 2011. FFF has none and is unranked; GGG is an Ally."""


def seats(*codes: str, role: str = "partner", **parts: Any) -> Seats:
    return Seats(role=role, countries=codes, **{**SOURCED, **parts})


def meeting(name: str, as_of: str, *held: Seats, **parts: Any) -> Meeting:
    return Meeting(id=name, name=f"Meeting {name}", as_of=as_of, seats=held, **parts)


def world(*meetings: Meeting, **parts: Any) -> Dataset:
    ally = country("GGG", memberships=(Membership(body="nato", start="1949", **SOURCED),))
    partners = [country(code) for code in (*LEVELS, "FFF")]
    level = indicator("level", "series", 100, parameters={"series": "level"})
    given: dict[str, Any] = {
        "index": index(level),
        "profiles": by_id([profile(requires=("deeds",)), profile(id="other")]),
        "series": by_id([levels(), levels("gdp-current-usd")]),
        "meetings": by_id(meetings),
    }
    return dataset(*partners, ally, **{**given, **parts})


def levels(name: str = "level", values: Mapping[str, float] = LEVELS) -> Series:
    by_year: dict[str, Any] = {code: {2011: value} for code, value in values.items()}
    return series(name, **by_year)
