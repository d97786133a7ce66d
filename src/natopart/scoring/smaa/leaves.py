"""The scores of all indicators in one block, under the methods that its draws have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from natopart.scoring.smaa.doubts import Method
from natopart.scoring.smaa.field import Bools, Field, Floats, Ints
from natopart.scoring.smaa.normalise import compared, filled, normalised
from natopart.scoring.smaa.shape import Means
from natopart.scoring.smaa.streams import BLOCK, Place, stream

Group: TypeAlias = tuple[Method, Ints | None]
"""A method and the draws that have it; none: all of them."""


def fills(field: Field, place: Place) -> Floats:
    """Return how far the unknown parts are filled, in [0, 1]: leaves by partners by draws."""
    number = int(field.unknown.max(initial=-1)) + 1
    own = [stream(place, "unknowns", c).random((number, BLOCK)) for c in field.partners]
    return np.stack(own, axis=1)[field.unknown]


def known_leaves(field: Field, fill: Floats | None) -> Bools:
    """Return which leaves of which partners have a value: an unknown level only if filled."""
    return field.applies & ~np.isnan(field.value) if fill is None else field.applies


def leaf_scores(
    field: Field, values: Floats, fill: Floats | None, groups: Sequence[Group]
) -> Floats:
    """Return scores in [0, 1]: leaves by partners by draws (one for all where nothing varies).

    `values` are as `figures.drawn` gives them. Where a leaf has no value the score means nothing.
    """
    if len(groups) == 1:
        return _scores(field, values, fill, groups[0][0])
    found = np.empty((*field.value.shape, BLOCK))
    for method, draws in groups:
        some = values if values.shape[2] == 1 else values[:, :, draws]
        found[:, :, draws] = _scores(
            field, some, None if fill is None else fill[:, :, draws], method
        )
    return found


def _scores(field: Field, values: Floats, fill: Floats | None, method: Method) -> Floats:
    known = known_leaves(field, fill)
    rows = []
    for leaf, indicator in enumerate(field.leaves):
        scale = compared(field, leaf, values[leaf], method.transformed)
        if fill is not None:
            scale = filled(field, leaf, scale, fill[leaf], method.transformed)
        rows.append(
            normalised(indicator, method.normalisation, scale, known[leaf], method.transformed)
        )
    return np.stack(np.broadcast_arrays(*rows))
