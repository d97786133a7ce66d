"""From cells to scores, bounds, evidence, ranks and most-capable-in, for one profile."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from tests.oracle import measures
from tests.oracle.personnel import Cell, deployed
from tests.oracle.reader import Row
from tests.oracle.world import World


@dataclass
class Node:
    """A part of the tree for one partner: score, lower and upper bound, evidence."""

    score: float | None
    low: float
    high: float
    evidence: float
    children: dict[str, Node] = field(default_factory=dict)


@dataclass
class Line:
    """One partner's result."""

    code: str
    node: Node
    ranked: bool = False
    rank: int | None = None
    range: tuple[int, int] | None = None
    ranks: dict[str, int] = field(default_factory=dict)
    best_in: tuple[str, ...] = ()


def cell(world: World, code: str, indicator: Row, profile: Row) -> Cell:
    """Return the cell of one indicator, its parameters as the profile changes them."""
    own = profile.get("parameters", {}).get(indicator["id"], {})
    parameters = {**indicator.get("parameters", {}), **own}
    age = float(indicator["max_age"]) if indicator.get("max_age") else math.inf
    name = indicator["measure"]
    with_age: dict[str, Callable[[World, str, Row, float], Cell]] = {
        "series": measures.series,
        "agreement": measures.agreement,
        "burden": measures.burden,
        "projects": measures.projects,
        "tools": measures.tools,
    }
    if name in with_age:
        return with_age[name](world, code, parameters, age)
    if name == "money":
        return measures.money(world, code, age)
    without: dict[str, Callable[[World, str, Row], Cell]] = {
        "deployed-person-years": deployed,
        "breadth": measures.breadth,
        "assets-and-roles": measures.assets_and_roles,
        "acts": measures.acts,
    }
    return without[name](world, code, parameters)


def among(value: float, pool: list[float], indicator: Row) -> float:
    """Return the place of a value among those of a pool, ties half, 1 the good end."""
    less = indicator.get("direction") == "less"
    others = list(pool)
    if value in others:
        others.remove(value)
    wins = sum((x > value if less else x < value) + (x == value) / 2 for x in others)
    return wins / len(others) if others else 1.0


def stretched(indicator: Row, pool: list[float]) -> Row:
    """Return an indicator with goalposts at the least and the greatest value of a pool."""
    usable = [x for x in pool if x > 0] if indicator.get("transform") == "log" else pool
    return {**indicator, "goalposts": {"low": min(usable), "high": max(usable)}}


def scaled(value: float, indicator: Row, profile: Row) -> float:
    """Return a value as a score in [0, 1], 1 the good end."""
    pool = profile.get("pool", {}).get(indicator["id"])
    if pool and profile["normalisation"] == "percentile":
        return among(value, pool, indicator)
    if pool and min(pool) == max(pool):
        return float(value < pool[0] if indicator.get("direction") == "less" else value > pool[0])
    return between(value, stretched(indicator, pool) if pool else indicator)


def between(value: float, indicator: Row) -> float:
    """Return a value between its goalposts, in [0, 1], 1 the good end."""
    low, high = (float(indicator["goalposts"][k]) for k in ("low", "high"))
    transform = indicator.get("transform", "none")
    if transform == "log":
        part = 0.0 if value <= 0 else math.log(value / low) / math.log(high / low)
    elif transform == "log1p":
        scale = float(indicator.get("scale", 1))
        a, b, c = (math.log(1 + x / scale) for x in (low, high, value))
        part = (c - a) / (b - a)
    else:
        part = (value - low) / (high - low)
    part = min(1.0, max(0.0, part))
    return 1 - part if indicator.get("direction") == "less" else part


def leaf(found: Cell, indicator: Row, profile: Row) -> Node:
    """Return the node of one cell: a record scores at its floor, a level may be unknown."""
    if found.value is None:
        return Node(None, 0.0, 1.0, 0.0)
    score = scaled(found.value, indicator, profile)
    high = 1.0 if found.upper is None else scaled(found.upper, indicator, profile)
    return Node(score, score, high, found.evidence)


def mean(pairs: list[tuple[float, float]], p: float) -> float:
    """Return the weighted power mean of (value, weight)."""
    total = sum(w for _, w in pairs)
    if p == 0:
        if any(x == 0 and w > 0 for x, w in pairs):
            return 0.0
        return math.exp(sum(w * math.log(x) for x, w in pairs if w > 0) / total)
    if p < 0 and any(x == 0 and w > 0 for x, w in pairs):
        return 0.0
    return float((sum(w * x**p for x, w in pairs) / total) ** (1 / p))


def parent(children: dict[str, Node], weights: Row, fixed: Row, p: float) -> Node:
    """Return a node from its children, by the weights in force and, for evidence, the index's."""
    used = {k: n for k, n in children.items() if weights[k] > 0}
    known = [(n.score, weights[k]) for k, n in used.items() if n.score is not None]
    base = sum(fixed[k] for k in children)
    evidence = sum(fixed[k] * n.evidence for k, n in children.items()) / base if base else 0.0
    if not used:
        return Node(None, 0.0, 1.0, evidence, children)
    return Node(
        mean(known, p) if known else None,
        mean([(n.low, weights[k]) for k, n in used.items()], p),
        mean([(n.high, weights[k]) for k, n in used.items()], p),
        evidence,
        children,
    )


def weight(row: Row, profile: Row) -> float:
    """Return the weight of a node in a profile."""
    return float(profile.get("weights", {}).get(row["id"], row.get("weight", 1)))


def scored_functions(world: World, spec: Row) -> dict[str, list[Row]]:
    """Return the functions that the index scores with their indexed types."""
    found = {}
    for name, function in world.facts.functions.items():
        types = [t for t in spec["types"] if t["capability"] in function["capabilities"]]
        means = [t for t in types if world.facts.capabilities[t["capability"]]["kind"] != "event"]
        enough = len(types) >= int(spec["min_types"])
        if enough and len(means) >= float(spec["min_means"]) * len(types):
            found[name] = types
    return found


def specific(world: World, code: str, spec: Row, p: float, profile: Row) -> Node:
    """Return the criterion of functions: the greatest mean of a few that differ enough."""
    functions = scored_functions(world, spec)
    children = {}
    for name, types in functions.items():
        leaves = {t["capability"]: _type(world, code, t, profile) for t in types}
        weights = {t["capability"]: float(t.get("weight", 1)) for t in types}
        children[name] = parent(leaves, weights, weights, p)
    value = _best(children, functions, spec, p)
    tops = sorted((n.high for n in children.values()), reverse=True)[: int(spec["best"])]
    evidence = sum(n.evidence for n in children.values()) / len(children)
    return Node(value, value, mean([(h, 1.0) for h in tops], p), evidence, children)


def _best(children: dict[str, Node], functions: Row, spec: Row, p: float) -> float:
    def clash(a: str, b: str) -> bool:
        one, two = ({t["capability"] for t in functions[x]} for x in (a, b))
        shared = len(one & two)
        return shared > float(spec["max_overlap"]) * min(len(one), len(two))

    for size in range(int(spec["best"]), 0, -1):
        means = [
            mean([(children[f].score or 0.0, 1.0) for f in chosen], p)
            for chosen in combinations(sorted(children), size)
            if not any(clash(a, b) for a, b in combinations(chosen, 2))
        ]
        if means:
            return max(means)
    return 0.0


def _type(world: World, code: str, kind: Row, profile: Row) -> Node:
    found = held(world, code, kind)
    return leaf(found, {**kind, "id": kind["capability"], "goalposts": {**kind, "low": 0}}, profile)


def held(world: World, code: str, kind: Row) -> Cell:
    """Return the cell of a capability type: unknown, a level has no value and a record 0."""
    known = measures.holding(world, code, kind, float(kind["max_age"]))
    if known is not None:
        return Cell(known, known, 1.0)
    level = world.facts.capabilities[kind["capability"]]["kind"] == "level"
    return Cell(None if level else 0.0, None, 0.0)


def pools(world: World, profile: Row) -> dict[str, list[float]]:
    """Return the values of the partners by indicator and type, of which any are known."""
    found: dict[str, list[float | None]] = {}
    for row in world.facts.index["criteria"]:
        for code in world.partners():
            for kind in (row.get("functions") or {}).get("types", ()):
                found.setdefault(kind["capability"], []).append(held(world, code, kind).value)
            for component in row.get("components", ()):
                for i in component["indicators"]:
                    found.setdefault(i["id"], []).append(cell(world, code, i, profile).value)
    known = {name: [v for v in values if v is not None] for name, values in found.items()}
    return {name: values for name, values in known.items() if values}


def evaluate(world: World, code: str, profile: Row) -> Node:
    """Return the whole tree for one partner."""
    p = float(profile.get("aggregation", 1))
    criteria = {}
    for row in world.facts.index["criteria"]:
        if row.get("functions"):
            criteria[row["id"]] = specific(world, code, row["functions"], p, profile)
            continue
        parts = {}
        for component in row["components"]:
            indicators = component["indicators"]
            parts[component["id"]] = parent(
                {i["id"]: leaf(cell(world, code, i, profile), i, profile) for i in indicators},
                {i["id"]: weight(i, profile) for i in indicators},
                {i["id"]: float(i.get("weight", 1)) for i in indicators},
                p,
            )
        criteria[row["id"]] = parent(
            parts,
            {c["id"]: weight(c, profile) for c in row["components"]},
            {c["id"]: float(c.get("weight", 1)) for c in row["components"]},
            p,
        )
    rows = world.facts.index["criteria"]
    return parent(
        criteria,
        {c["id"]: weight(c, profile) for c in rows},
        {c["id"]: float(c.get("weight", 1)) for c in rows},
        p,
    )
