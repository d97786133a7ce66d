"""Plans of Monte Carlo for tests: of readings by hand, of a dataset, with nothing varied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from natopart.model.dataset import Dataset
from natopart.model.index import Profile
from natopart.model.pool import pool
from natopart.model.reading import Reading
from natopart.model.view import View
from natopart.scoring.evaluate import Readings, evaluate
from natopart.scoring.fit import fitted
from natopart.scoring.measured import Measured, Posts, transformed
from natopart.scoring.robustness import Doubts, Robustness, planned, robustness
from natopart.scoring.score import Scores, score
from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.parts import Part, Parts
from natopart.scoring.smaa.plan import Plan, scored
from natopart.scoring.smaa.shape import shaped
from natopart.scoring.smaa.table import Floats, Table, assembled
from natopart.scoring.tree import Branch
from tests.builders import STAMP

CHICAGO = date(2012, 5, 20)
STILL = Doubts(draws=0, rows=0)


def leaf(name: str, low: float, high: float, **parts: Any) -> Measured:
    """Return an indicator with goalposts."""
    kind, scale = parts.get("transform", "none"), parts.get("scale", 1.0)
    ends = transformed(low, kind, scale), transformed(high, kind, scale)
    return Measured(name, name, "series", {}, Posts(low, high, ""), ends, **parts)


def reading(value: float | None, upper: float | None = None, **parts: Any) -> Reading:
    """Return a reading that is known in full, a level; records and gaps by `parts`."""
    given: dict[str, Any] = {"evidence": 0.0 if value is None else 1.0, "record": False, **parts}
    return Reading(value=value, upper=upper, unit="", found="exact", **given)


def known(value: float) -> Reading:
    """Return a level that is known."""
    return reading(value, value)


def record(value: float, upper: float | None, evidence: float = 0.5) -> Reading:
    """Return a record with an unknown part."""
    return reading(value, upper, record=True, evidence=evidence)


def table(
    leaves: Sequence[Measured],
    cells: Mapping[str, Readings],
    parts: Mapping[str, Sequence[Parts]] | None = None,
) -> Table:
    """Return a table; figures err only where `parts` says how."""
    none = [Parts(())] * len(leaves)
    return assembled(cells, leaves, {code: (parts or {}).get(code, none) for code in cells})


def one(*given: Part, divisor: Part | None = None, value: float | None = None) -> Table:
    """Return a table of one country `AAA` with one indicator from 0 to 10, made of some parts."""
    whole = sum(p.value for p in given if p.yes) if value is None else value
    return table(
        [leaf("x", 0, 10)], {"AAA": {"x": known(whole)}}, {"AAA": [Parts(tuple(given), divisor)]}
    )


def flat(weights: Mapping[str, float]) -> Branch:
    """Return an index of one indicator of its name a criterion."""
    rows = [
        Branch(f"c-{n}", n, "criterion", w, (Branch(n, n, "indicator", 1.0, indicator=posts(n)),))
        for n, w in weights.items()
    ]
    return Branch("test", "Test", "index", 1.0, tuple(rows))


def posts(name: str) -> Measured:
    """Return an indicator from 0 to 1."""
    return leaf(name, 0, 1)


def plan(
    tree: Branch,
    cells: Mapping[str, Readings],
    varied: Sequence[str] = (),
    parts: Mapping[str, Sequence[Parts]] | None = None,
    **rest: Any,
) -> Plan:
    """Return the plan of a table of readings under a tree, every partner compared."""
    leaves = tree.indicators()
    given: dict[str, Any] = {
        "method": Method("goalposts", 1.0, True, "floor"),
        "seed": 1,
        "ranked": tuple(range(len(cells))),
        "base": tuple(float(rank) for rank in range(1, len(cells) + 1)),
        **rest,
    }
    return Plan(
        table=table(leaves, cells, parts),
        shape=shaped(tree, {own.id: n for n, own in enumerate(leaves)}),
        varied=frozenset(varied),
        **given,
    )


def plain(tree: Branch, cells: Mapping[str, Readings], method: Method) -> tuple[Floats, Floats]:
    """Return the scores of the whole and of the criteria by arrays, nothing varied."""
    found = scored(plan(tree, cells, method=method), 0)
    return found.scores[:, 0], found.criteria[:, :, 0]


def scalar(tree: Branch, cells: Mapping[str, Readings], method: Method) -> tuple[Floats, Floats]:
    """Return the same one partner after the other, NaN where there is no score."""
    bare = tree if method.transformed else untransformed(tree)
    own = fitted(bare, cells.values(), method.normalisation, method.missing)
    whole, criteria = [], []
    for readings in cells.values():
        root = evaluate(own, readings, method.exponent, method.missing)
        parts = {c.id: c.score for c in root.children} if root else {}
        whole.append(root.score if root else None)
        criteria.append([parts.get(c.id) for c in tree.children])
    return np.array(whole, dtype=float), np.array(criteria, dtype=float).T


def untransformed(branch: Branch) -> Branch:
    """Return a tree that compares all values as they are."""
    own = branch.indicator
    if own:
        own = own._replace(transform="none", ends=(own.goalposts.low, own.goalposts.high))
    return branch._replace(indicator=own, children=tuple(map(untransformed, branch.children)))


def ranking(
    data: Dataset, how: Profile, day: date = CHICAGO, members: Sequence[str] = ()
) -> tuple[View, Scores]:
    """Return a view and the ranking of its partners, or of some members."""
    view = data.as_of(day)
    stamp = replace(STAMP, index=data.index.id)
    return view, score(view, tuple(members) or pool(view, "partners"), how, stamp)


def sure(
    data: Dataset,
    how: Profile,
    doubts: Doubts,
    day: date = CHICAGO,
    members: Sequence[str] = (),
) -> Robustness:
    """Return how sure the ranking is."""
    view, scores = ranking(data, how, day, members)
    return robustness(view, scores, how, doubts)


def whole_plan(data: Dataset, how: Profile, doubts: Doubts, members: Sequence[str] = ()) -> Plan:
    """Return the plan of a ranking of a dataset."""
    view, scores = ranking(data, how, members=members)
    return planned(
        view, how, robustness(view, scores, how, doubts._replace(draws=0, rows=0)), doubts
    )
