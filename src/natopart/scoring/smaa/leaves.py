"""The scores of all indicators in one block, under the methods that its draws have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from natopart.scoring.profile import MISSING_RULES
from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.normalise import compared, filled, normalised
from natopart.scoring.smaa.streams import BLOCK, Place, stream
from natopart.scoring.smaa.table import Bools, Floats, Ints, Table

Group: TypeAlias = tuple[Method, Ints | None]
"""A method and the draws that have it; none: all of them."""


def fills(table: Table, place: Place) -> Floats:
    """Return how far the unknown parts are filled, in [0, 1]: leaves by partners by draws."""
    number = int(table.unknown.max(initial=-1)) + 1
    found = np.empty((*table.value.shape, BLOCK))
    for partner, code in enumerate(table.partners):
        found[:, partner] = stream(place, "unknowns", code).random((number, BLOCK))[table.unknown]
    return found


def known_leaves(table: Table, fill: Floats | None, missing: str) -> Bools:
    """Return which leaves of which partners have a value: an unknown level only if filled.

    With `missing` = `skip`, records of which nothing is documented have none.
    """
    known = table.applies & ~np.isnan(table.value) if fill is None else table.applies
    return known & table.documented if missing == "skip" else known


def merged(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with those of the same method put together."""
    if len(groups) == 1:
        return list(groups)
    found: dict[Method, list[Ints]] = {}
    for method, draws in groups:
        if draws is not None:
            found.setdefault(method, []).append(draws)
    return [(method, np.sort(np.concatenate(draws))) for method, draws in found.items()]


def leaf_scores(
    table: Table, values: Floats, fill: Floats | None, groups: Sequence[Group]
) -> Floats:
    """Return scores in [0, 1]: leaves by partners by draws (one for all where nothing varies).

    `values` are as `figures.drawn` gives them. Where a leaf has no value the score means nothing.
    """
    alike = merged([(method._replace(exponent=1.0), draws) for method, draws in groups])
    varies = len(groups) > 1 or fill is not None
    found = np.empty((*table.value.shape, BLOCK if varies else values.shape[2]))
    known = {missing: known_leaves(table, fill, missing) for missing in MISSING_RULES}
    skips = (known["floor"] != known["skip"]).any(axis=1)
    for leaf, scores in enumerate(found):
        own = merged([(_told(table, leaf, m, skips[leaf]), draws) for m, draws in alike])
        scales = {
            transforms: _scale(table, leaf, values[leaf], fill, transforms)
            for transforms in {method.transformed for method, _ in own}
        }
        for method, draws in own:
            scores[:, slice(None) if draws is None else draws] = normalised(
                table.leaves[leaf],
                method.normalisation,
                some(scales[method.transformed], draws),
                known[method.missing][leaf],
                method.transformed,
            )
    return found


def some(drawn: Floats, draws: Ints | None) -> Floats:
    """Return what belongs to some of the draws (the last axis), or to all of them."""
    return drawn if draws is None or drawn.shape[-1] == 1 else drawn.take(draws, axis=-1)


def _scale(
    table: Table, leaf: int, values: Floats, fill: Floats | None, transforms: bool
) -> Floats:
    scale = compared(table, leaf, values, transforms)
    return scale if fill is None else filled(table, leaf, scale, fill[leaf], transforms)


def _told(table: Table, leaf: int, method: Method, skips: np.bool_) -> Method:
    """Return a method without what the scores of a leaf do not tell it by.

    `skips` says whether the rule for gaps tells which partners count in it.
    """
    counts = skips and method.normalisation != "goalposts"
    return method._replace(
        transformed=method.transformed and table.leaves[leaf].transform != "none",
        missing=method.missing if counts else MISSING_RULES[0],
    )
