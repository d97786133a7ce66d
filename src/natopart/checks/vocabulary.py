"""The names that facts give to things: bodies, tools, assets, roles, deeds."""

from __future__ import annotations

from natopart.model.dataset import Dataset


def bodies(dataset: Dataset) -> frozenset[str]:
    """Return every body of which a country is or was a member."""
    return frozenset(m.body for c in dataset.countries.values() for m in c.memberships)


def tools(dataset: Dataset) -> frozenset[str]:
    """Return every partnership tool that a country holds or held."""
    return frozenset(t.tool for c in dataset.countries.values() for t in c.tools)


def assets(dataset: Dataset) -> frozenset[str]:
    """Return every kind of asset that an operation has."""
    return frozenset(a.asset for o in dataset.operations.values() for a in o.assets)


def roles(dataset: Dataset) -> frozenset[str]:
    """Return every role that a country took in an operation."""
    return frozenset(r.role for o in dataset.operations.values() for r in o.roles)


def deeds(dataset: Dataset, act: str) -> frozenset[str]:
    """Return what countries did in an act: the values of its deeds."""
    return frozenset(v for d in dataset.support[act].deeds for v in d.values.values())
