"""A small world for the tests of functions: the sea with four types, learning with help."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.model.capability import CapabilityType, Function
from natopart.model.country import Membership
from natopart.model.dataset import Dataset
from natopart.model.fact import Block
from natopart.model.view import View
from tests import builders as make

DAY = date(2012, 5, 20)


def kind(name: str, *held: Block, **parts: Any) -> CapabilityType:
    """Return a capability type of which four, additive and whole, are a formation."""
    ship: CapabilityType = make.plain()["capabilities"]["ship"]
    return make.changed(ship, id=name, name=name.title(), holdings=held, **parts)


def function(name: str, *types: str) -> Function:
    return Function(id=name, name=name.title(), definition="D.", capabilities=types, **make.SOURCED)


KINDS = (
    kind("ship", make.figure("2012", AAA=8, BBB=1, CCC=3, DDD=0)),
    kind("mark", make.figure("2011", AAA=20), kind="level", additive=False, formation=100.0),
    kind("pact", make.figure("2010", BBB=1, CCC=0), kind="event", additive=False, formation=1.0),
    kind("base", make.figure("2012", AAA=1), kind="access", additive=False, formation=1.0),
    kind("lesson", make.figure("2011", BBB=1), kind="event", role="recipient", formation=1.0),
)
"""AAA and BBB are partners, CCC and DDD Allies.

| type | AAA | BBB | CCC | DDD |
| ship | 8 | 1 | 3 | 0 | of 4
| mark | 20 | ? | ? | ? | of 100, a level
| pact | ? | yes | no | ? |
| base | yes | ? | ? | ? |
| lesson | ? | yes | ? | ? | a recipient's
"""

FUNCTIONS = (
    function("sea", "ship", "mark", "pact", "base"),
    function("learning", "pact", "lesson"),
)


def ally(code: str) -> Any:
    member = Membership(body="nato", start="1949", **make.SOURCED)
    return make.country(code, memberships=(member,))


def world(**parts: Any) -> Dataset:
    given = {"capabilities": make.by_id(KINDS), "functions": make.by_id(FUNCTIONS), **parts}
    return make.dataset(make.country("AAA"), make.country("BBB"), ally("CCC"), ally("DDD"), **given)


def view(**parts: Any) -> View:
    return world(**parts).as_of(DAY)
