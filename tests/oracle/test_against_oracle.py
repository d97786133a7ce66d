"""The program against the oracle: every partner, at four dates, under every profile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import product
from typing import Any

import pytest

from natopart.loading.dataset import load
from natopart.model.pool import pool
from natopart.scoring.evaluate import Node
from natopart.scoring.score import Scores, score
from tests.builders import STAMP
from tests.oracle import measures
from tests.oracle.ranking import rank
from tests.oracle.reader import REFERENCE, facts
from tests.oracle.tree import Line, cell
from tests.oracle.world import World

DAYS = ("2012-05-20", "2014-09-04", "2016-07-08", REFERENCE)
PROFILES = ("default", "any-one", "core-group", "post-cold-war", "post-western", "fiscal-room")
INTEGRALS = ("deployed-person-years", "burden")

FITTED = ("default/min-max", "post-cold-war/min-max", "fiscal-room/percentile")
"""Scales fitted to the pool, with indicators of which less is better; tried on one day."""

every = pytest.mark.parametrize(
    ("day", "profile"),
    [*product(DAYS, PROFILES), *product(DAYS[:1], FITTED)],
)
on = pytest.mark.parametrize("day", DAYS)


@cache
def world(day: str) -> World:
    """Return the oracle's view of the shipped facts."""
    return World(facts(), date.fromisoformat(day))


@cache
def expected(day: str, profile: str) -> dict[str, Line]:
    """Return the oracle's ranking by country; `profile` may name a normalisation after `/`."""
    name, _, rule = profile.partition("/")
    how = {**facts().profiles[name], **({"normalisation": rule} if rule else {})}
    return {line.code: line for line in rank(world(day), how)}


@cache
def actual(day: str, profile: str) -> Scores:
    """Return the program's ranking."""
    name, _, rule = profile.partition("/")
    how = _dataset().profiles[name].model_copy(update={"normalisation": rule or "goalposts"})
    view = _dataset().as_of(date.fromisoformat(day))
    return score(view, pool(view, "partners"), how, STAMP)


@lru_cache(maxsize=1)
def _dataset() -> Any:
    return load()


def leaves(node: Node) -> Iterator[Node]:
    """Yield the indicators below a node."""
    if node.indicator:
        yield node
    for child in node.children:
        yield from leaves(child)


def indicators() -> dict[str, Any]:
    """Return the indicators of the index by id, without the capability types."""
    return {
        row["id"]: row
        for criterion in facts().index["criteria"]
        for component in criterion.get("components", ())
        for row in component["indicators"]
    }


def types() -> dict[str, Any]:
    """Return the indexed capability types by id."""
    return {
        row["capability"]: row
        for criterion in facts().index["criteria"]
        if criterion.get("functions")
        for row in criterion["functions"]["types"]
    }


def near(one: float | None, two: float | None, relative: float = 1e-9) -> bool:
    """Say whether two numbers agree, both none included."""
    if one is None or two is None:
        return one is two
    return abs(one - two) <= relative * max(abs(one), abs(two), 1e-3)


@on
def test_the_pool_is_the_same(day: str) -> None:
    assert sorted(expected(day, "default")) == sorted(
        r.partner for r in actual(day, "default").results
    )


@on
@pytest.mark.parametrize("name", sorted(indicators()))
def test_readings(day: str, name: str) -> None:
    profile = next(p for p in ("default", "post-cold-war", "fiscal-room") if _shows(day, p, name))
    tolerance = 1e-3 if name in INTEGRALS else 1e-9
    wrong = []
    for result in actual(day, profile).results:
        node = result.tree.find(name)
        assert node is not None
        assert node.reading is not None
        own = cell(world(day), result.partner, indicators()[name], facts().profiles[profile])
        got = (node.reading.value, node.reading.upper, node.reading.evidence)
        told = (own.value, own.upper, own.evidence)
        if not all(near(a, b, tolerance) for a, b in zip(got, told, strict=True)):
            wrong.append((result.partner, got, told))
    assert not wrong


def _shows(day: str, profile: str, name: str) -> bool:
    return actual(day, profile).results[0].tree.find(name) is not None


@on
def test_holdings(day: str) -> None:
    wrong = []
    for result in actual(day, "default").results:
        for node in leaves(result.tree):
            if node.reading is None or node.id not in types():
                continue
            kind = types()[node.id]
            held = measures.holding(world(day), result.partner, kind, float(kind["max_age"]))
            got = node.reading.value if node.reading.evidence else None
            if not near(got, held) or node.reading.evidence != (held is not None):
                wrong.append((result.partner, node.id, got, held))
    assert not wrong


@every
def test_scores_bounds_and_evidence(day: str, profile: str) -> None:
    wrong = []
    for result in actual(day, profile).results:
        line = expected(day, profile)[result.partner]
        pairs: list[tuple[str, float | None, float | None]] = [
            (result.partner, result.evidence, line.node.evidence)
        ]
        pairs += [(result.partner, result.score, line.node.score)]
        for node in result.tree.children:
            own = line.node.children[node.id]
            pairs += [
                (f"{result.partner} {node.id} score", node.score, own.score),
                (f"{result.partner} {node.id} low", node.bounds[0], own.low),
                (f"{result.partner} {node.id} high", node.bounds[1], own.high),
                (f"{result.partner} {node.id} evidence", node.evidence, own.evidence),
            ]
        if result.bounds:
            pairs.append((f"{result.partner} low", result.bounds[0], line.node.low))
            pairs.append((f"{result.partner} high", result.bounds[1], line.node.high))
        wrong += [pair for pair in pairs if not near(pair[1], pair[2], 1e-6)]
    assert not wrong


@every
def test_ranks(day: str, profile: str) -> None:
    wrong = []
    for result in actual(day, profile).results:
        line = expected(day, profile)[result.partner]
        got: tuple[object, ...] = (result.ranked, result.rank, result.most_capable_in)
        told: tuple[object, ...] = (line.ranked, line.rank, line.best_in)
        got += (result.rank_range, {k: c.rank for k, c in result.criteria.items() if c.rank})
        told += (line.range, line.ranks)
        if got != told:
            wrong.append((result.partner, got, told))
    assert not wrong
