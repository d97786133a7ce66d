"""Ranks, rank ranges and most capable in, from trees."""

from __future__ import annotations

import math

from tests.oracle.reader import Row
from tests.oracle.tree import Line, evaluate, pools
from tests.oracle.world import World


def ranks(values: dict[str, float]) -> dict[str, int]:
    """Return competition ranks, the greatest first: 1, 2, 2, 4."""
    return {
        code: 1 + sum(other > value + 1e-12 for other in values.values())
        for code, value in values.items()
    }


def rank(world: World, profile: Row) -> list[Line]:
    """Return a line for each partner of the default pool."""
    if "normalisation" in profile:
        profile = {**profile, "pool": pools(world, profile)}
    lines = [Line(code, evaluate(world, code, profile)) for code in world.partners()]
    least = float(profile.get("min_evidence", 0.5))
    _by_criterion(lines, least, float(profile.get("top_share", 0.25)))
    if profile.get("rule") == "any-one":
        _any_one(lines)
        return lines
    for line in lines:
        criteria = line.node.children
        line.ranked = all(criteria[c].evidence >= least - 1e-12 for c in profile["requires"])
    ranked = [line for line in lines if line.ranked]
    order = ranks({line.code: line.node.score or 0.0 for line in ranked})
    for line in ranked:
        others = [other.node for other in ranked if other is not line]
        best = 1 + sum(other.low > line.node.high + 1e-12 for other in others)
        worst = 1 + sum(other.high > line.node.low + 1e-12 for other in others)
        line.rank, line.range = order[line.code], (best, worst)
    return lines


def _by_criterion(lines: list[Line], least: float, share: float) -> None:
    for criterion in lines[0].node.children:
        values = {
            line.code: line.node.children[criterion].score or 0.0
            for line in lines
            if line.node.children[criterion].evidence >= least - 1e-12
        }
        order = ranks(values)
        top = math.ceil(len(values) * share - 1e-12)
        for line in lines:
            if line.code in order:
                line.ranks[criterion] = order[line.code]
                if order[line.code] <= top:
                    line.best_in = (*line.best_in, criterion)


def percentiles(lines: list[Line]) -> dict[str, tuple[float, ...]]:
    """Return each partner's percentile ranks, best first; an unranked criterion comes last."""
    found = {}
    for line in lines:
        own = []
        for criterion in line.node.children:
            if criterion not in line.ranks:
                own.append(-1.0)
                continue
            mine = line.ranks[criterion]
            others = [o.ranks[criterion] for o in lines if o is not line and criterion in o.ranks]
            wins = sum(o > mine for o in others) + sum(o == mine for o in others) / 2
            own.append(wins / len(others) if others else 1.0)
        found[line.code] = tuple(sorted(own, reverse=True))
    return found


def _any_one(lines: list[Line]) -> None:
    found = percentiles(lines)
    ranked = [line for line in lines if line.ranks]
    for line in ranked:
        line.ranked = True
        line.rank = 1 + sum(found[o.code] > found[line.code] for o in ranked)
        line.node.score = found[line.code][0]
