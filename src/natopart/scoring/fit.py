"""Scales that are fitted to a pool, in the place of the index's goalposts.

Reference: OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 5: min-max,
and ranking (here the percentile rank).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite

from natopart.scoring.evaluate import Readings, skipped
from natopart.scoring.measured import Measured, Posts, transformed
from natopart.scoring.rank import significant
from natopart.scoring.tree import Branch

RULES: Mapping[str, str] = {
    "goalposts": "the fixed values of the index",
    "min-max": "The least and the greatest value in the pool.",
    "percentile": "The least and the greatest value in the pool, whose order alone counts.",
}
"""How a value becomes a score, and the reason of the goalposts that the rule gives."""


def fitted(tree: Branch, pool: Iterable[Readings], rule: str, missing: str = "floor") -> Branch:
    """Return the tree with the scale of every indicator fitted to a pool.

    With `min-max` the goalposts become the least and the greatest value in the pool, with
    `percentile` its values in order become `levels` too; with `goalposts` it is the tree
    itself. Values are those that score: of a record the documented floor, 0 where nothing is
    documented (with `missing` = `skip` it is left out), of a level what is known. An indicator
    of which the pool has no value keeps the index's goalposts.

    Raises:
        KeyError: where there is no such rule.
    """
    reason = RULES[rule]
    if rule == "goalposts":
        return tree
    members = tuple(pool)
    scales = {
        indicator.id: _fitted(indicator, values, rule, reason)
        for indicator in tree.indicators()
        if (values := _values(indicator.id, members, missing))
    }
    return _laid(tree, scales)


def _values(name: str, members: Sequence[Readings], missing: str) -> list[float]:
    readings = (cells[name] for cells in members if name in cells)
    return [r.value for r in readings if r.value is not None and not skipped(r, missing)]


def _fitted(indicator: Measured, values: Sequence[float], rule: str, reason: str) -> Measured:
    """Return an indicator on the scale of a pool's values, of which there is at least one.

    A value without a logarithm is no end of a logarithmic scale, and scores 0. Where none
    has one, the index's goalposts stand.
    """
    places = {value: transformed(value, indicator.transform, indicator.scale) for value in values}
    finite = [value for value in values if isfinite(places[value])]
    if not finite:
        return indicator
    least, greatest = min(finite), max(finite)
    ends = places[least], places[greatest]
    if significant(ends[0]) == significant(ends[1]):
        ends = ends[1], ends[1]
    levels = sorted(significant(places[value]) for value in values)
    return indicator._replace(
        goalposts=Posts(least, greatest, reason),
        ends=ends,
        normalisation=rule,
        levels=tuple(levels) if rule == "percentile" else (),
    )


def _laid(branch: Branch, scales: Mapping[str, Measured]) -> Branch:
    return branch._replace(
        indicator=scales.get(branch.id, branch.indicator) if branch.indicator else None,
        children=tuple(_laid(child, scales) for child in branch.children),
    )
