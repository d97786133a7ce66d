"""Readings up the tree: scores, bounds and evidence of every node for one country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.reading import Reading
from natopart.scoring.aggregate import best_set, power_mean
from natopart.scoring.measured import Measured
from natopart.scoring.normalise import normalise
from natopart.scoring.tree import Branch, Kind

if TYPE_CHECKING:
    from natopart.model.index import Functions


class Node(NamedTuple):
    """A scored node of the index for one country.

    `score` is none where a level is unknown, or everything below is. `weight` is its share
    among the siblings that count, none for one that does not. `counts` is false for a function
    that is not among the best. `bounds` are what the unknown parts allow, `evidence` the share
    known. `contribution` is to the root's score, filled by `scoring.explain`.
    """

    id: str
    name: str
    kind: Kind
    score: float | None
    bounds: tuple[float, float]
    evidence: float
    weight: float | None = None
    counts: bool = True
    contribution: float | None = None
    children: tuple[Node, ...] = ()
    indicator: Measured | None = None
    reading: Reading | None = None
    clipped: bool = False

    def find(self, name: str) -> Node | None:
        """Return the node of that id at or below this one, the first from the top."""
        if self.id == name:
            return self
        return next((n for child in self.children if (n := child.find(name))), None)


Readings = Mapping[str, Reading]
"""The readings of one country by the id of the indicator; an absent one does not apply."""


def evaluate(tree: Branch, readings: Readings, p: float, missing: str) -> Node | None:
    """Return the scored tree of one country, none where nothing applies.

    `p` is the exponent of the power mean. With `missing` = `skip`, records of which nothing
    is known are left out like unknown levels.
    """
    return _node(tree, readings, p, missing, {})


def _node(
    branch: Branch, readings: Readings, p: float, missing: str, leaves: dict[str, Node]
) -> Node | None:
    """Return the node of a branch; `leaves` keeps those that several functions share."""
    if branch.indicator:
        if branch.id not in leaves and branch.id in readings:
            leaves[branch.id] = _leaf(branch.indicator, readings[branch.id], missing)
        return leaves.get(branch.id)
    pairs = [
        (child, node)
        for child in branch.children
        if (node := _node(child, readings, p, missing, leaves))
    ]
    return joined(branch, pairs, p)


def joined(branch: Branch, pairs: Sequence[tuple[Branch, Node]], p: float) -> Node | None:
    """Return the node of a branch made of its children and their nodes, none of none."""
    if not pairs:
        return None
    weights = [child.weight for child, _ in pairs]
    nodes = [node for _, node in pairs]
    if branch.best:
        return _best(branch, branch.best, nodes, p)
    counting = [0.0 if n.score is None else w for n, w in zip(nodes, weights, strict=True)]
    known = any(node.score is not None for node in nodes) and sum(counting) > 0
    return Node(
        id=branch.id,
        name=branch.name,
        kind=branch.kind,
        score=power_mean([n.score or 0.0 for n in nodes], counting, p) if known else None,
        bounds=(
            power_mean([n.bounds[0] for n in nodes], weights, p),
            power_mean([n.bounds[1] for n in nodes], weights, p),
        ),
        evidence=power_mean([n.evidence for n in nodes], [c.index_weight for c, _ in pairs], 1),
        children=_weighed(nodes, counting),
    )


def _weighed(nodes: Sequence[Node], counting: Sequence[float]) -> tuple[Node, ...]:
    total = sum(counting)
    return tuple(
        node._replace(weight=w / total) if total and node.score is not None else node
        for node, w in zip(nodes, counting, strict=True)
    )


def _best(branch: Branch, rule: Functions, nodes: Sequence[Node], p: float) -> Node:
    """Return the node of a criterion of which only the best functions count."""
    types = {n.id: frozenset(child.id for child in n.children) for n in nodes}
    scores = {n.id: n.score for n in nodes if n.score is not None}
    chosen = best_set(scores, types, rule.best, rule.max_overlap, p)
    lows = {n.id: n.bounds[0] for n in nodes}
    lowest = best_set(lows, types, rule.best, rule.max_overlap, p)
    highs = sorted((n.bounds[1] for n in nodes), reverse=True)[: rule.best]
    weight = 1 / len(chosen) if chosen else None
    return Node(
        id=branch.id,
        name=branch.name,
        kind=branch.kind,
        score=_mean([scores[name] for name in chosen], p) if chosen else None,
        bounds=(_mean([lows[name] for name in lowest], p), _mean(highs, p)),
        evidence=_mean([n.evidence for n in nodes], 1),
        children=tuple(
            n._replace(weight=weight) if n.id in chosen else n._replace(counts=False) for n in nodes
        ),
    )


def _mean(values: Sequence[float], p: float) -> float:
    return power_mean(values, [1.0] * len(values), p)


def _leaf(indicator: Measured, reading: Reading, missing: str) -> Node:
    skipped = missing == "skip" and reading.record and reading.evidence == 0
    score, clipped = None, False
    low, high = 0.0, 1.0
    if reading.value is not None:
        low, clipped = normalise(reading.value, indicator)
        score = None if skipped else low
        if reading.upper is not None:
            same = reading.upper == reading.value
            high = low if same else normalise(reading.upper, indicator)[0]
    return Node(
        id=indicator.id,
        name=indicator.name,
        kind="indicator",
        score=score,
        bounds=(min(low, high), max(low, high)),
        evidence=reading.evidence,
        indicator=indicator,
        reading=reading,
        clipped=clipped,
    )
