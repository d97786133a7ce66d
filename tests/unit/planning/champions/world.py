"""A small world for the tests of champions: three functions of one type each, six countries."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.model.country import Standing
from natopart.model.dataset import Dataset
from natopart.model.project import Project
from natopart.model.support import Limit, Region, RegionGroup
from natopart.model.view import View
from natopart.model.volunteer import Volunteer
from natopart.planning.champions.answer import Champions, Options
from natopart.planning.champions.champions import champions
from tests import builders as make
from tests.unit.planning.functions.sea import ally, function, kind

DAY = date(2012, 5, 20)
POOL = ("AAA", "BBB", "CCC", "DDD", "EEE")

FUNCTIONS = make.by_id([function(name, name) for name in ("sea", "land", "air")])
KINDS = (
    kind("sea", make.figure("2012", AAA=4, BBB=3, CCC=2, DDD=4, EEE=0, FFF=4)),
    kind("land", make.figure("2012", AAA=2, BBB=3, CCC=1, DDD=4)),
    kind("air", make.figure("2012", AAA=1, BBB=1, CCC=1)),
)
"""Of four, in each function:

| country | sea | land | air |
| AAA | 4 | 2 | 1 |
| BBB | 3 | 3 | 1 |
| CCC | 2 | 1 | 1 |
| DDD | 4 | 4 | ? | its cooperation is frozen
| EEE | 0 | ? | ? |
| FFF | 4 | ? | ? | an Ally
"""

FROZEN = Standing(body="practical-cooperation", status="frozen", start="2010", **make.SOURCED)


def region(name: str, *codes: str, grade: Any = "A") -> Region:
    group = RegionGroup(countries=codes, sources=("s",), grade=grade)
    return Region(id=name, name=name.title(), groups=(group,))


def embargo(name: str, *codes: str, **parts: Any) -> Limit:
    fixed: dict[str, Any] = {"kind": "arms-embargo", "effect": "no arms", **make.SOURCED, **parts}
    return Limit(id=name, countries=codes, **fixed)


def volunteer(code: str, name: str, **parts: Any) -> Volunteer:
    given: dict[str, Any] = {"start": "2011", **make.SOURCED, **parts}
    return Volunteer(id=f"{code}-{name}", country=code, function=name, **given)


def fund(code: str, name: str) -> Project:
    return Project(
        id=f"fund-{code}",
        name=f"Fund for {code}",
        kind="trust-fund",
        functions=(name,),
        site=f"City, {code}",
        status="active",
        start="2011",
        **make.SOURCED,
    )


def world(**parts: Any) -> Dataset:
    given = {
        "capabilities": make.by_id(KINDS),
        "functions": FUNCTIONS,
        "regions": make.by_id([region("south", "CCC", "EEE"), region("west", "AAA", "FFF")]),
        **parts,
    }
    partners = [make.country(code) for code in ("AAA", "BBB", "CCC", "EEE")]
    frozen = make.country("DDD", standings=(FROZEN,))
    return make.dataset(*partners, frozen, ally("FFF"), **given)


def view(**parts: Any) -> View:
    return world(**parts).as_of(DAY)


def chosen(options: Options | None = None, /, **parts: Any) -> Champions:
    return champions(view(**parts), POOL, options or Options())


def who(found: Champions) -> dict[str, str | None]:
    """Return the champion of each function."""
    return {champion.function: champion.champion for champion in found.champions}
