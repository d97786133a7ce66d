"""The rule NP415."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import inf

from natopart.checks.finding import Finding
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset

_CODES = re.compile(r"(?:^| )(\d+)=")
_LIMIT = re.compile(r"out of (\d+)$")
_RANGE = re.compile(r"(\d+)-(\d+)$")


def unit(dataset: Dataset) -> Iterator[Finding]:
    """NP415: a value that its unit does not allow, or an amount without a unit.

    What it does: reads from the unit which values there are: `1=yes 0=no` and other codes,
    `out of 5`, `score 0-100`, per cent, whole pieces. Asks for a unit wherever there is an
    amount: a member's share, an asset's quantity, a role's value, a project's cost.

    Why: twelve in a column of yes and no is a number from another table; a share without a
    unit cannot be used.

    Example: `values: {SWE: 12}` in a type with the unit `1=yes 0=no`.

    Remedy: correct the value or the unit.
    """
    yield from _holdings(dataset)
    yield from _series(dataset)
    yield from _projects(dataset)
    yield from _operations(dataset)


def _allows(unit: str) -> Callable[[float], bool]:
    """Return the test of values that the words of a unit imply."""
    codes = {float(code) for code in _CODES.findall(unit)}
    if codes:
        return lambda value: value in codes
    if limit := _LIMIT.search(unit):
        return lambda value: 0 <= value <= float(limit[1]) and value.is_integer()
    if span := _RANGE.search(unit):
        return lambda value: float(span[1]) <= value <= float(span[2])
    if unit.startswith(("%", "per cent")):
        return lambda value: 0 <= value <= 100
    least = 0.0 if unit.partition("-")[0] in ("USD", "persons") else -inf
    return lambda value: value >= least


def _holdings(dataset: Dataset) -> Iterator[Finding]:
    for name, kind in dataset.capabilities.items():
        allows = _allows(kind.unit)
        for i, block in enumerate(kind.holdings):
            for code, value in block.values.items():
                fits = allows(value) and (not kind.whole or float(value).is_integer())
                if not fits:
                    spot = Spot("capabilities", name, ("holdings", i, "values", code))
                    yield _misfit(spot, value, kind.unit)


def _series(dataset: Dataset) -> Iterator[Finding]:
    for name, series in dataset.series.items():
        allows = _allows(series.unit)
        spots = [(Spot("series", name), series.values)]
        for i, exception in enumerate(series.exceptions):
            spots.append((Spot("series", name, ("exceptions", i)), exception.values))
        for spot, values in spots:
            for code, years in values.items():
                for year, value in years.items():
                    if not allows(value):
                        yield _misfit(spot.under("values", code, year), value, series.unit)


def _projects(dataset: Dataset) -> Iterator[Finding]:
    for name, project in dataset.projects.items():
        spot = Spot("projects", name)
        if project.cost_total is not None and not project.currency:
            yield _bare(spot.under("cost_total"), "a cost", "currency")
        for i, member in enumerate(project.members):
            place = spot.under("members", i, "share")
            if member.share is None:
                continue
            if not member.share_unit:
                yield _bare(place, "a share", "share_unit")
            elif not _allows(member.share_unit)(member.share):
                yield _misfit(place, member.share, member.share_unit)


def _operations(dataset: Dataset) -> Iterator[Finding]:
    for name, operation in dataset.operations.items():
        spot = Spot("operations", name)
        for i, asset in enumerate(operation.assets):
            if asset.quantity is not None and not asset.unit:
                yield _bare(spot.under("assets", i, "quantity"), "a quantity", "unit")
        for i, role in enumerate(operation.roles):
            if role.value is not None and not role.unit:
                yield _bare(spot.under("roles", i, "value"), "a value", "unit")


def _misfit(spot: Spot, value: float, unit: str) -> Finding:
    message = f"{value:.15g} does not fit the unit '{unit}'"
    return spot.error("NP415", message, "correct the value or the unit")


def _bare(spot: Spot, what: str, key: str) -> Finding:
    return spot.error("NP415", f"{what} without a unit", f"add '{key}'")
