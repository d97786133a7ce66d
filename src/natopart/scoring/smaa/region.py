"""Weights drawn evenly from a convex part of the simplex."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from natopart.scoring.smaa.streams import BLOCK
from natopart.scoring.smaa.table import Floats


def drawn(corners: Sequence[Sequence[float]], rng: np.random.Generator) -> Floats:
    """Return points that are uniform in a polygon, a segment or a point, weights by draws.

    The polygon is cut into triangles around its first corner; one is drawn by its area, then a
    point in it.

    Reference: Devroye, Non-Uniform Random Variate Generation (1986), chapter XI.2.
    """
    points = np.array(corners, dtype=float)
    which, one, two = rng.random((3, BLOCK))
    first, rest = points[0], points[1:] - points[0]
    if len(rest) < 2:
        along = rest.T * one if len(rest) else np.zeros((points.shape[1], BLOCK))
        return np.asarray(first[:, np.newaxis] + along)
    areas = _areas(rest[:-1], rest[1:])
    chosen = np.searchsorted(np.cumsum(areas) / areas.sum(), which, "right").clip(
        max=len(areas) - 1
    )
    over = one + two > 1
    one, two = np.where(over, 1 - one, one), np.where(over, 1 - two, two)
    inside = one[:, np.newaxis] * rest[chosen] + two[:, np.newaxis] * rest[chosen + 1]
    return np.asarray((first + inside).T)


def _areas(one: Floats, other: Floats) -> Floats:
    """Return the areas that pairs of vectors span, in any number of dimensions."""
    lengths = (one * one).sum(axis=1) * (other * other).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(lengths - (one * other).sum(axis=1) ** 2, 0.0)))
