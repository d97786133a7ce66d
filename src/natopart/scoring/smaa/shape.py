"""The tree of an index as arrays are led up it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from natopart.scoring.aggregate import admissible
from natopart.scoring.smaa.mean import Sets, best_mean, power_mean
from natopart.scoring.smaa.table import Bools, Floats
from natopart.scoring.tree import Branch


class Shape(NamedTuple):
    """A node: a leaf by its number, or children with their weights.

    `sets` are given where only the best admissible set of children counts.
    """

    id: str
    leaf: int | None
    children: tuple[Shape, ...]
    weights: tuple[float, ...]
    sets: Sets | None

    def weighted(self) -> tuple[Shape, ...]:
        """Return the nodes at and below this one whose children are weighed."""
        own = () if self.leaf is not None or self.sets is not None else (self,)
        return (*own, *(node for child in self.children for node in child.weighted()))


class Means(NamedTuple):
    """Scores of a node, partners by draws, and whether each partner has one."""

    score: Floats
    known: Bools


def shaped(branch: Branch, leaves: Mapping[str, int]) -> Shape:
    """Return a tree whose indicators are numbered."""
    children = tuple(shaped(child, leaves) for child in branch.children)
    return Shape(
        id=branch.id,
        leaf=leaves[branch.id] if branch.indicator else None,
        children=children,
        weights=tuple(child.weight for child in branch.children),
        sets=_sets(branch) if branch.best else None,
    )


def _sets(branch: Branch) -> Sets:
    if branch.best is None:
        return ()
    order = {child.id: number for number, child in enumerate(branch.children)}
    types = tuple((c.id, frozenset(leaf.id for leaf in c.children)) for c in branch.children)
    rows = admissible(tuple(sorted(order)), types, branch.best.best, branch.best.max_overlap)
    return tuple(tuple(tuple(order[name] for name in chosen) for chosen in row) for row in rows)


def lead_up(node: Shape, leaves: Means, weights: Mapping[str, Floats], p: float) -> Means:
    """Return the scores of a node.

    `leaves` are scores by leaf, partners and draws, and which are known by leaf and partner;
    `weights` are children by draws by the id of the node.
    """
    if node.leaf is not None:
        return Means(leaves.score[node.leaf], leaves.known[node.leaf])
    found = [lead_up(child, leaves, weights, p) for child in node.children]
    if not found:
        nobody = np.zeros(leaves.known.shape[1:], dtype=bool)
        return Means(np.full(leaves.score.shape[1:], np.nan), nobody)
    return joined(node, found, weights, p)


def joined(node: Shape, found: list[Means], weights: Mapping[str, Floats], p: float) -> Means:
    """Return the scores of a node from those of its children."""
    values = np.stack(np.broadcast_arrays(*(child.score for child in found)))
    known = np.stack([child.known for child in found])
    if node.sets is not None:
        score = best_mean(values, known, node.sets, p)
    else:
        score = power_mean(values, weights[node.id], known, p)
    return Means(score, np.asarray(known.any(axis=0)))
