"""What each node of a scored tree adds to the score of its root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.reading import Reading
from natopart.scoring.evaluate import Node, Readings, evaluate
from natopart.scoring.rank import rounded
from natopart.scoring.tree import Branch

if TYPE_CHECKING:
    from natopart.model.index import Profile


def contributed(tree: Branch, cells: Readings, profile: Profile) -> Node:
    """Return the scored tree of one country with `contribution` filled in every node.

    With the arithmetic mean (exponent 1) the contributions of children add up to the parent's
    and the root's is its score. With another exponent a contribution is what the root's score
    loses where the node is left out, negative where it gains; these do not add up. What does
    not count, and everything below it, contributes 0. Where nothing applies the root has no
    score and no children.
    """
    root = evaluate(tree, cells, profile.aggregation, profile.missing)
    if root is None:
        return Node(tree.id, tree.name, "index", None, (0.0, 1.0), 0.0, contribution=0.0)
    root = root._replace(weight=None if root.score is None else 1.0)
    if profile.aggregation == 1:
        return _shared(root, 1.0)

    def lost(path: tuple[str, ...]) -> float:
        rest = evaluate(pruned(tree, path), cells, profile.aggregation, profile.missing)
        return (root.score or 0.0) - ((rest.score if rest else None) or 0.0)

    return _left_out(root, (), lost)


def _shared(node: Node, share: float) -> Node:
    """Return the node with `share` of its score as contribution, and so on below."""
    own = share * (node.weight or 0.0) if node.counts else 0.0
    return node._replace(
        contribution=own * (node.score or 0.0),
        children=tuple(_shared(child, own) for child in node.children),
    )


def _left_out(node: Node, path: tuple[str, ...], lost: Callable[[tuple[str, ...]], float]) -> Node:
    if not node.counts or not node.weight:
        return _shared(node, 0.0)
    return node._replace(
        contribution=lost(path) if path else node.score,
        children=tuple(_left_out(c, (*path, c.id), lost) for c in node.children),
    )


def pruned(branch: Branch, path: Sequence[str]) -> Branch:
    """Return the tree without the node that the ids of `path` lead to from its root."""
    head, rest = path[0], path[1:]
    kept = (c for c in branch.children if rest or c.id != head)
    children = (pruned(c, rest) if c.id == head else c for c in kept)
    return branch._replace(children=tuple(children))


class Difference(NamedTuple):
    """How far one indicator sets countries apart.

    `contributions` to the root by country, summed where a capability type serves several
    functions; `readings` by country, none where the indicator does not apply. `spread` is the
    largest contribution less the smallest.
    """

    indicator: str
    name: str
    spread: float
    contributions: Mapping[str, float]
    readings: Mapping[str, Reading | None]


def differences(roots: Mapping[str, Node]) -> tuple[Difference, ...]:
    """Return every indicator of the trees, the one that sets them furthest apart first."""
    totals = {code: _totals(root) for code, root in roots.items()}
    names = dict.fromkeys(name for own in totals.values() for name in own)
    found = [_difference(name, totals) for name in names]
    return tuple(sorted(found, key=lambda d: (-rounded(d.spread), d.indicator)))


class _Total(NamedTuple):
    name: str
    contribution: float
    reading: Reading | None


def _totals(root: Node) -> dict[str, _Total]:
    found: dict[str, _Total] = {}
    for leaf in leaves(root):
        before = found[leaf.id].contribution if leaf.id in found else 0.0
        found[leaf.id] = _Total(leaf.name, before + (leaf.contribution or 0.0), leaf.reading)
    return found


def _difference(indicator: str, totals: Mapping[str, Mapping[str, _Total]]) -> Difference:
    held = {code: own.get(indicator) for code, own in totals.items()}
    parts = {code: total.contribution if total else 0.0 for code, total in held.items()}
    return Difference(
        indicator=indicator,
        name=next(total.name for total in held.values() if total),
        spread=max(parts.values()) - min(parts.values()),
        contributions=parts,
        readings={code: total.reading if total else None for code, total in held.items()},
    )


def leaves(node: Node) -> tuple[Node, ...]:
    """Return the indicators at or below a node, in the order of the tree."""
    if node.indicator:
        return (node,)
    return tuple(leaf for child in node.children for leaf in leaves(child))
