"""Whose cooperation has stopped is never seated, and the others are as if it were not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import natopart
from natopart.model.country import Standing
from natopart.planning.summit.answer import Summit
from natopart.planning.summit.wishes import Wishes
from natopart.problems import UsageError
from tests.property.worlds import exact
from tests.unit.scoring.backtest.worlds import LEVELS, meeting, seats, world

BODIES = st.sampled_from(("practical-cooperation", "military-cooperation", "mission-to-nato"))
STANDINGS = st.builds(
    Standing,
    body=BODIES,
    status=st.sampled_from(("suspended", "frozen", "resumed")),
    start=st.sampled_from(("2010", "2013")),
    sources=st.just(("s",)),
    grade=st.sampled_from("AD"),
)
HELD = st.dictionaries(st.sampled_from(sorted(LEVELS)), STANDINGS)
LIST = meeting("spring-2012-talks", "2012-05-21", seats("AAA", "BBB", "CCC"))


def bars(standing: Standing) -> bool:
    """Say by the rule, written anew, whether a standing bars its country in May 2012."""
    mere_post = standing.body == "mission-to-nato"
    known = (standing.start, standing.grade) == ("2010", "A")
    return known and standing.status != "resumed" and not mere_post


def held(standings: dict[str, Standing], wishes: Wishes, pool: str = "partners") -> Summit:
    data = world(LIST)
    countries = {
        code: record.model_copy(update={"standings": (standings[code],)})
        if code in standings
        else record
        for code, record in data.countries.items()
    }
    seen = replace(data, countries=countries).as_of(date(2012, 5, 20))
    return natopart.summit(seen, wishes, pool, "test")


@exact
@given(HELD, st.integers(1, 3), st.sampled_from([{}, {"against": "spring"}]))
def test_the_barred_are_not_seated_and_move_nobody(
    standings: dict[str, Standing], n: int, more: dict[str, Any]
) -> None:
    barred = {code for code, standing in standings.items() if bars(standing)}
    free = sorted({*LEVELS, "FFF"} - barred)
    wishes = Wishes(seats=n, **more)
    if n > len(free) - 1:
        with pytest.raises(UsageError, match=r"asked for|nobody who could"):
            held(standings, wishes)
        return
    found = held(standings, wishes)
    alone = held({}, wishes, ",".join(free))
    assert set(found.barred) == barred
    assert not barred & {guest.partner for guest in found.invited}
    assert [g.partner for g in found.invited] == [g.partner for g in alone.invited]
    told = {g.partner: (g.seat, g.value, g.first_n_share, g.needed) for g in found.results}
    for guest in alone.results:
        own = (guest.seat, guest.value, guest.first_n_share, guest.needed)
        assert told[guest.partner] == own
    assert all(told[code][:3] == (None, None, None) for code in barred)
    assert (found.core, found.edge, found.contenders) == (alone.core, alone.edge, alone.contenders)
