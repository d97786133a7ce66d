"""A small world and projects for it, for the tests of the programme and its conditions."""

from __future__ import annotations

from datetime import date
from typing import Any

from natopart.model.country import Membership
from natopart.model.dataset import Dataset
from natopart.model.template import Circle, Requirement, Template
from natopart.planning.cluster.frame import Framed, frame
from tests import builders as make

DAY = date(2012, 5, 20)
SOURCED = make.SOURCED
REASON = "Made up for a test."


def membership(body: str, start: str = "1994", end: str | None = None) -> Membership:
    return Membership(body=body, start=start, end=end, **SOURCED)


def requirement(**parts: Any) -> Requirement:
    return Requirement(
        **{"id": "ships", "capability": "ship", "units": 6.0, "reason": REASON, **parts}
    )


HOURS = requirement(
    id="hours", units=600.0, unit="hours", serve="share", need_rate=100.0, lot=500.0
)


def template(*wanted: Requirement, circle: dict[str, Any] | None = None, **parts: Any) -> Template:
    fixed: dict[str, Any] = {"id": "t", "name": "T", "function": "sea", "description": ""}
    rules = Circle(**(circle or {}))
    return Template(
        requirements=wanted or (requirement(),), circle=rules, **{**fixed, **parts}, **SOURCED
    )


def world(**parts: Any) -> Dataset:
    """AAA and BBB are partners, CCC an Ally, DDD a partner that left, EEE neither."""
    ship = make.changed(
        make.plain()["capabilities"]["ship"], holdings=(make.figure("2012", AAA=8, CCC=4, EEE=0),)
    )
    spent = make.series("milex-current-usd", AAA={2011: 2e9}, CCC={2011: 3e9})
    gdp = make.series("gdp-current-usd", AAA={2011: 1e11}, BBB={2011: 2e10}, CCC={2011: 2e11})
    return make.dataset(
        make.country("AAA", memberships=(membership("pfp"), membership("eu"))),
        make.country("BBB", tools=(make.tool("ipcp", "2005"),)),
        make.country("CCC", memberships=(membership("nato", "1949"), membership("eu"))),
        make.country("DDD", memberships=(membership("pfp", end="2011"),)),
        make.country("EEE", memberships=()),
        **{
            **make.plain(capabilities={"ship": ship}),
            "series": make.by_id([spent, gdp]),
            **parts,
        },
    )


def framed(data: Dataset, wanted: Template, pool: Any = None, **parts: Any) -> Framed:
    return frame(data.as_of(parts.pop("day", DAY)), wanted, pool, make.profile(), **parts)


def codes(found: Framed) -> list[str]:
    return [candidate.country for candidate in found.problem.candidates]
