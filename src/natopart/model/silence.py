"""What the silence of a complete roll means: a true zero, for one thing, on one date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day, last_day_in_force

if TYPE_CHECKING:
    from natopart.model.roll import Roll

EUROPE = frozenset(
    {"nordic", "baltic", "central-europe", "eastern-europe", "western-europe"}
    | {"southern-europe", "western-balkans", "south-caucasus"}
)
"""The regions of which a roll of scope `non-allies-outside-europe` does not speak."""


def scope_of(dataset: Dataset, roll: Roll) -> frozenset[str]:
    """Return the countries for which the silence of `roll` is a zero, its omissions left out.

    A scope is `all`, `allies`, `non-allies` or `non-allies-outside-europe` (NATO's members
    on the roll's date), or a list that the file of rolls names.
    """
    return _scope(dataset, roll.scope, last_day(roll.as_of)) - set(roll.omits)


def _scope(dataset: Dataset, name: str, day: date) -> frozenset[str]:
    if name in dataset.rolls.scopes:
        return frozenset(dataset.rolls.scopes[name])
    everyone = frozenset(dataset.countries)
    if name == "all":
        return everyone
    allies = frozenset(code for code in everyone if _ally(dataset, code, day))
    if name == "allies":
        return allies
    if name == "non-allies":
        return everyone - allies
    return frozenset(
        code for code in everyone - allies if dataset.countries[code].region not in EUROPE
    )


def _ally(dataset: Dataset, code: str, day: date) -> bool:
    return any(
        m.body == "nato"
        and m.start is not None
        and last_day(m.start) <= day
        and not (m.end and last_day_in_force(m.end) < day)
        for m in dataset.countries[code].memberships
    )


def period(roll: Roll) -> tuple[date, date]:
    """Return the first and last day of which the roll speaks."""
    end = last_day_in_force(roll.end) if roll.end else last_day(roll.as_of)
    return first_day(roll.as_of), max(end, last_day(roll.as_of))
