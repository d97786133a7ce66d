"""The rule NP416."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from natopart.checks.finding import Finding, Path
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.index import Criterion

_TABLES = {
    "assets": "kind of asset",
    "capability": "capability type",
    "operations": "operation",
    "projects": "project",
    "roles": "role",
    "series": "series",
    "tools": "tool",
}


def two_criteria(dataset: Dataset) -> Iterator[Finding]:
    """NP416: a fact that enters two criteria.

    What it does: collects what the indicators of each criterion read: acts, tools, projects,
    series, operations, kinds of assets and roles, capability types. A trust fund counts as
    money, so it must not be among the projects either.

    Why: the criteria are joined by *or*; one deed must not make a partner most capable twice.

    Example: the act `isaf-transit-agreement` under operations and under financial.

    Remedy: decide where the fact belongs, and take it out of the other criterion.
    """
    funds = {name for name, p in dataset.projects.items() if p.kind == "trust-fund"}
    first: dict[tuple[str, str], str] = {}
    for i, criterion in enumerate(dataset.index.criteria):
        for path, kind, name in _read(criterion):
            other = first.setdefault((kind, name), criterion.id)
            if other != criterion.id:
                spot = Spot("index", "index", ("criteria", i, *path))
                message = f"the {kind} '{name}' enters the criterion '{other}' as well"
                yield spot.error("NP416", message, "take it out of one of them")
            elif kind == "project" and name in funds:
                spot = Spot("index", "index", ("criteria", i, *path))
                message = f"the trust fund '{name}' counts as money already"
                yield spot.error("NP416", message, "take it out of the projects")


def _read(criterion: Criterion) -> Iterator[tuple[Path, str, str]]:
    """Yield what a criterion reads: where it says so, the kind of thing, its name."""
    for j, component in enumerate(criterion.components):
        for k, indicator in enumerate(component.indicators):
            path: Path = ("components", j, "indicators", k)
            for inner, kind, name in _named(indicator.parameters):
                yield (*path, "parameters", *inner), kind, name
    for j, indexed in enumerate(criterion.functions.types if criterion.functions else ()):
        yield ("functions", "types", j), "capability type", indexed.capability


def _named(parameters: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    for key, kind in _TABLES.items():
        value = parameters.get(key, ())
        if isinstance(value, str):
            yield (key,), kind, value
        elif isinstance(value, Mapping):
            yield from (((key, name), kind, str(name)) for name in value)
        elif isinstance(value, (tuple, list)):
            yield from (((key, i), kind, str(name)) for i, name in enumerate(value))
    kinds = parameters.get("kinds")
    for name, rule in kinds.items() if isinstance(kinds, Mapping) else ():
        acts = rule.get("acts") if isinstance(rule, Mapping) else None
        for act in acts if isinstance(acts, Mapping) else ():
            yield ("kinds", name, "acts", act), "act", str(act)
