"""Who is helped in a function: the documented facts that make a country a recipient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from natopart.model.dates import first_day, last_day
from natopart.model.view import View, once_a_view
from natopart.model.words import tool
from natopart.planning.known import held
from natopart.planning.running import last_day_of, places

Help: TypeAlias = Literal["trust-fund", "programme", "tool", "mission"]
"""A fund at work there, a programme it takes part in, a tool it holds, NATO training there."""

TOOLS: Mapping[str, tuple[str, ...]] = {"dci": ("security-sector-reform",)}
"""Partnership tools by which NATO helps, and in which functions."""

MISSION = "training"
MISSION_FUNCTIONS = ("education-and-training", "security-sector-reform")
"""The type of operation that trains the forces of the country where it serves: help in these."""

GIVING = frozenset({"lead", "donor"})
"""Roles in a fund of those who give: a fund at work in their own country helps somebody else."""


class Receipt(NamedTuple):
    """One documented fact that makes a country a recipient of help in a function.

    `since` is the date that the dataset gives for its start, none where it gives none.
    """

    function: str
    partner: str
    help: Help
    name: str
    since: str | None
    sources: tuple[str, ...]
    grade: str


@once_a_view
def receives(view: View, code: str, function: str) -> tuple[Receipt, ...]:
    """Return what makes a country a recipient of help in a function at the date, mostly nothing.

    That is a trust fund in force for the function whose site is in the country, unless it
    leads the fund or gives to it; a capability type of the function that shows a recipient;
    the Defence Capacity Building Initiative; a NATO mission that trains the country's forces.
    Grade D is left out. A fund whose end is not known, and that is not said to be active, is
    taken to last six years. Silence is no proof that a country is not helped.
    """
    found = (*_funds(view, code, function), *_programmes(view, code, function))
    return (*found, *_tools(view, code, function), *_missions(view, code, function))


def _funds(view: View, code: str, function: str) -> Iterator[Receipt]:
    for fund in view.dataset.projects.values():
        if fund.kind != "trust-fund" or function not in fund.functions:
            continue
        start, grade = view.known_from(fund.start, fund)
        giving = any(m.country == code and m.role in GIVING for m in fund.members)
        helped = code in places(fund) and not giving
        if helped and grade != "D" and start and start <= view.day <= last_day_of(fund, start):
            said = fund.name, fund.start, fund.sources, grade
            yield Receipt(function, code, "trust-fund", *said)


def _programmes(view: View, code: str, function: str) -> Iterator[Receipt]:
    for name in dict.fromkeys(view.dataset.functions[function].capabilities):
        kind = view.dataset.capabilities[name]
        if kind.role == "recipient" and (reading := held(view, code, name)).value:
            said = kind.name, reading.as_of, reading.sources, reading.grade or "D"
            yield Receipt(function, code, "programme", *said)


def _tools(view: View, code: str, function: str) -> Iterator[Receipt]:
    for fact in view.tools(code):
        if function in TOOLS.get(fact.tool, ()) and view.documented(fact):
            said = tool(fact.tool), fact.start, fact.sources, view.begins(fact)[1]
            yield Receipt(function, code, "tool", *said)


def _missions(view: View, code: str, function: str) -> Iterator[Receipt]:
    if function not in MISSION_FUNCTIONS:
        return
    names = {view.dataset.countries[code].name, view.name(code)}
    for mission in view.dataset.operations.values():
        if mission.type != MISSION or mission.region not in names or mission.grade == "D":
            continue
        over = mission.nato_end is not None and last_day(mission.nato_end) < view.day
        if first_day(mission.nato_start) <= view.day and not over:
            said = mission.name, mission.nato_start, mission.sources, mission.grade
            yield Receipt(function, code, "mission", *said)
