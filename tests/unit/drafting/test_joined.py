"""Who is in a real project on a day, and who is or was in it at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from natopart.drafting.joined import ever, in_force, now
from natopart.model.project import Member, Project
from natopart.model.source import Source
from natopart.model.view import View
from tests import builders as make
from tests.builders import SOURCED

DAY = date(2012, 5, 20)
SOURCES = {
    "s": Source(id="s", title="Dated", publisher="P", published="2010"),
    "u": Source(id="u", title="Undated", publisher="P"),
}


def view() -> View:
    return make.dataset(sources=SOURCES).as_of(DAY)


def member(code: str = "SWE", role: str = "member", **parts: Any) -> Member:
    return Member(country=code, role=role, **{**SOURCED, **parts})  # type: ignore[arg-type]


def project(*members: Member, **parts: Any) -> Project:
    return Project(id="p", name="P", kind="pool", members=members, **{**SOURCED, **parts})


@pytest.mark.parametrize(
    ("own", "of_all", "told"),
    [
        ({"start": "2008"}, {}, True),
        ({"start": "2008", "end": "2012"}, {}, True),
        ({"start": "2008", "end": "2012-05-20"}, {}, False),
        ({"start": "2012"}, {}, False),
        ({"start": "2008"}, {"end": "2011"}, False),
        ({"start": "2008"}, {"start": "2013"}, False),
        ({}, {}, True),
        ({"sources": ("u",)}, {}, None),
        ({"sources": ("u",)}, {"end": "2011"}, False),
        ({"start": "2008", "grade": "D"}, {}, None),
        ({"start": "2008"}, {"status": "ended"}, None),
        ({"start": "2008", "end": "2010"}, {"status": "completed"}, False),
        ({"start": "2008"}, {"status": "ended", "end": "2014"}, True),
    ],
)
def test_in_force(own: dict[str, Any], of_all: dict[str, Any], told: bool | None) -> None:
    row = member(**own)
    assert in_force(view(), project(row, **of_all), row) is told


def test_a_country_counts_once_and_an_observer_not_at_all() -> None:
    rows = [member(start="2008"), member(role="lead", start="2009"), member("FIN", start="2013")]
    found = project(*rows, member("AUT", "observer", start="2008"))
    assert (now(view(), found), ever(found)) == (1, 2)


def test_who_is_not_known_is_not_counted() -> None:
    undated = member("FIN", sources=("u",))
    assert now(view(), project(member(start="2008"), undated)) == 1
    assert now(view(), project(undated)) is None
    assert now(view(), project()) is None
    assert now(view(), project(member(start="2008"), status="ended")) is None
