"""Taking part in NATO-led operations: in how many, and with what assets and roles."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from natopart.model.dates import first_day, last_day
from natopart.model.reading import Figure
from natopart.model.silence import period
from natopart.model.view import View
from natopart.scoring.decay import half_life_of
from natopart.scoring.measured import Measured
from natopart.scoring.measures.deployed import Deployment, deployments
from natopart.scoring.measures.record import Item, Record

if TYPE_CHECKING:
    from natopart.model.operation import Asset, Operation, Role
    from natopart.model.roll import Roll

Kinds: TypeAlias = Callable[[str, str], bool]
"""Whether a kind of asset or role counts for a measure; what does not breaks no silence."""

NO_PART = frozenset({"base-access"})
"""Assets that do not make their owner a participant of the operation."""


def breadth(view: View, code: str, indicator: Measured) -> Record:
    """Return the number of listed operations that a country has joined by the date.

    Joined is personnel, also 0, or an asset other than base access. An operation is known
    where the country joined it or a complete roll of personnel or assets is silent.
    """
    items = [_joined(view, code, d) for d in _deployments(view, code, indicator)]
    return Record(items, "operations", 1.0)


def _joins(table: str, kind: str) -> bool:
    return table == "assets" and kind not in NO_PART


def _earns(indicator: Measured, table: str, kind: str) -> bool:
    return kind in indicator.parameters[table]


def _deployments(view: View, code: str, indicator: Measured) -> tuple[Deployment, ...]:
    return deployments(view, code, indicator.parameters["operations"], half_life_of(indicator))


def _joined(view: View, code: str, deployment: Deployment) -> Item:
    operation = deployment.operation
    figure = _first_personnel(deployment) or _first_asset(view, code, operation)
    label = f"part in {operation.name}"
    if figure:
        return Item(label, (figure,), None, deployment.weight)
    roll = _silent(view, operation.id, code, ("personnel", "assets"), _joins)
    return Item(label, (), roll, deployment.weight)


def _first_personnel(deployment: Deployment) -> Figure | None:
    own = [a for a in deployment.anchors if not a.by_roll]
    if not own:
        return None
    name, first = deployment.operation.name, own[0]
    return Figure(
        name, first.personnel, "personnel", first.as_of, first.sources, first.grade, "", 1.0
    )


def _first_asset(view: View, code: str, operation: Operation) -> Figure | None:
    for asset in _provided(view, operation.id, code):
        if asset.asset not in NO_PART:
            label = f"{operation.name}: {asset.asset}"
            return _figure(view, label, asset, asset.quantity, points=1.0)
    return None


def _provided(view: View, operation: str, code: str) -> list[Asset]:
    return [a for a in view.assets(operation, code) if not a.offered and view.documented(a)]


def _silent(
    view: View, operation: str, code: str, tables: tuple[str, ...], kinds: Kinds
) -> Roll | None:
    """Return the latest roll of the operation that is silent about the country, if any."""
    rolls = (roll for table in tables for roll in view.rolls(table, operation, code))
    silent = [roll for roll in rolls if not _listed(view, operation, code, roll, kinds)]
    return max(silent, key=lambda roll: roll.as_of, default=None)


def _listed(view: View, operation: str, code: str, roll: Roll, kinds: Kinds) -> bool:
    """Say whether the country has anything that counts, at any grade, in the roll's period."""
    if roll.table == "roles":
        roles = view.roles(operation, code)
        return any(view.listed(roll, role) for role in roles if kinds("roles", role.role))
    if roll.table == "assets":
        assets = [a for a in view.assets(operation, code) if not a.offered]
        return any(view.listed(roll, asset) for asset in assets if kinds("assets", asset.asset))
    first, last = period(roll)
    dates = (block.as_of for _, block in view.personnel(operation).get(code, ()))
    return any(first <= first_day(text) <= view.day and last_day(text) <= last for text in dates)


def _figure(
    view: View, label: str, fact: Asset | Role, amount: float | None, points: float
) -> Figure:
    start, grade = view.begins(fact)
    as_of = fact.start or (start.isoformat() if start else None)
    return Figure(label, amount, fact.unit, as_of, fact.sources, grade, fact.note, points)


def assets_and_roles(view: View, code: str, indicator: Measured) -> Record:
    """Return the points of what a country provided to the listed operations by the date.

    Each kind of asset or role counts once an operation, by the points that the index gives
    it; kinds without points are not scored. An operation is known where the country has such
    a fact or a complete roll of assets or roles is silent.
    """
    items = []
    for deployment in _deployments(view, code, indicator):
        operation = deployment.operation
        given = _points(view, code, operation, indicator)
        roll = None
        if not given:
            roll = _silent(
                view, operation.id, code, ("assets", "roles"), partial(_earns, indicator)
            )
        label = f"assets and roles in {operation.name}"
        items.append(Item(label, tuple(given.values()), roll, deployment.weight))
    return Record(items, "points", None)


def _points(
    view: View, code: str, operation: Operation, indicator: Measured
) -> dict[tuple[str, str], Figure]:
    """Return the first figure of each kind of asset and role that earns points."""
    facts: list[tuple[str, str, Asset | Role, float | None]] = [
        *(("assets", a.asset, a, a.quantity) for a in _provided(view, operation.id, code)),
        *(
            ("roles", r.role, r, r.value)
            for r in view.roles(operation.id, code)
            if view.documented(r)
        ),
    ]
    found: dict[tuple[str, str], Figure] = {}
    for table, kind, fact, amount in facts:
        rule = indicator.parameters[table].get(kind)
        if rule is not None and (table, kind) not in found:
            label = f"{operation.name}: {kind}"
            points = float(rule["points"])
            found[table, kind] = _figure(view, label, fact, amount, points)
    return found
