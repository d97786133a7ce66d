"""Small random worlds: three partners, two operations, and a fact of every kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from natopart.model.dataset import Dataset
from natopart.model.index import Goalposts, Index, IndexedType, Indicator
from natopart.model.money import Payment
from natopart.model.operation import Asset
from natopart.model.project import Member
from natopart.model.roll import Rolls
from natopart.model.support import Deed
from natopart.scoring.evaluate import Node
from tests import builders as make

exact = settings(derandomize=True, deadline=None, max_examples=40)
"""How the properties are tried: the same examples every time."""

DAY = date(2012, 5, 20)
CODES = ("AAA", "BBB", "CCC")
KINDS = ("assets", "tools", "support", "funding", "members", "capabilities")
"""The tables of single deeds; each has one thing that a country did, or not."""

KEYS = {"assets": "past", "tools": "parp", "support": "transit", "funding": "fund"} | {
    "members": "centre",
    "capabilities": "ship",
}


class Fact(NamedTuple):
    """A deed: which table, who, when, how much."""

    table: str
    code: str
    as_of: str
    amount: float = 1.0


class Silence(NamedTuple):
    """A complete roll: which table, when."""

    table: str
    as_of: str


class World(NamedTuple):
    """Personnel in the operation `now` and deeds by country, rolls, and yearly values."""

    personnel: tuple[Fact, ...] = ()
    deeds: tuple[Fact, ...] = ()
    rolls: tuple[Silence, ...] = ()
    gdp: Mapping[str, Mapping[int, float]] = {}


def text(day: date, digits: int) -> str:
    """Return a day as a year, a month or a day."""
    return day.isoformat()[: (4, 7, 10)[digits]]


days = st.dates(date(2001, 1, 1), date(2015, 12, 31))
partial = st.builds(text, days, st.integers(0, 2))
numbers = st.integers(0, 900).map(float)
codes = st.sampled_from(CODES)
personnel = st.lists(
    st.builds(Fact, st.just("personnel"), codes, partial, numbers),
    max_size=8,
    unique_by=lambda f: (f.code, f.as_of),
).map(tuple)
deeds = st.lists(
    st.builds(Fact, st.sampled_from(KINDS), codes, partial, st.integers(0, 6).map(float)),
    max_size=8,
    unique_by=lambda f: (f.table, f.code),
).map(tuple)
rolls = st.lists(
    st.builds(Silence, st.sampled_from(("personnel", *KINDS)), partial), max_size=5, unique=True
).map(tuple)
gdp = st.dictionaries(
    codes, st.dictionaries(st.integers(2007, 2014), st.floats(1, 1e4), max_size=3), max_size=3
)
worlds = st.builds(World, personnel, deeds, rolls, gdp)


def index(scale: float = 1.0) -> Index:
    """Return an index of every measure; yearly values in units of `scale`."""
    operations = ("now", "past")
    years = {"half_life": 5, "operations": operations}
    points = {"points": 2, "reason": "a test"}
    tools = {
        name: {"open_to": ("pfp",), "start": "1995", "reason": "a test"}
        for name in ("parp", "sofa")
    }
    kind = {"name": "transit", "acts": {"transit": ("granted",)}, "reason": "a test"}
    log = Goalposts(low=scale, high=1e4 * scale, reason="made up for a test")
    return make.index(
        make.indicator("years", "deployed-person-years", 3000, parameters=years),
        make.indicator("breadth", "breadth", 2, parameters={"operations": operations}),
        make.indicator(
            "given",
            "assets-and-roles",
            6,
            parameters={
                "operations": operations,
                "assets": {"frigate": points},
                "roles": {"lead": points},
            },
        ),
        make.indicator("tools", "tools", 1, parameters={"tools": tools}),
        make.indicator("acts", "acts", 1, parameters={"kinds": {"transit": kind}}),
        make.indicator("money", "money", 5),
        make.indicator("projects", "projects", 1, parameters={"projects": ("centre",)}),
        Indicator(
            id="gdp",
            name="gdp",
            measure="series",
            parameters={"series": "gdp"},
            transform="log",
            goalposts=log,
            max_age=4.0,
        ),
        types=[IndexedType(capability="ship", high=4.0, reason="a formation", max_age=6.0)],
    )


def build(world: World, scale: float = 1.0, codes: tuple[str, ...] = CODES) -> Dataset:
    """Return the dataset of a world."""
    by_table: dict[str, list[Fact]] = defaultdict(list)
    for fact in world.deeds:
        by_table[fact.table].append(fact)
    personnel = tuple(make.figure(f.as_of, **{f.code: f.amount}) for f in world.personnel)
    records = make.plain()
    records["operations"] = _operations(personnel, by_table["assets"], world.rolls)
    for section, key, part in (
        ("support", "transit", {"deeds": tuple(map(_deed, by_table["support"]))}),
        ("projects", "centre", {"members": tuple(map(_member, by_table["members"]))}),
        ("capabilities", "ship", {"holdings": tuple(map(_holding, by_table["capabilities"]))}),
    ):
        records[section] = {key: make.changed(records[section][key], **part)}
    return make.dataset(
        *(_country(code, by_table["tools"]) for code in codes),
        **records,
        payments=make.by_id(map(_payment, by_table["funding"])),
        series={"gdp": make.series("gdp", **_scaled(world.gdp, scale))},
        rolls=Rolls(
            scopes={},
            rolls=tuple(
                make.roll(r.table, KEYS[r.table], r.as_of)
                for r in world.rolls
                if r.table not in ("personnel", "assets")
            ),
        ),
        index=index(scale),
    )


def _scaled(values: Mapping[str, Mapping[int, float]], scale: float) -> dict[str, Any]:
    return {c: {y: v * scale for y, v in years.items()} for c, years in values.items()}


def _operations(personnel: Any, assets: list[Fact], rolls: tuple[Silence, ...]) -> dict[str, Any]:
    own = {
        table: tuple(make.roll(table, key, r.as_of) for r in rolls if r.table == table)
        for table, key in (("personnel", "now"), ("assets", "past"))
    }
    given = tuple(
        Asset(country=f.code, asset="frigate", start=f.as_of, **make.SOURCED) for f in assets
    )
    now = make.operation("now", "2003-08-11", personnel=personnel, rolls=own["personnel"])
    past = make.operation("past", "2001-01-01", "2010-06-30", assets=given, rolls=own["assets"])
    return make.by_id([now, past])


def _country(code: str, tools: list[Fact]) -> Any:
    return make.country(
        code, tools=tuple(make.tool("parp", f.as_of) for f in tools if f.code == code)
    )


def _deed(fact: Fact) -> Deed:
    return Deed(as_of=fact.as_of, values={fact.code: "granted"}, **make.SOURCED)


def _member(fact: Fact) -> Member:
    return Member(country=fact.code, role="member", start=fact.as_of, **make.SOURCED)


def _holding(fact: Fact) -> Any:
    return make.figure(fact.as_of, **{fact.code: fact.amount})


def _payment(fact: Fact) -> Payment:
    return Payment(
        id=f"{fact.code}/fund/{fact.as_of}",
        country=fact.code,
        instrument="fund",
        as_of=fact.as_of,
        amount=fact.amount,
        currency="USD",
        status="paid",
        purpose="",
        **make.SOURCED,
    )


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it."""
    yield node
    for child in node.children:
        yield from nodes(child)
