"""Small worlds in which two countries meet, for the tests of habits."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.model.dataset import Dataset
from natopart.model.operation import Asset, Operation, Role
from natopart.model.project import Member, Project
from natopart.planning.cluster.habits import habit
from tests import builders as make

DAY = date(2012, 5, 20)
SOURCED = make.SOURCED


def member(code: str, start: str | None = None, end: str | None = None, **parts: Any) -> Member:
    return Member(
        **{"country": code, "role": "member", "start": start, "end": end, **SOURCED, **parts}
    )


def asset(code: str, start: str | None, end: str | None = None, **parts: Any) -> Asset:
    given = {"country": code, "asset": "company", "start": start, "end": end, **SOURCED, **parts}
    return Asset(**given)


def role(code: str, kind: str, start: str, end: str | None = None) -> Role:
    return Role(country=code, role=kind, start=start, end=end, **SOURCED)


def project(*members: Member, name: str = "centre", **parts: Any) -> Project:
    fixed: dict[str, Any] = {"kind": "centre", "start": "2000", **parts}
    return Project(id=name, name=name, members=members, **fixed, **SOURCED)


def world(*records: Operation | Project) -> Dataset:
    return make.dataset(
        *(make.country(code) for code in ("AAA", "BBB", "CCC")),
        operations=make.by_id(r for r in records if isinstance(r, Operation)),
        projects=make.by_id(r for r in records if isinstance(r, Project)),
    )


def of(data: Dataset, a: str = "AAA", b: str = "BBB", day: date = DAY) -> float:
    return habit(data.as_of(day), a, b)
