"""What is drawn, and the scores that one block of draws gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from natopart.scoring.smaa import figures, region
from natopart.scoring.smaa.doubts import METHODS, Method
from natopart.scoring.smaa.leaves import Group, fills, known_leaves, leaf_scores, merged, some
from natopart.scoring.smaa.shape import Means, Shape, joined, lead_up
from natopart.scoring.smaa.streams import BLOCK, Place, stream
from natopart.scoring.smaa.table import Bools, Floats, Table

BELOW = "weights below"
"""The factor of all weights below the criteria."""
LEAST = 1e-300
"""No weight that is drawn is less, lest all that is known of a partner have none."""
CRITERIA = "weights of the criteria"
"""The factor of the weights of all criteria, where they are drawn together."""


class Plan(NamedTuple):
    """What a Monte Carlo analysis draws, and of what.

    `table` and `shape` are the pool and the index, `method` is the profile's; `varied` names
    the sources of doubt. `ranked` are the numbers of the partners compared, `base` their ranks
    with nothing varied, the mean of those shared where they tie. `concentration`
    is none where weights are uniform on the simplex, else the sum of the parameters of the
    Dirichlet distribution around the profile's. `region` holds the corners of the part of the
    simplex from which the weights of the criteria are drawn evenly, none where it is all of
    it. `judged` is given under the rule `any-one`: by criterion, which partners are ranked in
    it. `central` holds weights of the criteria by the number, in `ranked`, of the partner that
    is first under them. `leaves` are the scores of the leaves where no draw changes them.
    """

    table: Table
    shape: Shape
    method: Method
    varied: frozenset[str]
    seed: int
    ranked: tuple[int, ...]
    base: tuple[float, ...]
    concentration: float | None = None
    region: tuple[tuple[float, ...], ...] = ()
    judged: Bools | None = None
    central: Mapping[int, tuple[float, ...]] = {}
    leaves: Floats | None = None


class Scored(NamedTuple):
    """The scores of one block, of the partners compared: partners by draws.

    `criteria` are criteria by partners by draws, NaN where there is no score; `central` are
    the scores under each of the plan's central weights, by these, partners and draws.
    """

    scores: Floats
    criteria: Floats
    central: Floats


def weight_of(criterion: str) -> str:
    """Return the name of the factor that is the weight of a criterion."""
    return f"weight of {criterion}"


def weight_factors(plan: Plan) -> tuple[str, ...]:
    """Return the independent parts of the weights: of each criterion, and those below.

    The criteria's are one part where they are drawn from a region, and none where they have no
    say: under the rule any-one, or where one criterion has all the weight.
    """
    if plan.region:
        return CRITERIA, BELOW
    pairs = zip(plan.shape.children, plan.shape.weights, strict=True)
    names = [criterion.id for criterion, weight in pairs if weight > 0]
    if len(names) < 2 or plan.judged is not None:
        return (BELOW,)
    return (*map(weight_of, names), BELOW)


def scored(plan: Plan, block: int, copies: Mapping[str, int] | None = None) -> Scored:
    """Return the scores of one block of draws.

    `copies` says by factor from which copy of the draws it is taken, the first if not named.
    """
    own = copies or {}

    def place(name: str) -> Place:
        return Place(plan.seed, block, own.get(name, 0))

    values = figures.documented(plan.table)
    if "figures" in plan.varied:
        values = figures.drawn(plan.table, place("figures"))
    fill = fills(plan.table, place("unknowns")) if "unknowns" in plan.varied else None
    groups = _methods(plan, place("method"))
    scores = plan.leaves
    if scores is None:
        scores = leaf_scores(plan.table, values, fill, groups)
    weights = _weights(plan, place)
    tree = [(m._replace(normalisation="", transformed=True), draws) for m, draws in groups]
    return _evaluated(plan, scores, fill, weights, merged(tree))


def prepared(plan: Plan) -> Plan:
    """Return a plan of which the leaves are scored once, where no draw changes their scores."""
    if plan.varied - {"weights"}:
        return plan
    values = figures.documented(plan.table)
    return plan._replace(leaves=leaf_scores(plan.table, values, None, [(plan.method, None)]))


def _methods(plan: Plan, place: Place) -> list[Group]:
    """Return the methods of a block with the draws that have each."""
    if "method" not in plan.varied:
        return [(plan.method, None)]
    drawn = stream(place, "method").integers(0, len(METHODS), BLOCK)
    return [(m, np.flatnonzero(drawn == number)) for number, m in enumerate(METHODS)]


def _weights(plan: Plan, place: Callable[[str], Place]) -> dict[str, Floats]:
    """Return the weights of the children of each node, children by draws."""
    if "weights" not in plan.varied:
        return {
            n.id: np.array(n.weights, dtype=float)[:, np.newaxis] for n in plan.shape.weighted()
        }
    found = {n.id: _drawn(plan, n, place(BELOW)) for n in plan.shape.weighted()[1:]}
    top = plan.shape
    if plan.region:
        corners = stream(place(CRITERIA), "weights", top.id)
        return {top.id: region.drawn(plan.region, corners), **found}
    rows = [_drawn(plan, top, place(weight_of(c.id)))[n] for n, c in enumerate(top.children)]
    return {top.id: np.stack(rows), **found}


def _drawn(plan: Plan, node: Shape, place: Place) -> Floats:
    """Return weights of the children of a node, not scaled to 1: gamma variables, independent.

    Divided by their sum they are uniform on the simplex, or Dirichlet around the profile's.
    What has no weight in the profile keeps none.
    """
    rng = stream(place, "weights", node.id)
    size = len(node.children), BLOCK
    weights = np.array(node.weights, dtype=float)[:, np.newaxis]
    if plan.concentration is None:
        return rng.standard_exponential(size) * (weights > 0)
    uneven = rng.standard_gamma(plan.concentration * weights / weights.sum(), size)
    return np.maximum(uneven, LEAST) * (weights > 0)


def _evaluated(
    plan: Plan,
    scores: Floats,
    fill: Floats | None,
    weights: Mapping[str, Floats],
    groups: list[Group],
) -> Scored:
    """Return the scores of the tree from those of its leaves, group by group of its draws."""
    found = _empty(plan, max(scores.shape[2], *(w.shape[1] for w in weights.values())), groups)
    ranked, top = list(plan.ranked), plan.shape
    own = scores.take(ranked, axis=1)
    for method, draws in groups:
        counts = known_leaves(plan.table, fill, method.missing)
        at = slice(None) if draws is None else draws
        leaves = Means(some(own, draws), counts[:, ranked])
        chosen = {name: some(w, draws) for name, w in weights.items()}
        below = [lead_up(c, leaves, chosen, method.exponent) for c in top.children]
        found.scores[:, at] = joined(top, below, chosen, method.exponent).score
        for number, criterion in enumerate(below):
            found.criteria[number][:, at] = _gaps(criterion)
        for number, central in enumerate(plan.central.values()):
            fixed = {top.id: np.array(central)[:, np.newaxis]}
            found.central[number][:, at] = joined(top, below, fixed, method.exponent).score
    return found


def _empty(plan: Plan, drawn: int, groups: list[Group]) -> Scored:
    shape = len(plan.ranked), drawn if len(groups) == 1 else BLOCK
    criteria, central = len(plan.shape.children), len(plan.central)
    return Scored(np.empty(shape), np.empty((criteria, *shape)), np.empty((central, *shape)))


def _gaps(means: Means) -> Floats:
    return np.where(means.known[:, np.newaxis], means.score, np.nan)
