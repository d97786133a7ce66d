"""The scores of all indicators in one block, under the methods that its draws have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.normalise import compared, filled, normalised
from natopart.scoring.smaa.streams import BLOCK, Place, stream
from natopart.scoring.smaa.table import Bools, Floats, Ints, Table

Group: TypeAlias = tuple[Method, Ints | None]
"""A method and the draws that have it; none: all of them."""


def fills(table: Table, place: Place) -> Floats:
    """Return how far the unknown parts are filled, in [0, 1]: leaves by partners by draws."""
    number = int(table.unknown.max(initial=-1)) + 1
    own = [stream(place, "unknowns", c).random((number, BLOCK)) for c in table.partners]
    return np.stack(own, axis=1)[table.unknown]


def known_leaves(table: Table, fill: Floats | None, missing: str) -> Bools:
    """Return which leaves of which partners have a value: an unknown level only if filled.

    With `missing` = `skip`, records of which nothing is documented have none.
    """
    known = table.applies & ~np.isnan(table.value) if fill is None else table.applies
    return known & table.documented if missing == "skip" else known


def leaf_scores(
    table: Table, values: Floats, fill: Floats | None, groups: Sequence[Group]
) -> Floats:
    """Return scores in [0, 1]: leaves by partners by draws (one for all where nothing varies).

    `values` are as `figures.drawn` gives them. Where a leaf has no value the score means nothing.
    """
    if len(groups) == 1:
        return _scores(table, values, fill, groups[0][0])
    found = np.empty((*table.value.shape, BLOCK))
    for method, draws in groups:
        some = values if values.shape[2] == 1 else values[:, :, draws]
        found[:, :, draws] = _scores(
            table, some, None if fill is None else fill[:, :, draws], method
        )
    return found


def _scores(table: Table, values: Floats, fill: Floats | None, method: Method) -> Floats:
    known = known_leaves(table, fill, method.missing)
    rows = []
    for leaf, indicator in enumerate(table.leaves):
        scale = compared(table, leaf, values[leaf], method.transformed)
        if fill is not None:
            scale = filled(table, leaf, scale, fill[leaf], method.transformed)
        rows.append(
            normalised(indicator, method.normalisation, scale, known[leaf], method.transformed)
        )
    return np.stack(np.broadcast_arrays(*rows))
