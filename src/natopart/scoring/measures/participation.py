"""Taking part in NATO-led operations: in how many, and with what assets and roles."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.model.index import Indicator
from natopart.model.operation import Asset, Operation, Role
from natopart.model.reading import Figure, Reading
from natopart.model.roll import Roll
from natopart.model.view import View
from natopart.scoring.measures.deployed import Deployment, deployments
from natopart.scoring.measures.record import Item, record

NO_PART = frozenset({"base-access"})
"""Assets that do not make their owner a participant of the operation."""


def breadth(view: View, code: str, indicator: Indicator) -> Reading:
    """Return the number of listed operations that a country has joined by the date.

    Joined is personnel, also 0, or an asset other than base access. An operation is known
    where the country joined it or a complete roll of personnel or assets is silent.
    """
    items = [_joined(view, code, d) for d in deployments(view, code, indicator)]
    return record(items, "operations", 1.0)


def _joined(view: View, code: str, deployment: Deployment) -> Item:
    operation = deployment.operation
    figure = _first_personnel(deployment) or _first_asset(view, code, operation)
    roll = _silent(view, operation, code, ("personnel", "assets"))
    return Item(
        f"part in {operation.name}", (figure,) if figure else (), roll, deployment.weight
    )


def _first_personnel(deployment: Deployment) -> Figure | None:
    own = [a for a in deployment.anchors if not a.by_roll]
    if not own:
        return None
    name, first = deployment.operation.name, own[0]
    return Figure(
        name, first.personnel, "personnel", first.as_of, first.sources, first.grade, "", 1.0
    )


def _first_asset(view: View, code: str, operation: Operation) -> Figure | None:
    for asset in operation.assets:
        joins = asset.asset not in NO_PART and not asset.offered
        if asset.country == code and joins and view.documented(asset):
            return _figure(view, f"{operation.name}: {asset.asset}", asset, 1.0)
    return None


def _silent(view: View, operation: Operation, code: str, tables: tuple[str, ...]) -> Roll | None:
    """Return a roll of the operation that is silent about the country, if any."""
    for table in tables:
        for roll in view.rolls(table, operation.id, code):
            if not any(country == code for country in _listed(operation, table)):
                return roll
    return None


def _listed(operation: Operation, table: str) -> Iterator[str]:
    if table == "personnel":
        return iter(operation.by_country)
    return (fact.country for fact in (operation.assets if table == "assets" else operation.roles))


def _figure(view: View, label: str, fact: Asset | Role, points: float) -> Figure:
    start, grade = view.begins(fact)
    amount = fact.quantity if isinstance(fact, Asset) else fact.value
    as_of = fact.start or (start.isoformat() if start else None)
    return Figure(label, amount, fact.unit, as_of, fact.sources, grade, fact.note, points)


def assets_and_roles(view: View, code: str, indicator: Indicator) -> Reading:
    """Return the points of what a country provided to the listed operations by the date.

    Each kind of asset or role counts once an operation, by the points that the index gives
    it; kinds without points are not scored. An operation is known where the country has such
    a fact or a complete roll of assets or roles is silent.
    """
    items = []
    for deployment in deployments(view, code, indicator):
        operation = deployment.operation
        given = tuple(_given(view, code, operation, indicator))
        roll = _silent(view, operation, code, ("assets", "roles"))
        label = f"assets and roles in {operation.name}"
        items.append(Item(label, given, roll, deployment.weight))
    return record(items, "points", None)


def _given(view: View, code: str, operation: Operation, indicator: Indicator) -> Iterator[Figure]:
    counted: set[str] = set()
    for fact in (*operation.assets, *operation.roles):
        is_asset = isinstance(fact, Asset)
        table, kind = ("assets", fact.asset) if is_asset else ("roles", fact.role)
        rule = indicator.parameters[table].get(kind)
        if fact.country != code or rule is None or (is_asset and fact.offered):
            continue
        if kind in counted or not view.documented(fact):
            continue
        counted.add(kind)
        yield _figure(view, f"{operation.name}: {kind}", fact, float(rule["points"]))
