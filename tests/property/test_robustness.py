"""With nothing varied the arrays of Monte Carlo give the scores of the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natopart.model.dataset import Dataset
from natopart.model.pool import pool
from natopart.scoring.evaluate import Readings, evaluate
from natopart.scoring.matrix import readings
from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.leaves import known_leaves, leaf_scores
from natopart.scoring.smaa.parts import parts_of
from natopart.scoring.smaa.plan import scored
from natopart.scoring.smaa.rule import ordered
from natopart.scoring.smaa.table import table_of
from natopart.scoring.tree import Branch, grow
from tests import builders as make
from tests.draws import (
    STILL,
    flat,
    known,
    leaf,
    plain,
    plan,
    ranking,
    reading,
    record,
    scalar,
    whole_plan,
)
from tests.property.worlds import CODES, DAY, World, build, exact, worlds

DATES = (date(1996, 12, 31), date(2012, 5, 20), date(2014, 9, 4), date(2025, 6, 24))
PROFILES = ("any-one", "core-group", "default", "fiscal-room", "post-cold-war", "post-western")
EXPONENTS = (1.0, 0.5, 2.0, 0.0, -1.0, 3.0, 20.0, -20.0)
RULES = ("goalposts", "min-max", "percentile")
METHODS = [Method(*m) for m in product(RULES, EXPONENTS, (True, False), ("floor", "skip"))]

methods = st.sampled_from(METHODS)
few = settings(exact, max_examples=15)


def agree(tree: Branch, cells: Mapping[str, Readings], method: Method) -> None:
    """Hold the arrays against one partner after the other."""
    found, expected = plain(tree, cells, method), scalar(tree, cells, method)
    for one, two in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, two, rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize(("day", "profile"), [*zip(DATES + DATES[:2], PROFILES, strict=True)])
def test_shipped_data(shipped: Dataset, day: date, profile: str) -> None:
    """Every profile and every date, each under other methods."""
    view, how = shipped.as_of(day), shipped.profiles[profile]
    tree = grow(shipped.index, how, shipped)
    cells = {code: readings(view, code, tree) for code in sorted(pool(view, "partners"))}
    step = 7 * DATES.index(day) + PROFILES.index(profile)
    for method in METHODS[step % 23 :: 23]:
        agree(tree, cells, method)


def test_the_order_of_any_one_is_that_of_the_ranking(shipped: Dataset) -> None:
    how = shipped.profiles["any-one"]
    _, scores = ranking(shipped, how)
    still = whole_plan(shipped, how, STILL._replace(vary=()))
    found = scored(still, 0)
    order = ordered(found.scores, found.criteria, still.judged)
    ranked = sorted(r.partner for r in scores.results if r.ranked)
    assert (order.before[:, 0] + 1).tolist() == [scores.rank_of(code) for code in ranked]


@exact
@given(worlds, methods)
def test_small_worlds(world: World, method: Method) -> None:
    data = build(world)
    tree, view = grow(data.index, make.profile(), data), data.as_of(DAY)
    agree(tree, {code: readings(view, code, tree) for code in CODES}, method)


values = st.one_of(st.none(), st.sampled_from((0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)))
kinds = st.sampled_from(("none", "log", "log1p"))
cells_ = st.tuples(values, st.sampled_from(("level", "record", "empty", "absent")))


@exact
@given(
    st.lists(st.tuples(cells_, cells_), min_size=1, max_size=5),
    st.tuples(kinds, kinds),
    st.tuples(*[st.sampled_from(("more", "less"))] * 2),
    methods,
    st.sampled_from((1e-15, 1.0, 1e12)),
)
def test_small_tables(
    rows: list[tuple[tuple[float | None, str], ...]],
    transforms: tuple[str, str],
    directions: tuple[str, str],
    method: Method,
    unit: float,
) -> None:
    own = [
        leaf(n, unit, 10 * unit, transform=t, scale=2.0 * unit, direction=d)
        for n, t, d in zip("xy", transforms, directions, strict=True)
    ]
    tree = flat({"x": 1.0, "y": 2.0})
    children = zip(tree.children, own, strict=True)
    tree = tree._replace(
        children=tuple(
            c._replace(children=(c.children[0]._replace(indicator=i),)) for c, i in children
        )
    )
    agree(tree, {f"P{n}": _readings(row, unit) for n, row in enumerate(rows)}, method)


def _readings(row: tuple[tuple[float | None, str], ...], unit: float) -> Readings:
    made = {}
    for name, (value, kind) in zip("xy", row, strict=True):
        if kind == "level":
            made[name] = reading(None) if value is None else known(value * unit)
        elif kind != "absent":
            full = kind == "record" and value is not None
            made[name] = record((value or 0.0) * unit if full else 0.0, None, 0.5 if full else 0.0)
    return made


@few
@given(worlds)
def test_parts_add_up_to_the_readings(world: World) -> None:
    data = build(world)
    tree, view = grow(data.index, make.profile(), data), data.as_of(DAY)
    for code in CODES:
        for own in tree.indicators():
            cell = readings(view, code, tree)[own.id]
            found = parts_of(view, code, own, cell)
            told = sum(p.value for p in found.parts if p.yes)
            assert told == pytest.approx(cell.value or 0.0, rel=1e-9), own.id


@few
@given(worlds)
def test_unknown_parts_lie_between_the_floor_and_the_upper_bound(world: World) -> None:
    """Empty they give the scores, full the upper bounds, of every indicator that applies."""
    data = build(world)
    tree, view = grow(data.index, make.profile(), data), data.as_of(DAY)
    cells = {code: readings(view, code, tree) for code in CODES}
    own = table_of(view, cells, tree.indicators())
    method = Method("goalposts", 1.0, True, "floor")
    low, high = (
        leaf_scores(
            own, own.value[:, :, np.newaxis], np.full((*own.value.shape, 1), f), [(method, None)]
        )
        for f in (0.0, 1.0)
    )
    for number, code in enumerate(CODES):
        root = evaluate(tree, cells[code], 1.0, "floor")
        assert root is not None
        for place, indicator in enumerate(own.leaves):
            node = root.find(indicator.id)
            assert node is not None
            assert low[place, number, 0] == pytest.approx(node.bounds[0], abs=1e-12)
            assert high[place, number, 0] == pytest.approx(node.bounds[1], abs=1e-12)
    assert known_leaves(own, np.ones(1), "floor").all()


@few
@given(worlds)
def test_a_partner_more_moves_nobody_elses_figures(world: World) -> None:
    data = build(world)
    tree, view = grow(data.index, make.profile(), data), data.as_of(DAY)
    cells = {code: readings(view, code, tree) for code in CODES}
    parts = {
        code: [parts_of(view, code, i, cells[code][i.id]) for i in tree.indicators()]
        for code in CODES
    }
    how = Method("goalposts", 1.0, True, "floor")
    varied = ("figures", "unknowns", "weights")
    every = scored(plan(tree, cells, varied, parts, method=how), 0).scores
    fewer = {code: cells[code] for code in CODES[::2]}
    some = scored(plan(tree, fewer, varied, parts, method=how), 0).scores
    np.testing.assert_allclose(every[::2], some, rtol=1e-12)
