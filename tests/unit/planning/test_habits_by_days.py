"""Habits of cooperation against counting every day by itself, on small random worlds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natopart.model.dataset import Dataset
from tests import builders as make
from tests.unit.planning.meetings import DAY, asset, member, of, project, world


class Stay(NamedTuple):
    """Somebody somewhere: first day, first day no more (none: still), as an observer or not."""

    code: str
    start: date
    end: date | None
    counts: bool


class Case(NamedTuple):
    """Figures of personnel (who, when, how many), assets of one operation, members of projects."""

    figures: dict[tuple[str, date], int]
    assets: list[Stay]
    members: list[list[Stay]]


DATES = st.dates(date(1999, 1, 1), date(2014, 1, 1))
CODES = st.sampled_from(("AAA", "BBB"))


@st.composite
def stays(draw: st.DrawFn, *, open_end: bool) -> Stay:
    start = draw(DATES)
    lasts = st.integers(1, 2000)
    length = draw(st.none() | lasts) if open_end else draw(lasts)
    end = None if length is None else start + timedelta(days=length)
    return Stay(draw(CODES), start, end, draw(st.integers(0, 3)) > 0)


CASES = st.builds(
    Case,
    st.dictionaries(st.tuples(CODES, DATES), st.integers(0, 3), max_size=8),
    st.lists(stays(open_end=False), max_size=3),
    st.lists(st.lists(stays(open_end=True), max_size=4), max_size=2),
)

LEAD = date(2001, 3, 4), date(2011, 8, 9)


def built(case: Case) -> Dataset:
    blocks = [
        make.figure(day.isoformat(), **{code: float(n)})
        for (code, day), n in sorted(case.figures.items())
    ]
    assets = [
        asset(
            s.code, s.start.isoformat(), s.end.isoformat() if s.end else None, offered=not s.counts
        )
        for s in case.assets
    ]
    first, last = (day.isoformat() for day in LEAD)
    operation = make.operation("now", first, last, personnel=tuple(blocks), assets=tuple(assets))
    projects = [
        project(
            *(
                member(
                    s.code,
                    s.start.isoformat(),
                    s.end.isoformat() if s.end else None,
                    role="member" if s.counts else "observer",
                )
                for s in rows
            ),
            name=f"project-{i}",
        )
        for i, rows in enumerate(case.members)
    ]
    return world(operation, *projects)


def is_there(stay: Stay, code: str, day: date) -> bool:
    return (
        stay.counts and stay.code == code and stay.start <= day and (not stay.end or day < stay.end)
    )


def serves(case: Case, code: str, day: date) -> bool:
    """Whether people are known to be there on a day, from the figures on either side of it."""
    if not LEAD[0] <= day <= LEAD[1]:
        return False
    if any(is_there(stay, code, day) for stay in case.assets):
        return True
    own = sorted(
        (d, n) for (c, d), n in case.figures.items() if c == code and LEAD[0] <= d <= LEAD[1]
    )
    before = [row for row in own if row[0] <= day]
    after = [row for row in own if row[0] > day]
    if not before:
        return False
    when, people = before[-1]
    if when == day:
        return people > 0
    if after and (after[0][0] - when).days <= 1827:
        return people > 0 or after[0][1] > 0
    return people > 0 and (day - when).days <= 365


def by_days(case: Case) -> float:
    total = together = 0.0
    for age in range(3653):
        day = DAY - timedelta(days=age)
        weight = 0.5 ** (age / (5 * 365.25))
        total += weight
        met = all(serves(case, code, day) for code in ("AAA", "BBB")) or any(
            all(any(is_there(s, code, day) for s in rows) for code in ("AAA", "BBB"))
            for rows in case.members
        )
        together += weight * met
    return together / total


@settings(max_examples=60)
@given(CASES)
def test_the_habit_is_what_counting_days_finds(case: Case) -> None:
    data = built(case)
    found = of(data)
    assert found == pytest.approx(by_days(case), abs=1e-12)
    assert 0 <= found <= 1
    assert of(data, "BBB", "AAA") == found
