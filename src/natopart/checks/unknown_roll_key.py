"""The rule NP408."""

from __future__ import annotations

from collections.abc import Iterator

from natopart.checks import vocabulary
from natopart.checks.finding import Finding
from natopart.checks.walk import rolls
from natopart.model.dataset import Dataset


def unknown_roll_key(dataset: Dataset) -> Iterator[Finding]:
    """NP408: a roll of something that the dataset does not have.

    What it does: looks up the `key` of each roll in its table: an operation, a role of an
    operation, a body, a tool, an act, a meeting, a project, a capability type, an instrument.

    Why: a roll turns absence into a zero; one that nobody can find turns nothing into
    anything, and the countries stay unknown.

    Example: `key: isaf/regional-comand` in the table `roles`.

    Remedy: correct the key. A roll that lists nobody says `count: 0`.
    """
    known = _keys(dataset)
    for spot, roll in rolls(dataset):
        if roll.key not in known[roll.table] and roll.count != 0:
            yield spot.under("key").unknown("NP408", _WHAT[roll.table], roll.key, known[roll.table])


_WHAT = {
    "personnel": "operation",
    "assets": "operation",
    "roles": "operation or role",
    "memberships": "body",
    "tools": "tool",
    "support": "act",
    "seats": "meeting",
    "capabilities": "capability type",
    "members": "project",
    "funding": "instrument",
}


def _keys(dataset: Dataset) -> dict[str, frozenset[str]]:
    operations = frozenset(dataset.operations)
    roles = {f"{o.id}/{r.role}" for o in dataset.operations.values() for r in o.roles}
    return {
        "personnel": operations,
        "assets": operations,
        "roles": operations | roles,
        "memberships": vocabulary.bodies(dataset),
        "tools": vocabulary.tools(dataset),
        "support": frozenset(dataset.support),
        "seats": frozenset(dataset.meetings),
        "capabilities": frozenset(dataset.capabilities),
        "members": frozenset(dataset.projects),
        "funding": frozenset(dataset.instruments),
    }
